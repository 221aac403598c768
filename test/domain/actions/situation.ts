// What an action looks at, put together by hand: each test changes the one thing it is about.
import type { ActionContext } from '../../../src/domain/actions/action.ts';
import type { Email } from '../../../src/domain/email.ts';
import type { EmailValidation } from '../../../src/domain/emailValidation.ts';
import type { Intent, IntentKind } from '../../../src/domain/intentKinds.ts';
import type { Language } from '../../../src/domain/languages.ts';
import type { LeadFacts } from '../../../src/domain/leadFacts.ts';
import type { MailKind } from '../../../src/domain/leadReply.ts';
import type { Certainty } from '../../../src/domain/mail/tiedLead.ts';
import type { Citation, Reason } from '../../../src/domain/records.ts';
import { anEmail, facts, now, settings } from '../examples.ts';

interface Situation {
  readonly intents?: readonly Intent[];
  readonly questions?: readonly string[];
  readonly language?: Language | 'unknown';
  readonly mail?: MailKind;
  readonly isReply?: boolean;
  readonly certainty?: Certainty;
  readonly isForged?: boolean;
  readonly email?: Partial<Email>;
  readonly facts?: Partial<LeadFacts>;
  readonly validation?: EmailValidation;
}

/** A lead's own reply that says nothing to act on, but for what is given. */
export function situation(given: Situation = {}): ActionContext {
  const { intents = [], questions = [], language = 'en', mail = 'person', isReply = true, certainty = 'sure', isForged = false } = given;
  return {
    facts: facts(given.facts),
    recognition: { kind: 'lead', mail, isReply, match: { leadId: facts().lead.id, via: 'address', certainty, checks: [{ code: 'sender-verified', held: !isForged }] }, others: [] },
    reading: { intents, questions: questions.map((quote) => ({ quote })), ...(language === 'unknown' ? {} : { language }) },
    email: anEmail(given.email),
    settings,
    ...(given.validation === undefined ? {} : { validation: given.validation }),
    now,
  };
}

/** Words the example email says for an intent. */
export const wordsOf = (kind: IntentKind): string => `It says ${kind}.`;

export function intent(kind: IntentKind, changes: Partial<Intent> = {}): Intent {
  return { kind, certainty: 'sure', evidence: { quote: wordsOf(kind) }, ...changes };
}

/** A quote of the example email as evidence. */
export function quoted(quote: string): Citation {
  return { kind: 'email', title: 'Re: PalletCell 6 for line 3', date: '2026-11-22T09:16:00Z', quote };
}

/** The reason an intent gives. */
export function saying(code: string, kind: IntentKind, params?: Reason['params']): Reason {
  return { code, ...(params === undefined ? {} : { params }), citation: quoted(wordsOf(kind)) };
}

/** The reply has waited 14 minutes. */
export const waiting: Reason = { code: 'waiting', params: { minutes: 14, targetHours: 4 }, citation: quoted('Re: PalletCell 6 for line 3') };

/** An email being written to the lead. */
export const writing: Partial<Email> = { mode: 'compose', text: '', from: { address: 'jonas.brandt@halvorsen.example' } };
