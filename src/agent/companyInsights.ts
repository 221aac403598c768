// Asks the sources of the settings about the company of one lead. Each source fails alone; nothing is asked that is known already,
// and before everything that leaves the building somebody is asked whether it still may.
import type { SavedInsight } from '../crm/research/researchedLead.ts';
import { insightKinds } from '../domain/insight.ts';
import type { Insight, InsightKind, SourceId, SourceOutcome } from '../domain/insight.ts';
import type { Id } from '../domain/records.ts';
import { RESEARCH_FRESH_DAYS } from '../domain/researchAge.ts';
import type { ResearchSettings } from '../domain/settings.ts';
import { SourceError } from './research/source.ts';
import type { Company, ResearchSource, SourceKeys, SourceTools } from './research/source.ts';

/** How the web is reached. */
export interface Web {
  readonly sources: readonly ResearchSource[];
  readonly keys: SourceKeys;
  readonly fetch: SourceTools['fetch'];
  /** BCP 47 tag news is asked for in. */
  readonly language: string;
}

export interface CompanyQuestion {
  readonly leadId: Id<'lead'>;
  readonly company: Company;
  readonly research: ResearchSettings;
  /** `off`, `no-consent`: why nothing is asked. */
  readonly barred?: 'off' | 'no-consent';
  readonly known: readonly SavedInsight[];
  /** How the sources were last asked. */
  readonly before: readonly SourceOutcome[];
  /** What is known is about another company: the lead's account was changed. */
  readonly isOther: boolean;
  /** Ask again what is still fresh. */
  readonly refresh: boolean;
  /** UTC ISO instant: answers kept from before it are not used. */
  readonly notBefore?: string;
  /** The company is invented: nobody is asked about it, and what the sample says of it stays. */
  readonly isSample?: boolean;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Asked before every request: whether it may still go out. */
  readonly mayAsk: () => Promise<boolean>;
}

export interface CompanyAnswer {
  /** New ones only; what is still fresh stays as it is. */
  readonly insights: readonly Insight[];
  /** Rows whose source says nothing any more, or is not asked any more. */
  readonly gone: readonly SavedInsight[];
  readonly outcomes: readonly SourceOutcome[];
  /** Whether somebody took the permission back while sources were asked. */
  readonly wasStopped: boolean;
}

const DAY = 86_400_000;
/** Of one source, all its questions together. */
const SOURCE_MS = 20_000;
/** Of a source that asks somebody slow (`PublicRequest.slow`). All of a lead has to fit into its job's time, see `usualTimings`. */
export const SLOW_SOURCE_MS = 45_000;

interface Wanted {
  readonly kind: InsightKind;
  readonly source: SourceId;
}

interface Asked {
  readonly outcome: SourceOutcome;
  readonly insight?: Insight;
}

/** Whether any request would go out. */
export function wouldAsk(web: Web, question: CompanyQuestion): boolean {
  return wantedOf(question.research).some((each) => settled(web, question, each) === undefined);
}

export async function gatherInsights(web: Web, question: CompanyQuestion): Promise<CompanyAnswer> {
  const wanted = wantedOf(question.research);
  const door = { wasStopped: false };
  const answers = await Promise.all(wanted.map(async (each): Promise<Asked> => settled(web, question, each) ?? ask(web, question, { wanted: each, door })));
  const holds = ({ kind, source }: SavedInsight): boolean => answers.some(({ outcome, insight }) => outcome.kind === kind && outcome.source === source && (insight !== undefined || (outcome.outcome !== 'nothing' && !question.isOther)));
  return {
    insights: answers.flatMap(({ insight }) => insight ?? []),
    gone: question.isSample === true ? [] : question.known.filter((each) => !holds(each)),
    outcomes: answers.map(({ outcome }) => outcome),
    wasStopped: door.wasStopped,
  };
}

function wantedOf({ sources }: ResearchSettings): readonly Wanted[] {
  return insightKinds.flatMap((kind) => [...new Set(sources[kind])].map((source) => ({ kind, source })));
}

/** The outcome where nothing needs to be asked. */
function settled({ sources, keys }: Web, { barred, known, before, refresh, isSample, now }: CompanyQuestion, { kind, source }: Wanted): Asked | undefined {
  const outcome = (what: SourceOutcome['outcome'], on = now.toISOString()): Asked => ({ outcome: { source, kind, outcome: what, on } });
  const insight = known.find((each) => each.kind === kind && each.source === source);
  if (barred !== undefined) return outcome(barred);
  if (isSample === true) return insight === undefined ? outcome('nothing') : outcome('found');
  const place = sources.find((each) => each.id === source && each.kinds.includes(kind));
  if (place === undefined || !place.isConfigured(keys)) return outcome('not-configured');
  const isFresh = (on: string): boolean => !refresh && now.getTime() - Date.parse(on) < RESEARCH_FRESH_DAYS * DAY;
  if (insight !== undefined && isFresh(insight.gatheredOn)) return outcome('found', insight.gatheredOn);
  const last = before.find((each) => each.kind === kind && each.source === source);
  return last?.outcome === 'nothing' && isFresh(last.on) ? { outcome: last } : undefined;
}

async function ask(web: Web, question: CompanyQuestion, { wanted: { kind, source }, door }: { readonly wanted: Wanted; readonly door: { wasStopped: boolean } }): Promise<Asked> {
  const { company, leadId, now, mayAsk, notBefore } = question;
  const place = web.sources.find((each) => each.id === source && each.kinds.includes(kind));
  const patience = { isLong: false };
  const guarded: SourceTools['fetch'] = async (url, request) => {
    if (!door.wasStopped && !(await mayAsk())) door.wasStopped = true;
    if (door.wasStopped) throw new SourceError('refused');
    if (request?.slow === true) patience.isLong = true;
    return web.fetch(url, notBefore === undefined ? request : { ...request, notBefore });
  };
  const about = { source, kind, on: now.toISOString() };
  try {
    const points = (await inTime(place?.find(company, kind, { fetch: guarded, now, language: web.language, keys: web.keys }), question.signal, patience)) ?? [];
    if (points.length === 0) return { outcome: { ...about, outcome: 'nothing' } };
    const insight: Insight = { leadId, kind, source, title: company.name, points, gatheredOn: now.toISOString(), expiresOn: new Date(now.getTime() + RESEARCH_FRESH_DAYS * DAY).toISOString() };
    return { outcome: { ...about, outcome: 'found' }, insight };
  } catch (error) {
    if (door.wasStopped) return { outcome: { ...about, outcome: 'no-consent' } };
    return { outcome: { ...about, outcome: 'failed', why: error instanceof SourceError ? error.failure : 'damaged' } };
  }
}

/**
 * A source that hangs costs its insight; a job that is over ends all of them.
 * @param patience looked at when the usual time is over. An answer that comes too late is kept by the fetch for the next run.
 */
function inTime<Result>(work: Promise<Result> | undefined, signal: AbortSignal, patience: { readonly isLong: boolean }): Promise<Result | undefined> {
  if (work === undefined) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      reject(new SourceError('silent'));
    };
    let timer = setTimeout(() => {
      if (patience.isLong) timer = setTimeout(stop, SLOW_SOURCE_MS - SOURCE_MS);
      else stop();
    }, SOURCE_MS);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    // Rejecting again says nothing: the first word counts.
    void work.then(resolve, reject).finally(stop);
  });
}
