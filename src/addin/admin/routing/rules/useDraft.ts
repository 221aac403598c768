// The draft of the routing plan: every edit is shown at once and saved by itself. One that can't be saved stays on screen until it is
// saved, taken back or given up for what somebody else saved.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import type { Segment } from '../../../../domain/segment.ts';
import type { Problem } from '../../../view.ts';
import type { Administration } from '../../administration.ts';
import type { Outcome } from '../../outcome.ts';
import { changedItems, laidOver } from '../../section.ts';
import type { PlanShown } from '../routingAdministration.ts';
import { contentOf, draftItems, type DraftContent } from './draftContent.ts';

export interface DraftConflict {
  /** UTC ISO instant. */
  readonly on?: string;
  readonly by?: string;
  /** Keys of what somebody else changed. */
  readonly theirs: readonly string[];
}

export interface ActivationGiven {
  /** Names of leads that would wait and may. */
  readonly acknowledged: readonly string[];
  /** Whether exactly this plan was rehearsed. */
  readonly isRehearsed: (plan: RoutingPlan) => boolean;
}

/** The plans there are and the draft with its edits. */
export interface Draft {
  readonly plans: readonly PlanShown[];
  readonly active: PlanShown | undefined;
  /** The draft's row, as it is saved. */
  readonly row: PlanShown | undefined;
  /** As it is saved, or would begin. */
  readonly saved: DraftContent;
  /** With the edits. */
  readonly shown: DraftContent;
  /** Keys of what is edited and not saved. */
  readonly changes: readonly string[];
  readonly isSaving: boolean;
  /** What the last edit did, while it can be taken back. */
  readonly said: string | undefined;
  readonly problem?: Problem;
  readonly conflict?: DraftConflict;
  /** Resolves to whether all is saved now. */
  edit(change: (content: DraftContent) => DraftContent, said: string): Promise<boolean>;
  /** Takes the last edit back. */
  undoLast(): Promise<boolean>;
  /** Gives up what is not saved. */
  undo(): void;
  save(): Promise<boolean>;
  takeTheirs(key: string): void;
  discard(): Promise<boolean>;
  /** Saves what has to be saved, then makes the draft the active plan; not when it is no longer what was rehearsed. */
  activate(given: ActivationGiven): Promise<boolean>;
  signIn(): void;
  dismissProblem(): void;
}

export type DraftState = { readonly kind: 'reading' } | { readonly kind: 'failed'; readonly problem: Problem } | { readonly kind: 'open'; readonly draft: Draft };

interface Held {
  readonly plans: readonly PlanShown[];
  readonly base: DraftContent;
  readonly shown: DraftContent;
  /** Before the last edit. */
  readonly before?: DraftContent;
  readonly said?: string;
  readonly isSaving: boolean;
  readonly problem?: Problem;
  readonly conflict?: DraftConflict;
}

interface Desk {
  readonly administration: Administration;
  readonly held: () => Held | undefined;
  readonly put: (change: (held: Held) => Held) => void;
  /** As their rows are now. */
  readonly segments: () => readonly Segment[];
  /** The id a draft that has no row yet will have: saved twice it is one. */
  readonly freshId: { current: string | undefined };
  readonly saving: { current: Promise<boolean> | undefined };
}

/** @param wanted false = nothing is read yet. @returns the state and the way to read again. */
export function useDraft(administration: Administration, wanted: boolean, segments: readonly Segment[]): readonly [DraftState, () => void] {
  const [held, setHeld] = useState<Held>();
  const [problem, setProblem] = useState<Problem>();
  const latest = useRef<Held>(undefined);
  const rows = useRef(segments);
  rows.current = segments;
  const freshId = useRef<string>(undefined);
  const saving = useRef<Promise<boolean>>(undefined);
  const put = useCallback((change: (before: Held) => Held): void => {
    if (latest.current === undefined) return;
    latest.current = change(latest.current);
    setHeld(latest.current);
  }, []);
  const desk = useMemo((): Desk => ({ administration, held: () => latest.current, put, segments: () => rows.current, freshId, saving }), [administration, put]);
  const read = useCallback((): void => {
    void administration.routing.readPlans().then((outcome) => {
      if (outcome.kind === 'failed') return setProblem(outcome.problem);
      setProblem(undefined);
      const base = contentOf(outcome.value);
      const { current } = latest;
      latest.current = current === undefined ? { plans: outcome.value, base, shown: base, isSaving: false } : { ...current, plans: outcome.value, base, shown: laidOver(draftItems, current, base) };
      setHeld(latest.current);
    });
  }, [administration]);
  useEffect(() => (wanted ? read() : undefined), [wanted, read]);
  const state = useMemo((): DraftState => {
    if (held !== undefined) return { kind: 'open', draft: { ...shownOf(held), ...verbsOf(desk) } };
    return problem === undefined ? { kind: 'reading' } : { kind: 'failed', problem };
  }, [held, problem, desk]);
  return [state, read];
}

function shownOf({ plans, base, shown, isSaving, said, problem, conflict }: Held): Pick<Draft, 'plans' | 'active' | 'row' | 'saved' | 'shown' | 'changes' | 'isSaving' | 'said' | 'problem' | 'conflict'> {
  const changes = changedItems(draftItems, base, shown);
  return {
    plans,
    active: plans.find(({ state }) => state === 'active'),
    row: draftRow(plans),
    saved: base,
    shown,
    changes,
    isSaving,
    said,
    ...(problem === undefined ? {} : { problem }),
    // With nothing of one's own left there is nothing to compare.
    ...(conflict === undefined || changes.length === 0 ? {} : { conflict }),
  };
}

function draftRow(plans: readonly PlanShown[]): PlanShown | undefined {
  return plans.find(({ state }) => state === 'draft');
}

function verbsOf(desk: Desk): Pick<Draft, 'edit' | 'undoLast' | 'undo' | 'save' | 'takeTheirs' | 'discard' | 'activate' | 'signIn' | 'dismissProblem'> {
  const { administration, put, held } = desk;
  return {
    edit: (change, said) => {
      put((now) => ({ ...now, before: now.shown, shown: change(now.shown), said }));
      return save(desk);
    },
    undoLast: () => {
      put(({ before, said: _said, ...now }) => ({ ...now, shown: before ?? now.shown }));
      return save(desk);
    },
    undo: () => put(({ conflict: _conflict, problem: _problem, said: _said, before: _before, ...now }) => ({ ...now, shown: now.base })),
    save: () => save(desk),
    takeTheirs: (key) => put((now) => ({ ...now, shown: draftItems.take(now.shown, key, now.base) })),
    discard: async () => {
      const row = draftRow(held()?.plans ?? []);
      if (row === undefined) return true;
      return follow(desk, await administration.routing.discardDraft(row));
    },
    activate: (given) => activate(desk, given),
    signIn: () => void administration.signIn().then((outcome) => put(({ problem: _problem, ...now }) => ({ ...now, ...(outcome.kind === 'failed' ? { problem: outcome.problem } : {}) }))),
    dismissProblem: () => put(({ problem: _problem, ...now }) => now),
  };
}

/** One save at a time: what was edited meanwhile is saved after it. */
function save(desk: Desk): Promise<boolean> {
  const { saving } = desk;
  saving.current ??= saveAll(desk, false).finally(() => {
    saving.current = undefined;
  });
  return saving.current;
}

async function saveAll(desk: Desk, isForced: boolean): Promise<boolean> {
  let isFirst = isForced;
  for (;;) {
    const held = desk.held();
    if (held === undefined) return false;
    if (!isFirst && changedItems(draftItems, held.base, held.shown).length === 0) return true;
    isFirst = false;
    if (!(await saveOnce(desk, held))) return false;
  }
}

async function saveOnce(desk: Desk, before: Held): Promise<boolean> {
  const { put, administration, freshId } = desk;
  const row = draftRow(before.plans);
  freshId.current ??= crypto.randomUUID();
  put(({ problem: _problem, ...now }) => ({ ...now, isSaving: true }));
  const { plan, tests, basedOn } = before.shown;
  const outcome = await administration.routing.saveDraft({ id: row?.id ?? freshId.current, ...(row === undefined ? {} : { version: row.version }), plan: { ...plan, segments: bareSegments(desk.segments()) }, tests, ...(basedOn === undefined ? {} : { basedOn }) });
  if (outcome.kind === 'done') {
    freshId.current = undefined;
    put(({ conflict: _conflict, ...now }) => {
      const plans = [outcome.value, ...now.plans.filter(({ id }) => id !== outcome.value.id)];
      const base = contentOf(plans);
      return { ...now, plans, base, shown: laidOver(draftItems, { base: before.shown, shown: now.shown }, base), isSaving: false };
    });
    return true;
  }
  if (outcome.problem.code !== 'changed-elsewhere') {
    put((now) => ({ ...now, isSaving: false, problem: outcome.problem }));
    return false;
  }
  await reread(desk);
  return false;
}

/** Takes in what somebody else saved; the edits here are laid over it and wait to be saved. */
async function reread({ administration, put, freshId }: Desk): Promise<void> {
  const read = await administration.routing.readPlans();
  freshId.current = undefined;
  put((now) => {
    if (read.kind === 'failed') return { ...now, isSaving: false, problem: read.problem };
    const base = contentOf(read.value);
    const newest = draftRow(read.value) ?? read.value.find(({ state }) => state === 'active');
    const conflict = { theirs: changedItems(draftItems, now.base, base), ...(newest === undefined ? {} : { on: newest.savedOn }), ...(newest?.savedBy === undefined ? {} : { by: newest.savedBy }) };
    return { ...now, plans: read.value, base, shown: laidOver(draftItems, now, base), isSaving: false, conflict };
  });
}

async function activate(desk: Desk, { acknowledged, isRehearsed }: ActivationGiven): Promise<boolean> {
  const { administration, held } = desk;
  const hasRow = draftRow(held()?.plans ?? []) !== undefined;
  if (!(await save(desk)) || !(hasRow || (await saveAll(desk, true)))) return false;
  const plans = held()?.plans ?? [];
  const [draft, active] = [draftRow(plans), plans.find(({ state }) => state === 'active')];
  if (draft === undefined) return false;
  // Segments hold as their rows are now.
  const plan = { ...draft.plan, segments: bareSegments(desk.segments()) };
  // Somebody else's edits, read meanwhile, were tried by nobody.
  if (!isRehearsed(plan)) return false;
  return follow(desk, await administration.routing.activateDraft({ draft: { ...draft, plan }, ...(active === undefined ? {} : { active }), acknowledged }));
}

/** After a change of the plans themselves they are read again; nothing edited is left to lay over. */
async function follow(desk: Desk, outcome: Outcome<unknown>): Promise<boolean> {
  const { administration, put } = desk;
  if (outcome.kind === 'failed') {
    if (outcome.problem.code === 'changed-elsewhere') await reread(desk);
    put((now) => ({ ...now, problem: outcome.problem }));
    return false;
  }
  const read = await administration.routing.readPlans();
  put(({ conflict: _conflict, said: _said, before: _before, problem: _problem, ...now }) => {
    if (read.kind === 'failed') return { ...now, problem: read.problem };
    const base = contentOf(read.value);
    return { ...now, plans: read.value, base, shown: base };
  });
  return true;
}

/** Segments as a plan holds them: without the versions their rows have. */
export function bareSegments(segments: readonly Segment[]): readonly Segment[] {
  return segments.map(({ id, name, priority, conditions, isDefault, isActive }) => ({ id, name, priority, conditions, isActive, ...(isDefault === undefined ? {} : { isDefault }) }));
}
