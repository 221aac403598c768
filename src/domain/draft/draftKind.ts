// Which kind of template a draft is made from: what the seller wants to say, else what the suggested action says.
import type { DraftPurpose } from './draftPurpose.ts';
import type { TemplateKind } from './templateKinds.ts';
import { phrasesOf } from './draftTemplate.ts';
import type { Email } from '../email.ts';
import { assertNever } from '../errors.ts';
import type { IntentKind, Reading } from '../intentKinds.ts';
import type { LeadFacts } from '../leadFacts.ts';
import type { ActionKind, SuggestedAction } from '../actions/action.ts';
import { topicsOf } from '../productKnowledge.ts';
import type { Activity } from '../records.ts';

export interface Occasion {
  readonly facts: LeadFacts;
  readonly action: SuggestedAction;
  readonly reading: Reading;
  readonly email?: Email;
  readonly purpose?: DraftPurpose;
}

/** The kind of template for an occasion; undefined where nobody is written to. */
export function templateKindFor(occasion: Occasion): TemplateKind | undefined {
  const { facts, purpose, action } = occasion;
  if (silentActions.has(action.kind)) return undefined;
  if (purpose !== undefined) return facts.lead.doNotEmail ? undefined : kindOfPurpose(purpose, occasion);
  return kindOfAction(action.kind, occasion);
}

/** Who asked to be left alone is not written to, and a dead address reads nothing. */
const silentActions: ReadonlySet<ActionKind> = new Set<ActionKind>(['stop-contact', 'fix-address']);

function kindOfPurpose(purpose: DraftPurpose, occasion: Occasion): TemplateKind {
  switch (purpose) {
    case 'introduction':
      return 'initial-outreach';
    case 'answer':
      return answerKind(occasion.reading);
    case 'follow-up':
      return 'check-back';
    case 'meeting':
      return 'meeting';
    case 'thanks':
      return personNamed(occasion) === undefined ? 'thanks' : 'referral-thanks';
    case 'close':
      return 'polite-close';
    default:
      return assertNever(purpose);
  }
}

function kindOfAction(kind: ActionKind, occasion: Occasion): TemplateKind | undefined {
  switch (kind) {
    case 'send-follow-up-email':
      if (occasion.email?.mode !== 'compose') return answerKind(occasion.reading);
      return lastEmailOf(occasion.facts) === undefined ? 'initial-outreach' : 'check-back';
    case 'schedule-appointment':
    case 'call-back':
      return 'meeting';
    case 'create-task':
      return 'request-noted';
    case 'write-to-referral':
      return occasion.action.person === undefined ? 'referral-thanks' : 'referral-introduction';
    case 'draft-initial-email':
      return 'initial-outreach';
    case 'disqualify':
      return 'polite-close';
    case 'wait-until':
      return 'wait';
    case 'decide-yourself':
      return 'ask-back';
    case 'stop-contact':
    case 'fix-address':
      return undefined;
    default:
      return assertNever(kind);
  }
}

/** A mail that asks for nothing but a price has its own template. */
function answerKind(reading: Reading): TemplateKind {
  const phrases = phrasesOf(reading.language ?? 'en');
  const isAboutPrice = reading.questions.every(({ quote }) => topicsOf(quote, phrases)[0] === 'price');
  return says(reading, 'pricing-request') && isAboutPrice && !says(reading, 'objection', 'concession-request') ? 'price-question' : 'follow-up';
}

/** Whether a mail says one of these kinds. */
export function says(reading: Reading, ...kinds: readonly IntentKind[]): boolean {
  return reading.intents.some((intent) => kinds.includes(intent.kind));
}

/** The last email we wrote to the lead, newest first; of one whose direction nobody knows we take it that it was ours. */
export function lastEmailOf(facts: LeadFacts): Activity | undefined {
  return facts.activities.find((activity) => activity.kind === 'email' && activity.direction !== 'in' && activity.subject.trim() !== '');
}

/** The person the lead named, for the mail at hand. */
export function personNamed({ action, reading }: Pick<Occasion, 'action' | 'reading'>): SuggestedAction['person'] {
  return action.person ?? reading.intents.find((intent) => intent.kind === 'referral' || intent.kind === 'wrong-person')?.person;
}

/** A subject that answers another, in the languages of mail programs. */
const replyPrefix = /^\s*(?:re|aw|antw|sv|vs|r|ref|res|rv|odp|ynt)\s*(?:\[\d{1,4}\])?\s*[:：]/i;

/** Whether the mail at hand answers, or is, a mail of the lead: then it has a subject already. */
export function isReply(email: Email | undefined): boolean {
  return email !== undefined && (email.mode === 'read' || replyPrefix.test(email.subject));
}

/** The subject of an answer; a foreign prefix is not doubled. */
export function replySubject(subject: string): string {
  return replyPrefix.test(subject) ? subject.trim() : `Re: ${subject.trim()}`;
}

