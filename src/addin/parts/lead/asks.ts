// What the open email asks for, as a list the seller can check off: questions first, then other requests, then times.
import type { ProposedTime, Reading } from '../../../domain/intentKinds.ts';
import type { Draft } from '../../../domain/draft/draftContent.ts';

export interface Ask {
  /** Verbatim words of the email. */
  readonly quote: string;
  /** Set once there is a draft and the ask is a question of it. */
  readonly state?: 'answered' | 'gap';
  /** The times offered, with their index in the meeting request. */
  readonly times?: readonly ProposedTime[];
}

const requests: ReadonlySet<string> = new Set(['concession-request', 'pricing-request', 'information-request']);

/** Every ask once: a request that a question already says is not repeated. */
export function asksOf(reading: Reading, draft: Draft | undefined): readonly Ask[] {
  const meeting = reading.intents.find((intent) => intent.kind === 'meeting-request');
  const times = meeting?.times ?? [];
  const asks: Ask[] = reading.questions
    .filter((question) => !(times.length > 0 && meeting !== undefined && overlap(question.quote, meeting.evidence.quote)))
    .map((question) => withState(question.quote, draft));
  for (const intent of reading.intents) {
    const isSaid = asks.some((ask) => overlap(ask.quote, intent.evidence.quote));
    if (requests.has(intent.kind) && !isSaid) asks.push(withState(intent.evidence.quote, draft));
  }
  if (meeting !== undefined && (times.length > 0 || !asks.some((ask) => overlap(ask.quote, meeting.evidence.quote)))) {
    asks.push({ quote: meeting.evidence.quote, ...(times.length > 0 ? { times } : {}) });
  }
  return asks;
}

function withState(quote: string, draft: Draft | undefined): Ask {
  const answer = draft?.answers.find((candidate) => candidate.quote === quote);
  if (answer === undefined) return { quote };
  return { quote, state: answer.citation === undefined ? 'gap' : 'answered' };
}

function overlap(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}
