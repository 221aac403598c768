// The predictive score at work: trained on the organization's own closed leads when due, given to open leads, kept with the models.
import { cellsOf, countClosedLeads, readFields, readOpenLeads, readResearchedLeads, scoreChange, type ClosedCount, type ResearchedLead } from '../../crm/closedLeads.ts';
import type { Change } from '../../crm/client/changes.ts';
import type { CrmClient } from '../../crm/client.ts';
import type { LeadWithValues } from '../../crm/leadFields.ts';
import { clearTrainingRequest, noteDrift, readDynamicsScores, readScoreModels, saveScoreModel, type StoredScore, type StoredScores } from '../../crm/research/scoreModels.ts';
import { AppError } from '../../domain/errors.ts';
import type { LeadScore, NoScore } from '../../domain/leadResearch.ts';
import { isSampleId } from '../../domain/sampleId.ts';
import { NEEDED_OF_EACH } from '../../domain/score.ts';
import { sharesOf } from '../../domain/scoring/accuracy.ts';
import { replacesActive, RETRAIN_DAYS, usualRanges } from '../../domain/scoring/grades.ts';
import { driftOfScore, leadScoreOf, readinessOfScore, type TrainedScore } from '../../domain/scoring/trainedScore.ts';
import type { AgentSettings, ScoringSettings } from '../../domain/settings.ts';
import { learnScore, MOST_OPEN } from '../scoreTraining.ts';

export interface ScoringOptions {
  readonly crm: CrmClient;
  /** Milliseconds since 1970; the system's unless given. */
  readonly clock?: () => number;
}

/** How looking whether training is due went. */
export type TrainingOutcome =
  | { readonly did: 'nothing' }
  /** Too few closed leads: everybody gets `not-enough-data`. */
  | { readonly did: 'counted'; readonly qualified: number; readonly disqualified: number }
  /** `kept` = the model before stays in use. */
  | { readonly did: 'trained'; readonly result: 'published' | 'kept' | 'not-ready' };

export interface Scoring {
  /** Fields a lead is to be read with (`readLeadValues`) before it is scored: those of the model in use. */
  fieldsFor(settings: AgentSettings): Promise<readonly string[]>;
  /**
   * The score of one lead, or why there is none. Writes nothing but a first model where there is none yet.
   * @param before what the lead's research row has now: the trend is against it.
   * @throws AppError
   */
  scoreLead(lead: LeadWithValues, settings: AgentSettings, before?: LeadScore | NoScore): Promise<LeadScore | NoScore>;
  /**
   * Trains where there is no model, the newest is older than 15 days, somebody asked, or other fields are wanted; once a day looks
   * whether leads have changed since. Cheap when nothing is due. Two services at once end with one model.
   * @throws AppError
   */
  trainIfDue(settings: AgentSettings, signal?: AbortSignal): Promise<TrainingOutcome>;
  /**
   * Gives every open lead of the last two years that has a research row its score by the model and settings of now; a row whose
   * score is right already is left alone. To be called after `trainIfDue`; does nothing when it has been through with these, but looks for Dynamics' own scores every six hours.
   * @throws AppError
   */
  rescoreAll(settings: AgentSettings, signal?: AbortSignal): Promise<{ readonly looked: number; readonly changed: number }>;
}

const DAY = 86_400_000;
/** Leads created and closed inside it teach, open ones are scored (Dynamics 365: configure predictive lead scoring, its default). */
const WINDOW_DAYS = 730;
/** Open leads of so many days show what leads are like before they are closed. */
const OPEN_DAYS = 90;
const MODEL_KEPT_MS = 60_000;
/** Until too few closed leads are counted again. */
const COUNT_KEPT_MS = 15 * 60_000;
const DRIFT_EVERY_MS = DAY;
/** Nobody tells when Dynamics has scored a lead anew: where its scores are shown they are read so often. */
const DYNAMICS_EVERY_MS = 6 * 3_600_000;
const WRITES_TOGETHER = 50;
/** Leads scored before others have their turn: some ten milliseconds. */
const LEADS_A_TURN = 100;
const usual: ScoringSettings = { use: 'here', ranges: usualRanges };

/** One a process; remembers the model in use for a minute. */
export function createScoring({ crm, clock = Date.now }: ScoringOptions): Scoring {
  return new LeadScoring(crm, clock);
}

class LeadScoring implements Scoring {
  readonly #crm: CrmClient;
  readonly #clock: () => number;
  #models?: { readonly stored: StoredScores; readonly at: number };
  #count?: { readonly count: ClosedCount; readonly at: number };
  /** When a training ended without a model though there are leads enough. */
  #fruitlessAt?: number;
  #driftLookedAt?: number;
  #training?: Promise<TrainingOutcome>;
  #through?: string;

  constructor(crm: CrmClient, clock: () => number) {
    this.#crm = crm;
    this.#clock = clock;
  }

  async fieldsFor(settings: AgentSettings): Promise<readonly string[]> {
    if (scoringOf(settings).use === 'off') return [];
    const { published } = await this.#known();
    return published === undefined ? [] : readFields(published.trained.columns.map(({ id }) => id));
  }

  async scoreLead(lead: LeadWithValues, settings: AgentSettings, before?: LeadScore | NoScore): Promise<LeadScore | NoScore> {
    const { use, ranges } = scoringOf(settings);
    if (use === 'off') return { why: 'off' };
    if (use === 'dynamics') {
      const theirs = (await readDynamicsScores(this.#crm, [lead.lead.id], ranges)).get(lead.lead.id);
      if (theirs !== undefined) return theirs;
    }
    if ((await this.#known()).published === undefined) await this.#trainOnce(settings);
    return this.#scoreBy((await this.#known()).published, lead, { ranges, before });
  }

  async #scoreBy(published: StoredScore | undefined, lead: LeadWithValues, { ranges, before }: { readonly ranges: ScoringSettings['ranges']; readonly before?: LeadScore | NoScore }): Promise<LeadScore | NoScore> {
    const score = published === undefined ? undefined : leadScoreOf(published.trained, cellsOf(lead), { ranges, trainedOn: published.trainedOn, now: this.#now(), ...(before === undefined ? {} : { before }) });
    if (score !== undefined) return score;
    const { qualified, disqualified, isSample } = await this.#counted();
    // What sample leads teach says nothing about a real one, and the other way round they would be counted for it.
    const own = isSample && !isSampleId(lead.lead.id) ? { qualified: 0, disqualified: 0 } : { qualified, disqualified };
    return isEnough(own) ? { why: 'not-ready' } : { why: 'not-enough-data', ...own, needed: NEEDED_OF_EACH };
  }

  async trainIfDue(settings: AgentSettings, signal?: AbortSignal): Promise<TrainingOutcome> {
    if (scoringOf(settings).use === 'off') return { did: 'nothing' };
    this.#models = undefined;
    const outcome = await this.#trainOnce(settings, signal);
    if (outcome.did === 'nothing') await this.#lookForDrift(signal);
    return outcome;
  }

  /** Several leads that are scored at a time wait for one training. */
  #trainOnce(settings: AgentSettings, signal?: AbortSignal): Promise<TrainingOutcome> {
    this.#training ??= this.#train(settings, signal).finally(() => {
      this.#training = undefined;
    });
    return this.#training;
  }

  async #train(settings: AgentSettings, signal?: AbortSignal): Promise<TrainingOutcome> {
    const crm = signal === undefined ? this.#crm : this.#crm.during(signal);
    const { fields: chosen } = scoringOf(settings);
    const known = await this.#known();
    if (!(await this.#isDue(known, chosen))) return { did: 'nothing' };
    if (known.wish !== undefined) this.#count = undefined;
    const count = await this.#counted();
    if (!isEnough(count)) {
      if (known.wish !== undefined) await this.#clearWish(crm);
      return { did: 'counted', qualified: count.qualified, disqualified: count.disqualified };
    }
    const trained = await learnScore(crm, { isSample: count.isSample, closedSince: this.#daysAgo(WINDOW_DAYS), openSince: this.#daysAgo(OPEN_DAYS), ...(chosen === undefined ? {} : { chosen }) }, signal);
    if (known.wish !== undefined) await this.#clearWish(crm);
    if (trained === undefined) {
      this.#fruitlessAt = this.#clock();
      return { did: 'trained', result: 'not-ready' };
    }
    const result = this.#verdict(trained, known.published);
    const isOurs = await saveScoreModel(crm, known, { trained, trainedOn: this.#now().toISOString(), publish: result === 'published' });
    this.#models = undefined;
    return isOurs ? { did: 'trained', result } : { did: 'nothing' };
  }

  async #isDue({ newest, wish }: StoredScores, chosen: readonly string[] | undefined): Promise<boolean> {
    if (wish !== undefined) return true;
    if (this.#fruitlessAt !== undefined && this.#clock() - this.#fruitlessAt < COUNT_KEPT_MS) return false;
    if (newest === undefined || newest.trained.chosen?.join() !== chosen?.join()) return true;
    if (this.#clock() - Date.parse(newest.trainedOn) >= RETRAIN_DAYS * DAY) return true;
    // As soon as there are real leads enough, sample leads have done their work.
    if (!newest.trained.isSample) return false;
    const count = await this.#counted();
    return !count.isSample && isEnough(count);
  }

  #verdict(trained: TrainedScore, active: StoredScore | undefined): 'published' | 'kept' | 'not-ready' {
    if (readinessOfScore(trained) === 'not-ready') return 'not-ready';
    if (active === undefined || (active.trained.isSample && !trained.isSample)) return 'published';
    const accuracy = ({ accuracy: { confusion } }: TrainedScore): number => sharesOf(confusion).accuracy;
    return replacesActive({ accuracy: accuracy(trained) }, { accuracy: accuracy(active.trained), trainedOn: active.trainedOn }, this.#now()) ? 'published' : 'kept';
  }

  async #lookForDrift(signal?: AbortSignal): Promise<void> {
    const { published } = await this.#known();
    const last = Math.max(published === undefined ? 0 : Date.parse(published.drift?.on ?? published.trainedOn), this.#driftLookedAt ?? 0);
    if (published === undefined || this.#clock() - last < DRIFT_EVERY_MS) return;
    const crm = signal === undefined ? this.#crm : this.#crm.during(signal);
    const { trained } = published;
    const since = new Date(Math.max(Date.parse(published.trainedOn), this.#clock() - OPEN_DAYS * DAY));
    const open = await readOpenLeads(crm, { fields: trained.columns.map(({ id }) => id), since, most: MOST_OPEN, isSample: trained.isSample });
    this.#driftLookedAt = this.#clock();
    await unlessChanged(noteDrift(crm, published, { fields: driftOfScore(trained, open), on: this.#now().toISOString() }));
    this.#models = undefined;
  }

  async rescoreAll(settings: AgentSettings, signal?: AbortSignal): Promise<{ readonly looked: number; readonly changed: number }> {
    const { use, ranges } = scoringOf(settings);
    const { published } = await this.#known();
    const key = JSON.stringify([use, ranges, published?.id, use === 'dynamics' ? Math.floor(this.#clock() / DYNAMICS_EVERY_MS) : 0]);
    const done = { looked: 0, changed: 0 };
    if (key === this.#through) return done;
    const crm = signal === undefined ? this.#crm : this.#crm.during(signal);
    for await (const page of readResearchedLeads(crm, await this.fieldsFor(settings), this.#daysAgo(WINDOW_DAYS))) {
      const theirs = use === 'dynamics' ? await readDynamicsScores(crm, page.map(({ lead }) => lead.lead.id), ranges) : new Map<string, LeadScore>();
      const changes: Change[] = [];
      for (const each of page) {
        if (done.looked % LEADS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
        signal?.throwIfAborted();
        const score = use === 'off' ? ({ why: 'off' } as const) : (theirs.get(each.lead.lead.id) ?? (await this.#scoreBy(published, each.lead, { ranges, ...scoreBefore(each) })));
        done.looked++;
        // What is being researched gets its score there.
        if (each.research.state !== 'running' && JSON.stringify(score) !== JSON.stringify(each.research.score)) changes.push(scoreChange(each.research, score));
      }
      done.changed += await writeAll(crm, changes);
    }
    this.#through = key;
    return done;
  }

  async #known(): Promise<StoredScores> {
    const now = this.#clock();
    if (this.#models === undefined || now - this.#models.at >= MODEL_KEPT_MS) this.#models = { stored: await readScoreModels(this.#crm), at: now };
    return this.#models.stored;
  }

  async #counted(): Promise<ClosedCount> {
    const now = this.#clock();
    if (this.#count === undefined || now - this.#count.at >= COUNT_KEPT_MS) this.#count = { count: await countClosedLeads(this.#crm, this.#daysAgo(WINDOW_DAYS)), at: now };
    return this.#count.count;
  }

  async #clearWish(crm: CrmClient): Promise<void> {
    await unlessChanged(clearTrainingRequest(crm));
    this.#models = undefined;
  }

  #now(): Date {
    return new Date(this.#clock());
  }

  #daysAgo(days: number): Date {
    return new Date(this.#clock() - days * DAY);
  }
}

function scoringOf({ scoring }: AgentSettings): ScoringSettings {
  return scoring ?? usual;
}

function isEnough({ qualified, disqualified }: Pick<ClosedCount, 'qualified' | 'disqualified'>): boolean {
  return qualified >= NEEDED_OF_EACH && disqualified >= NEEDED_OF_EACH;
}

function scoreBefore({ research }: ResearchedLead): { readonly before?: LeadScore | NoScore } {
  return research.score === undefined ? {} : { before: research.score };
}

/** Somebody else's change in between is no failure: they have seen the same or more. */
async function unlessChanged(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'changed-elsewhere' || error.code === 'not-found')) return false;
    throw error;
  }
}

/** Many at a time; where one of them was changed in between, each by itself. @returns how many were written. */
async function writeAll(crm: CrmClient, changes: readonly Change[]): Promise<number> {
  let written = 0;
  for (let from = 0; from < changes.length; from += WRITES_TOGETHER) {
    const part = changes.slice(from, from + WRITES_TOGETHER);
    if (await unlessChanged(crm.changeTogether(part))) written += part.length;
    else for (const change of part) written += (await unlessChanged(crm.changeTogether([change]))) ? 1 : 0;
  }
  return written;
}
