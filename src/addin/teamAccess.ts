// Whether the agent works for the person at this mailbox: their security roles against those the admin chose. The service keeps to the
// same rule for every lead; this only tells it, and asks nobody for a consent that nothing would follow from.
import { readOwnRoles } from '../crm/settings/heldRoles.ts';
import { hasTeam, isInTeam } from '../domain/teamAccess.ts';
import type { Screen } from './emailScreens.ts';
import type { Lasting, State } from './state.ts';
import { openTeamMemory, type TeamMemory } from './teamMemory.ts';

/** A role given meanwhile counts here after so long. */
const FRESH_MS = 5 * 60_000;
const RECORD = 'own-roles';

/** `asking` = it is about to be known: nobody is asked for a consent meanwhile. */
export type TeamPlace = 'inside' | 'outside' | 'asking';

/** Where no role was chosen everybody is inside, and so is who can't be asked about: the service decides in any case. */
export function teamPlaceOf({ lasting, online, blocked }: Pick<State, 'lasting' | 'online' | 'blocked'>): TeamPlace {
  if (lasting === undefined || !isChosen(lasting)) return 'inside';
  const { held, loading, isAsking, askedAt } = lasting.team ?? openTeamMemory();
  if (held !== undefined) return isInTeam(lasting.settings.team, held) ? 'inside' : 'outside';
  const isToCome = loading !== 'done' || isAsking || (askedAt === 0 && online && blocked === undefined);
  return isToCome ? 'asking' : 'inside';
}

/**
 * Knows what was kept, then asks the CRM when that is old. Only where it is told: on Home and beside a lead's email.
 * @param changed redraws from the state.
 */
export function keepTeamAccess(state: State, screen: Screen, changed: () => void): void {
  const { lasting, opened, online } = state;
  const isShown = lasting?.home?.isOpen === true || screen.kind === 'lead';
  if (lasting === undefined || !isShown || !isChosen(lasting) || opened?.item.mode === 'compose') return;
  const memory = (lasting.team ??= openTeamMemory());
  if (memory.loading === 'not-yet') void load(lasting, memory).then(changed);
  if (memory.loading === 'done' && !memory.isAsking && lasting.crm !== undefined && online && Date.now() - memory.askedAt >= FRESH_MS) void ask(lasting, memory, changed);
}

function isChosen({ settings }: Lasting): boolean {
  return settings.activatedOn !== undefined && hasTeam(settings.team);
}

async function load({ cache }: Lasting, memory: TeamMemory): Promise<void> {
  memory.loading = 'under-way';
  const kept = await cache.records.read(RECORD).catch(() => undefined);
  if (Array.isArray(kept)) memory.held ??= new Set(kept.filter((each): each is string => typeof each === 'string'));
  memory.loading = 'done';
}

async function ask(lasting: Lasting, memory: TeamMemory, changed: () => void): Promise<void> {
  const { crm, cache } = lasting;
  if (crm === undefined) return;
  Object.assign(memory, { isAsking: true, askedAt: Date.now() });
  try {
    const held = await readOwnRoles(crm);
    memory.held = held;
    // Another person may sit behind this mailbox by now.
    if (lasting.team === memory) await cache.records.write(RECORD, [...held]).catch(() => undefined);
  } catch {
    // What is known still holds.
  } finally {
    memory.isAsking = false;
    changed();
  }
}
