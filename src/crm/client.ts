// Speaks to the Dataverse Web API: rows in and out, pages, changes since last time, batches. Every failure is an AppError.
import { AppError } from '../domain/errors.ts';
import { isRemoval, readChangeSet, rowOf, rowsOf, versionOf } from './client/answers.ts';
import { batchContentType, batchText, readBatch, type BatchAnswer, type BatchRequest } from './client/batch.ts';
import { hasHappened, isUntouched, idOf, navigationAnnotation, rowPath, type Change } from './client/changes.ts';
import { exchange, type Exchange, type Line, type Outgoing, type Send } from './client/exchange.ts';
import { appErrorOf, damagedAnswer, jsonOf } from './client/failure.ts';
import { documentedAllowance, openPacing, type Allowance, type Clock } from './client/pacing.ts';
import type { EntitySet } from './tables.ts';
import type { Row } from './client/row.ts';

export interface Connection {
  /** The organization's address, e.g. `https://contoso.crm.dynamics.com`; no slash at the end. */
  readonly url: string;
  /** An access token for the organization; rejects with an AppError when there is none. `fresh` asks past any cache. */
  readonly token: (fresh: boolean) => Promise<string>;
  readonly clock: Clock;
  readonly limits?: Partial<Limits>;
  /** Carries a request to the organization; the platform's `fetch` unless given. For a CRM in the same process. */
  readonly send?: Send;
}

export interface Limits extends Allowance {
  /** Longest one try may take. */
  readonly timeoutMs: number;
  /** Longest a call may go on before its last try starts: above it the answer is "busy". */
  readonly patienceMs: number;
  /** Most tries of one call. */
  readonly tries: number;
}

/** A seller waits; background work may ask for more patience. */
const sellerLimits: Limits = { ...documentedAllowance, timeoutMs: 15_000, patienceMs: 10_000, tries: 4 };

export interface BatchPart {
  /** Relative to the Web API root, query included. */
  readonly path: string;
}

/** What changed in a table since a delta link was given; the last page of a run brings the next link. */
export interface ChangePage {
  /** New and changed rows. */
  readonly rows: readonly Row[];
  readonly removedIds: readonly string[];
  readonly deltaLink?: string;
}

export interface CrmClient {
  /** Several reads in one request; answers in the same order. A part that failed is an AppError, not a throw. */
  readAll(parts: readonly BatchPart[]): Promise<readonly (readonly Row[] | AppError)[]>;
  /** One read of a collection, first page. */
  read(path: string): Promise<readonly Row[]>;
  /** One row, or what a function answers. */
  readOne(path: string): Promise<Row>;
  /** A collection page by page, at most `size` rows each (up to 5,000), until it ends. */
  pages(path: string, size: number): AsyncIterable<readonly Row[]>;
  /** Change tracking: from a path (`leads?$select=…`, no filter) all rows first; from a kept delta link what changed since. */
  changes(from: string): AsyncIterable<ChangePage>;
  /** Creates under the id in `body` and gives back the row's version and whatever `select` names. A second try is never a second row. */
  create(set: EntitySet, body: Row, select: readonly string[]): Promise<Row>;
  /** Changes columns when nobody changed the row since `version`; gives back the new version. */
  update(set: EntitySet, id: string, change: { readonly body: Row; readonly version: string }): Promise<string>;
  remove(set: EntitySet, id: string, version?: string): Promise<void>;
  /** A bound action, asked once: it is never repeated by itself, since after `crm-silent` or `crm-busy` nobody knows whether it was carried out. */
  act(set: EntitySet, id: string, action: { readonly name: string; readonly parameters: Row }): Promise<void>;
  /** All changes or none, in one request. */
  changeTogether(changes: readonly Change[]): Promise<void>;
  /**
   * Up to 1,000 changes in one request, each for itself; answers in the same order: undefined = done, else why not. `changed-elsewhere` = surely
   * not done. After a lost answer the request is sent again; what is then refused as changed may have been done by the try before: `crm-silent`.
   */
  changeEach(changes: readonly Change[]): Promise<readonly (AppError | undefined)[]>;
  /** The same client, its calls given up when the signal aborts; they then reject with the signal's reason. */
  during(signal: AbortSignal): CrmClient;
}

const ROOT = '/api/data/v9.2/';
const FORMATTED = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';
const NAVIGATIONS = `odata.include-annotations="${navigationAnnotation}"`;
/** Calls whose outcome nobody knows are remembered this many at most, the oldest forgotten first. */
const MOST_UNSURE = 500;

/** Opens a client on one organization. Nothing is sent yet. All its calls share one pacing. */
export function openCrm(connection: Connection): CrmClient {
  const { concurrent, requests, windowMs, ...limits } = { ...sellerLimits, ...connection.limits };
  const pacing = openPacing(connection.clock, { concurrent, requests, windowMs });
  const line: Line = { root: `${connection.url}${ROOT}`, token: connection.token, clock: connection.clock, pacing, ...limits, send: connection.send ?? ((url, request) => fetch(url, request)) };
  return new WebApiClient(line, new Set());
}

class WebApiClient implements CrmClient {
  readonly #line: Line;
  /** Rows we tried to create without ever learning the outcome: pressing again must find them, not fail on them. */
  readonly #unsure: Set<string>;
  readonly #signal?: AbortSignal;

  constructor(line: Line, unsure: Set<string>, signal?: AbortSignal) {
    this.#line = line;
    this.#unsure = unsure;
    this.#signal = signal;
  }

  during(signal: AbortSignal): CrmClient {
    return new WebApiClient(this.#line, this.#unsure, signal);
  }

  #send<Result>(wanted: Exchange<Result>): Promise<Result> {
    return exchange(this.#line, { ...wanted, signal: this.#signal });
  }

  async readAll(parts: readonly BatchPart[]): Promise<readonly (readonly Row[] | AppError)[]> {
    const { answers } = await this.#batch(parts.map((part) => ({ method: 'GET', url: this.#line.root + part.path, headers: { Prefer: FORMATTED } })));
    return answers.map((answer) => (answer.status === 200 ? rowsOf(jsonOf(answer.body)) : appErrorOf(answer.status, answer.body)));
  }

  async changeEach(changes: readonly Change[]): Promise<readonly (AppError | undefined)[]> {
    if (changes.length === 0) return [];
    const { answers, mayBeDone } = await this.#batch(changes.map((change) => this.#requestOf(change)));
    return answers.map((answer) => {
      if (answer.status < 400) return undefined;
      return mayBeDone && answer.status === 412 ? unknownFate() : appErrorOf(answer.status, answer.body);
    });
  }

  /** Each has its own outcome. */
  #batch(requests: readonly BatchRequest[]): Promise<{ readonly answers: readonly BatchAnswer[]; /** By a try before this one. */ readonly mayBeDone: boolean }> {
    const request: Outgoing = { method: 'POST', path: '$batch', body: batchText(requests), type: batchContentType, prefer: 'odata.continue-on-error' };
    return this.#send({
      request,
      read: (answer, mayBeDone) => {
        const answers = readBatch(answer.headers.get('Content-Type') ?? '', answer.text).flat();
        if (answers.length !== requests.length) throw damagedAnswer('a batch answer with parts missing');
        return { answers, mayBeDone };
      },
    });
  }

  read(path: string): Promise<readonly Row[]> {
    return this.#send({ request: { method: 'GET', path, prefer: FORMATTED }, read: (answer) => rowsOf(jsonOf(answer.text)) });
  }

  readOne(path: string): Promise<Row> {
    return this.#send({ request: { method: 'GET', path, prefer: FORMATTED }, read: (answer) => rowOf(jsonOf(answer.text)) });
  }

  async *pages(path: string, size: number): AsyncGenerator<readonly Row[]> {
    for await (const page of this.#follow(path, `odata.maxpagesize=${size},${FORMATTED}`)) yield rowsOf(page);
  }

  async *changes(from: string): AsyncGenerator<ChangePage> {
    for await (const page of this.#follow(from, `odata.track-changes,${FORMATTED}`)) {
      const rows = rowsOf(page);
      const deltaLink = page['@odata.deltaLink'];
      yield {
        rows: rows.filter((row) => !isRemoval(row)),
        removedIds: rows.filter(isRemoval).flatMap((row) => (typeof row['id'] === 'string' ? [row['id'].toLowerCase()] : [])),
        ...(typeof deltaLink === 'string' ? { deltaLink } : {}),
      };
    }
  }

  async *#follow(from: string, prefer: string): AsyncGenerator<Row> {
    const seen = new Set<string>();
    for (let path: unknown = from; typeof path === 'string'; ) {
      // A link that leads back would be followed for ever.
      if (seen.has(path)) throw new AppError('crm-refused', { cause: 'a page leads back to an earlier one' });
      seen.add(path);
      const page: Row = await this.#send({ request: { method: 'GET', path, prefer }, read: (answer) => rowOf(jsonOf(answer.text)) });
      yield page;
      path = page['@odata.nextLink'];
    }
  }

  create(set: EntitySet, body: Row, select: readonly string[]): Promise<Row> {
    const path = rowPath(set, idOf({ kind: 'create', set, body }));
    const query = `?$select=${select.join(',')}`;
    return this.#write([path], {
      request: { method: 'POST', path: set + query, body: JSON.stringify(body), prefer: `return=representation,${FORMATTED}` },
      read: (answer) => rowOf(jsonOf(answer.text)),
      settle: async (status) => {
        const row = await this.#find(path + query, FORMATTED);
        if (status === 412 && isUntouched({ kind: 'create', set, body }, row)) throw unknownFate();
        return row;
      },
    });
  }

  update(set: EntitySet, id: string, { body, version }: { readonly body: Row; readonly version: string }): Promise<string> {
    const path = rowPath(set, id);
    return this.#send({
      request: { method: 'PATCH', path: `${path}?$select=versionnumber`, body: JSON.stringify(body), ifMatch: version, prefer: 'return=representation' },
      read: (answer) => versionOf(answer.status === 204 ? undefined : rowOf(jsonOf(answer.text)), answer),
      settle: async (status) => {
        const change: Change = { kind: 'update', set, id, body, version };
        const row = await this.#find(path, NAVIGATIONS);
        if (row !== undefined && hasHappened(change, row)) return versionOf(row);
        if (status === 412 && isUntouched(change, row)) throw unknownFate();
        return undefined;
      },
    });
  }

  async remove(set: EntitySet, id: string, version?: string): Promise<void> {
    const path = rowPath(set, id);
    await this.#write([path], {
      request: { method: 'DELETE', path, ifMatch: version },
      read: () => true,
      settle: async () => ((await this.#find(path, FORMATTED)) === undefined ? true : undefined),
    });
  }

  async act(set: EntitySet, id: string, { name, parameters }: { readonly name: string; readonly parameters: Row }): Promise<void> {
    const request: Outgoing = { method: 'POST', path: `${rowPath(set, id)}/Microsoft.Dynamics.CRM.${name}`, body: JSON.stringify(parameters) };
    await exchange({ ...this.#line, tries: 1 }, { request, read: () => true, signal: this.#signal });
  }

  async changeTogether(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const body = batchText([{ changes: changes.map((change) => this.#requestOf(change)) }]);
    await this.#write(changes.map((change) => rowPath(change.set, idOf(change))), {
      request: { method: 'POST', path: '$batch', body, type: batchContentType },
      read: (answer) => readChangeSet(answer, changes.length),
      settle: async (status) => {
        const rows = await this.#rowsOf(changes);
        if (changes.every((change, index) => rows[index] !== 'unread' && hasHappened(change, rows[index]))) return true;
        if (status === 412 && changes.every((change, index) => rows[index] !== 'unread' && isUntouched(change, rows[index]))) throw unknownFate();
        return undefined;
      },
    });
  }

  #requestOf(change: Change): BatchRequest {
    const { root } = this.#line;
    const id = idOf(change);
    if (change.kind === 'create') return { method: 'POST', url: root + change.set, body: JSON.stringify(change.body) };
    const headers: Record<string, string> = change.version === undefined ? {} : { 'If-Match': change.version };
    const url = root + rowPath(change.set, id);
    return change.kind === 'remove' ? { method: 'DELETE', url, headers } : { method: 'PATCH', url, headers, body: JSON.stringify(change.body) };
  }

  /** The rows changes speak of, `undefined` where there is none. A change set is atomic, but rows may have changed since: all of it must show. */
  async #rowsOf(changes: readonly Change[]): Promise<readonly (Row | undefined | 'unread')[]> {
    const { answers } = await this.#batch(changes.map((change) => ({ method: 'GET', url: this.#line.root + rowPath(change.set, idOf(change)), headers: { Prefer: NAVIGATIONS } })));
    return changes.map((_, index) => {
      const answer = answers[index];
      if (answer === undefined || (answer.status !== 200 && answer.status !== 404)) return 'unread';
      return answer.status === 200 ? rowOf(jsonOf(answer.body)) : undefined;
    });
  }

  /** A write that may be repeated: what is unsure is remembered under its rows until somebody knows. */
  async #write<Result>(paths: readonly string[], wanted: Exchange<Result>): Promise<Result> {
    const key = paths.join();
    const isUnsure = this.#unsure.has(key);
    const result = await this.#send({ ...wanted, isUnsure, onUnsure: () => this.#remember(key) });
    this.#unsure.delete(key);
    return result;
  }

  #remember(key: string): void {
    this.#unsure.add(key);
    const [oldest] = this.#unsure;
    if (this.#unsure.size > MOST_UNSURE && oldest !== undefined) this.#unsure.delete(oldest);
  }

  async #find(path: string, prefer: string): Promise<Row | undefined> {
    try {
      return await this.#send({ request: { method: 'GET', path, prefer }, read: (answer) => rowOf(jsonOf(answer.text)) });
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return undefined;
      throw error;
    }
  }
}

/** The service says that a row has changed since: the try whose answer got lost may have done it, or be at work still. */
function unknownFate(): AppError {
  return new AppError('crm-silent', { retryable: true, cause: 'nobody knows whether an earlier try did it' });
}
