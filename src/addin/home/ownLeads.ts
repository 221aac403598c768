// Keeps the seller's own open leads: read from the cache at once, from the CRM when Home is opened or looked at again, at most every
// minute. While the agent gets to know the leads, its one row is followed closely and the leads themselves now and then.
import { readAgentRun } from '../../crm/research/agentRun.ts';
import { readFieldLabels, readOwnLeads } from '../../crm/ownLeads.ts';
import { AppError } from '../../domain/errors.ts';
import { usualCriteria } from '../../domain/leadOrder.ts';
import type { AgentSettings, PriorityCriterion } from '../../domain/settings.ts';
import type { Lasting, State } from '../state.ts';
import { refreshSettings } from '../sync.ts';
import type { KnownLeads, OwnLeadsMemory } from './ownLeadsMemory.ts';

const MINUTE_MS = 60_000;
/** A seller with very many leads is not read anew every minute. */
const MANY_LEADS = 1_000;
const MANY_MS = 5 * MINUTE_MS;
/** While the agent is at work: its row so often, the leads so often. */
const FOLLOW_MS = 3_000;
const UNDER_WAY_MS = 15_000;
const RECORD = 'own-leads';

/** The admin's order between hand-raisers and score. */
export function criteriaOf(settings: AgentSettings): readonly PriorityCriterion[] {
  return settings.prioritization?.criteria ?? usualCriteria;
}

/** Somebody has come to look: what is older than a minute is asked for anew. */
export function wantOwnLeads(state: State, changed: () => void): void {
  const memory = state.lasting?.home?.list;
  if (memory === undefined) return;
  memory.isWanted = true;
  keepOwnLeads(state, changed);
}

/** @param changed redraws from the state. */
export function keepOwnLeads(state: State, changed: () => void): void {
  const { lasting, opened } = state;
  const home = lasting?.home;
  if (lasting === undefined || home === undefined || !home.isOpen || opened?.item.mode === 'compose') return;
  const memory = home.list;
  if (memory.loading === 'not-yet') void load(lasting, memory).then(changed);
  if (memory.loading !== 'done' || memory.isAsking || lasting.crm === undefined || !state.online) return;
  const wanted = memory.isWanted || memory.trouble !== undefined || isUnderWay(memory);
  const rest = (memory.known?.leads.length ?? 0) > MANY_LEADS ? MANY_MS : MINUTE_MS;
  if (wanted && Date.now() - memory.askedAt >= rest) void askOwnLeads(state, changed);
  else if (isUnderWay(memory)) memory.following ??= setTimeout(() => void follow(state, memory, changed), FOLLOW_MS);
}

/** Looks how far the agent is; when it is through, or now and then, at the leads. */
async function follow(state: State, memory: OwnLeadsMemory, changed: () => void): Promise<void> {
  const { lasting } = state;
  const crm = lasting?.crm;
  if (crm !== undefined && state.online && lasting?.home?.isOpen === true && lasting.home.list === memory && isUnderWay(memory)) {
    const progress = await readAgentRun(crm).catch(() => undefined);
    if (progress !== undefined && memory.known !== undefined) memory.known = { ...memory.known, progress };
    const isOver = !isUnderWay(memory);
    const isMany = (memory.known?.leads.length ?? 0) > MANY_LEADS;
    if (isOver || (!isMany && Date.now() - memory.askedAt >= UNDER_WAY_MS)) await askOwnLeads(state, changed);
  }
  delete memory.following;
  changed();
}

/** The agent is at work on these leads, so there is news to come. */
function isUnderWay({ known, requested }: OwnLeadsMemory): boolean {
  const { progress } = known ?? {};
  return requested.size > 0 || (progress !== undefined && progress.finishedOn === undefined && progress.done + progress.failed < progress.total);
}

async function load(lasting: Lasting, memory: OwnLeadsMemory): Promise<void> {
  memory.loading = 'under-way';
  const kept = await lasting.cache.records.read(RECORD).catch(() => undefined);
  if (memory.loading !== 'under-way') return;
  memory.known ??= kept as KnownLeads | undefined;
  memory.version += 1;
  memory.loading = 'done';
}

/** Asks the CRM now; what it can't answer leaves what is known. */
export async function askOwnLeads(state: State, changed: () => void): Promise<void> {
  const { lasting } = state;
  const memory = lasting?.home?.list;
  const crm = lasting?.crm;
  if (lasting === undefined || memory === undefined || crm === undefined || !state.online || memory.isAsking) return;
  Object.assign(memory, { isAsking: true, isWanted: false, askedAt: Date.now() });
  changed();
  try {
    const now = new Date();
    const fields = fieldsOf(lasting.settings);
    const known = memory.known?.labels ?? {};
    const missing = fields.filter((field) => known[field] === undefined);
    const [leads, labels, progress, settings] = await Promise.all([
      readOwnLeads(crm, fields),
      missing.length === 0 ? {} : readFieldLabels(crm, missing),
      readAgentRun(crm).catch(() => undefined),
      refreshSettings(crm, lasting.cache).catch(() => undefined),
    ]);
    keepLeads(lasting, memory, { leads, labels: { ...known, ...labels }, ...(progress === undefined ? {} : { progress }), asOf: now.toISOString() });
    if (settings !== undefined && settings.version !== lasting.settings.version) lasting.settings = settings;
    // Ordered by other fields since: their values come next.
    if (fieldsOf(lasting.settings).some((field) => !fields.includes(field))) Object.assign(memory, { isWanted: true, askedAt: 0 });
    delete memory.trouble;
  } catch (error) {
    memory.trouble = error instanceof AppError ? error.code : 'unexpected';
  } finally {
    memory.isAsking = false;
    changed();
  }
}

function fieldsOf(settings: AgentSettings): readonly string[] {
  return criteriaOf(settings).flatMap((criterion) => (criterion.kind === 'field' ? [criterion.field] : []));
}

/** Takes over what the CRM has, and keeps it for the next start. */
function keepLeads(lasting: Lasting, memory: OwnLeadsMemory, known: KnownLeads): void {
  for (const { lead, research } of known.leads) if (research?.state !== 'waiting' && research?.state !== 'running') memory.requested.delete(lead.id);
  memory.known = known;
  memory.version += 1;
  void lasting.cache.records.write(RECORD, known).catch(() => undefined);
}
