// What background work remembers of its own, in PostgreSQL: schema `agent`. Nothing in it is business data: lost, it is made again.
import pg from 'pg';
import { AppError } from '../domain/errors.ts';
import type { Log } from './log.ts';
import { routingSchema, routingTables } from './routing/schema.ts';

/** Something that runs SQL; values are always bound. */
export interface Session {
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface AgentStore extends Session {
  /** Runs the work in one transaction; an error rolls all of it back. */
  transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const POOL_SIZE = 6;
const STATEMENT_TIMEOUT_MS = 30_000;
/** Any constant: services that open one database at once take turns. */
const SCHEMA_LOCK = 7_304_159;

const schema = `
  create schema if not exists agent;
  create table if not exists agent.watch (key text primary key, value jsonb not null);
  create table if not exists agent.lead (
    lead_id uuid primary key,
    fingerprint text,
    company text,
    researched_on timestamptz,
    claimed_by uuid,
    claimed_until timestamptz
  );
  alter table agent.lead add column if not exists due_on timestamptz;
  create index if not exists lead_due_on on agent.lead (due_on);
  create table if not exists agent.run_lead (run text not null, lead_id uuid not null, outcome text, primary key (run, lead_id));
`;

/** Opens the database and makes what is missing of the schema. */
export async function openStore(databaseUrl: string, log: Log): Promise<AgentStore> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE, options: `-c TimeZone=UTC -c statement_timeout=${STATEMENT_TIMEOUT_MS}` });
  // A connection that breaks, idle or checked out, must not end the process: the next query reports it.
  pool.on('error', () => log.warn('database-lost'));
  pool.on('connect', (client) => client.on('error', () => log.warn('database-lost')));
  await inTransaction(pool, async ({ query }) => {
    await query('select pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
    await query(schema + routingSchema);
  });
  return { ...sessionOn(pool), transaction: (work) => inTransaction(pool, work), close: () => pool.end() };
}

/** Forgets everything: the organization begins anew. */
export async function clearStore(store: Session): Promise<void> {
  await store.query(`truncate agent.watch, agent.lead, agent.run_lead, ${routingTables.join(', ')}`);
}

function sessionOn(client: pg.Pool | pg.PoolClient): Session {
  return {
    query: async <Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]> => {
      // Several statements at once are allowed only without values; they answer with several results.
      const asked = values === undefined || values.length === 0 ? client.query<Row>(text) : client.query<Row>(text, [...values]);
      const result: pg.QueryResult<Row> | readonly unknown[] = await asked.catch((cause: unknown) => {
        throw lost(cause);
      });
      return 'rows' in result ? result.rows : [];
    },
  };
}

/** What was being done may be done again: the memory is away, nothing is wrong with the work. */
function lost(cause: unknown): AppError {
  return new AppError('unexpected', { retryable: true, cause });
}

async function inTransaction<Result>(pool: pg.Pool, work: (session: Session) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw lost(cause);
  });
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(sessionOn(client));
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
