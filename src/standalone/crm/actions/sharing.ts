// GrantAccess, ModifyAccess, RevokeAccess, RetrieveSharedPrincipalsAndAccess and RetrievePrincipalAccess.
import { loadRights, loadTeamRights, type CallerRights } from '../access/callerRights.ts';
import { accessBits, rights, type Right } from '../access/privileges.ts';
import { depthName, depthNames, grantPrivilege } from '../access/rolePrivileges.ts';
import { conditionOrFalse, missingPrivilege } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { readBody, type Operation } from '../http/operation.ts';
import { emptyReply, jsonReply, type Reply } from '../http/reply.ts';
import { readEntity } from '../query/collection.ts';
import { QueryText } from '../query/queryText.ts';
import { noOptions } from '../odata/options.ts';
import { columnSql, tableSql } from '../storage/identifiers.ts';
import { lockRow, noPreconditions } from '../write/lockRow.ts';
import { isBody } from '../write/payload.ts';
import type { RowReference } from '../write/references.ts';
import { setShare, sharesOf } from '../write/shares.ts';
import { errorCodes, queryError, rowNotFound, WebApiError } from '../webApiError.ts';
import { argumentOf, principalParameter, rowParameter } from './parameters.ts';

const shareable: readonly Right[] = rights.filter((right) => right !== 'Create');

/** `ReadAccess, WriteAccess` → the rights. */
function readMask(value: unknown): readonly Right[] {
  const names = typeof value === 'string' ? value.split(',').map((name) => name.trim()) : [];
  const found = names.map((name) => shareable.find((right) => `${right}Access` === name));
  const known = found.filter((right) => right !== undefined);
  if (known.length === 0 || known.length !== found.length) throw new WebApiError(400, errorCodes.payload, `The parameter 'AccessMask' needs names such as ReadAccess, WriteAccess: ${shareable.map((right) => `${right}Access`).join(', ')}.`);
  return known;
}

function maskText(bits: number): string {
  const names = rights.filter((right) => (bits & accessBits[right]) !== 0).map((right) => `${right}Access`);
  return names.length === 0 ? 'None' : names.join(', ');
}

async function requireVisible(context: Context, { table, id }: RowReference): Promise<void> {
  await readEntity(context, { table, id, options: { ...noOptions, select: [table.idColumn.name] } });
}

/** The row, held for the change: it must be the caller's to share. */
async function holdTarget(context: Context, value: unknown): Promise<RowReference> {
  const target = await rowParameter(context, value, 'Target');
  if (target.table.ownership !== 'user' || target.table.isView) throw new WebApiError(400, errorCodes.argument, `Rows of '${target.table.name}' cannot be shared.`);
  const row = await lockRow(context, target, { right: 'Share', preconditions: noPreconditions });
  if (!row) throw rowNotFound(target.table.name, target.id);
  return target;
}

/** Rights of the caller on one row, as bits. */
async function accessTo(context: Context, caller: CallerRights, { table, id }: RowReference): Promise<number> {
  const text = new QueryText();
  const alias = text.nextAlias();
  const columns = shareable.map((right) => `${conditionOrFalse(caller, { table, alias }, right, text)} as "${right}"`);
  const [row] = await context.session.query(`select ${columns.join(', ')} from ${tableSql(table)} ${alias} where ${columnSql(table.idColumn, alias)} = ${text.bind(id, 'uuid')}`, text.values);
  return shareable.reduce((bits, right) => (row?.[right] === true ? bits | accessBits[right] : bits), 0);
}

/** POST GrantAccess and ModifyAccess {Target, PrincipalAccess{AccessMask, Principal}}: nobody shares more than they have. */
export async function grantAccess(operation: Operation, how: 'add' | 'set'): Promise<Reply> {
  const { context } = operation;
  const body = readBody(operation);
  const target = await holdTarget(context, body['Target']);
  const access = body['PrincipalAccess'];
  if (!isBody(access)) throw new WebApiError(400, errorCodes.payload, "The parameter 'PrincipalAccess' is required.");
  const wanted = readMask(access['AccessMask']);
  const principal = await principalParameter(context, access['Principal'], 'Principal');
  await requireVisible(context, principal);
  const held = await accessTo(context, context.caller, target);
  const lacking = wanted.find((right) => (held & accessBits[right]) === 0);
  if (lacking) throw missingPrivilege(context.caller, target.table, lacking);
  await setShare(context, target, { principal, rights: wanted.reduce((bits, right) => bits | accessBits[right], 0), how });
  return emptyReply();
}

/** POST RevokeAccess {Target, Revokee} */
export async function revokeAccess(operation: Operation): Promise<Reply> {
  const { context } = operation;
  const body = readBody(operation);
  const target = await holdTarget(context, body['Target']);
  const principal = await principalParameter(context, body['Revokee'], 'Revokee');
  await setShare(context, target, { principal, rights: 0, how: 'set' });
  return emptyReply();
}

/** GET RetrieveSharedPrincipalsAndAccess(Target=@t) */
export async function retrieveShared(operation: Operation, argument: string): Promise<Reply> {
  const { context } = operation;
  const target = await rowParameter(context, argumentOf(operation, argument, 'Target'), 'Target');
  await requireVisible(context, target);
  const shares = await sharesOf(context, target);
  return jsonReply({
    '@odata.context': `${context.root}/$metadata#Microsoft.Dynamics.CRM.RetrieveSharedPrincipalsAndAccessResponse`,
    PrincipalAccesses: shares.map(({ principal, rights: bits }) => ({
      AccessMask: maskText(bits),
      Principal: { '@odata.type': `#Microsoft.Dynamics.CRM.${principal.table.name}`, [principal.table.idColumn.name]: principal.id, ownerid: principal.id },
    })),
  });
}

/** GET systemusers(id)/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t): what that user may do with the row. */
export async function retrievePrincipalAccess(operation: Operation, principal: RowReference, argument: string): Promise<Reply> {
  const { context } = operation;
  const target = await rowParameter(context, argumentOf(operation, argument, 'Target'), 'Target');
  await requireVisible(context, principal);
  await requireVisible(context, target);
  const caller = principal.table.name === 'systemuser' ? await loadRights(context.session, { userId: principal.id }) : await loadTeamRights(context.session, principal.id);
  // What was shared with a team shows also while the team has no role: its members bring theirs.
  const granted = principal.table.name === 'team' ? ((await sharesOf(context, target)).find((share) => share.principal.id === principal.id)?.rights ?? 0) : 0;
  const bits = (caller ? await accessTo(context, caller, target) : 0) | granted;
  return jsonReply({ '@odata.context': `${context.root}/$metadata#Microsoft.Dynamics.CRM.RetrievePrincipalAccessResponse`, AccessRights: maskText(bits) });
}

/** GET systemusers(id)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges: all privileges of all roles, own and of teams. */
export async function retrieveUserPrivileges(operation: Operation, user: RowReference): Promise<Reply> {
  const { context } = operation;
  await requireVisible(context, user);
  const caller = await loadRights(context.session, { userId: user.id });
  const known = await context.session.query<{ id: string; name: string }>('select privilegeid as id, name from crm.privilege where name = any($1::text[]) order by name', [[...(caller?.privileges.keys() ?? [])]]);
  return jsonReply({
    '@odata.context': `${context.root}/$metadata#Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse`,
    RolePrivileges: known.map(({ id, name }) => ({ Depth: depthName(caller?.privileges.get(name) ?? 0), PrivilegeId: id, PrivilegeName: name, BusinessUnitId: caller?.businessUnitId })),
  });
}

/** POST roles(id)/Microsoft.Dynamics.CRM.AddPrivilegesRole {Privileges[{Depth, PrivilegeId | PrivilegeName}]}: nobody grants what they have not got. */
export async function addPrivileges(operation: Operation, role: RowReference): Promise<Reply> {
  const { context } = operation;
  const list = readBody(operation)['Privileges'];
  const row = await lockRow(context, role, { right: 'Write', preconditions: noPreconditions });
  if (!row) throw rowNotFound(role.table.name, role.id);
  if (!Array.isArray(list) || list.length === 0 || list.length > 10_000) throw new WebApiError(400, errorCodes.payload, "The parameter 'Privileges' needs a list.");
  for (const one of list as readonly unknown[]) {
    const entry = isBody(one) ? one : {};
    const depth = depthNames[String(entry['Depth'])] ?? 0;
    const [found] = await context.session.query<{ id: string; name: string }>('select privilegeid as id, name from crm.privilege where privilegeid::text = $1 or name = $2', [String(entry['PrivilegeId'] ?? '').toLowerCase(), String(entry['PrivilegeName'] ?? '')]);
    if (!found || depth === 0) throw queryError('Every privilege needs a known PrivilegeId or PrivilegeName and the Depth Basic, Local, Deep or Global.');
    await grantPrivilege(context, role.id, { ...found, depth });
  }
  context.onRightsChanged();
  return emptyReply();
}

/** POST roles(id)/Microsoft.Dynamics.CRM.RemovePrivilegeRole {PrivilegeId} */
export async function removePrivilege(operation: Operation, role: RowReference): Promise<Reply> {
  const { context } = operation;
  const id = readBody(operation)['PrivilegeId'];
  const row = await lockRow(context, role, { right: 'Write', preconditions: noPreconditions });
  if (!row) throw rowNotFound(role.table.name, role.id);
  await context.session.query('delete from crm.roleprivileges where roleid = $1::uuid and privilegeid::text = $2', [role.id, String(id ?? '').toLowerCase()]);
  context.onRightsChanged();
  return emptyReply();
}
