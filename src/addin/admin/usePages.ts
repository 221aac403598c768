// All pages' edits side by side: each page keeps its own while another is shown, and what one saves the others stand on.
import { useEffect, useMemo, useRef } from 'react';
import type { MappableField } from '../../domain/profileFields.ts';
import { languageName } from '../parts/words/dates.ts';
import { t } from '../strings.ts';
import type { Administration } from './administration.ts';
import type { AdminPage } from './AdminNav.tsx';
import { editedSection } from './editedSection.ts';
import { editedWriting } from './writing/editedWriting.ts';
import type { EditedPage } from './editedPage.ts';
import { generalSection, type GeneralForm } from './general/generalForm.ts';
import { generalWords, generalWrong } from './general/generalWords.ts';
import { prioritizationSection, prioritizationWords, prioritizationWrong, type PrioritizationForm } from './prioritization/prioritizationForm.ts';
import { segmentsSection, segmentsWords, segmentsWrong, type SegmentsForm } from './routing/segments/segmentsForm.ts';
import { useRehearsal, type Rehearsal } from './routing/rehearsal/useRehearsal.ts';
import { useRouting, type Routing } from './routing/rules/useRouting.ts';
import { researchSection, researchWords, researchWrong, type ResearchForm } from './research/researchForm.ts';
import { problemsOf, useChecked, type Checked, type TemplateProblems } from './writing/templateCheck.ts';
import { answerOf, useAsked, type Asked } from './useAsked.ts';
import { useSection, useSettings, type SectionEdits, type SettingsStore } from './useSettings.ts';
import { useWriting, type OpenWriting, type Writing } from './writing/useWriting.ts';
import { kindName } from './words.ts';
import { placeOf, untouchedWriting } from './writing/writingEdits.ts';

/** A page whose edits are saved by the bar below it. */
export interface EditedEntry {
  readonly id: AdminPage;
  readonly page: EditedPage;
  /** Sentences that say what can't be saved like this. */
  wrong(): readonly string[];
  /** Saves what can be saved as it stands; resolves to whether all is saved now. */
  save(): Promise<boolean>;
}

export interface Pages {
  readonly store: SettingsStore;
  readonly sections: { readonly general?: SectionEdits<GeneralForm>; readonly research?: SectionEdits<ResearchForm>; readonly prioritization?: SectionEdits<PrioritizationForm>; readonly segments?: SectionEdits<SegmentsForm> };
  readonly writing: Writing;
  readonly checked: Checked;
  /** Fields of the CRM, asked for once a page needs them. */
  readonly fields: Asked<readonly MappableField[]>;
  /** Plans of routing, asked for once a page needs them. */
  readonly routing: Routing;
  /** The last rehearsal of the draft, or the one that runs. */
  readonly rehearsal: Rehearsal;
  readonly edited: readonly EditedEntry[];
  signIn(): void;
  /** Reads everything again; edits stay. */
  reload(): void;
}

const NEEDS_FIELDS: readonly AdminPage[] = ['start', 'research', 'prioritization', 'review', 'segments', 'rules', 'rehearsal'];
const NEEDS_PLANS: readonly AdminPage[] = ['segments', 'rules', 'rehearsal'];
const NONE: readonly never[] = [];

/** @param shown the page on screen. */
export function usePages(administration: Administration, shown: AdminPage): Pages {
  const store = useSettings(administration);
  const general = useSection(generalSection, store, administration);
  const research = useSection(researchSection, store, administration);
  const prioritization = useSection(prioritizationSection, store, administration);
  const segments = useSection(segmentsSection, store, administration);
  const writing = useWriting(administration);
  const open = writing.state.kind === 'open' ? writing.state : undefined;
  const checked = useChecked(open?.shown ?? untouchedWriting);
  useShared(store, writing);
  const wasNeeded = useRef(false);
  wasNeeded.current ||= NEEDS_FIELDS.includes(shown);
  const [fields, fieldsAgain] = useAsked(wasNeeded.current ? administration.readFields : undefined);
  const wasRouting = useRef(false);
  wasRouting.current ||= NEEDS_PLANS.includes(shown);
  const routing = useRouting(administration, wasRouting.current, { segments: store.known?.segments ?? NONE, fields: answerOf(fields) ?? NONE });
  const rehearsal = useRehearsal(administration);
  const edited = useMemo(() => {
    const known = answerOf(fields);
    const profile = store.known?.settings.profile;
    return [
      ...(general === undefined ? [] : [entryOf('general', editedSection(general, generalWords), () => generalWrong(general.shown))]),
      ...(research === undefined ? [] : [entryOf('research', editedSection(research, (form, key) => researchWords(form, key, known ?? [])), () => researchWrong(research.shown, known))]),
      ...(prioritization === undefined ? [] : [entryOf('prioritization', editedSection(prioritization, (form, key) => prioritizationWords(form, key, { fields: known ?? [], profile })), () => prioritizationWrong(prioritization.shown, prioritization.saved, known))]),
      ...(segments === undefined ? [] : [entryOf('segments', editedSection(segments, (form, key) => segmentsWords(form, key, known ?? [])), () => segmentsWrong(segments.shown, segments.saved, known))]),
      ...(open === undefined ? [] : [writingEntry(writing, open, checked)]),
      ...(routing.page === undefined ? [] : [entryOf('rules', routing.page, routing.wrong)]),
    ];
  }, [general, research, prioritization, segments, routing, fields, store.known, writing, open, checked]);
  return {
    store,
    sections: { ...(general === undefined ? {} : { general }), ...(research === undefined ? {} : { research }), ...(prioritization === undefined ? {} : { prioritization }), ...(segments === undefined ? {} : { segments }) },
    writing,
    checked,
    fields,
    routing,
    rehearsal,
    edited,
    signIn: () => {
      store.signIn();
      if (writing.state.kind === 'failed') writing.signIn();
      if (routing.state.kind === 'failed') routing.reload();
    },
    reload: () => {
      void store.reload();
      fieldsAgain();
      writing.reload();
      if (wasRouting.current) routing.reload();
    },
  };
}

/** What one page has read or saved is what the others stand on: one row holds all of it. */
function useShared(store: SettingsStore, writing: Writing): void {
  const saved = store.known?.settings;
  const written = writing.state.kind === 'open' ? writing.state.settings : undefined;
  const { adopt } = store;
  const { adopt: adoptWriting } = writing;
  useEffect(() => {
    if (saved !== undefined) adoptWriting(saved);
  }, [saved, adoptWriting]);
  useEffect(() => {
    if (written !== undefined) adopt(written);
  }, [written, adopt]);
}

function entryOf(id: AdminPage, page: EditedPage, wrong: () => readonly string[]): EditedEntry {
  return { id, page, wrong, save: () => (wrong().length === 0 ? page.save() : Promise.resolve(false)) };
}

function writingEntry(writing: Writing, open: OpenWriting, checked: Checked): EditedEntry {
  const page = editedWriting(writing, open);
  // What is typed is checked a moment later; what is saved is checked at once.
  return { id: 'writing', page, wrong: () => wrongTemplates(open, checked.problems), save: () => (wrongTemplates(open, problemsOf(open.shown)).length === 0 ? page.save() : Promise.resolve(false)) };
}

/** One sentence for each template the edits break; one that was saved with a mistake hinders nobody. */
function wrongTemplates(open: OpenWriting, problems: TemplateProblems): readonly string[] {
  // A block that goes takes its name away from templates nobody touched.
  const before = open.changes.some(({ part }) => part === 'block') ? problemsOf(open.saved) : problems;
  return open.shown.templates.flatMap((template) => {
    const place = placeOf(template);
    const found = problems.get(place);
    const isEdited = open.changes.some((item) => item.part === 'template' && placeOf(item) === place);
    if (found === undefined || (!isEdited && before.has(place))) return [];
    const line = found.find((problem) => problem.line !== undefined)?.line;
    const name = t('admin.item.template', { kind: kindName(template.kind), language: languageName(template.language) });
    return [line === undefined ? t('admin.cannot-save', { name }) : t('admin.cannot-save-line', { name, line })];
  });
}
