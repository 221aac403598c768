// What a seller may want to write to a lead, whatever is suggested: each purpose with the action it performs and what speaks against it.
import { missingForInitialEmail } from '../actions/draftInitialEmail.ts';
import type { Email } from '../email.ts';
import type { EmailValidation } from '../emailValidation.ts';
import { rankIntents } from '../intent.ts';
import type { IntentKind, Reading } from '../intentKinds.ts';
import type { LeadFacts } from '../leadFacts.ts';
import type { SuggestedAction } from '../actions/action.ts';
import type { Citation, Reason } from '../records.ts';

export const draftPurposes = ['introduction', 'answer', 'follow-up', 'meeting', 'thanks', 'close'] as const;
export type DraftPurpose = (typeof draftPurposes)[number];

export interface OfferedPurpose {
  readonly purpose: DraftPurpose;
  readonly action: SuggestedAction;
  /** What speaks against it, one reason each: the conditions of a first email, or what there is nothing of. A seller may choose it all the same. */
  readonly missing: readonly Reason[];
}

/** The mail the seller writes in or answers, as read. `email` may be the compose window itself. */
interface PurposeInput {
  readonly reading: Reading;
  readonly email?: Email;
  /** What is known of the lead's address. */
  readonly validation?: EmailValidation;
}

/** All purposes in their order, for the lead and the open mail; none for a lead who asked not to be emailed. */
export function purposesFor(facts: LeadFacts, { reading, email, validation }: PurposeInput, now: Date): readonly OfferedPurpose[] {
  if (facts.lead.doNotEmail) return [];
  const draft = (kind: SuggestedAction['kind'], reasons: readonly Reason[] = []): SuggestedAction => ({ kind, performs: 'draft', reasons });
  const missing = missingForInitialEmail({ facts, now, ...(validation === undefined ? {} : { validation }) });
  const answered = mailSigns(reading, email, 'information-request', 'pricing-request', 'concession-request');
  const meeting = mailSigns(reading, email, 'meeting-request');
  const { wroteLast, heardLast } = lastEmails(facts);
  const planned = missing.filter(({ code }) => code === 'missing-no-upcoming-meeting');
  const nothingHeard = heardLast === undefined && email?.mode !== 'read';
  return [
    { purpose: 'introduction', action: draft('draft-initial-email', missing.length > 0 ? [] : neverContacted(facts)), missing },
    { purpose: 'answer', action: draft('send-follow-up-email', answered), missing: answered.length > 0 ? [] : [{ code: 'missing-question' }] },
    { purpose: 'follow-up', action: draft('send-follow-up-email', wroteLast === undefined ? [] : [{ code: 'written-before', citation: wroteLast }]), missing: wroteLast === undefined ? [{ code: 'missing-earlier-email' }] : [] },
    { purpose: 'meeting', action: draft('schedule-appointment', meeting), missing: planned },
    { purpose: 'thanks', action: draft('send-follow-up-email', heardLast === undefined ? [] : [{ code: 'written-before', citation: heardLast }]), missing: nothingHeard ? [{ code: 'missing-email-to-thank-for' }] : [] },
    { purpose: 'close', action: draft('disqualify'), missing: [] },
  ];
}

/** The words of the mail that call for a purpose: its questions first, then the strongest intent of the kinds. */
function mailSigns(reading: Reading, email: Email | undefined, ...kinds: readonly IntentKind[]): readonly Reason[] {
  const cite = (quote: string): { readonly citation?: Citation } => (email === undefined ? {} : { citation: { kind: 'email', title: email.subject, date: email.receivedOn, quote } });
  const question = kinds.includes('information-request') ? reading.questions[0] : undefined;
  if (question !== undefined) return [{ code: 'asks-questions', params: { count: reading.questions.length }, ...cite(question.quote) }];
  const intent = rankIntents(reading).find((candidate) => kinds.includes(candidate.kind));
  if (intent === undefined) return [];
  const times = intent.times ?? [];
  if (times.length > 0) return [{ code: 'offers-times', params: { count: times.length }, ...cite(times[0]?.quote ?? intent.evidence.quote) }];
  const codes: Readonly<Partial<Record<IntentKind, string>>> = { 'information-request': 'asks-for-information', 'pricing-request': 'asks-for-price', 'concession-request': 'asks-for-discount', 'meeting-request': 'wants-meeting' };
  return [{ code: codes[intent.kind] ?? 'unclear', ...cite(intent.evidence.quote) }];
}

function lastEmails(facts: LeadFacts): { readonly wroteLast?: Citation; readonly heardLast?: Citation } {
  const last = (direction: 'in' | 'out'): Citation | undefined => {
    const found = facts.activities.find((activity) => activity.kind === 'email' && activity.direction === direction);
    return found === undefined ? undefined : { kind: 'crm', title: 'Email · Subject', quote: found.subject, date: found.at };
  };
  return { wroteLast: last('out'), heardLast: last('in') };
}

function neverContacted(facts: LeadFacts): readonly Reason[] {
  const { topic } = facts.lead;
  return [{ code: 'never-contacted', ...(topic === undefined ? {} : { citation: { kind: 'crm', title: 'Lead · Topic', quote: topic } }) }];
}
