// Brings the security roles of a solution file into the organization: they hold the privileges of the file, no more and no less.
import { intersectRights, loadRights } from '../access/callerRights.ts';
import { depthNames, grantPrivilege } from '../access/rolePrivileges.ts';
import type { Context } from '../context.ts';
import { createRow } from '../write/create.ts';
import { lockRow, noPreconditions } from '../write/lockRow.ts';
import { updateRow } from '../write/update.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import type { RolePart } from './customizationsXml.ts';

/** The rights as they are now: tables made a moment ago brought privileges with them. */
async function currentContext(context: Context): Promise<Context> {
  const { session, caller } = context;
  const user = await loadRights(session, { userId: caller.userId });
  const acting = caller.actingUserId === undefined ? undefined : await loadRights(session, { userId: caller.actingUserId });
  if (!user || (caller.actingUserId !== undefined && !acting)) return context;
  return { ...context, caller: acting ? intersectRights(acting, user) : user };
}

interface Known {
  readonly id: string;
  readonly name: string;
}

function roleError(name: string): WebApiError {
  return new WebApiError(400, errorCodes.solutionRole, `Cannot import security role '${name.slice(0, 100)}'. The role with specified role id is not updatable or role name is not unique.`);
}

/** The id of the role of this id, else of this name in the root business unit, made when there is none. */
async function placeRole(context: Context, role: RolePart): Promise<string> {
  const [unit] = await context.session.query<{ id: string }>('select businessunitid as id from crm.businessunit where parentbusinessunitid is null limit 1');
  const found = await context.session.query<Known>('select roleid as id, name from crm.role where roleid = $1::uuid or (lower(name) = lower($2) and businessunitid = $3::uuid) order by roleid <> $1::uuid', [role.id, role.name, unit?.id ?? null]);
  const [first, second] = found;
  if (second || first?.name === 'System Administrator' || !unit) throw roleError(role.name);
  const table = context.registry.tableNamed('role');
  if (!first) return createRow(context, { table, body: { roleid: role.id, name: role.name, 'businessunitid@odata.bind': `/businessunits(${unit.id})` } });
  if (first.name !== role.name) await updateRow(context, { reference: { table, id: first.id }, body: { name: role.name }, preconditions: noPreconditions, mayCreate: false });
  return first.id;
}

async function setPrivileges(context: Context, id: string, role: RolePart): Promise<void> {
  const { session } = context;
  await lockRow(context, { table: context.registry.tableNamed('role'), id }, { right: 'Write', preconditions: noPreconditions });
  const names = role.privileges.map((one) => one.name);
  const known = new Map((await session.query<Known>('select privilegeid as id, name from crm.privilege where name = any($1::text[])', [names])).map((one) => [one.name, one.id]));
  const held = new Map((await session.query<{ id: string; mask: number }>('select privilegeid as id, privilegedepthmask as mask from crm.roleprivileges where roleid = $1::uuid', [id])).map((one) => [one.id, one.mask]));
  const wanted = role.privileges.map(({ name, level }) => {
    const [privilege, depth] = [known.get(name), depthNames[level]];
    if (privilege === undefined || depth === undefined) throw new WebApiError(400, errorCodes.solutionPrivilege, `The privilege to be imported is invalid: ${name.slice(0, 100)} (${level.slice(0, 20)}).`);
    return { id: privilege, name, depth };
  });
  const changed = wanted.filter((one) => held.get(one.id) !== one.depth);
  const gone = [...held.keys()].filter((privilege) => !wanted.some((one) => one.id === privilege));
  for (const one of changed) await grantPrivilege(context, id, one);
  if (gone.length > 0) await session.query('delete from crm.roleprivileges where roleid = $1::uuid and privilegeid = any($2::uuid[])', [id, gone]);
  if (changed.length + gone.length > 0) context.onRightsChanged();
}

/** The ids the roles have here, in the order of the file. Nobody brings privileges in that they have not got: 403. */
export async function applyRoles(context: Context, roles: readonly RolePart[]): Promise<readonly string[]> {
  if (roles.length === 0) return [];
  const current = await currentContext(context);
  const ids: string[] = [];
  for (const role of roles) {
    const id = await placeRole(current, role);
    await setPrivileges(current, id, role);
    ids.push(id);
  }
  return ids;
}
