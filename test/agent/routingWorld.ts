// An organization whose leads are routed: sellers with rows of ours, an active plan, and the service that routes, for tests of it.
import { randomUUID } from 'node:crypto';
import { activateDraft, readActivePlan, saveDraft } from '../../src/crm/routing/plans.ts';
import { readAssignment } from '../../src/crm/routing/assignments.ts';
import type { Row } from '../../src/crm/client/row.ts';
import type { AssignmentRule, RoutingSettings } from '../../src/domain/routing/plan.ts';
import { usualRoutingSettings } from '../../src/domain/routing/plan.ts';
import { activate, openWorld, type World } from './backgroundWorld.ts';

/** Every seller, one after the other. */
export const everyone: AssignmentRule = {
  id: '0a1b2c3d-0000-4000-8000-000000000001', name: 'Everyone', isActive: true, conditions: { match: 'all', of: [] }, target: { kind: 'any-seller' }, sellerConditions: [],
  distribution: 'round-robin', respectsCapacity: true, otherwise: { kind: 'next-rule' },
};

/** Says that these people get leads; a number is their capacity. */
export async function sellers(world: World, given: Readonly<Record<string, number | undefined>>): Promise<void> {
  for (const [name, capacity] of Object.entries(given)) {
    const person = world.crm.people[name as keyof World['crm']['people']];
    await world.crm.create('admin', 'hrz_sellers', { hrz_sellerid: person.id, hrz_name: person.fullName, hrz_getsleads: true, ...(capacity === undefined ? {} : { hrz_capacity: capacity }) });
  }
}

/** Activates a plan; leads nobody can take go to the manager. @param now when it counts as activated: a minute ago unless given. */
export async function activatePlan(world: World, rules: readonly AssignmentRule[] = [everyone], settings: Partial<RoutingSettings> = {}, now = new Date(Date.now() - 60_000)): Promise<void> {
  const admin = world.clientOf('admin');
  const plan = { segments: [], rules, settings: { ...usualRoutingSettings, catchAllOwnerId: world.crm.people.manager.id, ...settings } };
  const draft = await saveDraft(admin, { id: randomUUID(), plan, tests: [] });
  const active = await readActivePlan(admin);
  await activateDraft(admin, { draft, ...(active === undefined ? {} : { active }), acknowledged: [], now });
}

/** Of a service in tests: it looks often. */
export const routingTimings = { routingWatchMs: 100, routingPollMs: 100, leaseSeconds: 3, runsMs: 300, loadsMs: 300 };

export async function openRoutingWorld(): Promise<World & { readonly settingsId: string }> {
  const world = await openWorld();
  const settingsId = await activate(world, { hrz_activatedon: new Date(Date.now() - 60_000).toISOString() });
  return Object.assign(world, { settingsId });
}

export async function leadRow(world: World, leadId: string): Promise<Row> {
  return world.clientOf('admin').readOne(`leads(${leadId})?$select=leadid,_ownerid_value,statecode,versionnumber`);
}

export const assignmentOf = (world: World, leadId: string): ReturnType<typeof readAssignment> => readAssignment(world.clientOf('admin'), leadId);
