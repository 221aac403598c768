// The parts of an activity: its parties (sender, recipients, attendees) and attachments. They belong to whom the activity belongs.
import { conditionOrFalse, missingPrivilege } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import type { Table } from '../registry/registry.ts';
import { QueryText } from '../query/queryText.ts';
import { columnSql, tableSql } from '../storage/identifiers.ts';
import { errorCodes, rowNotFound, WebApiError } from '../webApiError.ts';
import { setIfPresent, updateStoredRow, type Changes } from './changes.ts';
import type { RowReference } from './references.ts';

/** Where each kind of party keeps its address. */
const addressColumns: Readonly<Record<string, string>> = {
  systemuser: 'internalemailaddress', lead: 'emailaddress1', contact: 'emailaddress1', account: 'emailaddress1', queue: 'emailaddress',
};
const participation = { sender: 1, to: 2 } as const;

/** True for rows that live inside an activity. */
export function isActivityPart(table: Table): boolean {
  return table.name === 'activityparty' || table.name === 'activitymimeattachment';
}

/** Copies the owner of the activity the part belongs to; the caller must be allowed to change that activity. */
export async function inheritActivityOwner(context: Context, table: Table, changes: Changes): Promise<void> {
  const id = changes.get(table.name === 'activityparty' ? 'activityid' : 'objectid');
  if (typeof id !== 'string') throw new WebApiError(400, errorCodes.required, `A row of '${table.name}' needs its activity.`);
  const pointer = context.registry.tableNamed('activitypointer');
  const text = new QueryText();
  const alias = text.nextAlias();
  const target = { table: pointer, alias };
  const visible = conditionOrFalse(context.caller, target, 'Read', text);
  const writable = conditionOrFalse(context.caller, target, 'Write', text);
  const [row] = await context.session.query<{ owner: string | null; type: string | null; unit: string | null; writable: boolean | null }>(
    `select ${alias}.ownerid as owner, ${alias}.ownerid__type as type, ${alias}.owningbusinessunit as unit, ${writable} as writable
     from ${tableSql(pointer)} ${alias} where ${columnSql(pointer.idColumn, alias)} = ${text.bind(id, 'uuid')} and ${visible}`,
    text.values,
  );
  if (!row) throw rowNotFound(pointer.name, id);
  if (!row.writable) throw missingPrivilege(context.caller, pointer, 'Write');
  setIfPresent(table, changes, 'ownerid', row.owner);
  changes.set('ownerid__type', row.type);
  setIfPresent(table, changes, 'owninguser', row.type === 'team' ? null : row.owner);
  setIfPresent(table, changes, 'owningbusinessunit', row.unit);
}

/** Fills the address a bound party is reached at. */
export async function completeParty(context: Context, changes: Changes): Promise<void> {
  const type = changes.get('partyid__type');
  const id = changes.get('partyid');
  if (changes.get('addressused') || typeof type !== 'string' || typeof id !== 'string') return;
  const name = addressColumns[type];
  if (!name) return;
  const table = context.registry.tableNamed(type);
  const column = table.columns.get(name);
  if (!column) return;
  const [row] = await context.session.query<{ address: string | null }>(`select ${columnSql(column)} as address from ${tableSql(table)} where ${columnSql(table.idColumn)} = $1::uuid`, [id]);
  if (row?.address) changes.set('addressused', row.address);
}

/** Writes the addresses of sender and recipients into an email's own columns. */
export async function summarizeParties(context: Context, activity: RowReference): Promise<void> {
  if (activity.table.name !== 'email') return;
  const parties = await context.session.query<{ mask: number; address: string }>(
    'select participationtypemask as mask, addressused as address from crm.activityparty where activityid = $1::uuid and addressused is not null order by versionnumber',
    [activity.id],
  );
  const addresses = (mask: number): string => parties.filter((party) => party.mask === mask).map((party) => party.address).join(';');
  const cut = (name: string, value: string): string | null => (value === '' ? null : value.slice(0, activity.table.columns.get(name)?.maxLength ?? 500));
  const changes: Changes = new Map();
  setIfPresent(activity.table, changes, 'sender', cut('sender', addresses(participation.sender)));
  setIfPresent(activity.table, changes, 'torecipients', cut('torecipients', addresses(participation.to)));
  if (changes.size > 0) await updateStoredRow(context.session, activity, changes);
}
