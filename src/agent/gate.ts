// Whether background work may go on right now: asked before every job and before everything that leaves the building. What it
// knows is a second old at most, and forgotten when a page tells that something changed: a pause or a consent taken back counts
// at once or within seconds, whatever is under way.
import { readConsentOf } from '../crm/research/consents.ts';
import type { CrmClient } from '../crm/client.ts';
import { readSegments } from '../crm/settings/segments.ts';
import { readSettings } from '../crm/settings.ts';
import type { Consent } from '../domain/consent.ts';
import { mayResearch } from '../domain/consent.ts';
import type { Id } from '../domain/records.ts';
import type { Segment } from '../domain/segment.ts';
import type { AgentSettings } from '../domain/settings.ts';
import { ExpiringMap } from './expiringMap.ts';

export interface Gate {
  /** The settings while the agent is activated and not paused, else undefined. @throws AppError */
  activeSettings(): Promise<AgentSettings | undefined>;
  /** @throws AppError */
  segments(): Promise<readonly Segment[]>;
  /** What the owner of a lead agreed to; undefined while they were not asked. @throws AppError */
  consentOf(ownerId: Id<'user'>): Promise<Consent | undefined>;
  /** Whether the web may be asked about this person's leads now: active, switched on, agreed to. @throws AppError */
  mayAskTheWeb(ownerId: Id<'user'>): Promise<boolean>;
  /** Somebody has changed something: what is asked next is read anew. */
  forget(): void;
}

const FRESH_MS = 1_000;
const MOST_CONSENTS = 5_000;

/** @param clock in milliseconds. */
export function createGate(crm: CrmClient, clock: () => number = Date.now): Gate {
  const settings = secondOld(() => readSettings(crm), clock);
  const segments = secondOld(() => readSegments(crm), clock);
  const consents = new ExpiringMap<Promise<Consent | undefined>>(MOST_CONSENTS, clock);
  const activeSettings = async (): Promise<AgentSettings | undefined> => {
    const found = await settings.read();
    return found?.activatedOn === undefined || found.pausedOn !== undefined ? undefined : found;
  };
  const consentOf = (ownerId: Id<'user'>): Promise<Consent | undefined> => {
    const known = consents.get(ownerId);
    if (known !== undefined) return known;
    const value = readConsentOf(crm, ownerId);
    consents.set(ownerId, value, FRESH_MS);
    value.catch(() => consents.set(ownerId, Promise.resolve(undefined), 0));
    return value;
  };
  return {
    activeSettings,
    segments: segments.read,
    consentOf,
    mayAskTheWeb: async (ownerId) => (await activeSettings())?.research?.web === true && mayResearch(await consentOf(ownerId)),
    forget: () => {
      settings.forget();
      segments.forget();
      consents.clear();
    },
  };
}

/** What it gives is read at most a second before; a read that failed is not kept. */
function secondOld<Value>(read: () => Promise<Value>, clock: () => number): { readonly read: () => Promise<Value>; readonly forget: () => void } {
  let last: { readonly at: number; readonly value: Promise<Value> } | undefined;
  const forget = (): void => {
    last = undefined;
  };
  return {
    forget,
    read: () => {
      if (last !== undefined && clock() - last.at < FRESH_MS) return last.value;
      const current = { at: clock(), value: read() };
      last = current;
      current.value.catch(() => {
        if (last === current) forget();
      });
      return current.value;
    },
  };
}
