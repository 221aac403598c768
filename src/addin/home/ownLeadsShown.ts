// From what the pane holds to the seller's open leads in their order, and the cards of the best of them.
import type { OwnLead } from '../../crm/ownLeads.ts';
import type { ActionKind } from '../../domain/actions/action.ts';
import { showsTopLeads } from '../../domain/consent.ts';
import { orderLeads, type LeadToRank } from '../../domain/leadOrder.ts';
import type { Id } from '../../domain/records.ts';
import { isSampleId } from '../../domain/sampleId.ts';
import type { AgentSettings, PriorityCriterion } from '../../domain/settings.ts';
import { asJustRead } from '../email/justRead.ts';
import type { HomeMemory, SeenEmail } from './homeMemory.ts';
import { criteriaOf } from './ownLeads.ts';
import type { OwnLeadsShown } from './ownLeadsMemory.ts';
import type { CardStart, LeadRow, OwnLeadsView, TopLead, TopLeadsView } from './ownLeadsView.ts';
import type { State } from '../state.ts';
import { teamPlaceOf } from '../teamAccess.ts';

/** As many cards as a seller looks through one by one. */
const MOST_CARDS = 12;

export function ownLeadsOf(state: State, home: HomeMemory): OwnLeadsView | undefined {
  const { lasting, online, blocked } = state;
  if (lasting === undefined) return undefined;
  const { settings } = lasting;
  const { known, filter, words, opened, trouble, isAsking, topLead } = home.list;
  const shown = known === undefined ? undefined : shownOf(home, { leads: known.leads, criteria: criteriaOf(settings), settingsVersion: settings.version });
  const { progress } = known ?? {};
  const isRunning = progress !== undefined && progress.finishedOn === undefined && progress.done + progress.failed < progress.total;
  return {
    ...(shown === undefined ? {} : { rows: shown.rows }),
    top: teamPlaceOf(state) === 'outside' ? { kind: 'not-in-team' } : topOf(home, { isActivated: activationOf(settings, known !== undefined), canAsk: online && blocked === undefined, topLead, ...(shown === undefined ? {} : { cards: shown.cards }) }),
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

/** An organization that never saved settings isn't active; but only its CRM can say so. */
function activationOf({ version, activatedOn }: AgentSettings, hasAnswered: boolean): boolean | undefined {
  if (activatedOn !== undefined) return true;
  return version === '' && !hasAnswered ? undefined : false;
}

interface TopMadeOf {
  /** Undefined while nobody knows. */
  readonly isActivated: boolean | undefined;
  readonly canAsk: boolean;
  readonly topLead: Id<'lead'> | undefined;
  readonly cards?: readonly TopLead[];
}

function topOf({ consent, list }: HomeMemory, { isActivated, canAsk, topLead, cards }: TopMadeOf): TopLeadsView {
  if (isActivated === false) return { kind: 'inactive' };
  if (isActivated === undefined) return { kind: canAsk && list.trouble === undefined ? 'loading' : 'hidden' };
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
  const current = asJustRead(leads, home.seen.values(), home.known?.records.emails ?? []);
  const rows = inOrder(current, criteria, list.requested);
  const places = new Map(rows.map((row) => [row.lead.id, row.rank]));
  const emails = lastEmails(home.seen.values());
  const cards = inOrder(current.filter(isResearched), criteria, list.requested, MOST_CARDS).map((row): TopLead => ({ ...row, place: places.get(row.lead.id) ?? row.rank, start: startOf(row, emails) }));
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
