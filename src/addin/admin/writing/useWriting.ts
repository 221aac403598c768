// The Writing page's state: what is saved, what was edited, and what came of saving. Edits are lost by nothing but the admin's
// own word: not by a refusal, a lost connection or somebody else's save.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AgentSettings, WritingSettings } from '../../../domain/settings.ts';
import { noSettings } from '../../state.ts';
import type { Problem } from '../../view.ts';
import type { Administration } from '../administration.ts';
import { isNewer } from '../section.ts';
import { differences, forgetEdit, noEdits, settled, untouchedWriting, withEdits, type WritingEdits, type WritingItem } from './writingEdits.ts';

/** Somebody saved while there were edits here. */
export interface Conflict {
  /** UTC ISO instant. */
  readonly on?: string;
  readonly by?: string;
  /** What they changed. */
  readonly theirs: readonly WritingItem[];
}

/** The page with something on it. */
export interface OpenWriting {
  readonly kind: 'open';
  readonly settings: AgentSettings;
  readonly saved: WritingSettings;
  /** What the page shows: saved and edits together. */
  readonly shown: WritingSettings;
  /** What the edits change. */
  readonly changes: readonly WritingItem[];
  readonly isSaving: boolean;
  /** Said once after saving, until the next edit. */
  readonly wasSaved: boolean;
  readonly problem?: Problem;
  readonly conflict?: Conflict;
}

export type WritingState = { readonly kind: 'loading' } | { readonly kind: 'failed'; readonly problem: Problem } | OpenWriting;

export interface Writing {
  readonly state: WritingState;
  edit(change: (edits: WritingEdits) => WritingEdits): void;
  /** All edits are gone. */
  undo(): void;
  /** Takes what somebody else saved instead of the own edit. */
  takeTheirs(item: WritingItem): void;
  /** Resolves to whether all is saved now. */
  save(): Promise<boolean>;
  /** Reads again; edits stay. */
  reload(): void;
  /** Takes over settings another page has just read or saved; edits stay. */
  adopt(settings: AgentSettings): void;
  signIn(): void;
  dismissProblem(): void;
}

interface Held {
  readonly settings?: AgentSettings;
  readonly edits: WritingEdits;
  readonly isSaving: boolean;
  readonly wasSaved: boolean;
  readonly problem?: Problem;
  readonly conflict?: Conflict;
}

const empty: Held = { edits: noEdits, isSaving: false, wasSaved: false };

/** Reads the settings once and keeps the edits over them. */
export function useWriting(administration: Administration): Writing {
  const [held, setHeld] = useState<Held>(empty);
  const latest = useRef(held);
  const put = useCallback((change: (held: Held) => Held): void => {
    latest.current = change(latest.current);
    setHeld(latest.current);
  }, []);

  const read = useCallback(async (): Promise<void> => {
    put(({ problem: _problem, ...rest }) => rest);
    const outcome = await administration.readSettings();
    put((now) => (outcome.kind === 'failed' ? { ...now, problem: outcome.problem } : over(now, outcome.value ?? noSettings)));
  }, [administration, put]);
  useEffect(() => void read(), [read]);

  const save = async (): Promise<boolean> => {
    const { settings, edits, isSaving } = latest.current;
    if (settings === undefined || isSaving) return false;
    put(({ problem: _problem, ...rest }) => ({ ...rest, isSaving: true, wasSaved: false }));
    const outcome = await administration.saveSettings(settings.version, { writing: withEdits(writingOf(settings), edits) });
    if (outcome.kind === 'done') {
      put(({ conflict: _conflict, ...now }) => ({ ...over(now, outcome.value), isSaving: false, wasSaved: true }));
      return changesOf(latest.current).length === 0;
    }
    if (outcome.problem.code !== 'changed-elsewhere') {
      put((now) => ({ ...now, isSaving: false, problem: outcome.problem }));
      return false;
    }
    const theirs = await administration.readSettings();
    put((now) => ({ ...(theirs.kind === 'failed' ? { ...now, problem: theirs.problem } : withConflict(now, theirs.value ?? noSettings)), isSaving: false }));
    return false;
  };

  const state = useMemo(() => stateOf(held), [held]);
  return {
    state,
    edit: (change) =>
      put((now) => {
        const { settings } = now;
        return settings === undefined ? now : { ...now, wasSaved: false, edits: settled(writingOf(settings), change(now.edits)) };
      }),
    undo: () => put(({ conflict: _conflict, problem: _problem, ...now }) => ({ ...now, edits: noEdits })),
    takeTheirs: (item) => put((now) => ({ ...now, edits: forgetEdit(now.edits, item) })),
    save,
    reload: () => void read(),
    adopt: useCallback((settings: AgentSettings): void => put((now) => (now.settings === undefined || !isNewer(settings, now.settings) ? now : over(now, settings))), [put]),
    signIn: () =>
      void administration.signIn().then((outcome) => {
        if (outcome.kind === 'failed') return put((now) => ({ ...now, problem: outcome.problem }));
        put(({ problem: _problem, ...rest }) => rest);
        if (latest.current.settings === undefined) void read();
      }),
    dismissProblem: () => put(({ problem: _problem, ...rest }) => rest),
  };
}

function stateOf(held: Held): WritingState {
  const { settings, edits, isSaving, wasSaved, problem, conflict } = held;
  if (settings === undefined) return problem === undefined ? { kind: 'loading' } : { kind: 'failed', problem };
  const saved = writingOf(settings);
  const changes = changesOf(held);
  return {
    kind: 'open',
    settings,
    saved,
    shown: withEdits(saved, edits),
    changes,
    isSaving,
    wasSaved,
    ...(problem === undefined ? {} : { problem }),
    // With nothing of one's own left there is nothing to compare.
    ...(conflict === undefined || changes.length === 0 ? {} : { conflict }),
  };
}

function writingOf(settings: AgentSettings): WritingSettings {
  return settings.writing ?? untouchedWriting;
}

function changesOf({ settings, edits }: Held): readonly WritingItem[] {
  if (settings === undefined) return [];
  const saved = writingOf(settings);
  return differences(saved, withEdits(saved, edits));
}

/** The edits over newly read settings. */
function over(held: Held, settings: AgentSettings): Held {
  return { ...held, settings, edits: settled(writingOf(settings), held.edits) };
}

function withConflict(held: Held, theirs: AgentSettings): Held {
  const before = held.settings === undefined ? untouchedWriting : writingOf(held.settings);
  const { savedOn, savedBy } = theirs;
  return {
    ...over(held, theirs),
    conflict: { ...(savedOn === undefined ? {} : { on: savedOn }), ...(savedBy === undefined ? {} : { by: savedBy }), theirs: differences(before, writingOf(theirs)) },
  };
}
