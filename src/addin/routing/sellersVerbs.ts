// What an admin may do about sellers: every verb goes to the CRM with the admin's own token and answers; what fails is a value.
import type { CrmClient } from '../../crm/client.ts';
import { readAttributes, removeAttribute, saveAttribute } from '../../crm/routing/attributes.ts';
import { saveAvailability } from '../../crm/routing/availability.ts';
import { readPlans, type SavedPlan } from '../../crm/routing/plans.ts';
import { readSellers, saveSeller } from '../../crm/routing/sellers.ts';
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { Outcome } from '../admin/outcome.ts';
import type { RoutingShown, SellersDesk, SellerShown } from '../admin/routing/sellers/sellersDesk.ts';
import { changeDraft, planIn } from './routingDraft.ts';
import { problemOf } from '../state.ts';

/** @param crm throws an AppError while there is none. */
export function sellersDesk(crm: () => CrmClient): SellersDesk {
  return {
    readSellers: () => outcomeOf(() => readSellers(crm(), { fields: [] })),
    saveSeller: ({ getsLeads, capacity, attributes }, before) =>
      outcomeOf(async () => {
        await saveSeller(crm(), { seller: before, getsLeads, attributes, ...(capacity === undefined ? {} : { capacity }) });
        return readAgain(crm(), before.id);
      }),
    saveAvailability: ({ schedule, absences }, { id, name, availabilityVersion }) =>
      outcomeOf(async () => {
        await saveAvailability(crm(), { sellerId: id, sellerName: name, absences, ...(schedule === undefined ? {} : { schedule }), ...(availabilityVersion === undefined ? {} : { version: availabilityVersion }) });
        return readAgain(crm(), id);
      }),
    readAttributes: () => outcomeOf(() => readAttributes(crm())),
    saveAttribute: (attribute) => outcomeOf(async () => saveAttribute(crm(), attribute).then(() => undefined)),
    removeAttribute: ({ id, version }) =>
      outcomeOf(async () => {
        if (version !== undefined) await removeAttribute(crm(), { id, version });
        return undefined;
      }),
    readRouting: () => outcomeOf(async () => shownOf(await readPlans(crm()))),
    changeSettings: (change) =>
      outcomeOf(async () => {
        await changeDraft(crm(), ({ plan, tests }) => ({ plan: { ...plan, settings: change(plan.settings) }, tests }));
        return shownOf(await readPlans(crm()));
      }),
  };
}

async function readAgain(crm: CrmClient, id: Id<'user'>): Promise<SellerShown> {
  const [seller] = await readSellers(crm, { fields: [], only: id });
  if (seller === undefined) throw new AppError('not-found');
  return seller;
}

function shownOf(plans: readonly SavedPlan[]): RoutingShown {
  const [active, draft] = [planIn(plans, 'active'), planIn(plans, 'draft')];
  return { ...(active === undefined ? {} : { active: active.plan }), ...(draft === undefined ? {} : { draft: draft.plan }) };
}

async function outcomeOf<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { kind: 'done', value: await work() };
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error, undefined) };
  }
}
