// The suggested action for a lead while none of its emails is open: what its last email asks for, else what its history calls for.
import { newestOf, surroundings } from './actions/action.ts';
import type { ActionContext } from './actions/action.ts';
import { normalizeAddress } from './email.ts';
import type { Email } from './email.ts';
import type { EmailValidation } from './emailValidation.ts';
import type { Reading } from './intentKinds.ts';
import type { LeadFacts } from './leadFacts.ts';
import type { Recognition } from './leadReply.ts';
import { suggestNextBestAction, type NextBestAction } from './nextBestAction.ts';
import type { Activity, Reason } from './records.ts';
import { FOLLOW_UP_DAYS } from './reminders.ts';
import type { AgentSettings } from './settings.ts';

/** What a standing suggestion is made of, beside the facts. */
export interface StandingInput {
  readonly settings: AgentSettings;
  /** What is known of the lead's address. */
  readonly validation?: EmailValidation;
  /** The lead's unanswered email, read; undefined where there is none or its words may not be read. */
  readonly answering?: { readonly recognition: Extract<Recognition, { kind: 'lead' }>; readonly reading: Reading; readonly email: Email };
}

const DAY = 86_400_000;
const MOST_OTHERS = 3;

/** The lead's last email, if nothing of ours went out after it. */
export function unansweredEmail(facts: Pick<LeadFacts, 'activities'>): Activity | undefined {
  const last = newestOf(facts.activities, ({ kind, direction, done }) => kind === 'email' && (direction === 'in' || done));
  return last?.direction === 'in' ? last : undefined;
}

/** The one action for a lead, with its reasons and at most three others. */
export function suggestForLead(facts: LeadFacts, input: StandingInput, now: Date): NextBestAction {
  const { settings, validation, answering } = input;
  const known = validation === undefined ? {} : { validation };
  if (answering !== undefined) return suggestNextBestAction(facts, { ...answering, settings, ...known }, now);
  const context: ActionContext = { facts, ...newMessageTo(facts, now), settings, ...known, now };
  const { email, recognition, reading } = context;
  const suggested = suggestNextBestAction(facts, { recognition, reading, email, settings, ...known }, now);
  if (suggested.kind !== 'send-follow-up-email') return suggested;
  const unanswered = unansweredEmail(facts);
  return unanswered === undefined ? (resting(context, suggested) ?? suggested) : { ...suggested, reasons: [waiting(unanswered, context), ...suggested.reasons.filter(({ code }) => code !== 'written-before')] };
}

/** A new message to the lead, as the compose pane has it before a word is written. */
function newMessageTo({ lead }: LeadFacts, now: Date): Pick<ActionContext, 'recognition' | 'reading' | 'email'> {
  const to = { address: normalizeAddress(lead.email ?? '') };
  return {
    recognition: { kind: 'lead', mail: 'own', isReply: false, match: { leadId: lead.id, via: 'address', certainty: 'sure', checks: [] }, others: [] },
    reading: { intents: [], questions: [] },
    email: { itemId: 'compose:', conversationId: '', subject: '', from: to, to: [to], cc: [], receivedOn: now.toISOString(), text: '', quoted: '', headers: {}, attachments: [], mode: 'compose' },
  };
}

/** We wrote last, and the lead still has time to answer; writing all the same stays offered. */
function resting(context: ActionContext, { others, ...suggested }: NextBestAction): NextBestAction | undefined {
  const { facts, settings, now } = context;
  const ours = newestOf(facts.activities, ({ kind, direction, done }) => kind === 'email' && direction === 'out' && done);
  if (ours === undefined) return undefined;
  const until = Date.parse(ours.at) + (settings.followUpDays ?? FOLLOW_UP_DAYS) * DAY;
  if (Number.isNaN(until) || until <= now.getTime()) return undefined;
  const reason = { code: 'written-before', citation: { kind: 'crm' as const, title: 'Email · Subject', quote: ours.subject, date: ours.at } };
  return { kind: 'wait-until', performs: 'task', reasons: [reason, ...surroundings(context)], until: new Date(until).toISOString().slice(0, 10), others: [suggested, ...others].slice(0, MOST_OTHERS) };
}

function waiting(email: Activity, { settings, now }: ActionContext): Reason {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(email.at)) / 60_000));
  return { code: 'waiting', params: { minutes, targetHours: settings.answerTargetHours }, citation: { kind: 'crm', title: 'Email · Subject', quote: email.subject, date: email.at } };
}
