// What the page of one lead shows, as one plain value, and what it is made of while the pane lives.
import type { LeadPageAnswer } from '../crm/leadPage.ts';
import type { MadeRow, Qualified } from '../crm/qualifying.ts';
import { normalizeAddress } from '../domain/email.ts';
import { validateEmail } from '../domain/emailValidation.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { LeadResearch } from '../domain/leadResearch.ts';
import type { SuggestedAction } from '../domain/nextBestAction.ts';
import type { Lead } from '../domain/records.ts';
import { isSampleId } from '../domain/sampleId.ts';
import type { AgentSettings } from '../domain/settings.ts';
import type { Asked } from './addressCheck.ts';
import type { Lasting, State } from './state.ts';
import type { CheckedAddress, LeadScreen, Screen } from './view.ts';

export const leadTabs = ['why', 'lead', 'account', 'timeline'] as const;
export type LeadTab = (typeof leadTabs)[number];

/** What the CRM said about the lead. */
export type PageAnswer = LeadPageAnswer;
export type MadeKind = MadeRow['kind'];

/** What was just done here, told with its undo. */
export type PageDid =
  | { readonly what: 'connected' | 'disconnected'; readonly kind: 'account' | 'contact'; readonly name: string }
  | { readonly what: 'qualified'; readonly made: Qualified['made'] }
  | { readonly what: 'disqualified'; readonly statusReason?: string; readonly waits?: true }
  | { readonly what: 'hidden' | 'shown' | 'overridden' | 'override-forgotten' | 'in-use' | 'undone' | 'research-asked' };

export interface LeadPageView {
  readonly leadId: string;
  /** Counts openings: focus and scrolling start anew with each. */
  readonly opening: number;
  readonly tab: LeadTab;
  readonly backTo: 'email' | 'home';
  /** Known at once where it was on screen before. */
  readonly lead?: Lead;
  readonly answer?: PageAnswer;
  /** UTC ISO instant of the answer. */
  readonly asOf?: string;
  readonly isAsking: boolean;
  /** Why the CRM couldn't be asked last time. */
  readonly trouble?: ErrorCode;
  readonly address?: CheckedAddress;
  /** Of the open email when it is this lead's, else what the agent suggests. */
  readonly suggestion?: SuggestedAction;
  /** The open email is this lead's, and whether a draft for it is under way. */
  readonly email?: { readonly hasDraft: boolean };
  readonly settings: Pick<AgentSettings, 'number' | 'profile' | 'research' | 'scoring' | 'activatedOn' | 'pausedOn'>;
  /** Where rows open in the CRM's own pages; undefined where it has none. */
  readonly crmUrl?: string;
  readonly did?: PageDid;
  readonly canUndo: boolean;
  readonly isSample: boolean;
}

export interface KnownPage {
  readonly answer: PageAnswer;
  /** UTC ISO instant. */
  readonly asOf: string;
}

/** One opening of the page; what comes late for another one is dropped. */
export interface OpenPage {
  readonly leadId: string;
  readonly opening: number;
  readonly backTo: 'email' | 'home';
  lead?: Lead;
  known?: KnownPage;
  isAsking: boolean;
  /** Milliseconds since 1970 of the last question to the CRM. */
  askedAt: number;
  trouble?: ErrorCode;
  did?: PageDid;
  /** The change behind `did`, while it may still wait to reach the CRM. */
  pressed?: string;
  undo?: () => Promise<void>;
  asked?: Asked;
  /** When research that is under way is looked at again. */
  looking?: ReturnType<typeof setTimeout>;
  /** Looked so many times. */
  looks: number;
}

export interface LeadPageMemory {
  open?: OpenPage;
  openings: number;
  tab: LeadTab;
  /** Labels of fields by id, as the CRM said. */
  labels: Readonly<Record<string, string>>;
  /** What was kept from before was read. */
  isLoaded: boolean;
}

export function openLeadPageMemory(): LeadPageMemory {
  return { openings: 0, tab: 'why', labels: {}, isLoaded: false };
}

/** Fields of the summaries while the admin has not chosen. */
const USUAL_FIELDS = {
  lead: ['lead.subject', 'lead.description', 'lead.leadsourcecode', 'lead.leadqualitycode', 'lead.budgetamount', 'lead.telephone1'],
  account: ['account.industrycode', 'account.numberofemployees', 'account.revenue', 'account.address1_city', 'account.address1_country', 'account.websiteurl'],
} as const;

/** The fields of a summary, in order. */
export function summaryFields(settings: Pick<AgentSettings, 'research'>, of: 'lead' | 'account'): readonly string[] {
  const chosen = of === 'lead' ? settings.research?.leadSummary : settings.research?.accountSummary;
  return chosen === undefined || chosen.length === 0 ? USUAL_FIELDS[of] : chosen;
}

/** Every field the page may have to name or tell the value of. */
export function fieldsFor(settings: Pick<AgentSettings, 'research' | 'profile'>, research: LeadResearch | undefined): readonly string[] {
  const { match, handRaiser, score } = research ?? {};
  const judged = [...(match?.matched ?? []), ...(match?.missed ?? []), ...(match?.unknown ?? [])].flatMap(({ field }) => field ?? []);
  const raised = (handRaiser?.reasons ?? []).flatMap(({ characteristic, field }) => field ?? characteristic);
  const scored = score !== undefined && 'made' in score && score.made === 'here' ? [...score.reasons.map(({ field }) => field), ...(score.lift?.changes ?? []).map(({ field }) => field)] : [];
  return [...new Set([...summaryFields(settings, 'lead'), ...summaryFields(settings, 'account'), ...(settings.profile?.characteristics ?? []).flatMap(({ fields }) => fields), ...judged, ...raised, ...scored])];
}

/** The page of a state; undefined while none is open. */
export function leadPageOf(state: State, screen: Screen): LeadPageView | undefined {
  const { lasting } = state;
  const memory = lasting?.leadPage;
  const open = memory?.open;
  if (lasting === undefined || memory === undefined || open === undefined) return undefined;
  const { known, trouble } = open;
  const did = didNow(open, lasting);
  const lead = known?.answer.lead ?? open.lead;
  const email = screen.kind === 'lead' && screen.facts.lead.id === open.leadId ? screen : undefined;
  const suggestion = email?.suggestion ?? known?.answer.research?.action;
  const address = addressOf(open, lead, email);
  const { number, profile, research, scoring, activatedOn, pausedOn } = lasting.settings;
  return {
    leadId: open.leadId,
    opening: open.opening,
    tab: memory.tab,
    backTo: open.backTo,
    ...(lead === undefined ? {} : { lead }),
    ...(known === undefined ? {} : { answer: known.answer, asOf: known.asOf }),
    isAsking: open.isAsking,
    ...(trouble === undefined ? {} : { trouble }),
    ...(address === undefined ? {} : { address }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(email === undefined ? {} : { email: { hasDraft: email.draft !== undefined } }),
    settings: { number, profile, research, scoring, activatedOn, pausedOn },
    ...pagesOf(lasting),
    ...(did === undefined ? {} : { did }),
    canUndo: open.undo !== undefined && did !== undefined,
    isSample: isSampleId(open.leadId),
  };
}

/** A change that waited is told as the CRM took it; one it refused is told by the bar below. */
function didNow({ did, pressed }: OpenPage, { outbox }: Lasting): PageDid | undefined {
  if (did?.what !== 'disqualified' || did.waits !== true) return did;
  const entry = outbox.entries().find(({ id }) => id === pressed);
  if (entry?.state === 'waiting') return did;
  const statusReason = entry?.outcome?.statusReason;
  return entry?.state === 'done' ? { what: 'disqualified', ...(statusReason === undefined ? {} : { statusReason }) } : undefined;
}

/** What is known of the lead's address: more where its email is open, since an email from it says more than any check. */
function addressOf(open: OpenPage, lead: Lead | undefined, email: LeadScreen | undefined): CheckedAddress | undefined {
  if (lead?.email === undefined) return undefined;
  const address = normalizeAddress(lead.email);
  if (email?.address?.validation.address === address) return email.address;
  const { bounces = [], overrides = [] } = open.known?.answer ?? {};
  const answer = open.asked?.kind === 'answered' && open.asked.address === address ? open.asked.answer : undefined;
  const validation = validateEmail({ address: lead.email, bounces, overrides, ...(answer === undefined ? {} : { answer }) });
  const bounce = [...bounces].sort((one, two) => two.at.localeCompare(one.at)).find((each) => normalizeAddress(each.address) === address);
  return {
    validation,
    asked: !validation.wellFormed ? 'not-needed' : open.asked?.address === address ? open.asked.kind : 'asking',
    ...(answer === undefined ? {} : { answer }),
    ...(bounce === undefined ? {} : { bounce }),
  };
}

/** The CRM that comes with us is served from our own address and has no pages of its own. */
function pagesOf({ organization }: Lasting): Pick<LeadPageView, 'crmUrl'> {
  if (organization === undefined || !organization.startsWith('https://') || organization.startsWith(location.origin)) return {};
  return { crmUrl: organization };
}
