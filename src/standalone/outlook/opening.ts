// Turns files into messages, a few at a time, and says of each that is no email why.
import type { MailMessage } from './mail/message.ts';
import { NotAnEmail, parseMessage } from './mail/parseMessage.ts';

/** A file still to be read. */
export interface NamedSource {
  readonly name: string;
  readonly read: () => Promise<Uint8Array | string>;
}

/** What became of one file: a message, or a sentence about why not. */
type Opened = { readonly name: string; readonly message: MailMessage } | { readonly name: string; readonly problem: string };

const AT_ONCE = 4;

/** Reads and parses all sources; the results come in the order of the sources. One damaged file never costs another. */
export async function openSources(sources: readonly NamedSource[], now: Date): Promise<Opened[]> {
  const results: Opened[] = [];
  for (let at = 0; at < sources.length; at += AT_ONCE) {
    results.push(...(await Promise.all(sources.slice(at, at + AT_ONCE).map((source) => openSource(source, now)))));
  }
  return results;
}

async function openSource(source: NamedSource, now: Date): Promise<Opened> {
  try {
    return { name: source.name, message: await parseMessage(await source.read(), now) };
  } catch (error) {
    const reason = error instanceof NotAnEmail ? error.message : 'This file could not be read.';
    return { name: source.name, problem: `${source.name}: ${reason}` };
  }
}

/** Files of the browser as sources. */
export function fileSources(files: readonly File[]): NamedSource[] {
  return files.map((file) => ({ name: file.name, read: async () => new Uint8Array(await file.arrayBuffer()) }));
}

/** One sentence about what was opened, for the status line. */
export function openedSentence(results: readonly Opened[]): string {
  const problems = results.flatMap((result) => ('problem' in result ? [result.problem] : []));
  const count = results.length - problems.length;
  const opened = count === 1 ? '1 message opened.' : `${count} messages opened.`;
  return problems.length === 0 ? opened : `${opened} ${problems.join(' ')}`;
}
