// Which security roles somebody holds: what decides whether the agent works for them.
import { AppError } from '../../domain/errors.ts';
import type { Id, Lead } from '../../domain/records.ts';
import type { CrmClient } from '../client.ts';
import { expandedRows } from '../records.ts';
import type { Row } from '../client/row.ts';
import { queryText } from '../client/odata.ts';

/** The security roles of a lead's owner, each with the role it is a copy of in a business unit: a person's own and those of their teams, or a team's. Empty for an owner who is neither. @throws AppError */
export async function readRolesOf(crm: CrmClient, { ownerId: userId, isOwnedByTeam }: Pick<Lead, 'ownerId' | 'isOwnedByTeam'>): Promise<ReadonlySet<Id<'role'>>> {
  const select = ['roleid', '_parentrootroleid_value'];
  if (isOwnedByTeam === true) return rolesIn(await crm.read(`teams(${userId})/teamroles_association?${queryText({ select })}`), select);
  const [own, teams] = await crm.readAll([
    { path: `systemusers(${userId})/systemuserroles_association?${queryText({ select })}` },
    { path: `systemusers(${userId})/teammembership_association?${queryText({ select: ['teamid'], expand: [{ navigation: 'teamroles_association', select }] })}` },
  ]);
  if (own instanceof AppError && own.code === 'not-found') return new Set();
  for (const answer of [own, teams]) if (answer instanceof AppError) throw answer;
  const rows = [...(own as readonly Row[]), ...(teams as readonly Row[]).flatMap((team) => expandedRows(team, 'teamroles_association'))];
  return rolesIn(rows, select);
}

/** The caller's own, read with their own rights. @throws AppError */
export async function readOwnRoles(crm: CrmClient): Promise<ReadonlySet<Id<'role'>>> {
  const { UserId: userId } = await crm.readOne('WhoAmI');
  return typeof userId === 'string' ? readRolesOf(crm, { ownerId: userId }) : new Set();
}

function rolesIn(rows: readonly Row[], select: readonly string[]): ReadonlySet<Id<'role'>> {
  return new Set(rows.flatMap((row) => select.flatMap((column) => (typeof row[column] === 'string' ? [row[column].toLowerCase()] : []))));
}
