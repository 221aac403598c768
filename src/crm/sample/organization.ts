// The whole sample organization in a CRM that has its people: settings, consents, sample rows and routing, each created as the person whose they are.
import type { Row } from '../client/row.ts';
import type { EntitySet } from '../tables.ts';
import type { Id } from '../../domain/records.ts';
import { installSample, installSampleRouting, together, writeOneByOne, type Installed } from './installing.ts';
import { ownersOfSample } from './people.ts';
import { installSampleSettings } from './settings.ts';

/** A CRM one is inside of, with the people of the sample organization. */
export interface SampleCrm {
  /** Creates a row as that user; rejects with an error of status 412 when its id is taken. */
  readonly createAs: (userId: string, set: EntitySet, body: Record<string, unknown>) => Promise<unknown>;
  readonly securityRoles: () => Promise<readonly { readonly id: Id<'role'>; readonly name: string }[]>;
}

/** Makes what is missing. @throws what the CRM throws */
export async function installSampleOrganization(crm: SampleCrm, now: Date): Promise<Installed> {
  const create = (userId: string, set: EntitySet, body: Row): Promise<boolean> => crm.createAs(userId, set, { ...body }).then(() => true, (error: unknown) => isTaken(error) ? false : Promise.reject(error));
  await installSampleSettings(create, await crm.securityRoles(), now);
  const write = writeOneByOne(({ ownerId, set, body, state }) => create(ownerId, set, { ...body, ...state }));
  return together(await installSample(write, ownersOfSample, now), await installSampleRouting(write, { now, isActive: true }));
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 412;
}
