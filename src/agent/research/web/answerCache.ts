// Public answers kept for a week in PostgreSQL, so that a company is asked about once, however many leads it has. Keys are digests: no address, no question and no name can be read from them.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Pool } from 'pg';
import { companyDomainOf } from '../../../domain/mail/companyDomain.ts';
import type { PublicAnswer, PublicRequest } from '../source.ts';

export interface AnswerKey {
  /** Registrable domain that was asked: what is kept of it can be thrown away together. */
  readonly domain: string;
  /** SHA-256 of the address and of what was asked there. */
  readonly digest: string;
}

/** An answer with the instant it was read at. */
export type KeptAnswer = PublicAnswer & { readonly fetchedOn: string };

export interface AnswerCache {
  /** Undefined where nothing fresh is kept. */
  readonly read: (key: AnswerKey, now: Date) => Promise<KeptAnswer | undefined>;
  readonly write: (key: AnswerKey, answer: KeptAnswer, now: Date) => Promise<void>;
  /** Throws away all that is kept of a domain; answers how many. */
  readonly forget: (domain: string) => Promise<number>;
}

export interface AnswerCacheOptions {
  /** Bytes of all answers together, packed. */
  readonly maxBytes?: number;
  /** Bytes of one answer, packed; a larger one is not kept. */
  readonly maxAnswerBytes?: number;
}

const FRESH_DAYS = 7;
const DAY_MS = 86_400_000;
/** Everything expired goes and the size is looked at once in so many writes. */
const WRITES_BETWEEN_PURGES = 100;
const LARGEST_UNPACKED_BYTES = 64_000_000;
/** Two services that start at once make the schema one after the other. */
const SCHEMA_LOCK = 7_203_412;
const SCHEMA = `
  select pg_advisory_xact_lock(${SCHEMA_LOCK});
  create schema if not exists agent;
  create table if not exists agent.public_answer (
    digest text primary key,
    domain text not null,
    fetched_on timestamptz not null,
    expires_on timestamptz not null,
    packed_bytes integer not null,
    packed bytea not null
  );
  create index if not exists public_answer_expires_on on agent.public_answer (expires_on);
  create index if not exists public_answer_domain on agent.public_answer (domain);`;

const pack = promisify<string, Buffer>((text, done) => gzip(text, done));
const unpack = promisify<Buffer, Buffer>((packed, done) => gunzip(packed, { maxOutputLength: LARGEST_UNPACKED_BYTES }, done));

/** What the answer depends on: the address, the body, and the headers that choose a form or a language; never a key. */
export function answerKeyOf(url: URL, { body, headers = {} }: PublicRequest = {}): AnswerKey {
  const chosen = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const).filter(([name]) => name.startsWith('accept')).sort(([one], [two]) => (one < two ? -1 : 1));
  const digest = createHash('sha256').update(JSON.stringify([url.href, body ?? null, chosen])).digest('hex');
  return { domain: companyDomainOf(url.hostname.replace(/\.$/, '')), digest };
}

/**
 * The cache in the service's own database; makes its table at the first use.
 * Its functions reject as the database does: who uses it can do without.
 */
export function createAnswerCache(pool: Pool, { maxBytes = 512_000_000, maxAnswerBytes = 4_000_000 }: AnswerCacheOptions = {}): AnswerCache {
  let schema: Promise<void> | undefined;
  let writes = 0;

  function ready(): Promise<void> {
    schema ??= makeSchema(pool);
    // A database that was away is asked again the next time.
    schema.catch(() => (schema = undefined));
    return schema;
  }

  async function purge(now: Date): Promise<void> {
    await pool.query('delete from agent.public_answer where expires_on <= $1', [now]);
    await pool.query(
      `delete from agent.public_answer where digest in (
        select digest from (select digest, sum(packed_bytes) over (order by fetched_on desc, digest) as total from agent.public_answer) as newest where total > $1)`,
      [maxBytes],
    );
  }

  return {
    read: async ({ digest }, now) => {
      await ready();
      const { rows } = await pool.query<{ readonly packed: Buffer; readonly fetched_on: Date }>('select packed, fetched_on from agent.public_answer where digest = $1 and expires_on > $2', [digest, now]);
      const row = rows[0];
      if (row === undefined) return undefined;
      const answer = answerFrom((await unpack(row.packed)).toString('utf8'));
      return answer === undefined ? undefined : { ...answer, fetchedOn: row.fetched_on.toISOString() };
    },
    write: async ({ domain, digest }, { fetchedOn, ...answer }, now) => {
      const packed = await pack(JSON.stringify(answer));
      if (packed.length > maxAnswerBytes) return;
      await ready();
      await pool.query(
        `insert into agent.public_answer (digest, domain, fetched_on, expires_on, packed_bytes, packed) values ($1, $2, $3, $4, $5, $6)
          on conflict (digest) do update set fetched_on = excluded.fetched_on, expires_on = excluded.expires_on, packed_bytes = excluded.packed_bytes, packed = excluded.packed`,
        [digest, domain, fetchedOn, new Date(now.getTime() + FRESH_DAYS * DAY_MS), packed.length, packed],
      );
      // The first write of a process purges too: a service that is often restarted must not grow.
      if (writes % WRITES_BETWEEN_PURGES === 0) await purge(now);
      writes += 1;
    },
    forget: async (domain) => {
      await ready();
      const { rowCount } = await pool.query('delete from agent.public_answer where domain = $1', [companyDomainOf(domain.toLowerCase())]);
      return rowCount ?? 0;
    },
  };
}

async function makeSchema(pool: Pool): Promise<void> {
  // One query of several statements is one transaction, so the lock holds until the table is there.
  await pool.query(SCHEMA);
}

function answerFrom(text: string): PublicAnswer | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { status, url, headers, text: body } = value as Partial<Record<keyof PublicAnswer, unknown>>;
  if (typeof status !== 'number' || typeof url !== 'string' || typeof body !== 'string' || typeof headers !== 'object' || headers === null) return undefined;
  return { status, url, headers: headers as Readonly<Record<string, string>>, text: body };
}
