// What is saved, read once for all pages, and each page's edits over it. Edits are lost by nothing but the admin's own word: not by
// a refusal, a lost connection or somebody else's save.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AgentSettings } from '../../domain/settings.ts';
import type { SettingsChange } from '../../domain/settingsChange.ts';
import { noSettings } from '../state.ts';
import type { Problem } from '../view.ts';
import type { Administration } from './administration.ts';
import type { Outcome } from './outcome.ts';
import { changedItems, isNewer, laidOver, type Known, type Section } from './section.ts';

/** The saved settings and segments. */
export interface SettingsStore {
  readonly known?: Known;
  /** Why they could not be read. */
  readonly problem?: Problem;
  /** Reads again. */
  reload(): Promise<Outcome<Known>>;
  /** Saves over what is known. */
  save(change: SettingsChange): Promise<Outcome<Known>>;
  /** Takes over settings another page has just read or saved. */
  adopt(settings: AgentSettings): void;
  signIn(): void;
}

export function useSettings(administration: Administration): SettingsStore {
  const [known, setKnown] = useState<Known>();
  const [problem, setProblem] = useState<Problem>();
  const latest = useRef<Known>(undefined);
  const put = useCallback((next: Known): Outcome<Known> => {
    latest.current = next;
    setKnown(next);
    setProblem(undefined);
    return { kind: 'done', value: next };
  }, []);
  const reload = useCallback(async (): Promise<Outcome<Known>> => {
    const [settings, segments] = await Promise.all([administration.readSettings(), administration.readSegments()]);
    const failed = settings.kind === 'failed' ? settings : segments.kind === 'failed' ? segments : undefined;
    if (failed !== undefined) {
      setProblem(failed.problem);
      return failed;
    }
    return put({ settings: (settings.kind === 'done' ? settings.value : undefined) ?? noSettings, segments: segments.kind === 'done' ? segments.value : [] });
  }, [administration, put]);
  useEffect(() => void reload(), [reload]);
  const save = useCallback(
    async (change: SettingsChange): Promise<Outcome<Known>> => {
      const before = latest.current;
      if (before === undefined) return reload();
      const saved = await administration.saveSettings(before.settings.version, change);
      if (saved.kind === 'failed') return saved;
      // A new segment's version is known to the CRM alone.
      const segments = change.segments === undefined ? before.segments : await administration.readSegments();
      return put({ settings: saved.value, segments: 'kind' in segments ? (segments.kind === 'done' ? segments.value : before.segments) : segments });
    },
    [administration, put, reload],
  );
  const adopt = useCallback(
    (settings: AgentSettings): void => {
      if (latest.current !== undefined && isNewer(settings, latest.current.settings)) put({ ...latest.current, settings });
    },
    [put],
  );
  const signIn = useCallback((): void => {
    void administration.signIn().then((outcome) => (outcome.kind === 'failed' ? setProblem(outcome.problem) : void reload()));
  }, [administration, reload]);
  return useMemo(() => ({ ...(known === undefined ? {} : { known }), ...(problem === undefined ? {} : { problem }), reload, save, adopt, signIn }), [known, problem, reload, save, adopt, signIn]);
}

/** A page's edits. */
export interface SectionEdits<Form> {
  /** As it is saved. */
  readonly saved: Form;
  /** With the edits. */
  readonly shown: Form;
  /** Keys of the things edited. */
  readonly changes: readonly string[];
  readonly isSaving: boolean;
  readonly wasSaved: boolean;
  readonly problem?: Problem;
  /** Keys of what somebody else changed, who and when. */
  readonly conflict?: { readonly on?: string; readonly by?: string; readonly theirs: readonly string[] };
  edit(change: (form: Form) => Form): void;
  undo(): void;
  save(): Promise<boolean>;
  takeTheirs(key: string): void;
  signIn(): void;
  dismissProblem(): void;
}

interface Held<Form> {
  readonly base: Form;
  readonly shown: Form;
  readonly isSaving: boolean;
  readonly wasSaved: boolean;
  readonly problem?: Problem;
  readonly conflict?: SectionEdits<Form>['conflict'];
}

/** The edits of one section; undefined until the settings are known. */
export function useSection<Form>(section: Section<Form>, store: SettingsStore, administration: Administration): SectionEdits<Form> | undefined {
  const [held, setHeld] = useState<Held<Form>>();
  const latest = useRef<Held<Form>>(undefined);
  const put = useCallback((change: (held: Held<Form>) => Held<Form>): void => {
    if (latest.current === undefined) return;
    latest.current = change(latest.current);
    setHeld(latest.current);
  }, []);
  const { known } = store;
  useEffect(() => {
    if (known === undefined) return;
    const base = section.read(known);
    latest.current = latest.current === undefined ? { base, shown: base, isSaving: false, wasSaved: false } : { ...latest.current, base, shown: laidOver(section, latest.current, base) };
    setHeld(latest.current);
  }, [known, section]);
  return useMemo(() => (held === undefined || known === undefined ? undefined : { ...shownOf(section, held), ...verbsOf({ section, store, administration, known, put, latest: () => latest.current }) }), [held, known, section, store, administration, put]);
}

function shownOf<Form>(section: Section<Form>, { base, shown, isSaving, wasSaved, problem, conflict }: Held<Form>): Pick<SectionEdits<Form>, 'saved' | 'shown' | 'changes' | 'isSaving' | 'wasSaved' | 'problem' | 'conflict'> {
  const changes = changedItems(section, base, shown);
  return {
    saved: base,
    shown,
    changes,
    isSaving,
    wasSaved,
    ...(problem === undefined ? {} : { problem }),
    // With nothing of one's own left there is nothing to compare.
    ...(conflict === undefined || changes.length === 0 ? {} : { conflict }),
  };
}

interface Editing<Form> {
  readonly section: Section<Form>;
  readonly store: SettingsStore;
  readonly administration: Administration;
  readonly known: Known;
  readonly put: (change: (held: Held<Form>) => Held<Form>) => void;
  readonly latest: () => Held<Form> | undefined;
}

function verbsOf<Form>(editing: Editing<Form>): Pick<SectionEdits<Form>, 'edit' | 'undo' | 'save' | 'takeTheirs' | 'signIn' | 'dismissProblem'> {
  const { section, administration, put } = editing;
  return {
    edit: (change) => put((held) => ({ ...held, shown: change(held.shown), wasSaved: false })),
    undo: () => put(({ conflict: _conflict, problem: _problem, ...held }) => ({ ...held, shown: held.base })),
    save: () => saveEdits(editing),
    takeTheirs: (key) => put((held) => ({ ...held, shown: section.take(held.shown, key, held.base) })),
    signIn: () => void administration.signIn().then((outcome) => put(({ problem: _problem, ...held }) => ({ ...held, ...(outcome.kind === 'failed' ? { problem: outcome.problem } : {}) }))),
    dismissProblem: () => put(({ problem: _problem, ...held }) => held),
  };
}

async function saveEdits<Form>({ section, store, known, put, latest }: Editing<Form>): Promise<boolean> {
  const before = latest();
  if (before === undefined || before.isSaving) return false;
  const changed = changedItems(section, before.base, before.shown);
  put(({ problem: _problem, ...held }) => ({ ...held, isSaving: true, wasSaved: false }));
  const outcome = await store.save(section.write(before.shown, known, changed));
  if (outcome.kind === 'done') {
    const base = section.read(outcome.value);
    // What was typed while it was being saved stays an edit.
    put(({ conflict: _conflict, ...held }) => ({ ...held, base, shown: laidOver(section, { base: before.shown, shown: held.shown }, base), isSaving: false, wasSaved: true }));
    const now = latest();
    return now !== undefined && changedItems(section, now.base, now.shown).length === 0;
  }
  if (outcome.problem.code !== 'changed-elsewhere') {
    put((held) => ({ ...held, isSaving: false, problem: outcome.problem }));
    return false;
  }
  const theirs = await store.reload();
  if (theirs.kind === 'failed') {
    put((held) => ({ ...held, isSaving: false, problem: theirs.problem }));
    return false;
  }
  const { savedOn, savedBy } = theirs.value.settings;
  const conflict = { theirs: changedItems(section, before.base, section.read(theirs.value)), ...(savedOn === undefined ? {} : { on: savedOn }), ...(savedBy === undefined ? {} : { by: savedBy }) };
  put((held) => ({ ...held, isSaving: false, conflict }));
  return false;
}
