// What the signed-in person may do with the agent's settings. The CRM enforces it; this only tells.
import type { CrmClient } from '../client.ts';

/** Names of privileges differ in case between organizations; Dataverse itself compares them without it. */
const WRITES_SETTINGS = 'prvwritehrz_agentsettings';

/**
 * Whether the person's roles, own and of teams, let them write the settings. The answer names every privilege they have, so ask
 * once a pane.
 * @throws AppError as every read.
 */
export async function maySaveSettings(crm: CrmClient): Promise<boolean> {
  const { UserId: userId } = await crm.readOne('WhoAmI');
  if (typeof userId !== 'string') return false;
  const { RolePrivileges: privileges } = await crm.readOne(`systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`);
  return Array.isArray(privileges) && privileges.some((each: unknown) => nameOf(each).toLowerCase() === WRITES_SETTINGS);
}

function nameOf(privilege: unknown): string {
  if (typeof privilege !== 'object' || privilege === null || !('PrivilegeName' in privilege)) return '';
  return String(privilege.PrivilegeName);
}
