// The application users that give leads to sellers. With several, one that can't (its secret has expired, it lacks a privilege) is left out
// for a while and looked at again; the others go on, also with what only one of them does.
import type { CrmClient } from '../../crm/client.ts';
import { mayGiveLeads } from '../../crm/routing/givingRights.ts';
import { AppError } from '../../domain/errors.ts';
import type { Log } from '../log.ts';

export interface Router {
  readonly crm: CrmClient;
  /** Whether it may take leads now. Of several, each is asked for its rights before it takes any, and again every ten minutes. */
  mayWork(signal: AbortSignal): Promise<boolean>;
  /** What came of its work: a refusal of the CRM that is about who asks leaves it out. */
  failed(error: unknown): void;
  /** Something it gave was refused: whether that is its own fault is looked at before it takes more. */
  doubt(): void;
}

export interface Routers {
  readonly each: readonly Router[];
  /** The first that works, for what one does for all. A call that fails since it may not is made by the next one. */
  readonly crm: CrmClient;
}

const CHECKED_MS = 600_000;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 600_000;

interface State {
  readonly crm: CrmClient;
  /** From 1, as in the log. */
  readonly number: number;
  checkedAt?: number;
  /** Why it is left out. */
  out?: { readonly code: 'sign-in-needed' | 'no-permission'; readonly until: number; readonly restMs: number };
}

/** @param clock in milliseconds. */
export function openRouters(crms: readonly [CrmClient, ...CrmClient[]], { log, clock }: { readonly log: Log; readonly clock: () => number }): Routers {
  const states = crms.map((crm, place): State => ({ crm, number: place + 1 }));
  const isAlone = states.length === 1;
  const leaveOut = (state: State, code: 'sign-in-needed' | 'no-permission'): void => {
    const restMs = state.out === undefined ? FIRST_REST_MS : clock() < state.out.until ? state.out.restMs : Math.min(LONGEST_REST_MS, state.out.restMs * 2);
    if (state.out === undefined) log.warn('router-off', { user: state.number, code });
    state.out = { code, until: clock() + restMs, restMs };
    delete state.checkedAt;
  };
  const failed = (state: State, error: unknown): boolean => {
    if (isAlone || !(error instanceof AppError) || (error.code !== 'sign-in-needed' && error.code !== 'no-permission')) return false;
    leaveOut(state, error.code);
    return true;
  };
  const check = async (state: State, signal: AbortSignal): Promise<void> => {
    try {
      if (!(await mayGiveLeads(state.crm.during(signal)))) return leaveOut(state, 'no-permission');
    } catch (error) {
      if (failed(state, error)) return;
      throw error;
    }
    if (state.out !== undefined) log.info('router-on', { user: state.number });
    delete state.out;
    state.checkedAt = clock();
  };
  /** Where nobody may give leads, they still have to be shown as in need of somebody: the first that is let in does that. */
  const isLastResort = (state: State): boolean =>
    states.every(({ out }) => out !== undefined) && states.find(({ out }) => out?.code === 'no-permission') === state;
  const mayWork = async (state: State, signal: AbortSignal): Promise<boolean> => {
    if (isAlone) return true;
    const isResting = state.out !== undefined && clock() < state.out.until;
    if (!isResting && (state.checkedAt === undefined || clock() - state.checkedAt >= CHECKED_MS)) await check(state, signal);
    return state.out === undefined || isLastResort(state);
  };
  const inTurn = (): readonly State[] => [...states.filter(({ out }) => out === undefined), ...states.filter(({ out }) => out !== undefined)];
  return {
    each: states.map((state) => ({
      crm: state.crm,
      mayWork: (signal) => mayWork(state, signal),
      failed: (error) => void failed(state, error),
      doubt: () => void delete state.checkedAt,
    })),
    crm: isAlone ? crms[0] : firstOf(() => inTurn().map((state) => ({ crm: state.crm, failed: (error) => failed(state, error) }))),
  };
}

interface Candidate {
  readonly crm: CrmClient;
  /** True when the failure is about who asks. */
  readonly failed: (error: unknown) => boolean;
}

/** A client that speaks as the first that is let in. A refusal happens before anything is done, so the next one may try. */
function firstOf(inTurn: () => readonly Candidate[]): CrmClient {
  const call = async <Result>(work: (crm: CrmClient) => Promise<Result>): Promise<Result> => {
    const candidates = inTurn();
    for (const [place, { crm, failed }] of candidates.entries()) {
      try {
        return await work(crm);
      } catch (error) {
        if (!failed(error) || place === candidates.length - 1) throw error;
      }
    }
    throw new AppError('unexpected');
  };
  /** Pages belong together: only who read the first one goes on. */
  async function* pages<Page>(read: (crm: CrmClient) => AsyncIterable<Page>): AsyncGenerator<Page> {
    const { first, rest } = await call(async (crm) => {
      const iterator = read(crm)[Symbol.asyncIterator]();
      return { first: await iterator.next(), rest: iterator };
    });
    for (let page = first; page.done !== true; page = await rest.next()) yield page.value;
  }
  return {
    readAll: (parts) => call((crm) => crm.readAll(parts)),
    read: (path) => call((crm) => crm.read(path)),
    readOne: (path) => call((crm) => crm.readOne(path)),
    pages: (path, size) => pages((crm) => crm.pages(path, size)),
    changes: (from) => pages((crm) => crm.changes(from)),
    create: (set, body, select) => call((crm) => crm.create(set, body, select)),
    update: (set, id, change) => call((crm) => crm.update(set, id, change)),
    remove: (set, id, version) => call((crm) => crm.remove(set, id, version)),
    act: (set, id, action) => call((crm) => crm.act(set, id, action)),
    changeTogether: (changes) => call((crm) => crm.changeTogether(changes)),
    changeEach: (changes) => call((crm) => crm.changeEach(changes)),
    during: (signal) => firstOf(() => inTurn().map(({ crm, failed }) => ({ crm: crm.during(signal), failed }))),
  };
}
