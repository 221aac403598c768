// Hot, warm or cold from fit, intent, recency and engagement: one transparent table of points, each with its reason.
import type { Fit } from './idealCustomerProfile.ts';
import type { PurchaseInterest } from './qualification.ts';
import type { Activity, LeadRating, Reason } from './records.ts';

/** What is known of a lead; what is undefined is not known yet. */
export interface RatingFacts {
  readonly fit?: Fit;
  /** What the lead's newest email says of buying. */
  readonly interest?: Pick<PurchaseInterest, 'direction' | 'level'>;
  /** Whether it is in the segment of hand-raisers. */
  readonly isHandRaiser?: boolean;
  /** UTC ISO instant: coming is the first thing a lead does. */
  readonly createdOn: string;
  readonly activities: readonly Pick<Activity, 'kind' | 'direction' | 'at' | 'done'>[];
}

/** One of the four parts of a rating. */
export interface RatingPart {
  readonly part: 'fit' | 'intent' | 'recency' | 'engagement';
  readonly points: number;
  readonly reason: Reason;
}

export interface RatedLead {
  readonly rating: LeadRating;
  /** Sum of the parts. */
  readonly points: number;
  /** Fit, intent, recency, engagement. */
  readonly parts: readonly RatingPart[];
}

const DAY = 86_400_000;
/** Up to so many days old is recent, then moderate, then old (sales qualification agent: lead rating). */
const RECENT_DAYS = 7;
const MODERATE_DAYS = 21;
/** Activities of this time count as engagement (the same). */
const ENGAGED_DAYS = 60;
const OFTEN = 3;
/** Weights are not published; these are ours: of ten points seven are hot, four warm. */
const HOT = 7;
const WARM = 4;
const fitPoints: Readonly<Record<Fit | 'unknown', number>> = { high: 3, moderate: 2, low: 0, unknown: 1 };
const interestPoints = { positive: { high: 3, medium: 2, low: 1 }, negative: { high: -10, medium: -4, low: -1 } } as const;
const HAND_RAISED = 3;

/** The rating of a lead and what it is made of. A clear no is cold whatever else is known. */
export function rateLead(facts: RatingFacts, now: Date): RatedLead {
  const parts = [fitPart(facts), intentPart(facts), recencyPart(facts, now), engagementPart(facts, now)];
  const points = parts.reduce((sum, each) => sum + each.points, 0);
  return { rating: points >= HOT ? 'hot' : points >= WARM ? 'warm' : 'cold', points, parts };
}

function fitPart({ fit }: RatingFacts): RatingPart {
  return { part: 'fit', points: fitPoints[fit ?? 'unknown'], reason: { code: fit === undefined ? 'rating-fit-unknown' : fit === 'high' ? 'rating-fit-high' : fit === 'moderate' ? 'rating-fit-moderate' : 'rating-fit-low' } };
}

function intentPart({ interest, isHandRaiser }: RatingFacts): RatingPart {
  const said = interest === undefined ? 0 : interestPoints[interest.direction][interest.level];
  // What they wrote last weighs more than the form they once filled in.
  if (interest?.direction === 'negative') return { part: 'intent', points: said, reason: { code: 'rating-interest-negative' } };
  if (isHandRaiser === true && said < HAND_RAISED) return { part: 'intent', points: HAND_RAISED, reason: { code: 'rating-hand-raiser' } };
  if (interest === undefined) return { part: 'intent', points: 0, reason: { code: 'rating-interest-unknown' } };
  return { part: 'intent', points: said, reason: { code: interest.level === 'high' ? 'rating-interest-high' : interest.level === 'medium' ? 'rating-interest-medium' : 'rating-interest-low' } };
}

/** What the lead took part in: their emails, and meetings and calls that were held. What we sent is our doing. */
function isTheirs({ kind, direction, done }: RatingFacts['activities'][number]): boolean {
  if (kind === 'email' || kind === 'call') return direction === 'in' || (kind === 'call' && done);
  return kind === 'appointment' && done;
}

function recencyPart({ createdOn, activities }: RatingFacts, now: Date): RatingPart {
  const last = Math.max(Date.parse(createdOn), ...activities.filter(isTheirs).map(({ at }) => Date.parse(at)).filter((at) => at <= now.getTime()));
  const days = Math.floor((now.getTime() - last) / DAY);
  const params = { date: new Date(last).toISOString() };
  if (days <= RECENT_DAYS) return { part: 'recency', points: 2, reason: { code: 'rating-recent', params } };
  return days <= MODERATE_DAYS ? { part: 'recency', points: 1, reason: { code: 'rating-some-time-ago', params } } : { part: 'recency', points: 0, reason: { code: 'rating-long-ago', params } };
}

function engagementPart({ activities }: RatingFacts, now: Date): RatingPart {
  const count = activities.filter((each) => isTheirs(each) && Date.parse(each.at) <= now.getTime() && Date.parse(each.at) > now.getTime() - ENGAGED_DAYS * DAY).length;
  const points = count >= OFTEN ? 2 : count > 0 ? 1 : 0;
  return { part: 'engagement', points, reason: { code: count === 0 ? 'rating-not-engaged' : 'rating-engaged', params: { number: count } } };
}
