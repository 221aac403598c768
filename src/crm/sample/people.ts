// The people of the sample organization and the organization itself. Ids are fixed, so that a sign-in, a mailbox and a
// CRM user of the same person always meet.
import type { Id } from '../../domain/records.ts';

export interface SamplePerson {
  /** Dataverse `systemuserid`. */
  readonly id: string;
  /** Entra object id, the `oid` of a token. */
  readonly objectId: string;
  readonly tenantId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly fullName: string;
  readonly address: string;
  readonly jobTitle: string;
  readonly role: 'System Administrator' | 'Salesperson' | 'Sales Manager';
  /** Whose emails the CRM may send: the mailbox is approved, tested and on server-side synchronization. */
  readonly mailbox?: 'enabled';
}

const tenantId = '6f2d1c84-93ab-4e07-b5d2-71c0a8e9f350';

/** The fictional seller Kestrel Motion: palletizing cells and conveyor retrofits. */
export const sampleOrganization = {
  id: 'd41b7e90-2c6f-4a58-8e13-95f0b6a7c2e4',
  tenantId,
  name: 'Kestrel Motion',
  currency: { isoCode: 'EUR', symbol: '€', name: 'Euro' },
} as const;

/** Who can sign in: eight sellers, one of them their head, and two administrators. Those who came later stand at the end: places in this list are known elsewhere. */
export const samplePeople: readonly SamplePerson[] = [
  {
    id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80101',
    objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600101',
    tenantId,
    firstName: 'Maya',
    lastName: 'Lindqvist',
    fullName: 'Maya Lindqvist',
    address: 'maya.lindqvist@kestrelmotion.example',
    jobTitle: 'Account Executive, Nordics and DACH',
    role: 'Salesperson',
    mailbox: 'enabled',
  },
  {
    id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80102',
    objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600102',
    tenantId,
    firstName: 'Tomás',
    lastName: 'Rey',
    fullName: 'Tomás Rey',
    address: 'tomas.rey@kestrelmotion.example',
    jobTitle: 'Account Executive, Iberia',
    role: 'Salesperson',
  },
  {
    id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80103',
    objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600103',
    tenantId,
    firstName: 'Ben',
    lastName: 'Okafor',
    fullName: 'Ben Okafor',
    address: 'ben.okafor@kestrelmotion.example',
    jobTitle: 'Head of Sales',
    role: 'Sales Manager',
  },
  {
    id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80104',
    objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600104',
    tenantId,
    firstName: 'Priya',
    lastName: 'Raman',
    fullName: 'Priya Raman',
    address: 'priya.raman@kestrelmotion.example',
    jobTitle: 'Sales Operations Administrator',
    role: 'System Administrator',
  },
  {
    id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80105',
    objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600105',
    tenantId,
    firstName: 'Hannah',
    lastName: 'Weber',
    fullName: 'Hannah Weber',
    address: 'hannah.weber@kestrelmotion.example',
    jobTitle: 'Account Executive, Germany',
    role: 'Salesperson',
  },
  {
    id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80106',
    objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600106',
    tenantId,
    firstName: 'Élodie',
    lastName: 'Marchand',
    fullName: 'Élodie Marchand',
    address: 'elodie.marchand@kestrelmotion.example',
    jobTitle: 'Account Executive, France and Wallonia',
    role: 'Salesperson',
  },
  {
    id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80107',
    objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600107',
    tenantId,
    firstName: 'Giorgio',
    lastName: 'Bellini',
    fullName: 'Giorgio Bellini',
    address: 'giorgio.bellini@kestrelmotion.example',
    jobTitle: 'Account Executive, Italy',
    role: 'Salesperson',
  },
  {
    id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80108',
    objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600108',
    tenantId,
    firstName: 'Sanne',
    lastName: 'Visser',
    fullName: 'Sanne Visser',
    address: 'sanne.visser@kestrelmotion.example',
    jobTitle: 'Account Executive, Benelux',
    role: 'Salesperson',
  },
  {
    id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80109',
    objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600109',
    tenantId,
    firstName: 'Katarzyna',
    lastName: 'Nowicka',
    fullName: 'Katarzyna Nowicka',
    address: 'katarzyna.nowicka@kestrelmotion.example',
    jobTitle: 'Account Executive, Poland and Czechia',
    role: 'Salesperson',
  },
  {
    id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80110',
    objectId: '81f0c3d2-5e47-4b9a-a6c8-0d2e4f600110',
    tenantId,
    firstName: 'Daniel',
    lastName: 'Brooks',
    fullName: 'Daniel Brooks',
    address: 'daniel.brooks@kestrelmotion.example',
    jobTitle: 'Business Applications Administrator',
    role: 'System Administrator',
  },
];

/** Names used by the rows below to say who owns them. */
export type SampleOwner = 'maya' | 'tomas' | 'ben' | 'hannah' | 'elodie' | 'giorgio' | 'sanne' | 'katarzyna';

/** Whose a sample row is: a user of the CRM. */
export interface RowOwner {
  readonly userId: Id<'user'>;
  /** Stands in emails. */
  readonly address: string;
}

/** Says which user of the CRM an owner of the sample is. */
export type RowOwners = (owner: SampleOwner) => RowOwner;

/** In the sample organization every owner is a user of their own. @throws Error when the list of people lost one. */
export function ownersOfSample(owner: SampleOwner): RowOwner {
  const found = samplePeople.find((person) => person.address.startsWith(`${owner}.`));
  if (!found) throw new Error(`The sample organization has no person called ${owner}.`);
  return { userId: found.id, address: found.address };
}
