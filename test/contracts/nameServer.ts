// A name server of our own over UDP, in the wire format of RFC 1035: what the agent's look-ups are tried against.
import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

type Kind = 'A' | 'AAAA' | 'MX';
const numbers: Readonly<Record<Kind, number>> = { A: 1, AAAA: 28, MX: 15 };

/** What a zone says of a name: records, a failure for every question, or silence. */
export type Zone = Readonly<Record<string, 'servfail' | 'refused' | 'silent' | { readonly A?: readonly string[]; readonly AAAA?: readonly string[]; readonly MX?: readonly (readonly [number, string])[] }>>;

export interface NameServer {
  /** e.g. `127.0.0.1:40123` */
  readonly address: string;
  /** `MX halvorsen.example`, in the order asked. */
  readonly asked: string[];
  close(): Promise<void>;
}

function nameBytes(name: string): Buffer {
  const labels = name === '' ? [] : name.split('.');
  return Buffer.concat([...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])), Buffer.from([0])]);
}

function question(message: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

function dataOf(kind: Kind, value: string | readonly [number, string]): Buffer {
  if (kind === 'MX') return Buffer.concat([Buffer.from([0, Number(value[0])]), nameBytes(String(value[1]))]);
  if (kind === 'A') return Buffer.from(String(value).split('.').map(Number));
  const [head = '', tail = ''] = String(value).split('::');
  const words = (text: string): number[] => text.split(':').filter(Boolean).map((word) => parseInt(word, 16));
  const all = [...words(head), ...Array.from({ length: 8 - words(head).length - words(tail).length }, () => 0), ...words(tail)];
  return Buffer.from(all.flatMap((word) => [word >> 8, word & 255]));
}

function answerTo(message: Buffer, zone: Zone, asked: string[]): Buffer | undefined {
  const { name, type, end } = question(message);
  const kind = (Object.keys(numbers) as Kind[]).find((each) => numbers[each] === type);
  asked.push(`${kind ?? type} ${name}`);
  const found = zone[name];
  if (found === 'silent') return undefined;
  const code = found === undefined ? 3 : found === 'servfail' ? 2 : found === 'refused' ? 5 : 0;
  const values: readonly (string | readonly [number, string])[] = typeof found === 'object' && kind !== undefined ? (found[kind] ?? []) : [];
  const records = values.map((value) => {
    const data = dataOf(kind ?? 'A', value);
    const fixed = Buffer.alloc(10);
    fixed.writeUInt16BE(type, 0);
    fixed.writeUInt16BE(1, 2);
    fixed.writeUInt32BE(60, 4);
    fixed.writeUInt16BE(data.length, 8);
    return Buffer.concat([Buffer.from([0xc0, 12]), fixed, data]);
  });
  const head = Buffer.alloc(12);
  message.copy(head, 0, 0, 2);
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  return Buffer.concat([head, message.subarray(12, end), ...records]);
}

/** Starts it on a free port of this machine. */
export async function openNameServer(zone: Zone): Promise<NameServer> {
  const socket: Socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (message, from) => {
    const reply = answerTo(message, zone, asked);
    if (reply !== undefined) socket.send(reply, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, asked, close: () => new Promise((resolve) => socket.close(() => resolve())) };
}
