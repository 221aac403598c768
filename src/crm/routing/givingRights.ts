// Whether whoever asks may give leads to sellers: what the CRM says of their privileges, before anything is tried.
import type { CrmClient } from '../client.ts';

/** Names of privileges differ in case between organizations. */
const NEEDED = ['prvreadlead', 'prvassignlead', 'prvreadhrz_assignment', 'prvcreatehrz_assignment', 'prvwritehrz_assignment'] as const;

/**
 * Of the whole organization, by roles of their own and of teams. The answer names every privilege they have, so ask rarely.
 * @throws AppError as every read.
 */
export async function mayGiveLeads(crm: CrmClient): Promise<boolean> {
  const { UserId: userId } = await crm.readOne('WhoAmI');
  if (typeof userId !== 'string') return false;
  const { RolePrivileges: privileges } = await crm.readOne(`systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`);
  const held = new Set((Array.isArray(privileges) ? privileges : []).flatMap(nameOf));
  return NEEDED.every((name) => held.has(name));
}

function nameOf(privilege: unknown): readonly string[] {
  if (typeof privilege !== 'object' || privilege === null || !('PrivilegeName' in privilege) || !('Depth' in privilege)) return [];
  return privilege.Depth === 'Global' ? [String(privilege.PrivilegeName).toLowerCase()] : [];
}
