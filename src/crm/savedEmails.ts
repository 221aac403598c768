// Emails saved to the CRM, each once: found by their message id, made under an id that follows from it, taken back.
import type { Address, Id } from '../domain/records.ts';
import { AppError } from '../domain/errors.ts';
import { normalizeAddress } from '../domain/email.ts';
import { domainToAscii } from '../domain/mail/internationalDomain.ts';
import type { CrmClient } from './client.ts';
import type { Row } from './client/row.ts';
import { anyOf, equals, equalsId, guid, queryText } from './client/odata.ts';

/** An email as it is saved. */
export interface EmailToSave {
  /** Internet message id, with angle brackets. */
  readonly messageId: string;
  readonly subject: string;
  /** `out`: one of ours wrote it. */
  readonly direction: 'in' | 'out';
  /** UTC ISO instant it was sent or received. */
  readonly at: string;
  /** Plain text; it is escaped here, since the CRM shows descriptions of emails as HTML. */
  readonly description: string;
  readonly leadId: Id<'lead'>;
  /** Addresses known to be the lead's own. */
  readonly leadAddresses: readonly string[];
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
}

/** An email the CRM has. */
export interface SavedEmail {
  readonly id: Id<'activity'>;
  /** UTC ISO instant it came into the CRM, and who brought it; undefined when the row isn't ours to read. */
  readonly on?: string;
  readonly by?: string;
}

const SAVED_COLUMNS = ['activityid', 'messageid', 'createdon', '_createdby_value'] as const;
/** Column lengths of the CRM's email table. */
const LONGEST = { subject: 800, messageId: 320, address: 320 } as const;
/** Recipients looked up and recipients listed: a mail to a whole company is saved with its first ones. */
const MOST_LOOKED_UP = 40;
const MOST_LISTED = 200;
const COMPLETED = 1;
const STATUS = { in: 4, out: 3 } as const;
const ROLE = { from: 1, to: 2, cc: 3 } as const;
/** Names our ids; any fixed id will do, and it must never change. */
const NAMESPACE = '7b3c1d52-4a0e-5f6d-9c1b-2e8f0a6d4c39';

/**
 * The row of this email, whoever saved it; undefined when there is none this user may read.
 * @throws AppError
 */
export async function findSavedEmail(crm: CrmClient, messageId: string): Promise<SavedEmail | undefined> {
  const filter = anyOf(equals('messageid', idColumn(messageId)), equalsId('activityid', await rowIdOf(messageId)));
  const [row] = await crm.read(`emails?${queryText({ select: SAVED_COLUMNS, filter, orderBy: 'createdon,activityid', top: 1 })}`);
  return row === undefined ? undefined : savedOf(row);
}

/**
 * Saves an email unless the CRM has it. Any number of presses by any number of people make one row: its id follows from the message id.
 * @returns `isNew` false when it was there already, be it readable or not.
 * @throws AppError
 */
export async function saveEmail(crm: CrmClient, email: EmailToSave): Promise<{ readonly saved: SavedEmail; readonly isNew: boolean }> {
  const before = await findSavedEmail(crm, email.messageId);
  if (before !== undefined) return { saved: before, isNew: false };
  const id = await rowIdOf(email.messageId);
  const parties = await partiesOf(crm, email);
  const body = {
    activityid: id,
    subject: email.subject.slice(0, LONGEST.subject),
    description: htmlOf(email.description),
    directioncode: email.direction === 'out',
    messageid: idColumn(email.messageId),
    actualend: email.at,
    sortdate: email.at,
    statecode: COMPLETED,
    statuscode: STATUS[email.direction],
    'regardingobjectid_lead_email@odata.bind': `/leads(${guid(email.leadId)})`,
    email_activity_parties: parties,
  };
  try {
    return { saved: savedOf(await crm.create('emails', body, SAVED_COLUMNS)), isNew: true };
  } catch (error) {
    // 412 on creating: somebody else's press was faster, or the row is one we may not read.
    if (!(error instanceof AppError) || error.params['status'] !== 412) throw error;
    return { saved: (await findSavedEmail(crm, email.messageId)) ?? { id }, isNew: false };
  }
}

/** Takes back an email saved a moment ago; nothing happens when it is gone already. @throws AppError */
export async function removeSavedEmail(crm: CrmClient, id: Id<'activity'>): Promise<void> {
  try {
    await crm.remove('emails', id);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error;
  }
}

function savedOf(row: Row): SavedEmail {
  const on = row['createdon'];
  const by = row['_createdby_value@OData.Community.Display.V1.FormattedValue'];
  return { id: String(row['activityid']), ...(typeof on === 'string' ? { on } : {}), ...(typeof by === 'string' ? { by } : {}) };
}

function idColumn(messageId: string): string {
  return messageId.trim().slice(0, LONGEST.messageId);
}

/** The name-based id (version 5, RFC 9562) of a message id. */
async function rowIdOf(messageId: string): Promise<Id<'activity'>> {
  const space = Uint8Array.from(NAMESPACE.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const name = new TextEncoder().encode(messageId.trim());
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-1', new Uint8Array([...space, ...name]))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return escaped.replace(/\r\n|\r|\n/g, '<br>');
}

/** Sender and recipients, each bound to the person the CRM knows under that address. */
async function partiesOf(crm: CrmClient, email: EmailToSave): Promise<readonly Row[]> {
  const listed = [
    { person: email.from, role: ROLE.from },
    ...email.to.map((person) => ({ person, role: ROLE.to })),
    ...email.cc.map((person) => ({ person, role: ROLE.cc })),
  ].filter(({ person }) => person.address.trim() !== '').slice(0, MOST_LISTED);
  const known = await peopleOf(crm, [...new Set(listed.map(({ person }) => normalizeAddress(person.address)))]);
  for (const address of email.leadAddresses) known.set(normalizeAddress(address), { table: 'lead', id: email.leadId });
  return listed.map(({ person, role }) => {
    const found = known.get(normalizeAddress(person.address));
    return {
      participationtypemask: role,
      addressused: person.address.slice(0, LONGEST.address),
      ...(found === undefined ? {} : { [`partyid_${found.table}@odata.bind`]: `/${found.table}s(${guid(found.id)})` }),
    };
  });
}

interface KnownPerson {
  readonly table: 'systemuser' | 'contact' | 'lead';
  readonly id: string;
}

const SHARED_ADDRESSES = ['emailaddress1', 'emailaddress2', 'emailaddress3'] as const;
/** The first table that knows an address has it: one of ours, then a contact, then a lead. */
const PEOPLE = [
  { table: 'systemuser', id: 'systemuserid', addresses: ['internalemailaddress', 'domainname'] },
  { table: 'contact', id: 'contactid', addresses: SHARED_ADDRESSES },
  { table: 'lead', id: 'leadid', addresses: SHARED_ADDRESSES },
] as const;

/** Who the CRM knows, by normalized address. A table that can't be read knows nobody: the address alone says enough. */
async function peopleOf(crm: CrmClient, addresses: readonly string[]): Promise<Map<string, KnownPerson>> {
  const known = new Map<string, KnownPerson>();
  const spellings = [...new Set(addresses.slice(0, MOST_LOOKED_UP).flatMap((address) => [address, inAscii(address)]))];
  if (spellings.length === 0) return known;
  const answers = await crm.readAll(PEOPLE.map(({ table, id, addresses: names }) => {
    const filter = anyOf(...spellings.flatMap((spelling) => names.map((name) => equals(name, spelling))));
    return { path: `${table}s?${queryText({ select: [id, ...names], filter, orderBy: `createdon,${id}` })}` };
  }));
  PEOPLE.forEach(({ table, id, addresses: names }, index) => {
    const rows = answers[index];
    if (rows === undefined || rows instanceof AppError) return;
    for (const row of rows) {
      for (const name of names) {
        const value = row[name];
        const address = typeof value === 'string' ? normalizeAddress(value) : '';
        if (address !== '' && !known.has(address)) known.set(address, { table, id: String(row[id]) });
      }
    }
  });
  return known;
}

function inAscii(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : `${address.slice(0, at)}@${domainToAscii(address.slice(at + 1))}`;
}
