// The one suggested action for a lead and an open mail, with its reasons; at most three others.
import { isForged, isUnsureSender, said } from './actions/action.ts';
import type { Action, ActionContext, ActionKind, SuggestedAction } from './actions/action.ts';
import { callBack } from './actions/callBack.ts';
import { createTask } from './actions/createTask.ts';
import { decideYourself } from './actions/decideYourself.ts';
import { disqualify } from './actions/disqualify.ts';
import { draftInitialEmail } from './actions/draftInitialEmail.ts';
import { fixAddress } from './actions/fixAddress.ts';
import { scheduleAppointment } from './actions/scheduleAppointment.ts';
import { sendFollowUpEmail } from './actions/sendFollowUpEmail.ts';
import { stopContact } from './actions/stopContact.ts';
import { waitUntil } from './actions/waitUntil.ts';
import { writeToReferral } from './actions/writeToReferral.ts';
import type { Email } from './email.ts';
import type { EmailValidation } from './emailValidation.ts';
import { rankIntents } from './intent.ts';
import type { Reading } from './intentKinds.ts';
import type { LeadFacts } from './leadFacts.ts';
import type { Recognition } from './leadReply.ts';
import type { AgentSettings } from './settings.ts';

export interface NextBestAction extends SuggestedAction {
  /** At most three. */
  readonly others: readonly SuggestedAction[];
}

/** Every code an action's reasons may carry; the sentences file holds one sentence each. */
export const reasonCodes = [
  'opted-out',
  'do-not-email',
  'bounced',
  'bounced-for-now',
  'is-out',
  'is-out-until',
  'names-substitute',
  'not-now',
  'not-now-undated',
  'referred-to',
  'wrong-person',
  'not-interested',
  'asks-for-call',
  'leaves-number',
  'no-number',
  'asks-for-discount',
  'complains',
  'offers-times',
  'wants-meeting',
  'asks-questions',
  'asks-for-price',
  'asks-for-information',
  'objects',
  'shows-interest',
  'never-contacted',
  'written-before',
  'unclear',
  'automatic-mail',
  'unverified-sender',
  'waiting',
  'hand-raiser',
  'hand-raiser-because',
  'profile-match',
  'company-news',
  'predictive-score',
  'predictive-score-sample',
  'rating',
  'open-opportunity',
  'missing-no-prior-email',
  'missing-no-upcoming-meeting',
  'missing-no-past-appointment',
  'missing-no-unanswered-call',
  'missing-account',
  'missing-valid-address',
  'missing-deliverable-address',
  'missing-name',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** In order: where nothing else decides, the first that applies is suggested, the next three are offered beside it. */
const actions: readonly Action[] = [stopContact, fixAddress, waitUntil, writeToReferral, disqualify, createTask, scheduleAppointment, callBack, sendFollowUpEmail, draftInitialEmail, decideYourself];

const MOST_OTHERS = 3;
/** These change a lead or end a conversation: only a sender who is surely the lead may cause them. */
const needsVerifiedSender: ReadonlySet<ActionKind> = new Set<ActionKind>(['stop-contact', 'disqualify']);
/** Beside these nothing else is offered. */
const alone: ReadonlySet<ActionKind> = new Set<ActionKind>(['stop-contact', 'fix-address']);

/** All a suggestion is made of, beside the facts. */
export interface SuggestionInput {
  readonly recognition: Extract<Recognition, { kind: 'lead' }>;
  readonly reading: Reading;
  readonly email: Email;
  readonly settings: AgentSettings;
  /** What is known of the address the email came from or goes to, when something is. */
  readonly validation?: EmailValidation;
}

/** The one action for a lead and an open mail, with reasons and at most three others. The text of the mail can only pick from the closed list. */
export function suggestNextBestAction(facts: LeadFacts, input: SuggestionInput, now: Date): NextBestAction {
  const context: ActionContext = { facts, ...input, now };
  const forged = isForged(input.recognition.match);
  const unsure = isUnsureSender(context);
  const applying = byWeight(context).flatMap((action): SuggestedAction[] => {
    if (unsure && needsVerifiedSender.has(action.kind) && !facts.lead.doNotEmail) return [];
    const applies = action.when(context);
    return applies === undefined ? [] : [{ kind: action.kind, performs: action.performs, ...applies }];
  });
  const optOut = rankIntents(input.reading).find((intent) => intent.kind === 'opt-out' && intent.certainty !== 'possible');
  if (unsure && optOut !== undefined && !facts.lead.doNotEmail) {
    // Who asked to be left alone may not be this lead: nothing is written to the CRM, and nobody is written to either.
    const reasons = [said(context, 'opted-out', optOut), ...(forged ? [{ code: 'unverified-sender' }] : [])];
    return { kind: 'decide-yourself', performs: 'none', reasons, others: [] };
  }
  const first = applying[0] ?? { kind: 'decide-yourself', performs: 'draft', reasons: [{ code: 'unclear' }] };
  const warned: SuggestedAction = forged ? { ...first, reasons: [...first.reasons, { code: 'unverified-sender' }] } : first;
  if (alone.has(first.kind)) return { ...warned, others: [] };
  const rest = applying.slice(1).filter((action) => action.kind !== 'decide-yourself');
  return { ...warned, others: [...rest, ...alternatives(context, [first, ...rest])].slice(0, MOST_OTHERS) };
}

/** The actions, those first that answer what the mail says most. A reading without weights leaves the order as it is. */
function byWeight(context: ActionContext): readonly Action[] {
  const { reading } = context;
  if (reading.intents.some((intent) => intent.weight === undefined)) return actions;
  const weight = (action: Action): number => Math.max(0, ...reading.intents.map((intent) => (action.answers.includes(intent.kind) || action.answersWords?.(context, intent) === true ? (intent.weight ?? 0) : 0)));
  // What must not be overlooked stays first; each judges itself whether the mail means it.
  return [...actions.filter((action) => alone.has(action.kind)), ...actions.filter((action) => !alone.has(action.kind)).sort((one, two) => weight(two) - weight(one))];
}

/** What a seller may want instead, though nothing in the mail asks for it. */
function alternatives(context: ActionContext, taken: readonly SuggestedAction[]): readonly SuggestedAction[] {
  if (!context.recognition.isReply) return [];
  const kinds: readonly ActionKind[] = ['send-follow-up-email', 'schedule-appointment', 'create-task'];
  return kinds.filter((kind) => !taken.some((action) => action.kind === kind)).map((kind) => ({ kind, performs: 'draft' as const, reasons: [] }));
}
