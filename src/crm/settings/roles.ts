// Security roles, and how many people hold them: whom the agent works for.
import type { Id } from '../../domain/records.ts';
import type { CrmClient } from '../client.ts';
import { guid } from '../client/odata.ts';

interface SecurityRole {
  readonly id: Id<'role'>;
  readonly name: string;
}

/** Each role once, by name: a role has a copy in every business unit, and the one without a parent stands for all. @throws AppError */
export async function readRoles(crm: CrmClient): Promise<readonly SecurityRole[]> {
  const rows = await crm.read('roles?$select=roleid,name&$filter=_parentroleid_value%20eq%20null&$orderby=name');
  return rows.flatMap((row) => (typeof row['roleid'] === 'string' && typeof row['name'] === 'string' ? [{ id: row['roleid'].toLowerCase(), name: row['name'] }] : []));
}

/** How many enabled people hold one of these roles themselves, in any business unit; applications and members of teams alone don't count. @throws AppError */
export async function countPeople(crm: CrmClient, roleIds: readonly Id<'role'>[]): Promise<number> {
  if (roleIds.length === 0) return 0;
  const held = roleIds.map((id) => `r/roleid eq ${guid(id)} or r/_parentrootroleid_value eq ${guid(id)}`).join(' or ');
  const filter = `isdisabled eq false and applicationid eq null and systemuserroles_association/any(r:${held})`;
  let count = 0;
  for await (const page of crm.pages(`systemusers?$select=systemuserid&$filter=${encodeURIComponent(filter)}`, 5_000)) count += page.length;
  return count;
}
