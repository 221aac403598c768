// The two most used packages that part a reply from its history. Run as a program it parses one hostile mail, so that a parser that
// hangs can be stopped: `mailPeers.ts SHAPE SIZE` prints the CPU milliseconds of email-reply-parser.
import { hostileShapes } from './mailShapes.ts';

export interface MailPeers {
  /** email-reply-parser: the visible text of a reply. */
  readonly readText: (text: string) => string;
  /** planer: the reply of an HTML mail, by a DOM. */
  readonly readHtml: (html: string) => string;
}

type Named = Readonly<Record<string, unknown>>;

function isNamed(value: unknown): value is Named {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** The peers are installed when the bench runs, not when the project is compiled: they are known by name only. */
async function load(name: string): Promise<Named> {
  const loaded: unknown = await import(name);
  if (!isNamed(loaded)) throw new Error(`${name} can't be loaded.`);
  return loaded;
}

function method(of: unknown, name: string): (...values: readonly unknown[]) => unknown {
  const found = isNamed(of) ? of[name] : undefined;
  if (typeof found !== 'function') throw new Error(`A peer has no "${name}".`);
  return (...values) => Reflect.apply(found, of, values) as unknown;
}

function create(of: unknown, ...values: readonly unknown[]): unknown {
  if (typeof of !== 'function') throw new Error('A peer has no class to begin with.');
  return Reflect.construct(of, values) as unknown;
}

export async function openMailPeers(): Promise<MailPeers> {
  const parser = create((await load('email-reply-parser'))['default']);
  const planer = await load('planer');
  const pages = await load('jsdom');
  const page = create(pages['JSDOM'], '<!DOCTYPE html>');
  const dom = isNamed(page) && isNamed(page['window']) ? page['window']['document'] : undefined;
  return {
    readText: (text) => String(method(method(parser, 'read')(text), 'getVisibleText')()),
    readHtml: (html) => String(method(planer['default'], 'extractFrom')(html, 'text/html', dom)),
  };
}

async function parseOne(shape: string, size: number): Promise<void> {
  const { readText } = await openMailPeers();
  const text = hostileShapes[shape]?.(size).text ?? '';
  const before = process.cpuUsage();
  readText(text);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${(user + system) / 1000}\n`);
}

const [, program = '', shape, size] = process.argv;
if (program.endsWith('mailPeers.ts') && shape !== undefined) await parseOne(shape, Number(size));
