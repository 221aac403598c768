// The seller's open leads in their order, and the cards of the best of them, as one plain value.
import type { AgentRun } from '../crm/agentRun.ts';
import type { OwnLead } from '../crm/ownLeads.ts';
import { showsTopLeads } from '../domain/consent.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { orderLeads, type LeadToRank } from '../domain/leadOrder.ts';
import type { ActionKind } from '../domain/nextBestAction.ts';
import type { Id } from '../domain/records.ts';
import { isSampleId } from '../domain/sampleId.ts';
import type { PriorityCriterion } from '../domain/settings.ts';
import type { HomeMemory, SeenEmail } from './homeView.ts';
import { criteriaOf, type LeadFilter, type OpenedLead } from './ownLeads.ts';
import type { State } from './state.ts';

/** The first key of the order in which a lead and the one below it differ (`RankedLead.above`). */
export interface AboveLead {
  readonly below: OwnLead;
  readonly key: string;
}

export interface LeadRow extends OwnLead {
  /** 1 = first. */
  readonly rank: number;
  /** Why it stands above the next one; undefined for the last. */
  readonly above?: AboveLead;
  readonly isSample: boolean;
  /** Its research was asked for again here a moment ago. */
  readonly isRequested: boolean;
}

/** What the button of a card does: shows the lead's last email, opens a message or an appointment of one's own, or shows the lead. */
export type CardStart = 'email' | 'message' | 'appointment' | 'lead';

export interface TopLead extends LeadRow {
  readonly start: CardStart;
  /** Its place among all open leads; `rank` is the one among the cards. */
  readonly place: number;
}

export type TopLeadsView =
  /** No consent, or nobody knows and nobody can be asked. */
  | { readonly kind: 'hidden' }
  /** The agent isn't activated. */
  | { readonly kind: 'inactive' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'none' }
  /** `current` is the card on screen. */
  | { readonly kind: 'shown'; readonly cards: readonly TopLead[]; readonly current: number };

export interface OwnLeadsView {
  /** Best first; undefined while nothing is known. */
  readonly rows?: readonly LeadRow[];
  readonly top: TopLeadsView;
  readonly criteria: readonly PriorityCriterion[];
  /** What fields and characteristics of the order are called, by field id and characteristic id. */
  readonly labels: Readonly<Record<string, string>>;
  readonly filter: LeadFilter;
  readonly words: string;
  /** The lead opened last from here: coming back, the focus is where it was. */
  readonly opened?: OpenedLead;
  /** Only while the agent is getting to know the leads. */
  readonly progress?: AgentRun;
  /** `by` = who saved the settings last. */
  readonly paused?: { readonly by?: string };
  /** UTC ISO instant of what the CRM said. */
  readonly asOf?: string;
  readonly isAsking: boolean;
  readonly trouble?: ErrorCode;
}

/** Rows and cards, and what they were made from. */
export interface OwnLeadsShown {
  readonly key: string;
  readonly rows: readonly LeadRow[];
  readonly cards: readonly TopLead[];
}

/** As many cards as a seller looks through one by one. */
const MOST_CARDS = 12;

export function ownLeadsOf({ lasting, online, blocked }: State, home: HomeMemory): OwnLeadsView | undefined {
  if (lasting === undefined) return undefined;
  const { settings } = lasting;
  const { known, filter, words, opened, trouble, isAsking, topLead } = home.list;
  const shown = known === undefined ? undefined : shownOf(home, { leads: known.leads, criteria: criteriaOf(settings), settingsVersion: settings.version });
  const { progress } = known ?? {};
  const isRunning = progress !== undefined && progress.finishedOn === undefined && progress.done + progress.failed < progress.total;
  return {
    ...(shown === undefined ? {} : { rows: shown.rows }),
    top: topOf(home, { isActivated: settings.activatedOn !== undefined, canAsk: online && blocked === undefined, topLead, ...(shown === undefined ? {} : { cards: shown.cards }) }),
    criteria: criteriaOf(settings),
    labels: { ...known?.labels, ...Object.fromEntries((settings.profile?.characteristics ?? []).map(({ id, name }) => [id, name])) },
    filter,
    words,
    ...(opened === undefined ? {} : { opened }),
    ...(isRunning ? { progress } : {}),
    ...(settings.pausedOn === undefined || settings.activatedOn === undefined ? {} : { paused: settings.savedBy === undefined ? {} : { by: settings.savedBy } }),
    ...(known === undefined ? {} : { asOf: known.asOf }),
    isAsking,
    ...(trouble === undefined ? {} : { trouble }),
  };
}

interface TopMadeOf {
  readonly isActivated: boolean;
  readonly canAsk: boolean;
  readonly topLead: Id<'lead'> | undefined;
  readonly cards?: readonly TopLead[];
}

function topOf({ consent, list }: HomeMemory, { isActivated, canAsk, topLead, cards }: TopMadeOf): TopLeadsView {
  if (!isActivated) return { kind: 'inactive' };
  if (consent.known === undefined) return canAsk && (consent.loading !== 'done' || consent.isAsking || consent.askedAt === 0) ? { kind: 'loading' } : { kind: 'hidden' };
  if (!showsTopLeads(consent.known ?? undefined)) return { kind: 'hidden' };
  if (cards === undefined) return canAsk && list.trouble === undefined ? { kind: 'loading' } : { kind: 'hidden' };
  if (cards.length === 0) return { kind: 'none' };
  return { kind: 'shown', cards, current: Math.max(0, cards.findIndex(({ lead }) => lead.id === topLead)) };
}

interface RowsMadeOf {
  readonly leads: readonly OwnLead[];
  readonly criteria: readonly PriorityCriterion[];
  readonly settingsVersion: string;
}

function shownOf(home: HomeMemory, { leads, criteria, settingsVersion }: RowsMadeOf): OwnLeadsShown {
  const { list } = home;
  const key = [list.version, home.version, settingsVersion, list.requested.size].join(' ');
  if (list.shown?.key === key) return list.shown;
  const rows = inOrder(leads, criteria, list.requested);
  const places = new Map(rows.map((row) => [row.lead.id, row.rank]));
  const emails = lastEmails(home.seen.values());
  const cards = inOrder(leads.filter(isResearched), criteria, list.requested, MOST_CARDS).map((row): TopLead => ({ ...row, place: places.get(row.lead.id) ?? row.rank, start: startOf(row, emails) }));
  list.shown = { key, rows, cards };
  return list.shown;
}

/** Known well enough for a card: also while it is being looked at anew. */
function isResearched({ research }: OwnLead): boolean {
  if (research === undefined) return false;
  const { state, action, researchedOn } = research;
  return state === 'done' || ((state === 'waiting' || state === 'running') && researchedOn !== undefined && action !== undefined);
}

function inOrder(leads: readonly OwnLead[], criteria: readonly PriorityCriterion[], requested: ReadonlySet<Id<'lead'>>, most = leads.length): readonly LeadRow[] {
  const toRank = leads.map(({ lead, research, values }): LeadToRank => ({ id: lead.id, createdOn: lead.createdOn, values, ...(lead.rating === undefined ? {} : { rating: lead.rating }), ...(research === undefined ? {} : { research }) }));
  return orderLeads(toRank, criteria, most).flatMap(({ rank, lead: at, above }): LeadRow[] => {
    const own = leads[at];
    if (own === undefined) return [];
    const below = above === undefined ? undefined : leads[above.lead];
    return [{ ...own, rank, isSample: isSampleId(own.lead.id), isRequested: requested.has(own.lead.id), ...(below === undefined || above === undefined ? {} : { above: { below, key: above.key } }) }];
  });
}

/** The last email of each lead that was open here. */
export function lastEmails(seen: Iterable<SeenEmail>): ReadonlyMap<Id<'lead'>, SeenEmail> {
  const found = new Map<Id<'lead'>, SeenEmail>();
  for (const email of seen) if (email.direction === 'in' && (found.get(email.leadId)?.at ?? '') < email.at) found.set(email.leadId, email);
  return found;
}

const ownMessages: ReadonlySet<ActionKind> = new Set<ActionKind>(['draft-initial-email', 'send-follow-up-email']);

/** What an email asks for is answered there; what begins with us begins in a window of its own. */
function startOf({ lead, research }: OwnLead, emails: ReadonlyMap<Id<'lead'>, SeenEmail>): CardStart {
  const kind = research?.action?.kind;
  const mayWrite = lead.email !== undefined && !lead.doNotEmail;
  if (kind === 'schedule-appointment' && mayWrite) return 'appointment';
  if (kind !== undefined && kind !== 'draft-initial-email' && emails.has(lead.id)) return 'email';
  return kind !== undefined && ownMessages.has(kind) && mayWrite ? 'message' : 'lead';
}
