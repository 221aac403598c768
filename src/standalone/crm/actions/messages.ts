// The messages (functions and actions) this server knows, each under its name. Others answer 501.
import type { Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import type { Table } from '../registry/registry.ts';
import { countRows } from '../query/collection.ts';
import { noOptions } from '../odata/options.ts';
import type { RowReference } from '../write/references.ts';
import { queryError } from '../webApiError.ts';
import { publish, setOptionValue } from '../metadata/changeDefinitions.ts';
import { closeOpportunity } from './closeOpportunity.ts';
import { createMultiple, updateMultiple, upsertMultiple } from './multiple.ts';
import { qualifyLead } from './qualifyLead.ts';
import { sendEmail } from './sendEmail.ts';
import { addPrivileges, grantAccess, removePrivilege, retrievePrincipalAccess, retrieveShared, retrieveUserPrivileges, revokeAccess } from './sharing.ts';

interface UnboundMessage {
  readonly method: 'GET' | 'POST';
  /** `argument` is the text between the parentheses. */
  readonly run: (operation: Operation, argument: string) => Promise<Reply>;
}
interface BoundMessage {
  readonly method: 'GET' | 'POST';
  /** Logical names of the tables it is bound to. */
  readonly tables: readonly string[];
  readonly run: (operation: Operation, row: RowReference, argument: string) => Promise<Reply>;
}
/** A message bound to an entity set. */
type CollectionMessage = (operation: Operation, table: Table) => Promise<Reply>;

async function whoAmI({ context }: Operation): Promise<Reply> {
  return jsonReply({
    '@odata.context': `${context.root}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    BusinessUnitId: context.caller.businessUnitId,
    UserId: context.caller.userId,
    OrganizationId: context.organization.id,
  });
}

async function retrieveCurrentOrganization({ context }: Operation): Promise<Reply> {
  const { organization, root } = context;
  return jsonReply({
    '@odata.context': `${root}/$metadata#Microsoft.Dynamics.CRM.RetrieveCurrentOrganizationResponse`,
    Detail: { OrganizationId: organization.id, FriendlyName: organization.name, UniqueName: organization.name, TenantId: organization.tenantId, State: 'Enabled', Endpoints: { Count: 1, Keys: ['WebApplication'], Values: [new URL(root).origin] } },
  });
}

/** RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account"]: what the caller may see, at most 5,001 a table. */
async function retrieveTotalRecordCount({ context, url }: Operation, argument: string): Promise<Reply> {
  const given = /^\s*EntityNames\s*=\s*(@\w{1,50}|\[[^\]]{0,2000}\])\s*$/.exec(argument)?.[1];
  const text = given?.startsWith('@') ? url.searchParams.get(given) : given;
  let names: unknown;
  try {
    names = JSON.parse((text ?? '').replaceAll("'", '"'));
  } catch {
    names = undefined;
  }
  if (!Array.isArray(names)) throw queryError("The parameter 'EntityNames' needs a list of table names.");
  const counts: number[] = [];
  for (const name of names) {
    const table = context.registry.tables.get(String(name));
    if (!table) throw queryError(`The entity with a name = '${String(name).slice(0, 100)}' was not found in the MetadataCache.`);
    counts.push(await countRows(context, { table, options: noOptions }));
  }
  return jsonReply({
    '@odata.context': `${context.root}/$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse`,
    EntityRecordCountCollection: { Count: names.length, IsReadOnly: false, Keys: names, Values: counts },
  });
}

export const unboundMessages: ReadonlyMap<string, UnboundMessage> = new Map<string, UnboundMessage>([
  ['WhoAmI', { method: 'GET', run: whoAmI }],
  ['RetrieveCurrentOrganization', { method: 'GET', run: retrieveCurrentOrganization }],
  ['RetrieveTotalRecordCount', { method: 'GET', run: retrieveTotalRecordCount }],
  ['WinOpportunity', { method: 'POST', run: (operation) => closeOpportunity(operation, 'won') }],
  ['GrantAccess', { method: 'POST', run: (operation) => grantAccess(operation, 'add') }],
  ['ModifyAccess', { method: 'POST', run: (operation) => grantAccess(operation, 'set') }],
  ['RevokeAccess', { method: 'POST', run: revokeAccess }],
  ['RetrieveSharedPrincipalsAndAccess', { method: 'GET', run: retrieveShared }],
  ['PublishXml', { method: 'POST', run: (operation) => publish(operation, 'ParameterXml') }],
  ['PublishAllXml', { method: 'POST', run: (operation) => publish(operation, undefined) }],
  ['InsertOptionValue', { method: 'POST', run: (operation) => setOptionValue(operation, 'insert') }],
  ['UpdateOptionValue', { method: 'POST', run: (operation) => setOptionValue(operation, 'update') }],
  ['LoseOpportunity', { method: 'POST', run: (operation) => closeOpportunity(operation, 'lost') }],
]);

export const boundMessages: ReadonlyMap<string, BoundMessage> = new Map<string, BoundMessage>([
  ['QualifyLead', { method: 'POST', tables: ['lead'], run: qualifyLead }],
  ['SendEmail', { method: 'POST', tables: ['email'], run: sendEmail }],
  ['RetrievePrincipalAccess', { method: 'GET', tables: ['systemuser', 'team'], run: retrievePrincipalAccess }],
  ['RetrieveUserPrivileges', { method: 'GET', tables: ['systemuser'], run: retrieveUserPrivileges }],
  ['AddPrivilegesRole', { method: 'POST', tables: ['role'], run: addPrivileges }],
  ['RemovePrivilegeRole', { method: 'POST', tables: ['role'], run: removePrivilege }],
]);

export const collectionMessages: ReadonlyMap<string, CollectionMessage> = new Map<string, CollectionMessage>([
  ['CreateMultiple', createMultiple],
  ['UpdateMultiple', updateMultiple],
  ['UpsertMultiple', upsertMultiple],
]);
