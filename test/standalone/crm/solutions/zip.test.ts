// The zip of a solution file: what is written is read again, and a package that is damaged, hides something or would grow is refused.
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { WebApiError } from '../../../../src/standalone/crm/webApiError.ts';
import { readZip, writeZip } from '../../../../src/standalone/crm/solutions/zip.ts';

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const sound = writeZip([{ name: 'solution.xml', content: Buffer.from('<a/>') }, { name: 'customizations.xml', content: Buffer.from('<b>'.repeat(500)) }]);

const endOf = (file: Buffer): number => file.length - 22;
const directoryOf = (file: Buffer): number => file.readUInt32LE(endOf(file) + 16);
/** A copy with bytes changed. */
function edited(change: (file: Buffer) => void, of: Buffer = sound): Buffer {
  const file = Buffer.from(of);
  change(file);
  return file;
}
/** The same change in the directory and beside the content of the first file. */
const both = (central: number, local: number, value: number, size: 2 | 4 = 2) => (): Buffer => edited((file) => {
  for (const at of [directoryOf(file) + central, local]) if (size === 2) file.writeUInt16LE(value, at);
  else file.writeUInt32LE(value, at);
});
const inDirectory = (at: number, value: number, size: 2 | 4 = 4) => (): Buffer => edited((file) => (size === 2 ? file.writeUInt16LE(value, directoryOf(file) + at) : file.writeUInt32LE(value, directoryOf(file) + at)));
const atEnd = (at: number, value: number, size: 2 | 4 = 2) => (): Buffer => edited((file) => (size === 2 ? file.writeUInt16LE(value, endOf(file) + at) : file.writeUInt32LE(value, endOf(file) + at)));
const named = (...names: readonly string[]) => (): Buffer => writeZip(names.map((name) => ({ name, content: Buffer.from('x') })));
const readAll = (file: Buffer): readonly (readonly [string, string])[] => readZip(file).map((one) => [one.name, one.read().toString('utf8')] as const);

test('what is packed is unpacked again, in its order and whatever it is', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,12}(\/[a-z]{1,8})?\.xml$/), fc.uint8Array({ maxLength: 3000 })), { maxLength: 8, selector: ([name]) => name }), (files) => {
    const read = readZip(writeZip(files.map(([name, content]) => ({ name, content: Buffer.from(content) }))));
    expect(read.map((one) => [one.name, [...one.read()]])).toEqual(files.map(([name, content]) => [name, [...content]]));
  }), { numRuns: 50 });
});

test('the same content gives the same bytes', () => {
  expect(writeZip([{ name: 'solution.xml', content: Buffer.from('<a/>') }, { name: 'customizations.xml', content: Buffer.from('<b>'.repeat(500)) }]).equals(sound)).toBe(true);
});

test('packages of other programs are read: stored files, folders, sizes behind the content, a comment at the end', () => {
  const streamed = edited((file) => {
    file.writeUInt16LE(0x0808, 6);
    file.writeUInt16LE(0x0808, directoryOf(file) + 8);
    file.fill(0, 14, 26);
  });
  expect(readAll(streamed)).toEqual(readAll(sound));
  const commented = Buffer.concat([edited((file) => file.writeUInt16LE(5, endOf(file) + 20)), Buffer.from('hello')]);
  expect(readAll(commented)).toEqual(readAll(sound));
  expect(readAll(Buffer.from('UEsDBAoAAAAAAAAAIQCDFtyMAQAAAAEAAAAFAAAAYS54bWx4UEsBAhQACgAAAAAAAAAhAIMW3IwBAAAAAQAAAAUAAAAAAAAAAAAAAAAAAAAAAGEueG1sUEsFBgAAAAABAAEAMwAAACQAAAAAAA==', 'base64'))).toEqual([['a.xml', 'x']]);
});

const bomb = (): Buffer => {
  const content = Buffer.alloc(15 * 1024 * 1024);
  return writeZip(Array.from({ length: 5 }, (_, index) => ({ name: `${index}.xml`, content })));
};
/** The directory says 4 bytes, the content grows to a million. */
const lyingBomb = (): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(1_000_000));
  const file = writeZip([{ name: 'solution.xml', content: Buffer.alloc(1_000_000) }]);
  expect(file.includes(packed)).toBe(true);
  return edited((of) => {
    of.writeUInt32LE(4, directoryOf(of) + 24);
    of.writeUInt32LE(4, 22);
  }, file);
};

/** A stored file whose content is another file of the same package, header and all. */
const nested = (): Buffer => {
  const inner = writeZip([{ name: 'b.xml', content: Buffer.from('inside') }]);
  const [body, entry] = [inner.subarray(0, directoryOf(inner)), inner.subarray(directoryOf(inner), endOf(inner))];
  const outer = writeZip([{ name: 'a.xml', content: body }]);
  const facts = Buffer.from(outer.subarray(directoryOf(outer), endOf(outer)));
  facts.writeUInt16LE(0, 10);
  facts.writeUInt32LE(body.length, 20);
  const local = Buffer.from(outer.subarray(0, 35));
  facts.copy(local, 4, 6, 32);
  const second = Buffer.from(entry);
  second.writeUInt32LE(local.length, 42);
  const end = Buffer.from(outer.subarray(endOf(outer)));
  [[8, 2], [10, 2]].forEach(([at = 0, value = 0]) => end.writeUInt16LE(value, at));
  end.writeUInt32LE(facts.length + second.length, 12);
  end.writeUInt32LE(local.length + body.length, 16);
  return Buffer.concat([local, body, facts, second, end]);
};

test('a file inside another is refused for that, and content that grows is stopped while it grows', () => {
  expect(() => readAll(nested())).toThrow('share the same bytes');
  expect(() => readAll(lyingBomb())).toThrow('cannot be unpacked');
});

test.each<readonly [string, () => Buffer]>([
  ['nothing', () => Buffer.alloc(0)], ['text', () => Buffer.from('<ImportExportXml/>'.repeat(3))], ['a file cut off', () => sound.subarray(0, sound.length - 5)], ['its beginning missing', () => sound.subarray(10)],
  ['something behind its end', () => Buffer.concat([sound, Buffer.from('x')])], ['something before its beginning', () => Buffer.concat([Buffer.from('MZ'), sound])],
  ['a name that leads out', named('../solution.xml')], ['a name that leads out deeper', named('a/../../solution.xml')], ['a name from the root', named('/etc/passwd')], ['a name of a drive', named('C:/solution.xml')],
  ['a name with backslashes', named('..\\solution.xml')], ['a name with a zero', named('solution.xml\u0000.txt')], ['a name that is empty', named('')], ['a name with a point as folder', named('./solution.xml')], ['a name too long', named(`${'a'.repeat(300)}.xml`)],
  ['two files of one name', named('solution.xml', 'Solution.XML')], ['a name that is not text', () => edited((file) => { file[30] = 0xff; file[directoryOf(file) + 46] = 0xff; })],
  ['a link', inDirectory(38, 0xa1ff0000)], ['encryption', both(8, 6, 0x0801)], ['strong encryption', both(8, 6, 0x0841)], ['an encrypted directory', both(8, 6, 0x2800)],
  ['another compression', both(10, 8, 12)], ['stored with two sizes', both(10, 8, 0)], ['several parts', atEnd(4, 1)], ['a part elsewhere', inDirectory(34, 1, 2)], ['two counts of files', atEnd(8, 1)],
  ['zip64 in the count', () => edited((file) => { file.writeUInt16LE(0xffff, endOf(file) + 8); file.writeUInt16LE(0xffff, endOf(file) + 10); })], ['zip64 in a size', inDirectory(24, 0xffffffff)], ['zip64 at its end', atEnd(16, 0xffffffff, 4)],
  ['too many files', () => edited((file) => { file.writeUInt16LE(5000, endOf(file) + 8); file.writeUInt16LE(5000, endOf(file) + 10); })], ['fewer files than it says', () => edited((file) => { file.writeUInt16LE(3, endOf(file) + 8); file.writeUInt16LE(3, endOf(file) + 10); })],
  ['a directory elsewhere', atEnd(16, 3, 4)], ['a directory that is none', () => edited((file) => file.writeUInt32LE(LOCAL, directoryOf(file)))], ['a file that is none', () => edited((file) => file.writeUInt32LE(CENTRAL, 0))], ['a name reaching out of the directory', inDirectory(28, 0xfff0, 2)],
  ['a file beyond the end', inDirectory(42, 0x7fffffff)], ['two files on the same bytes', () => edited((file) => {
    const second = directoryOf(file) + 46 + 'solution.xml'.length;
    file.writeUInt32LE(0, second + 42);
  })],
  ['another name beside the content', () => edited((file) => { file[30] = 0x53; })], ['another size beside the content', () => edited((file) => file.writeUInt32LE(99, 22))], ['a wrong checksum', both(16, 14, 1, 4)], ['content that is not compressed', () => edited((file) => file.fill(0xff, 42, 46))],
  ['a file larger than allowed', both(24, 22, 20 * 1024 * 1024, 4)], ['content that grows beyond its size', lyingBomb], ['all together too large', bomb], ['an end that says a comment follows', atEnd(20, 9)],
  ['an end in the middle only', () => Buffer.concat([sound, Buffer.alloc(40)])], ['an end alone with a directory', () => edited((file) => file.writeUInt32LE(END, 0), sound.subarray(0, 40))],
])('%s is refused', (_, make) => {
  const file = make();
  let refused: unknown;
  try {
    readAll(file);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(WebApiError);
  expect(refused).toMatchObject({ status: 400, code: '0x80048060' });
});

test('no damaged package does more than be refused', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }), (edits) => {
    const file = edited((of) => { for (const [at, value] of edits) of[at] = value; });
    try {
      for (const [name, text] of readAll(file)) expect([name.includes('..'), text.length <= 16 * 1024 * 1024]).toEqual([false, true]);
    } catch (error) {
      expect(error).toMatchObject({ status: 400 });
    }
  }), { numRuns: 300 });
});
