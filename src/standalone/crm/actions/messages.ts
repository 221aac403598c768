// The messages (functions and actions) this server knows, each under its name. Others answer 501.
import type { Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import type { Table } from '../registry/registry.ts';
import { countRows } from '../query/collection.ts';
import { noOptions } from '../odata/options.ts';
import type { RowReference } from '../write/references.ts';
import { queryError } from '../webApiError.ts';
import { publish } from '../metadata/changeDefinitions.ts';
import { deleteOptionValue, insertOptionValue, insertStatusValue, orderOption, updateOptionValue, updateStateValue } from '../metadata/changeOptions.ts';
import { createCustomerRelationships } from '../metadata/customerRelationships.ts';
import { canTakePart, validTables } from '../metadata/eligibility.ts';
import { addSolutionComponent, removeSolutionComponent } from '../solutions/componentMessages.ts';
import { exportSolution } from '../solutions/exportSolution.ts';
import { importSolution } from '../solutions/importSolution.ts';
import { addToQueue } from './addToQueue.ts';
import { closeOpportunity } from './closeOpportunity.ts';
import { formatAddress } from './formatAddress.ts';
import { initializeFrom } from './initializeFrom.ts';
import { createMultiple, updateMultiple, upsertMultiple } from './multiple.ts';
import { qualifyLead } from './qualifyLead.ts';
import { sendEmail } from './sendEmail.ts';
import { addPrivileges, grantAccess, removePrivilege, retrievePrincipalAccess, retrieveShared, retrieveUserPrivileges, revokeAccess } from './sharing.ts';

interface UnboundMessage {
  readonly method: 'GET' | 'POST';
  /** True for changes of the tables themselves: they have a transaction of their own, and no place in a change set. */
  readonly customizes?: boolean;
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

/** The version whose Web API this server answers. */
const ORGANIZATION_VERSION = '9.2.0.0';

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
    Detail: {
      OrganizationId: organization.id, FriendlyName: organization.name, OrganizationVersion: ORGANIZATION_VERSION, EnvironmentId: organization.id, TenantId: organization.tenantId,
      UrlName: organization.name, UniqueName: organization.name, State: 'Enabled', Endpoints: { Count: 1, IsReadOnly: false, Keys: ['WebApplication'], Values: [`${new URL(root).origin}/`] },
    },
  });
}

/** RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account"]: the rows the caller may see. */
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
    counts.push(await countRows(context, { table, options: noOptions }, Number.MAX_SAFE_INTEGER));
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
  ['FormatAddress', { method: 'GET', run: formatAddress }],
  ['InitializeFrom', { method: 'GET', run: initializeFrom }],
  ['WinOpportunity', { method: 'POST', run: (operation) => closeOpportunity(operation, 'won') }],
  ['GrantAccess', { method: 'POST', run: (operation) => grantAccess(operation, 'add') }],
  ['ModifyAccess', { method: 'POST', run: (operation) => grantAccess(operation, 'set') }],
  ['RevokeAccess', { method: 'POST', run: revokeAccess }],
  ['RetrieveSharedPrincipalsAndAccess', { method: 'GET', run: retrieveShared }],
  ['PublishXml', { method: 'POST', run: (operation) => publish(operation, 'ParameterXml') }],
  ['PublishAllXml', { method: 'POST', run: (operation) => publish(operation, undefined) }],
  ['InsertOptionValue', { method: 'POST', customizes: true, run: insertOptionValue }],
  ['UpdateOptionValue', { method: 'POST', customizes: true, run: updateOptionValue }],
  ['DeleteOptionValue', { method: 'POST', customizes: true, run: deleteOptionValue }],
  ['OrderOption', { method: 'POST', customizes: true, run: orderOption }],
  ['InsertStatusValue', { method: 'POST', customizes: true, run: insertStatusValue }],
  ['UpdateStateValue', { method: 'POST', customizes: true, run: updateStateValue }],
  ['CreateCustomerRelationships', { method: 'POST', customizes: true, run: createCustomerRelationships }],
  ['AddSolutionComponent', { method: 'POST', customizes: true, run: addSolutionComponent }],
  ['RemoveSolutionComponent', { method: 'POST', customizes: true, run: removeSolutionComponent }],
  ['ExportSolution', { method: 'POST', run: exportSolution }],
  ['ImportSolution', { method: 'POST', customizes: true, run: importSolution }],
  ...(['CanBeReferenced', 'CanBeReferencing', 'CanManyToMany'] as const).map((name) => [name, { method: 'POST', run: canTakePart(name) }] as const),
  ['GetValidReferencingEntities', { method: 'GET', run: validTables('GetValidReferencingEntities', 'ReferencedEntityName') }],
  ['GetValidReferencedEntities', { method: 'GET', run: validTables('GetValidReferencedEntities', 'ReferencingEntityName') }],
  ['GetValidManyToMany', { method: 'GET', run: validTables('GetValidManyToMany') }],
  ['LoseOpportunity', { method: 'POST', run: (operation) => closeOpportunity(operation, 'lost') }],
]);

export const boundMessages: ReadonlyMap<string, BoundMessage> = new Map<string, BoundMessage>([
  ['QualifyLead', { method: 'POST', tables: ['lead'], run: qualifyLead }],
  ['SendEmail', { method: 'POST', tables: ['email'], run: sendEmail }],
  ['AddToQueue', { method: 'POST', tables: ['queue'], run: addToQueue }],
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
