// One run: leads come in, workers route them and are killed, the database crashes, people give leads away in the middle of it; then everything is counted.
import { setTimeout as wait } from 'node:timers/promises';
import { figuresOf, type FinalLead, type Figures, type OwnerChange } from './figures.ts';
import { openOrganization, type Organization } from './organization.ts';
import { startWorkers, type Workers } from './workers.ts';

export interface ChaosOptions {
  readonly leads: number;
  readonly workers: number;
  readonly kills: number;
  readonly restarts: number;
  /** 0 to 1. */
  readonly faults: number;
  /** Without claim, lock and `If-Match`. */
  readonly broken: boolean;
}

export interface ChaosResult extends Figures {
  readonly seconds: number;
  /** What was really done to it. */
  readonly kills: number;
  readonly restarts: number;
  readonly byHand: number;
}

/** Leads that are there before the first worker is; the others come while it works. */
const FIRST_SHARE = 0.8;
const POLL_MS = 100;
/** Nothing moves on for so long: it is over, and what isn't done is lost. */
const STANDSTILL_MS = 120_000;
const SETTLE_MS = 60_000;
const BY_HAND_MS = { least: 40, spread: 160 } as const;

/** @param signal ends it early; then it throws. @param say progress, for people. */
export async function shake(options: ChaosOptions, { signal, say }: { readonly signal: AbortSignal; readonly say: (line: string) => void }): Promise<ChaosResult> {
  const organization = await openOrganization(options);
  try {
    signal.throwIfAborted();
    const first = Math.max(1, Math.round(options.leads * FIRST_SHARE));
    await organization.bringLeads(first - 1);
    say(`${first} leads are there, ${organization.sellers.length} sellers with room for ${organization.sellers[0]?.capacity ?? 0} each; ${options.workers} workers begin.`);
    const began = performance.now();
    const workers = options.broken
      ? startWorkers({ count: options.workers, program: 'brokenWorker', words: [organization.crmUrl, organization.intakeId] })
      : startWorkers({ count: options.workers, program: 'worker', words: [organization.crmUrl, organization.databaseUrl] });
    try {
      const done = await goOn({ options, organization, workers, signal, say }, options.leads - first);
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      if (!options.broken) await untilAgreed(organization, signal);
      return { ...(await count(organization, options.broken)), seconds, ...done };
    } finally {
      await workers.stop();
    }
  } finally {
    await organization.close();
  }
}

interface Run {
  readonly options: ChaosOptions;
  readonly organization: Organization;
  readonly workers: Workers;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Until every lead is decided, or nothing moves any more. */
async function goOn({ options, organization, workers, signal, say }: Run, later: number): Promise<{ readonly kills: number; readonly restarts: number; readonly byHand: number }> {
  let [done, movedAt, told, kills, restarts, byHand, brought, handAt] = [0, performance.now(), 0, 0, 0, 0, 0, 0];
  /** The share of leads at which the next one of so many comes. */
  const isTime = (made: number, of: number): boolean => made < of && done >= ((made + 0.5) / (of + 1)) * options.leads;
  for (;;) {
    signal.throwIfAborted();
    const now = await progress(organization, options.broken);
    if (now > done) [done, movedAt] = [now, performance.now()];
    if (brought < later && done >= options.leads * 0.2) {
      const some = Math.min(later - brought, Math.max(1, Math.ceil(later / 10)));
      await organization.bringLeads(some);
      brought += some;
    }
    while (isTime(kills, options.kills)) {
      workers.killOne();
      kills += 1;
    }
    while (isTime(restarts, options.restarts)) {
      await organization.crashDatabase();
      restarts += 1;
    }
    if (performance.now() >= handAt && done > 0) {
      if (await giveSomethingByHand(organization, options.broken)) byHand += 1;
      handAt = performance.now() + BY_HAND_MS.least + Math.random() * BY_HAND_MS.spread;
    }
    if (done - told >= options.leads / 10) {
      told = done;
      say(`${done} leads decided, ${kills} workers killed, ${restarts} crashes of the database, ${byHand} given by hand.`);
    }
    if ((done >= options.leads && brought >= later) || performance.now() - movedAt > STANDSTILL_MS) return { kills, restarts, byHand };
    await wait(POLL_MS);
  }
}

async function progress({ query, intakeId }: Organization, broken: boolean): Promise<number> {
  const rows = broken
    ? await query<{ done: number }>('crm', 'select count(*)::int as done from crm.lead where ownerid <> $1', [intakeId])
    : await query<{ done: number }>('agent', "select count(*)::int as done from agent.routing_lead where state not in ('new', 'planned') and not row_due");
  return rows[0]?.done ?? 0;
}

/** In mid-flight where there is something in flight: a lead whose owner is just being written. */
async function giveSomethingByHand({ query, people, giveByHand, intakeId }: Organization, broken: boolean): Promise<boolean> {
  const [lead] = broken
    ? await query<{ id: string }>('crm', 'select leadid as id from crm.lead where ownerid = $1 order by leadid limit 1 offset floor(random() * 50)', [intakeId])
    : await query<{ id: string }>('agent', "select lead_id as id from agent.routing_lead where state = 'planned' order by random() limit 1");
  const person = people[Math.floor(Math.random() * people.length)];
  return lead !== undefined && person !== undefined && giveByHand(lead.id, person);
}

/** The last news are taken in, and the last counts are shown; or a minute is over. */
async function untilAgreed(organization: Organization, signal: AbortSignal): Promise<void> {
  for (const until = performance.now() + SETTLE_MS; performance.now() < until; ) {
    signal.throwIfAborted();
    const figures = await count(organization, false);
    if (figures.wrongCounters + figures.lost === 0) return;
    await wait(POLL_MS * 5);
  }
}

async function count({ query, sellers, intakeId, serviceId }: Organization, broken: boolean): Promise<Figures> {
  const leads = await query<{ id: string; owner: string; row_id: string | null; assignee: string | null; attention: boolean | null }>(
    'crm', 'select lead.leadid as id, lead.ownerid as owner, shown.hrz_assignmentid as row_id, shown.hrz_assignee as assignee, shown.hrz_dueon is not null as attention from crm.lead left join crm.hrz_assignment as shown on shown.hrz_assignmentid = lead.leadid where lead.statecode = 0',
  );
  const changes = await query<{ lead_id: string; before: string; after: string; by_id: string }>('crm', 'select lead_id, before, after, by_id from chaos.owner_change order by seq');
  const shown = new Map((await query<{ id: string; open: number | null }>('crm', 'select hrz_sellerid as id, hrz_open as open from crm.hrz_seller')).map(({ id, open }) => [id, open ?? 0]));
  const counted = broken ? undefined : new Map((await query<{ owner: string; open: number }>('agent', 'select owner, count(*)::int as open from agent.routing_lead where is_open group by owner')).map(({ owner, open }) => [owner, open]));
  return figuresOf({
    intakeId, serviceId,
    leads: leads.map(({ id, owner, row_id: row, assignee, attention }): FinalLead => ({ leadId: id, ownerId: owner, ...(row === null ? {} : { row: { isAttention: attention === true, ...(assignee === null ? {} : { assigneeId: assignee }) } }) })),
    changes: changes.map(({ lead_id: leadId, before, after, by_id: byId }): OwnerChange => ({ leadId, before, after, byId })),
    sellers: sellers.map(({ id, capacity }) => ({ id, capacity, shown: shown.get(id) ?? 0, ...(counted === undefined ? {} : { counted: counted.get(id) ?? 0 }) })),
  });
}
