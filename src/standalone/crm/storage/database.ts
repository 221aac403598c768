// The CRM's PostgreSQL: a pool, transactions with savepoints, and a schema brought up to date on open.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { WebApiError, errorCodes } from '../webApiError.ts';
import type { Registry } from '../registry/registry.ts';
import { additionStatements, schemaStatements } from './schema.ts';

/** Something that runs SQL: the pool for single reads, one connection inside a transaction. */
export interface Session {
  /** Rows by column name. Values are always bound; `text` holds registry identifiers only. */
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[], how?: Repetition): Promise<readonly Row[]>;
}

/** `repeated`: asked again and again with other values, so the plan is kept. Only for statements whose best plan does not depend on the values. */
type Repetition = 'repeated';

export interface Database extends Session {
  /** Runs the work in one transaction; an error rolls all of it back. */
  transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /** Empties every table, structure kept. */
  clear(): Promise<void>;
  /** A remembered word about the database itself, such as what was installed. */
  remember(key: string, value: string): Promise<void>;
  recall(key: string): Promise<string | undefined>;
  close(): Promise<void>;
}

const POOL_SIZE = 10;
/** Any constant: two servers that open or change one database at once take turns. */
export const MIGRATION_LOCK = 7_304_158;
/** A query that needs longer holds a connection the others wait for. */
const STATEMENT_TIMEOUT_MS = 30_000;

const { builtins } = pg.types;

/** Values as JSON wants them: numbers for numeric and bigint, UTC text with whole seconds for instants. */
function parserFor(oid: number): (text: string) => unknown {
  if (oid === builtins.INT8 || oid === builtins.NUMERIC) return Number;
  if (oid === builtins.TIMESTAMPTZ) return (text) => `${text.slice(0, 10)}T${text.slice(11, 19)}Z`;
  if (oid === builtins.DATE) return (text) => text;
  return pg.types.getTypeParser(oid, 'text');
}

/** Opens the database behind the URL and brings its schema up to date with the tables of the program. */
export async function openDatabase(url: string, registry: Registry, log: (line: string) => void): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    options: `-c TimeZone=UTC -c DateStyle=ISO -c statement_timeout=${STATEMENT_TIMEOUT_MS}`,
    types: { getTypeParser: parserFor as typeof pg.types.getTypeParser },
  });
  // A connection that breaks, idle or in use, must not end the process: the next query reports it.
  pool.on('error', (error) => log(`database connection lost: ${error.message}`));
  pool.on('connect', (client) => client.on('error', (error) => log(`database connection lost: ${error.message}`)));
  const run = async <Row extends object>(client: pg.Pool | pg.PoolClient, text: string, { values, how }: { readonly values: readonly unknown[]; readonly how?: Repetition }): Promise<readonly Row[]> => {
    try {
      return (await client.query<Row>({ text, values: [...values], ...(how ? { name: createHash('sha256').update(text).digest('base64') } : {}) })).rows;
    } catch (error) {
      throw translate(error);
    }
  };
  await migrate(pool, registry, log);
  return {
    query: (text, values = [], how) => run(pool, text, { values, how }),
    transaction: (work) => inTransaction(pool, (client) => work({ query: (text, values = [], how) => run(client, text, { values, how }) })),
    clear: async () => {
      const found = await pool.query<{ name: string }>("select quote_ident(tablename) as name from pg_tables where schemaname = 'crm' and tablename not in ('$meta', '$customization')");
      await pool.query(`truncate ${found.rows.map((row) => `crm.${row.name}`).join(', ')}`);
      await pool.query(`delete from crm."$meta" where key <> 'registry'`);
    },
    remember: async (key, value) => {
      await pool.query('insert into crm."$meta" values ($1, $2) on conflict (key) do update set value = excluded.value', [key, value]);
    },
    recall: async (key) => (await pool.query<{ value: string }>('select value from crm."$meta" where key = $1', [key])).rows[0]?.value,
    close: () => pool.end(),
  };
}

async function inTransaction<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function migrate(pool: pg.Pool, registry: Registry, log: (line: string) => void): Promise<void> {
  const started = Date.now();
  const languages = (await pool.query("select 1 from pg_collation where collname = 'und-x-icu'")).rowCount !== 0;
  const statements = schemaStatements(registry, { languages, trigrams: await findTrigrams(pool, log) });
  const hash = createHash('sha256').update(statements.join(';')).digest('hex');
  if ((await storedHash(pool)) === hash) return;
  await inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query('create schema if not exists crm; create table if not exists crm."$meta" (key text primary key, value text not null)');
    const before = (await client.query<{ value: string }>(`select value from crm."$meta" where key = 'registry'`)).rows[0]?.value;
    if (before === hash) return;
    // The view comes first: it would hold columns of the tables that are about to grow.
    if (before !== undefined) await client.query(['drop view if exists crm."activitypointer"', ...additionStatements(registry)].join(';'));
    await client.query(statements.join(';'));
    await client.query(`insert into crm."$meta" values ('registry', $1) on conflict (key) do update set value = excluded.value`, [hash]);
  });
  log(`database schema ready in ${Date.now() - started} ms`);
}

/** The operator class of pg_trgm; undefined on a server that has not got it or does not let us add it. */
async function findTrigrams(pool: pg.Pool, log: (line: string) => void): Promise<string | undefined> {
  const find = async (): Promise<string | undefined> =>
    (await pool.query<{ name: string }>(`select quote_ident(n.nspname) || '.gin_trgm_ops' as name from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace where o.opcname = 'gin_trgm_ops'`)).rows[0]?.name;
  const known = await find();
  if (known !== undefined) return known;
  try {
    await pool.query('create extension if not exists pg_trgm');
  } catch (error) {
    log(`searches inside texts read every row: pg_trgm is not available (${error instanceof pg.DatabaseError ? error.code : 'unknown'})`);
  }
  return find();
}

async function storedHash(pool: pg.Pool): Promise<string | undefined> {
  const exists = await pool.query<{ found: boolean }>(`select to_regclass('crm."$meta"') is not null as found`);
  if (!exists.rows[0]?.found) return undefined;
  return (await pool.query<{ value: string }>(`select value from crm."$meta" where key = 'registry'`)).rows[0]?.value;
}

/** Database errors a client can cause or should retry, in Dataverse's words; anything else stays what it is. */
function translate(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  switch (error.code) {
    case '23505':
      return new WebApiError(412, errorCodes.duplicateKey, 'A record with matching key values already exists.');
    case '22003':
      return new WebApiError(400, errorCodes.range, 'A value is outside the range of its column.');
    // Only values of a paging cookie reach a cast unchecked.
    case '22P02':
    case '22007':
    case '22008':
      return new WebApiError(400, errorCodes.query, 'Malformed Paging Cookie. The $skiptoken does not belong to this query.');
    case '22021':
    case '22P05':
      return new WebApiError(400, errorCodes.payload, 'A text value holds a character that cannot be stored.');
    case '40001':
    case '40P01':
    case '57014':
      return new WebApiError(503, errorCodes.unavailable, 'The server is busy. Try again.', { 'Retry-After': '1' });
    default:
      return error;
  }
}
