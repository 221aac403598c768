// The people of the sample organization and the organization itself. Ids are fixed, so that a sign-in, a mailbox and a
// CRM user of the same person always meet.

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

/** Who can sign in: three sellers and the administrator. */
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
];

/** Names used by the rows below to say who owns them. */
export type SampleOwner = 'maya' | 'tomas' | 'ben' | 'priya';

/** The user id of an owner; throws when the list of people lost one. */
export function sampleUserId(owner: SampleOwner): string {
  const found = samplePeople.find((person) => person.address.startsWith(`${owner}.`));
  if (!found) {
    throw new Error(`The sample organization has no person called ${owner}.`);
  }
  return found.id;
}
