// The sample in the organization of the person who asks: put there under their own rights, or taken away again.
import type { CrmClient } from '../client.ts';
import { anyOf, equalsId, equalsNumber, queryText } from '../client/odata.ts';
import { routingPlanStates } from '../tables.ts';
import { installSample, installSampleRouting, together, writeTogether, type Installed } from './installing.ts';
import { ownersOfSample, samplePeople, type RowOwners } from './people.ts';

/**
 * Installs what is missing of the sample. Its sellers own their rows where the organization has them; else everything belongs to the caller.
 * Routing is made only where all of the sample's people are: no rule of ours gives an organization's own leads to anybody.
 * @throws AppError `no-permission` where the caller may not create such rows, and what the client throws.
 */
export async function placeSample(crm: CrmClient, now: Date): Promise<Installed> {
  const known = await knownPeople(crm);
  const write = writeTogether(crm);
  const rows = await installSample(write, await ownersHere(crm, known), now);
  if (samplePeople.some(({ id }) => !known.has(id))) return rows;
  const active = await crm.read(`hrz_routingplans?${queryText({ select: ['hrz_routingplanid'], filter: equalsNumber('hrz_state', routingPlanStates.active) })}`);
  return together(rows, await installSampleRouting(write, { now, isActive: active.length === 0 }));
}

async function knownPeople(crm: CrmClient): Promise<ReadonlySet<unknown>> {
  const people = await crm.read(`systemusers?${queryText({ select: ['systemuserid'], filter: anyOf(...samplePeople.map(({ id }) => equalsId('systemuserid', id))) })}`);
  return new Set(people.map((row) => row['systemuserid']));
}

async function ownersHere(crm: CrmClient, known: ReadonlySet<unknown>): Promise<RowOwners> {
  const { UserId: userId } = await crm.readOne('WhoAmI');
  const [own] = await crm.read(`systemusers?${queryText({ select: ['systemuserid', 'internalemailaddress'], filter: equalsId('systemuserid', String(userId)) })}`);
  const caller = { userId: String(userId), address: typeof own?.['internalemailaddress'] === 'string' ? own['internalemailaddress'] : '' };
  return (owner) => {
    const theirs = ownersOfSample(owner);
    return known.has(theirs.userId) ? theirs : caller;
  };
}
