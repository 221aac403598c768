// The sample in the organization of the person who asks: put there under their own rights, or taken away again.
import type { CrmClient } from '../client.ts';
import { anyOf, equalsId, queryText } from '../odata.ts';
import { installSample, writeTogether, type Installed } from './installing.ts';
import { ownersOfSample, samplePeople, type RowOwners } from './people.ts';

/**
 * Installs what is missing of the sample. Its sellers own their rows where the organization has them; else everything belongs to the caller.
 * @throws AppError `no-permission` where the caller may not create such rows, and what the client throws.
 */
export async function placeSample(crm: CrmClient, now: Date): Promise<Installed> {
  return installSample(writeTogether(crm), await ownersHere(crm), now);
}

async function ownersHere(crm: CrmClient): Promise<RowOwners> {
  const people = await crm.read(`systemusers?${queryText({ select: ['systemuserid'], filter: anyOf(...samplePeople.map(({ id }) => equalsId('systemuserid', id))) })}`);
  const known = new Set(people.map((row) => row['systemuserid']));
  const { UserId: userId } = await crm.readOne('WhoAmI');
  const [own] = await crm.read(`systemusers?${queryText({ select: ['systemuserid', 'internalemailaddress'], filter: equalsId('systemuserid', String(userId)) })}`);
  const caller = { userId: String(userId), address: typeof own?.['internalemailaddress'] === 'string' ? own['internalemailaddress'] : '' };
  return (owner) => {
    const theirs = ownersOfSample(owner);
    return known.has(theirs.userId) ? theirs : caller;
  };
}
