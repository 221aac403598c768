// How kinds of templates, items and problems are named on the admin pages.
import type { TemplateKind, TemplateProblem } from '../../domain/draft/templateKinds.ts';
import { languageName } from '../parts/words/dates.ts';
import { hasString, t } from '../strings.ts';
import type { Problem } from '../view.ts';
import type { WritingItem } from './writing/writingEdits.ts';

/** A kind as sellers know it, e.g. "Follow-up". */
export function kindName(kind: TemplateKind): string {
  return t(`templateKind.${kind}`);
}

/** An item in a list of changes, e.g. "Follow-up, German". */
export function itemName(item: WritingItem): string {
  switch (item.part) {
    case 'tone':
      return t('admin.tone');
    case 'length':
      return t('admin.length');
    case 'template':
      return t('admin.item.template', { kind: kindName(item.kind), language: languageName(item.language) });
    case 'block':
      return t('admin.item.block', { name: item.name });
  }
}

/** What is wrong with a template and in which line, as one sentence. */
export function templateProblemText(problem: TemplateProblem): string {
  const sentence = t(`admin.template-problem.${problem.code}`, problem.params ?? {});
  if (problem.isSubject === true) return t('admin.in-subject', { sentence });
  return problem.line === undefined ? sentence : t('admin.in-line', { line: problem.line, sentence });
}

/** Title and text of a failure on an admin page. */
export function problemText(problem: Problem): { readonly title: string; readonly text: string } {
  const own = `admin.problem.${problem.code}`;
  const [title, text] = [`${own}.title`, `${own}.text`];
  if (hasString(title) && hasString(text)) return { title: t(title, problem.params), text: t(text, problem.params) };
  return { title: t(`problem.${problem.code}.title`, problem.params), text: t(`problem.${problem.code}.text`, problem.params) };
}
