import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { answerKeyOf, createAnswerCache } from '../../../../src/agent/research/web/answerCache.ts';
import type { KeptAnswer } from '../../../../src/agent/research/web/answerCache.ts';

const NOW = new Date('2026-11-20T10:00:00.000Z');
const later = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);
const answer = (text = 'few words', fetchedOn = NOW.toISOString()): KeptAnswer => ({ status: 200, url: 'https://tarn.example/', headers: { 'content-type': 'text/html' }, text, fetchedOn });
const key = (url: string, body?: unknown) => answerKeyOf(new URL(url), body === undefined ? {} : { body });

let pool: Pool;
let database: string;

async function asSuperuser(statement: string): Promise<void> {
  const client = new Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeEach(async () => {
  database = `answers_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(`create database ${database}`);
  const url = new URL(process.env['TEST_POSTGRES_URL'] ?? '');
  url.pathname = `/${database}`;
  pool = new Pool({ connectionString: url.href, max: 4 });
  // Dropping the database ends what the pool has not closed yet.
  pool.on('error', () => undefined);
});
afterEach(async () => {
  await pool.end();
  await asSuperuser(`drop database ${database} with (force)`);
});

const rows = async (): Promise<readonly Readonly<Record<string, unknown>>[]> => (await pool.query('select * from agent.public_answer order by fetched_on')).rows as readonly Readonly<Record<string, unknown>>[];

test('an answer is there for seven days, with the instant it was read at, and then not', async () => {
  const cache = createAnswerCache(pool);
  expect(await cache.read(key('https://tarn.example/'), NOW)).toBeUndefined();
  await cache.write(key('https://tarn.example/'), answer('Größe \u0000 und 中'), NOW);
  expect(await createAnswerCache(pool).read(key('https://tarn.example/'), later(6.9))).toEqual(answer('Größe \u0000 und 中'));
  expect(await cache.read(key('https://tarn.example/'), later(7))).toBeUndefined();
});

test('a second answer replaces the first', async () => {
  const cache = createAnswerCache(pool);
  await cache.write(key('https://tarn.example/'), answer('old'), NOW);
  await cache.write(key('https://tarn.example/'), answer('new', later(1).toISOString()), later(1));
  expect(await rows()).toHaveLength(1);
  expect((await cache.read(key('https://tarn.example/'), later(7.5)))?.text).toBe('new');
});

test('the key tells neither the address nor the question: a name in either can\'t be read from the database', async () => {
  const cache = createAnswerCache(pool);
  await cache.write(key('https://search.example/?q=Ingrid+Halvard'), answer('nothing'), NOW);
  await cache.write(key('https://search.example/', { query: 'Ingrid Halvard' }), answer('nothing'), NOW);
  const kept = await rows();
  expect(kept).toHaveLength(2);
  expect(JSON.stringify(kept.map(({ digest, domain }) => [digest, domain]))).not.toMatch(/ingrid|halvard/i);
  expect(kept.map(({ domain }) => domain)).toEqual(['search.example', 'search.example']);
});

test('a question\'s body and the language it is asked in make another question; a key does not', () => {
  const of = (headers: Readonly<Record<string, string>>) => answerKeyOf(new URL('https://api.example/'), { headers }).digest;
  expect(new Set([of({}), of({ 'Accept-Language': 'de' }), of({ 'accept-language': 'fr' }), key('https://api.example/', { q: 1 }).digest, key('https://api.example/', { q: 2 }).digest]).size).toBe(5);
  expect(of({ 'x-key': 'one' })).toBe(of({ 'x-key': 'two' }));
});

test('what has expired is thrown away, and the oldest where all together is too much', async () => {
  const noise = (seed: number): string => Array.from({ length: 2_000 }, (_, index) => String.fromCharCode(33 + ((index * seed * 7_919) % 90) + (index % 5))).join('');
  const first = createAnswerCache(pool);
  await first.write(key('https://old.example/'), answer('old', later(-8).toISOString()), later(-8));
  for (let index = 1; index <= 5; index += 1) await first.write(key(`https://host${index}.example/`), answer(noise(index), later(index / 10).toISOString()), NOW);
  const bytes = (await rows()).slice(1).map(({ packed_bytes: size }) => Number(size));
  const newestTwo = (bytes.at(-1) ?? 0) + (bytes.at(-2) ?? 0);
  // Every process purges with its first write.
  await createAnswerCache(pool, { maxBytes: newestTwo + 200 }).write(key('https://last.example/'), answer('x', later(1).toISOString()), NOW);
  expect((await rows()).map(({ domain }) => domain)).toEqual(['host4.example', 'host5.example', 'last.example']);
});

test('an answer too large is not kept, and does not fail', async () => {
  const cache = createAnswerCache(pool, { maxAnswerBytes: 10 });
  await cache.write(key('https://tarn.example/'), answer('many more words than that'), NOW);
  expect(await cache.read(key('https://tarn.example/'), NOW)).toBeUndefined();
});

test('all that is kept of a company\'s domain can be thrown away', async () => {
  const cache = createAnswerCache(pool);
  for (const url of ['https://tarn.example/', 'https://www.tarn.example/about', 'https://ridge.example/']) await cache.write(key(url), answer(), NOW);
  expect([await cache.forget('WWW.Tarn.example'), await cache.forget('tarn.example')]).toEqual([2, 0]);
  expect((await rows()).map(({ domain }) => domain)).toEqual(['ridge.example']);
});

test('two services that start at once make the table once', async () => {
  await Promise.all(Array.from({ length: 4 }, (_, index) => createAnswerCache(pool).write(key(`https://host${index}.example/`), answer(), NOW)));
  expect(await rows()).toHaveLength(4);
});
