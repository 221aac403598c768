// Requests on behalf of another user: `CallerObjectId` or `MSCRMCallerID`. Who may, and what they may do then.
import { intersectRights, type CallerRights } from '../access/callerRights.ts';
import { actOnBehalf } from '../access/privileges.ts';
import { isGuid } from '../odata/resourcePath.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import type { Environment } from './execute.ts';

/** The user a request names to act as: by the directory's object id, which wins, or by the id of the user row. */
function actedFor(headers: Headers): { readonly objectId: string } | { readonly userId: string } | undefined {
  const [objectId, userId] = [headers.get('CallerObjectId'), headers.get('MSCRMCallerID')];
  const given = objectId ?? userId;
  if (given === null) return undefined;
  const id = given.trim().replace(/^\{(.*)\}$/, '$1').toLowerCase();
  if (!isGuid(id)) throw new WebApiError(400, errorCodes.argument, `The header '${objectId === null ? 'MSCRMCallerID' : 'CallerObjectId'}' needs the id of a user.`);
  return objectId === null ? { userId: id } : { objectId: id };
}

/**
 * The rights a request runs with: the caller's own, or with an impersonation header what both users may do.
 * As documented the privilege counts only when a role of the caller's own holds it, not one of a team. 403 without it, and for a user who is unknown or disabled.
 */
export async function effectiveCaller({ rights, database }: Environment, caller: CallerRights, headers: Headers): Promise<CallerRights> {
  const identity = actedFor(headers);
  if (!identity) return caller;
  if (!caller.mayActForOthers) throw new WebApiError(403, errorCodes.privilege, `Principal user (Id=${caller.userId}) is missing ${actOnBehalf} privilege.`);
  const other = await rights.find(database, identity);
  if (!other) throw new WebApiError(403, errorCodes.authentication, 'The user to act for is not an enabled user of the organization.');
  return intersectRights(caller, other);
}
