// Keeps what the seller agreed to true: read from the cache at once, asked of the CRM when Home or Privacy needs it.
import { readOwnConsent, type SavedConsent } from '../crm/research/consents.ts';
import type { Lasting, State } from './state.ts';
import type { ConsentMemory } from './consentMemory.ts';

/** An answer given on another computer counts here after so long. */
const FRESH_MS = 5 * 60_000;
/** Who didn't answer is left alone for a while. */
const REST_MS = 60_000;
const RECORD = 'consent';

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
