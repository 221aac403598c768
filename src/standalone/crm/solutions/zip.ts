// Writes and reads the zip of a solution file. A package that is damaged, hides something or would grow beyond the limits is a
// 400, before any of it is unpacked. Format: PKWARE APPNOTE 6.3, sections 4.3 to 4.5, without encryption, parts and zip64.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { errorCodes, WebApiError } from '../webApiError.ts';

interface ZipFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A file of a package as its directory describes it; `read` unpacks and checks it. */
interface PackedFile {
  readonly name: string;
  readonly read: () => Buffer;
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const END_LENGTH = 22;
const MAX_FILES = 2000;
/** Unpacked, of one file and of all together. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;
const MAX_PACKAGE_BYTES = 64 * 1024 * 1024;
/** 1980-01-01, where the format's calendar begins: the same content gives the same bytes. */
const FIRST_DAY = 0x0021;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;
const DEFLATED = 8;
const VERSION = 20;

/** 400 for a file that is no solution package. */
export function badPackage(why: string): WebApiError {
  return new WebApiError(400, errorCodes.solutionPackage, `The solution file is invalid. ${why}`);
}

/** Packs the files, compressed, in their order. */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const packed = deflateRawSync(content);
    const bytes = Buffer.from(name, 'utf8');
    const facts = Buffer.alloc(26);
    [VERSION, UTF8_FLAG, DEFLATED, 0, FIRST_DAY].forEach((value, index) => facts.writeUInt16LE(value, index * 2));
    [crc32(content), packed.length, content.length].forEach((value, index) => facts.writeUInt32LE(value, 10 + index * 4));
    facts.writeUInt16LE(bytes.length, 22);
    const [local, central, rest] = [Buffer.alloc(4), Buffer.alloc(6), Buffer.alloc(14)];
    local.writeUInt32LE(signatures.local);
    central.writeUInt32LE(signatures.central);
    central.writeUInt16LE(VERSION, 4);
    rest.writeUInt32LE(offset, 10);
    bodies.push(local, facts, bytes, packed);
    directory.push(central, facts, rest, bytes);
    offset += local.length + facts.length + bytes.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(signatures.end);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

/** The files of a package; folders are left out. 400 for anything a solution package cannot be. */
export function readZip(file: Buffer): readonly PackedFile[] {
  const end = findEnd(file);
  const entries = readDirectory(file, end);
  const names = entries.map((entry) => entry.name.toLowerCase());
  if (new Set(names).size !== names.length) throw badPackage('Two files have the same name.');
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > MAX_PACKAGE_BYTES) throw badPackage('Its content is too large.');
  const placed = entries.map((entry) => ({ entry, ...placeOf(file, entry, end.directory) })).sort((one, other) => one.from - other.from);
  placed.forEach(({ from }, index) => {
    if (index > 0 && from < (placed[index - 1]?.to ?? 0)) throw badPackage('Two files share the same bytes.');
  });
  return placed.filter(({ entry }) => !entry.name.endsWith('/')).map(({ entry, content }) => ({ name: entry.name, read: () => unpack(entry, content) }));
}

interface End {
  readonly count: number;
  /** Where the directory begins and ends. */
  readonly directory: number;
  readonly at: number;
}

interface Entry {
  readonly name: string;
  readonly nameBytes: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly sum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

function findEnd(file: Buffer): End {
  const lowest = Math.max(0, file.length - END_LENGTH - 0xffff);
  for (let at = file.length - END_LENGTH; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) !== signatures.end || file.readUInt16LE(at + 20) !== file.length - at - END_LENGTH) continue;
    const [disk, first, here, count] = [4, 6, 8, 10].map((position) => file.readUInt16LE(at + position)) as [number, number, number, number];
    const [length, directory] = [file.readUInt32LE(at + 12), file.readUInt32LE(at + 16)];
    if (disk !== 0 || first !== 0 || here !== count) throw badPackage('It is one part of several.');
    if (count === 0xffff || length === 0xffffffff || directory === 0xffffffff) throw badPackage('It has the zip64 format.');
    if (count > MAX_FILES) throw badPackage('It holds too many files.');
    if (directory + length !== at) throw badPackage('Its directory is not where it should be.');
    return { count, directory, at };
  }
  throw badPackage('It is not a zip file.');
}

function readDirectory(file: Buffer, end: End): readonly Entry[] {
  const entries: Entry[] = [];
  let at = end.directory;
  for (let index = 0; index < end.count; index += 1) {
    if (at + 46 > end.at || file.readUInt32LE(at) !== signatures.central) throw badPackage('Its directory is damaged.');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((position) => file.readUInt16LE(at + position)) as [number, number, number];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > end.at) throw badPackage('Its directory is damaged.');
    const nameBytes = file.subarray(at + 46, at + 46 + nameLength);
    const entry: Entry = {
      name: readName(nameBytes), nameBytes, flags: file.readUInt16LE(at + 8), method: file.readUInt16LE(at + 10), sum: file.readUInt32LE(at + 16),
      packedSize: file.readUInt32LE(at + 20), size: file.readUInt32LE(at + 24), offset: file.readUInt32LE(at + 42),
    };
    checkEntry(entry, { disk: file.readUInt16LE(at + 34), mode: file.readUInt16LE(at + 40), extra: file.subarray(at + 46 + nameLength, next - commentLength) });
    entries.push(entry);
    at = next;
  }
  if (at !== end.at) throw badPackage('Its directory is damaged.');
  return entries;
}

/** Only plain relative names: nothing that would leave a folder it is unpacked to. */
function readName(bytes: Buffer): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw badPackage('A file has a name that is not text.');
  }
  const parts = name.replace(/\/$/, '').split('/');
  if (name.length > 260 || /[\u0000-\u001f\u007f\\:]/.test(name) || parts.some((part) => part === '' || part === '.' || part === '..')) throw badPackage('A file has a name that is not allowed.');
  return name;
}

/** 0xa000: a link, in the mode bits of Unix. */
const isLink = (mode: number): boolean => (mode & 0xf000) === 0xa000;

function checkEntry(entry: Entry, { disk, mode, extra }: { readonly disk: number; readonly mode: number; readonly extra: Buffer }): void {
  // Encrypted content, strong encryption, encrypted directory.
  if ((entry.flags & 0x2041) !== 0) throw badPackage('It is encrypted.');
  if (entry.method !== 0 && entry.method !== DEFLATED) throw badPackage('It is compressed in a way that is not supported.');
  if (disk !== 0) throw badPackage('It is one part of several.');
  if (isLink(mode)) throw badPackage('It holds a link.');
  if ([entry.packedSize, entry.size, entry.offset].includes(0xffffffff)) throw badPackage('It has the zip64 format.');
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) if (extra.readUInt16LE(at) === 1) throw badPackage('It has the zip64 format.');
  if (entry.size > MAX_FILE_BYTES) throw badPackage('A file in it is too large.');
  if (entry.method === 0 && entry.size !== entry.packedSize) throw badPackage('A file in it has two sizes.');
  if (entry.name.endsWith('/') && entry.size !== 0) throw badPackage('A folder in it has content.');
}

function placeOf(file: Buffer, entry: Entry, limit: number): { readonly from: number; readonly to: number; readonly content: Buffer } {
  const from = entry.offset;
  if (from + 30 > limit || file.readUInt32LE(from) !== signatures.local) throw badPackage('A file in it is not where it should be.');
  const start = from + 30 + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28);
  const to = start + entry.packedSize;
  if (to > limit) throw badPackage('A file in it is cut off.');
  const name = file.subarray(from + 30, from + 30 + file.readUInt16LE(from + 26));
  const same = name.equals(entry.nameBytes) && file.readUInt16LE(from + 6) === entry.flags && file.readUInt16LE(from + 8) === entry.method;
  // Sizes may follow the content when it was written in one go; then the directory alone has them.
  const sized = (entry.flags & 8) !== 0 || (file.readUInt32LE(from + 14) === entry.sum && file.readUInt32LE(from + 18) === entry.packedSize && file.readUInt32LE(from + 22) === entry.size);
  if (!same || !sized) throw badPackage('A file in it is described in two ways.');
  return { from, to, content: file.subarray(start, to) };
}

function unpack(entry: Entry, packed: Buffer): Buffer {
  let content: Buffer = packed;
  if (entry.method === DEFLATED) {
    try {
      // Never more than the directory says, whatever the data would grow to.
      content = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    } catch {
      throw badPackage('A file in it cannot be unpacked.');
    }
  }
  if (content.length !== entry.size || crc32(content) !== entry.sum) throw badPackage('A file in it is damaged.');
  return content;
}
