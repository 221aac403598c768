// Learns a score from an organization's closed leads, in turns: whatever else the process does goes on meanwhile.
import { readClosedLeads, readOpenLeads } from '../crm/closedLeads.ts';
import type { CrmClient } from '../crm/client.ts';
import { readLeadFields, type LeadField } from '../crm/leadFields.ts';
import { scorableFields } from '../domain/scoredFields.ts';
import type { Steps } from '../domain/scoring/steps.ts';
import { trainScoreInSteps, type FieldLabels, type TrainedScore } from '../domain/scoring/trainedScore.ts';

/** The newest closed leads; more teach nothing new and only cost time. */
const MOST_CLOSED = 20_000;
/** Open leads that show what a lead is like before it is closed. */
export const MOST_OPEN = 2_000;
/** Longest turn before others have theirs, a step's length more or less. */
const TURN_MS = 15;

export interface Lesson {
  /** From sample leads only, or from real ones only. */
  readonly isSample: boolean;
  readonly closedSince: Date;
  readonly openSince: Date;
  /** Field ids; undefined = all that are fit. */
  readonly chosen?: readonly string[];
}

/** @returns undefined where there are too few leads or no field tells anything. @throws AppError, and the signal's reason. */
export async function learnScore(crm: CrmClient, { isSample, closedSince, openSince, chosen }: Lesson, signal?: AbortSignal): Promise<TrainedScore | undefined> {
  const described = await readLeadFields(crm);
  const { columns, leftOut } = scorableFields(described, chosen);
  const fields = columns.map(({ id }) => id);
  const { leads, qualified } = await readClosedLeads(crm, { fields, since: closedSince, most: MOST_CLOSED, isSample });
  const open = await readOpenLeads(crm, { fields, since: openSince, most: MOST_OPEN, isSample });
  return takeTurns(trainScoreInSteps({ closed: leads, qualified, open, columns, leftOut, labels: labelsOf(described), isSample, ...(chosen === undefined ? {} : { chosen }) }), signal);
}

function labelsOf(described: readonly LeadField[]): Readonly<Record<string, FieldLabels>> {
  return Object.fromEntries(described.map(({ id, label, options }) => [id, { label, ...(options === undefined ? {} : { values: Object.fromEntries(options.map((option) => [option.value, option.label])) }) }]));
}

/** Runs steps, everything else of the process between them. @throws the signal's reason once it aborts. */
export async function takeTurns<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    began = performance.now();
  }
}
