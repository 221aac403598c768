// A section's page as the bar below it, the comparison and the question on leaving see it.
import type { ComparedItem, EditedPage } from './editedPage.ts';
import type { ItemWords } from './section.ts';
import type { SectionEdits } from './useSettings.ts';

/** @param words what a thing of a form is called, and what it says. */
export function editedSection<Form>(edits: SectionEdits<Form>, words: (form: Form, key: string) => ItemWords): EditedPage {
  const { changes, conflict, problem, saved, shown } = edits;
  const theirs = conflict?.theirs ?? [];
  const compared = [...changes, ...theirs.filter((key) => !changes.includes(key))].map((key): ComparedItem => {
    const [now, mine] = [words(saved, key), words(shown, key)];
    return { key, name: mine.isGone === true ? now.name : mine.name, isMine: changes.includes(key), isTheirs: theirs.includes(key), saved: now.text, mine: mine.text };
  });
  return {
    changeCount: changes.length,
    isSaving: edits.isSaving,
    wasSaved: edits.wasSaved,
    ...(problem === undefined ? {} : { problem }),
    ...(conflict === undefined ? {} : { conflict: { ...(conflict.on === undefined ? {} : { on: conflict.on }), ...(conflict.by === undefined ? {} : { by: conflict.by }), items: compared } }),
    undo: edits.undo,
    save: edits.save,
    takeTheirs: edits.takeTheirs,
    signIn: edits.signIn,
    dismissProblem: edits.dismissProblem,
  };
}
