// What the seller agreed to, as the pane knows it: kept for the next start, asked of the CRM when Home needs it, and whether to ask the seller.
import { readOwnConsent, type SavedConsent } from '../crm/consents.ts';
import { wasAsked, type Consent } from '../domain/consent.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { Lasting, State } from './state.ts';

/** What the pane holds of it for as long as it lives. */
export interface ConsentMemory {
  /** null = the CRM has no answer; undefined = nobody knows yet. */
  known?: SavedConsent | null;
  loading: 'not-yet' | 'under-way' | 'done';
  /** Milliseconds since 1970 of the last question to the CRM. */
  askedAt: number;
  isAsking: boolean;
  isSaving: boolean;
  /** The seller wants to be asked at the next start. */
  isPutOff: boolean;
  /** The seller looks at Privacy. */
  isPrivacyOpen: boolean;
  /** What the last saving did; told until something else happens. */
  done?: 'saved' | 'revoked';
  trouble?: ErrorCode;
}

export interface ConsentView {
  /** The answer to the text as it is now; undefined while there is none, or nobody knows. */
  readonly answer?: Consent;
  /** Whether it is known that there is an answer, or that there is none. */
  readonly isKnown: boolean;
  /** What is on screen instead of Home: the question, or Privacy instead of anything. */
  readonly place?: 'question' | 'privacy';
  readonly isSaving: boolean;
  readonly done?: 'saved' | 'revoked';
  /** Why it couldn't be saved last time. */
  readonly trouble?: ErrorCode;
}

/** An answer given on another computer counts here after so long. */
const FRESH_MS = 5 * 60_000;
/** Who didn't answer is left alone for a while. */
const REST_MS = 60_000;
const RECORD = 'consent';

export function openConsentMemory(): ConsentMemory {
  return { loading: 'not-yet', askedAt: 0, isAsking: false, isSaving: false, isPutOff: false, isPrivacyOpen: false };
}

/** Another person sits behind this mailbox. */
export function forgetConsent(memory: ConsentMemory): void {
  delete memory.known;
  delete memory.done;
  delete memory.trouble;
  Object.assign(memory, { loading: 'done', askedAt: 0, isPutOff: false, isPrivacyOpen: false });
}

/** @param isHomeOpen the question stands where Home would, and only once the agent works for the organization. */
export function consentOf(memory: ConsentMemory, { isHomeOpen, isActivated }: { readonly isHomeOpen: boolean; readonly isActivated: boolean }): ConsentView {
  const { known, done, trouble, isSaving } = memory;
  const answer = known ?? undefined;
  const isOpen = isHomeOpen && isActivated && known !== undefined && !wasAsked(answer) && !memory.isPutOff;
  const place = memory.isPrivacyOpen ? 'privacy' : isOpen ? 'question' : undefined;
  return {
    ...(wasAsked(answer) ? { answer } : {}),
    isKnown: known !== undefined,
    ...(place === undefined ? {} : { place }),
    isSaving,
    ...(done === undefined ? {} : { done }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/**
 * Knows what was kept, then asks the CRM when that is old. Only while Home or Privacy is on screen.
 * @param changed redraws from the state.
 */
export function keepConsent(state: State, changed: () => void): void {
  const { lasting } = state;
  const home = lasting?.home;
  if (lasting === undefined || home === undefined || !(home.isOpen || home.consent.isPrivacyOpen)) return;
  const memory = home.consent;
  if (memory.loading === 'not-yet') void load(lasting, memory).then(changed);
  if (memory.loading !== 'done' || memory.isAsking || memory.isSaving || lasting.crm === undefined || !state.online) return;
  const age = Date.now() - memory.askedAt;
  if (age >= (memory.known === undefined ? REST_MS : FRESH_MS)) void ask(lasting, memory, changed);
}

async function load(lasting: Lasting, memory: ConsentMemory): Promise<void> {
  memory.loading = 'under-way';
  const kept = await lasting.cache.records.read(RECORD).catch(() => undefined);
  if (memory.loading !== 'under-way') return;
  // Only an answer is kept: that there was none may be wrong by now.
  if (kept !== undefined) memory.known ??= kept as SavedConsent;
  memory.loading = 'done';
}

async function ask(lasting: Lasting, memory: ConsentMemory, changed: () => void): Promise<void> {
  const { crm } = lasting;
  if (crm === undefined) return;
  memory.isAsking = true;
  memory.askedAt = Date.now();
  try {
    keepAnswer(lasting, memory, (await readOwnConsent(crm)) ?? null);
  } catch {
    // What is known still holds; without an answer nobody is asked, and nothing happens that needs one.
  } finally {
    memory.isAsking = false;
    changed();
  }
}

/** From now on this is what the seller said; kept for the next start. */
export function keepAnswer(lasting: Lasting, memory: ConsentMemory, known: SavedConsent | null): void {
  memory.known = known;
  const { records } = lasting.cache;
  void (known === null ? records.forget(RECORD) : records.write(RECORD, known)).catch(() => undefined);
}
