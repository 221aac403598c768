// What a seller may do about their own availability: be away from now on, come back, take that back. With their own token; the row is theirs.
import { saveAvailability } from '../../crm/routing/availability.ts';
import { readOwnRouting, type OwnRouting } from '../../crm/routing/ownRouting.ts';
import type { CrmClient } from '../../crm/client.ts';
import { AppError } from '../../domain/errors.ts';
import { absenceAt, withAbsence, withoutAbsence } from '../../domain/routing/whereabouts.ts';
import type { Absence } from '../../domain/routing/seller.ts';
import { codeOf } from './ownRouting.ts';
import type { OwnRoutingMemory } from './ownRoutingMemory.ts';
import { crmOf, type Control } from '../state.ts';
import type { OwnRoutingVerbs } from '../paneVerbs.ts';

export function ownRoutingVerbs({ state, changed }: Control): OwnRoutingVerbs {
  /** Changes the absences as the CRM has them now; somebody who saved at the same moment is written over with both in. */
  const save = async (what: 'away' | 'back' | 'undone', change: (before: readonly Absence[], memory: OwnRoutingMemory) => readonly Absence[]): Promise<void> => {
    const { lasting } = state;
    const memory = lasting?.home?.routing;
    if (lasting === undefined || memory === undefined || memory.isSaving) return;
    memory.isSaving = true;
    delete memory.trouble;
    changed();
    try {
      const crm = crmOf(lasting);
      const name = lasting.mailbox.name;
      const wanted = (before: readonly Absence[]): readonly Absence[] => change(before, memory);
      const { before, now } = await changeAbsences(crm, { memory, name, wanted }).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'changed-elsewhere') return changeAbsences(crm, { memory, name, wanted });
        throw error;
      });
      memory.known = now;
      memory.did = { what, before };
    } catch (error) {
      memory.trouble = codeOf(error);
    } finally {
      memory.isSaving = false;
      changed();
    }
  };
  return {
    goAway: (absence) => save('away', (before) => withAbsence(before, absence)),
    comeBack: () =>
      save('back', (before) => {
        const now = new Date();
        const running = absenceAt(before, now);
        return running === undefined ? before : withoutAbsence(before, running, now);
      }),
    undoAway: () => save('undone', (before, { did }) => did?.before ?? before),
  };
}

interface Changing {
  readonly memory: OwnRoutingMemory;
  readonly name: string;
  readonly wanted: (before: readonly Absence[]) => readonly Absence[];
}

async function changeAbsences(crm: CrmClient, { memory, name, wanted }: Changing): Promise<{ readonly before: readonly Absence[]; readonly now: OwnRouting }> {
  const since = new Date();
  const { userId } = memory.known ?? {};
  const query = { since, ...(userId === undefined ? {} : { userId }) };
  const { userId: sellerId, schedule, absences: before, availabilityVersion: version } = await readOwnRouting(crm, query);
  await saveAvailability(crm, { sellerId, sellerName: name, absences: wanted(before), ...(schedule === undefined ? {} : { schedule }), ...(version === undefined ? {} : { version }) });
  const now = await readOwnRouting(crm, query);
  // Asked for nothing given: what was given stays as it is known.
  return { before, now: { ...now, given: memory.known?.given ?? [] } };
}
