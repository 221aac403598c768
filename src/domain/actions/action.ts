// What one action is: when it applies and why. Each file of this folder is one action; `nextBestAction.ts` holds their order.
import type { Email } from '../email.ts';
import type { EmailValidation } from '../emailValidation.ts';
import { rankIntents } from '../intent.ts';
import type { Intent, IntentKind, Reading } from '../intentKinds.ts';
import type { LeadFacts } from '../leadFacts.ts';
import type { Recognition } from '../leadReply.ts';
import type { LeadReply } from '../mail/tiedLead.ts';
import type { Activity, Citation, Reason } from '../records.ts';
import type { AgentSettings } from '../settings.ts';
import { researchReasons } from './researchReasons.ts';

export const actionKinds = [
  'stop-contact',
  'fix-address',
  'wait-until',
  'write-to-referral',
  'disqualify',
  'create-task',
  'schedule-appointment',
  'call-back',
  'send-follow-up-email',
  'draft-initial-email',
  'decide-yourself',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** What pressing the primary button does. `draft` writes a draft for the seller to insert, `call` logs a call that was made. */
export type Performs = 'draft' | 'task' | 'call' | 'stop-contact' | 'none';

/** A number to call, as written, and who says so: the CRM or the email. */
export interface PhoneNumber {
  readonly number: string;
  readonly citation: Citation;
}

export interface SuggestedAction {
  readonly kind: ActionKind;
  readonly performs: Performs;
  readonly reasons: readonly Reason[];
  /** wait-until: `YYYY-MM-DD` */
  readonly until?: string;
  /** write-to-referral */
  readonly person?: { readonly name?: string; readonly address?: string };
  /** call-back: the CRM's first. */
  readonly numbers?: readonly PhoneNumber[];
}

/** All an action may look at. `email` and `reading` are of the open mail. */
export interface ActionContext {
  readonly facts: LeadFacts;
  readonly recognition: Extract<Recognition, { kind: 'lead' }>;
  readonly reading: Reading;
  readonly email: Email;
  readonly settings: AgentSettings;
  /** What is known of the address the email came from or goes to. */
  readonly validation?: EmailValidation;
  readonly now: Date;
}

export interface Action {
  readonly kind: ActionKind;
  readonly performs: Performs;
  /** What a mail says that calls for this action; none where the state of the lead does. */
  readonly answers: readonly IntentKind[];
  /** Whether it answers an intent of another kind as well, because of the very words that say it. */
  readonly answersWords?: (context: ActionContext, intent: Intent) => boolean;
  /** Why it applies, or undefined when it does not. */
  readonly when: (context: ActionContext) => Applies | undefined;
}

export type Applies = Pick<SuggestedAction, 'reasons' | 'until' | 'person' | 'numbers'>;

/** The first intent of the given kinds that a person wrote (or a machine for that person), deciding one first. */
export function intentOf(context: ActionContext, ...kinds: readonly IntentKind[]): Intent | undefined {
  return rankIntents(context.reading).find((intent) => kinds.includes(intent.kind));
}

/** How much more another intent must weigh before this one is only said in passing. */
const OUTWEIGHS = 1.25;

/** Whether the mail says one of these kinds clearly more than the given intent; never where nothing was weighed. */
export function isOutweighed(context: ActionContext, intent: Intent, ...kinds: readonly IntentKind[]): boolean {
  const { weight } = intent;
  return weight !== undefined && context.reading.intents.some((other) => other !== intent && kinds.includes(other.kind) && (other.weight ?? 0) > weight * OUTWEIGHS);
}

/** Whether somebody else than the lead may have written: a forged sender, or one who is only possibly the lead. */
export function isUnsureSender({ recognition: { match } }: Pick<ActionContext, 'recognition'>): boolean {
  return isForged(match) || match.certainty === 'possible';
}

/** Whether the receiving server did not take the sender for who the address says. */
export function isForged(match: LeadReply): boolean {
  return match.checks.some((check) => check.code === 'sender-verified' && !check.held);
}

/** Words of the open mail as evidence. */
export function fromEmail(context: ActionContext, quote: string): Citation {
  return { kind: 'email', title: context.email.subject, date: context.email.receivedOn, quote };
}

/** A CRM field as evidence, titled by table and column. */
export function fromCrm(title: string, quote: string, date?: string): Citation {
  return { kind: 'crm', title, quote, ...(date === undefined ? {} : { date }) };
}

/** A reason that the quoted words of the mail give; without evidence where the mail has no words at all. */
export function said(context: ActionContext, code: string, intent: Intent, params?: Reason['params']): Reason {
  const { quote } = intent.evidence;
  return { code, ...(params === undefined ? {} : { params }), ...(quote === '' ? {} : { citation: fromEmail(context, quote) }) };
}

/** The newest of the activities that are meant, whatever order they come in. */
export function newestOf(activities: readonly Activity[], isMeant: (activity: Activity) => boolean): Activity | undefined {
  return activities.filter(isMeant).sort((one, two) => two.at.localeCompare(one.at) || one.id.localeCompare(two.id))[0];
}

/** What is added to nearly every action: what research found, how long the lead waits, its rating, an open opportunity. */
export function surroundings(context: ActionContext): readonly Reason[] {
  const { facts, email, settings, now, recognition } = context;
  const reasons: Reason[] = [...researchReasons(facts, settings, now)];
  const minutes = Math.floor((now.getTime() - Date.parse(email.receivedOn)) / 60_000);
  const answered = facts.activities.some((activity) => activity.kind === 'email' && activity.direction === 'out' && activity.at > email.receivedOn);
  if (recognition.isReply && minutes >= 0 && !answered) reasons.push({ code: 'waiting', params: { minutes, targetHours: settings.answerTargetHours }, ...(email.subject === '' ? {} : { citation: fromEmail(context, email.subject) }) });
  if (facts.lead.rating !== undefined) reasons.push({ code: 'rating', params: { rating: facts.lead.rating }, citation: fromCrm('Lead · Rating', facts.lead.rating, facts.lead.modifiedOn) });
  const opportunity = facts.opportunities[0];
  if (opportunity !== undefined) reasons.push({ code: 'open-opportunity', params: { name: opportunity.name }, citation: fromCrm('Opportunity · Topic', opportunity.name) });
  return reasons;
}
