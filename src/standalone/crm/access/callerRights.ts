// Who calls and what they may do: user, teams, business units and the deepest reach of each privilege.
import { actOnBehalf } from './privileges.ts';
import { isGuid } from '../odata/resourcePath.ts';
import type { Session } from '../storage/database.ts';

export interface CallerRights {
  readonly userId: string;
  readonly businessUnitId: string;
  /** The caller's unit and all units below it. */
  readonly businessUnitIds: readonly string[];
  readonly teamIds: readonly string[];
  /** Privilege name → union of depth bits from all roles, own and of teams. */
  readonly privileges: ReadonlyMap<string, number>;
  /** Tables of which rows are shared with the caller or a team of theirs. */
  readonly sharedTables: ReadonlySet<string>;
  /** True when a role of the user's own, not of a team, lets them act for other users. */
  readonly mayActForOthers: boolean;
  /** Who really sent the request, when it runs on behalf of the user of these rights. */
  readonly actingUserId?: string;
}

/** Who is asked for: by the directory's object id, the client id of an application, or the id of the user row. */
export interface CallerIdentity {
  readonly objectId?: string;
  readonly applicationId?: string;
  readonly userId?: string;
}

/** A change in another process is seen after this long; changes made here at once. */
const FRESH_MS = 10_000;

const loadSql = `
with caller as (select systemuserid, businessunitid from crm.systemuser where coalesce(isdisabled, false) = false
  and (azureactivedirectoryobjectid = $1::uuid or (accessmode = 4 and applicationid = $2::uuid) or systemuserid = $3::uuid) order by azureactivedirectoryobjectid = $1::uuid desc nulls last limit 1),
teams as (select m.teamid from crm.teammembership m join caller c on c.systemuserid = m.systemuserid),
held as (
  select r.roleid from crm.systemuserroles r join caller c on c.systemuserid = r.systemuserid
  union select r.roleid from crm.teamroles r join teams t on t.teamid = r.teamid)
select c.systemuserid, c.businessunitid,
  (select coalesce(json_agg(t.teamid), '[]') from teams t) as teams,
  exists (select 1 from crm.systemuserroles r join crm.roleprivileges rp on rp.roleid = r.roleid join crm.privilege p on p.privilegeid = rp.privilegeid where r.systemuserid = c.systemuserid and p.name = '${actOnBehalf}') as delegate,
  (with recursive below as (select c.businessunitid as id union select b.businessunitid from crm.businessunit b join below on b.parentbusinessunitid = below.id)
   select coalesce(json_agg(id), '[]') from below) as units,
  (select coalesce(json_agg(distinct s.table_name), '[]') from crm."$shared" s where s.principal = c.systemuserid or s.principal in (select t.teamid from teams t)) as shared,
  (select coalesce(json_object_agg(name, mask), '{}') from (
     select p.name, bit_or(rp.privilegedepthmask) as mask from held h
     join crm.roleprivileges rp on rp.roleid = h.roleid join crm.privilege p on p.privilegeid = rp.privilegeid group by p.name) g) as privileges
from caller c`;

interface LoadedRow {
  readonly systemuserid: string;
  readonly businessunitid: string;
  readonly teams: readonly string[];
  readonly units: readonly string[];
  readonly privileges: Readonly<Record<string, number>>;
  readonly shared: readonly string[];
  readonly delegate: boolean;
}

export interface RightsCache {
  /** The enabled user of this identity, or undefined. */
  find(session: Session, identity: CallerIdentity): Promise<CallerRights | undefined>;
  forget(): void;
}

/** Keeps rights for a few seconds and forgets them all as soon as any row that decides about rights changes. */
export function createRightsCache(): RightsCache {
  const held = new Map<string, { readonly rights: CallerRights | undefined; readonly at: number }>();
  let generation = 0;
  return {
    find: async (session, identity) => {
      const key = `${identity.objectId ?? ''} ${identity.applicationId ?? ''} ${identity.userId ?? ''}`;
      const known = held.get(key);
      if (known && Date.now() - known.at < FRESH_MS) return known.rights;
      const asked = generation;
      const rights = await loadRights(session, identity);
      if (asked === generation) held.set(key, { rights, at: Date.now() });
      return rights;
    },
    forget: () => {
      generation += 1;
      held.clear();
    },
  };
}

/** The rights as the database knows them now. */
export async function loadRights(session: Session, identity: CallerIdentity): Promise<CallerRights | undefined> {
  const [row] = await session.query<LoadedRow>(loadSql, [identity.objectId, identity.applicationId, identity.userId].map((id) => (id !== undefined && isGuid(id) ? id : null)));
  return row ? toRights(row) : undefined;
}

/** What a team may do by itself: its own rows and roles, and what is shared with it. */
export async function loadTeamRights(session: Session, teamId: string): Promise<CallerRights | undefined> {
  const [row] = await session.query<LoadedRow>(
    `select teamid as systemuserid, businessunitid, '[]'::json as teams, json_build_array(businessunitid) as units, false as delegate,
       (select coalesce(json_agg(distinct s.table_name), '[]') from crm."$shared" s where s.principal = $1::uuid) as shared,
       (select coalesce(json_object_agg(name, mask), '{}') from (
          select p.name, bit_or(rp.privilegedepthmask) as mask from crm.teamroles r
          join crm.roleprivileges rp on rp.roleid = r.roleid join crm.privilege p on p.privilegeid = rp.privilegeid where r.teamid = $1::uuid group by p.name) g) as privileges
     from crm.team where teamid = $1::uuid`,
    [teamId],
  );
  return row ? toRights(row) : undefined;
}

function toRights(row: LoadedRow): CallerRights {
  return {
    userId: row.systemuserid,
    businessUnitId: row.businessunitid,
    businessUnitIds: row.units,
    teamIds: row.teams,
    privileges: new Map(Object.entries(row.privileges)),
    sharedTables: new Set(row.shared),
    mayActForOthers: row.delegate,
  };
}

/** What may be done on behalf of another user: as that user, with the privileges both hold, each only as deep as the shallower of the two. */
export function intersectRights(acting: CallerRights, user: CallerRights): CallerRights {
  const privileges = [...user.privileges].flatMap(([name, mask]): (readonly [string, number])[] => {
    const own = acting.privileges.get(name);
    return own === undefined ? [] : [[name, Math.min(own, mask)]];
  });
  return { ...user, privileges: new Map(privileges), mayActForOthers: false, actingUserId: acting.userId };
}

/** Tables whose rows decide who may do what. */
export const rightsTables: ReadonlySet<string> = new Set(['systemuser', 'role', 'privilege', 'roleprivileges', 'systemuserroles', 'teamroles', 'teammembership', 'team', 'businessunit']);
