// Whom the agent works for: people with one of the security roles the admin chose (sales qualification agent: General, Team access).
import type { TeamAccess } from './settings.ts';

/**
 * Whether somebody is in the team.
 * @param held ids of the person's security roles, own and of their teams, each with the role it is a copy of.
 * @returns true for everybody while no role is chosen.
 */
export function isInTeam(team: TeamAccess | undefined, held: ReadonlySet<string>): boolean {
  return !hasTeam(team) || team.roles.some(({ id }) => held.has(id.toLowerCase()));
}

/** Whether the admin has chosen any role. */
export function hasTeam(team: TeamAccess | undefined): team is TeamAccess {
  return team !== undefined && team.roles.length > 0;
}
