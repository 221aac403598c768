// A raw message file becomes the Email the product reads, as Outlook would hand it over.
import { readFile } from 'node:fs/promises';
import PostalMime from 'postal-mime';
import type { Address as ParsedAddress } from 'postal-mime';
import { extractOwnWords, parseHeaders } from '../../domain/email.ts';
import type { Email } from '../../domain/email.ts';
import type { Address } from '../../domain/records.ts';

/** Reads an `.eml` file: headers as sent, own words taken from its HTML or text body. */
export async function readMailFile(file: string): Promise<Email> {
  const bytes = await readFile(file);
  const parsed = await PostalMime.parse(bytes);
  const words = extractOwnWords({ ...(parsed.text === undefined ? {} : { text: parsed.text }), ...(parsed.html === undefined ? {} : { html: parsed.html }) });
  const raw = bytes.toString('latin1');
  const end = /\r?\n\r?\n/.exec(raw.replace(/^\s+/, ''))?.index ?? raw.length;
  return {
    itemId: parsed.messageId ?? file,
    conversationId: file,
    ...(parsed.messageId === undefined ? {} : { internetMessageId: parsed.messageId }),
    subject: parsed.subject ?? '',
    from: people(parsed.from === undefined ? [] : [parsed.from])[0] ?? { address: '' },
    to: people(parsed.to),
    cc: people(parsed.cc),
    receivedOn: instantOf(parsed.date),
    text: words.own,
    quoted: words.quoted,
    ...(words.signature === undefined ? {} : { signature: words.signature }),
    headers: parseHeaders(raw.replace(/^\s+/, '').slice(0, end)),
    attachments: parsed.attachments.map((each) => ({ name: each.filename ?? '', size: typeof each.content === 'string' ? each.content.length : each.content.byteLength })),
    mode: 'read',
  };
}

function people(parsed: readonly ParsedAddress[] | undefined): readonly Address[] {
  return (parsed ?? []).flatMap((each): Address[] => (each.address === undefined ? people(each.group) as Address[] : [{ name: each.name, address: each.address }]));
}

function instantOf(date: string | undefined): string {
  const at = Date.parse(date ?? '');
  return new Date(Number.isNaN(at) ? 0 : at).toISOString();
}
