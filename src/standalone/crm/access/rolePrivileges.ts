// Gives privileges to roles. Nobody grants what they have not got.
import type { Context } from '../context.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import { depths } from './privileges.ts';

/** Depths by the names the Web API has for them. */
export const depthNames: Readonly<Record<string, number>> = { Basic: depths.user, Local: depths.businessUnit, Deep: depths.deep, Global: depths.organization };

/** The name of the deepest reach in a mask. */
export function depthName(mask: number): string {
  return Object.keys(depthNames).reverse().find((name) => (mask & (depthNames[name] ?? 0)) !== 0) ?? 'Basic';
}

interface Grant {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
}

/** Gives the role the privilege at this depth, whatever it had before. 403 when the caller does not hold it that deep. */
export async function grantPrivilege({ caller, session }: Pick<Context, 'caller' | 'session'>, roleId: string, { id, name, depth }: Grant): Promise<void> {
  if ((caller.privileges.get(name) ?? 0) < depth) throw new WebApiError(403, errorCodes.privilege, `Principal user (Id=${caller.userId}) is missing ${name} privilege at that depth.`);
  await session.query(
    `insert into crm.roleprivileges (roleprivilegeid, roleid, privilegeid, privilegedepthmask, "versionnumber") values (gen_random_uuid(), $1::uuid, $2::uuid, $3::integer, nextval('crm."$version"'))
     on conflict (roleid, privilegeid) do update set roleprivilegeid = excluded.roleprivilegeid, privilegedepthmask = excluded.privilegedepthmask`,
    [roleId, id, depth],
  );
}
