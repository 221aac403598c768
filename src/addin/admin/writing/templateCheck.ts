// What keeps own templates from being saved. A text is checked once; while somebody types, a moment after the last key.
import { useEffect, useState } from 'react';
import { checkTemplate } from '../../../domain/draft/draftTemplate.ts';
import type { DraftTemplate, TemplateProblem } from '../../../domain/draft/templateKinds.ts';
import type { WritingSettings } from '../../../domain/settings.ts';
import { placeOf } from './writingEdits.ts';

const CHECK_AFTER_MS = 150;

/** Problems by the template's place; templates without any are not in it. */
export type TemplateProblems = ReadonlyMap<string, readonly TemplateProblem[]>;

export interface Checked {
  readonly problems: TemplateProblems;
  /** Every own template as it last stood without a mistake. */
  readonly good: ReadonlyMap<string, DraftTemplate>;
}

const known = new WeakMap<DraftTemplate, { readonly names: string; readonly problems: readonly TemplateProblem[] }>();

/** Checks at once. */
export function problemsOf(writing: WritingSettings): TemplateProblems {
  const names = (writing.blocks ?? []).map(({ name }) => name);
  return new Map(writing.templates.flatMap((template) => {
    const before = known.get(template);
    const problems = before?.names === names.join() ? before.problems : checkTemplate(template, names);
    known.set(template, { names: names.join(), problems });
    return problems.length === 0 ? [] : [[placeOf(template), problems] as const];
  }));
}

/** Follows the templates as they are typed. */
export function useChecked(writing: WritingSettings): Checked {
  const [checked, setChecked] = useState<Checked>(() => check(writing, new Map()));
  useEffect(() => {
    const timer = setTimeout(() => setChecked((before) => check(writing, before.good)), CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [writing]);
  return checked;
}

function check(writing: WritingSettings, before: ReadonlyMap<string, DraftTemplate>): Checked {
  const problems = problemsOf(writing);
  const good = writing.templates.flatMap((template) => {
    const place = placeOf(template);
    const held = problems.has(place) ? before.get(place) : template;
    return held === undefined ? [] : [[place, held] as const];
  });
  return { problems, good: new Map(good) };
}
