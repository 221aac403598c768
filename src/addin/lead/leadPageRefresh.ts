// Keeps the open page of a lead true: from the cache at once, from the CRM in one request, and again while research is under way.
import { readLeadPage } from '../../crm/leadPage.ts';
import { mayResearch } from '../../domain/consent.ts';
import { AppError } from '../../domain/errors.ts';
import type { Lead } from '../../domain/records.ts';
import { askAddress } from '../email/addressAsking.ts';
import { fieldsFor, leadTabs, type PageAnswer } from './leadPageView.ts';
import type { KnownPage, LeadPageMemory, OpenPage } from './leadPageMemory.ts';
import type { Lasting, State } from '../state.ts';

/** What the CRM said this recently is shown without asking again (PERFORMANCE section 7). */
const FRESH_MS = 5 * 60_000;
/** Research that is under way is looked at after this long, then less and less often. */
const LOOK_MS = 3_000;
const LONGEST_LOOK_MS = 30_000;
/** Who didn't answer is left alone for a while. */
const REST_MS = 60_000;
const PAGE = 'lead-page|';
const LABELS = 'lead-page-labels';
const TAB = 'lead-page-tab';

interface Opening {
  readonly leadId: string;
  readonly lead?: Lead;
  readonly backTo: OpenPage['backTo'];
}

/** Opens the page over whatever is on screen. @param changed redraws from the state. */
export async function openLeadPage(state: State, { leadId, lead, backTo }: Opening, changed: () => void): Promise<void> {
  const { lasting } = state;
  const memory = lasting?.leadPage;
  if (lasting === undefined || memory === undefined) return;
  leaveLeadPage(memory);
  memory.openings += 1;
  const open: OpenPage = { leadId, opening: memory.openings, backTo, ...(lead === undefined ? {} : { lead }), isAsking: false, askedAt: 0, looks: 0 };
  memory.open = open;
  changed();
  await fromCache(lasting, memory, open);
  if (memory.open !== open) return;
  changed();
  askPageAddress(state, changed);
  const isFresh = open.known !== undefined && Date.now() - Date.parse(open.known.asOf) < FRESH_MS;
  if (isFresh) lookAgain(state, open, changed);
  else await askLeadPage(state, changed);
}

/** Asks for a page that is open and not known, or not any more, as soon as the CRM can be asked. Called after each change of the session. */
export function keepLeadPage(state: State, changed: () => void): void {
  const { lasting } = state;
  const open = lasting?.leadPage?.open;
  if (open === undefined || lasting?.leadPage?.isLoaded !== true || open.isAsking || Date.now() - open.askedAt < REST_MS) return;
  const isOld = open.known === undefined || Date.now() - Date.parse(open.known.asOf) >= FRESH_MS;
  if (isOld) void askLeadPage(state, changed);
}

/** Leaves the page; what is under way for it goes nowhere. */
export function leaveLeadPage(memory: LeadPageMemory): void {
  clearTimeout(memory.open?.looking);
  delete memory.open;
}

/** Remembers the tab for every lead, also for the next start. */
export function keepTab({ cache }: Lasting, memory: LeadPageMemory, tab: LeadPageMemory['tab']): void {
  memory.tab = tab;
  void cache.records.write(TAB, tab).catch(() => undefined);
}

async function fromCache({ cache }: Lasting, memory: LeadPageMemory, open: OpenPage): Promise<void> {
  const [page, labels, tab] = await Promise.all([cache.records.read(PAGE + open.leadId), memory.isLoaded ? undefined : cache.records.read(LABELS), memory.isLoaded ? undefined : cache.records.read(TAB)]).catch(() => []);
  if (page !== undefined) open.known ??= page as KnownPage;
  if (memory.isLoaded) return;
  memory.isLoaded = true;
  memory.labels = { ...(labels as LeadPageMemory['labels'] | undefined), ...memory.labels };
  memory.tab = leadTabs.find((each) => each === tab) ?? memory.tab;
}

/** Asks the CRM now; what it can't answer leaves what is known. Never rejects. */
export async function askLeadPage(state: State, changed: () => void): Promise<void> {
  const { lasting } = state;
  const memory = lasting?.leadPage;
  const open = memory?.open;
  if (lasting?.crm === undefined || memory === undefined || open === undefined || open.isAsking || !state.online) return;
  open.isAsking = true;
  open.askedAt = Date.now();
  changed();
  try {
    const answer = await readWhole(lasting, memory, open);
    const known: KnownPage = { answer, asOf: new Date().toISOString() };
    open.known = known;
    delete open.trouble;
    // A page without its cache is still a page.
    void lasting.cache.records.write(PAGE + open.leadId, known).catch(() => undefined);
  } catch (error) {
    open.trouble = error instanceof AppError ? error.code : 'unexpected';
  } finally {
    open.isAsking = false;
    if (memory.open === open) {
      changed();
      askPageAddress(state, changed);
      lookAgain(state, open, changed);
    }
  }
}

/** Research may speak of fields nobody asked for yet: then they are asked for, once. */
async function readWhole(lasting: Lasting, memory: LeadPageMemory, open: OpenPage): Promise<PageAnswer> {
  const { crm, settings, cache } = lasting;
  if (crm === undefined) throw new AppError('sign-in-needed', { retryable: true });
  const lead = open.known?.answer.lead ?? open.lead ?? open.leadId;
  const consent = lasting.home?.consent.known;
  // Who took the consent back has these facts deleted from this computer: they don't come back by looking.
  const isRefused = consent !== undefined && consent !== null && !mayResearch(consent);
  const ask = async (fields: readonly string[]): Promise<PageAnswer> => {
    const answer = await readLeadPage(crm, { lead, fields, labels: memory.labels });
    return isRefused ? { ...answer, insights: [] } : answer;
  };
  const fields = fieldsFor(settings, open.known?.answer.research);
  const first = await ask(fields);
  const needed = fieldsFor(settings, first.research);
  const answer = needed.every((field) => fields.includes(field)) ? first : await ask(needed);
  if (Object.keys(answer.labels).length > Object.keys(memory.labels).length) {
    memory.labels = answer.labels;
    void cache.records.write(LABELS, answer.labels).catch(() => undefined);
  }
  return answer;
}

function lookAgain(state: State, open: OpenPage, changed: () => void): void {
  const research = open.known?.answer.research;
  clearTimeout(open.looking);
  if (research?.state !== 'waiting' && research?.state !== 'running') {
    open.looks = 0;
    return;
  }
  open.looking = setTimeout(() => {
    if (state.lasting?.leadPage?.open === open) void askLeadPage(state, changed);
  }, Math.min(LONGEST_LOOK_MS, LOOK_MS * 2 ** open.looks));
  open.looks += 1;
}

function askPageAddress(state: State, changed: () => void): void {
  const { lasting } = state;
  const open = lasting?.leadPage?.open;
  const address = (open?.known?.answer.lead ?? open?.lead)?.email;
  if (lasting === undefined || open === undefined || address === undefined) return;
  void askAddress(lasting.addresses, { address, isOnline: state.online }, (asked) => {
    open.asked = asked;
    changed();
  });
}
