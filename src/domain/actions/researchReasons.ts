// What research adds to the reasons of an action: hand raised, fit, recent news, score. It explains; nothing here decides.
import type { Evidence, ProfileMatch } from '../idealCustomerProfile.ts';
import type { LeadFacts } from '../leadFacts.ts';
import type { HandRaiser, LeadScore, NoScore } from '../leadFindings.ts';
import { newsToMention } from '../news/newsToMention.ts';
import type { Citation, Reason } from '../records.ts';
import { isSampleId } from '../sampleId.ts';
import type { AgentSettings } from '../settings.ts';
import { writtenField } from './writtenField.ts';

/** Few, so that the email's own reasons stay in view. */
const MOST_REASONS = 2;
/** Reasons of a score that its evidence names. */
const MOST_POINTS = 4;
const LONGEST_QUOTE = 400;

/** At most two reasons from what was found out about the lead, the strongest first; none while nothing was. */
export function researchReasons(facts: LeadFacts, settings: AgentSettings, now: Date): readonly Reason[] {
  const { findings } = facts;
  if (findings === undefined) return [];
  return [
    ...handRaiserReason(facts, findings.handRaiser),
    ...fitReason(facts, findings.match, settings),
    ...newsReason(facts, settings, now),
    ...scoreReason(facts, findings.score),
  ].slice(0, MOST_REASONS);
}

function handRaiserReason(facts: LeadFacts, raiser: HandRaiser | null | undefined): readonly Reason[] {
  if (raiser === undefined || raiser === null) return [];
  const { segmentName: segment } = raiser;
  const conditions = raiser.reasons.map(({ characteristic, field = characteristic, value }) => {
    const { label, text } = writtenField(facts, field, value);
    return text === undefined ? label : `${label}: ${text}`;
  });
  const [condition] = conditions;
  if (condition === undefined) return [{ code: 'hand-raiser', params: { segment }, citation: crm(`Segment: ${segment}`, segment) }];
  return [{ code: 'hand-raiser-because', params: { segment, condition }, citation: crm(`Segment: ${segment}`, conditions.join('\n')) }];
}

function fitReason(facts: LeadFacts, match: ProfileMatch | undefined, { profile }: AgentSettings): readonly Reason[] {
  if (match?.fit === undefined) return [];
  const { matched, missed, unknown } = match;
  const named = ({ characteristic, field }: Evidence): string => profile?.characteristics.find(({ id }) => id === characteristic)?.name ?? (field === undefined ? characteristic : writtenField(facts, field, undefined).label);
  const line = (sign: string) => (evidence: Evidence): string => {
    const text = evidence.field === undefined ? undefined : writtenField(facts, evidence.field, evidence.value).text;
    return text === undefined ? `${sign} ${named(evidence)}` : `${sign} ${named(evidence)}: ${text}`;
  };
  const quote = [...matched.map(line('✓')), ...missed.map(line('✗')), ...unknown.map(line('?'))].join('\n');
  return [{ code: 'profile-match', params: { fit: match.fit, matched: matched.length, of: matched.length + missed.length + unknown.length }, citation: crm('Ideal customer profile', quote) }];
}

function newsReason(facts: LeadFacts, settings: AgentSettings, now: Date): readonly Reason[] {
  const [news] = newsToMention(facts, settings, now);
  if (news === undefined) return [];
  const { title, publisher, on, citation } = news;
  return [{ code: 'company-news', params: { title, publisher, on }, citation: { kind: 'web', title: citation.title, url: citation.url, date: on, quote: citation.quote.slice(0, LONGEST_QUOTE) } }];
}

/** A score that sample leads taught, or a sample lead's, says so. When it was worked out changes nothing: its evidence has no date. */
function scoreReason({ lead }: LeadFacts, score: LeadScore | NoScore | undefined): readonly Reason[] {
  if (score === undefined || !('value' in score)) return [];
  const { value, grade } = score;
  const isSample = isSampleId(lead.id) || (score.made === 'here' && score.isSample === true);
  const points = score.made === 'dynamics' ? [] : score.reasons.flatMap(({ label, contentLabel, points: worth }) => (label === undefined || contentLabel === undefined ? [] : [`${worth > 0 ? '+' : worth < 0 ? '−' : ''}${Math.abs(worth)} ${label}: ${contentLabel}`]));
  return [{ code: isSample ? 'predictive-score-sample' : 'predictive-score', params: { value, grade }, citation: crm('Lead · Predictive score', [`${value} (${grade})`, ...points.slice(0, MOST_POINTS)].join('\n')) }];
}

function crm(title: string, quote: string): Citation {
  return { kind: 'crm', title, quote: quote.slice(0, LONGEST_QUOTE) };
}
