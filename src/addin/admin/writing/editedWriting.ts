// The Writing page as the bar below it, the comparison and the question on leaving see it.
import { hasString, t } from '../../strings.ts';
import type { ComparedItem, EditedPage } from '../editedPage.ts';
import type { OpenWriting, Writing } from './useWriting.ts';
import { itemName } from '../words.ts';
import { isSameItem, textOf, type WritingItem } from './writingEdits.ts';

export function editedWriting(writing: Writing, open: OpenWriting): EditedPage {
  const { conflict, problem } = open;
  const theirs = conflict?.theirs ?? [];
  const isIn = (items: readonly WritingItem[], item: WritingItem): boolean => items.some((each) => isSameItem(each, item));
  const all = [...open.changes, ...theirs.filter((item) => !isIn(open.changes, item))];
  const compared = all.map((item): ComparedItem => ({
    key: itemName(item),
    name: itemName(item),
    isMine: isIn(open.changes, item),
    isTheirs: isIn(theirs, item),
    saved: shownText(item, textOf(open.saved, item)),
    mine: shownText(item, textOf(open.shown, item)),
  }));
  return {
    changeCount: open.changes.length,
    isSaving: open.isSaving,
    wasSaved: open.wasSaved,
    ...(problem === undefined ? {} : { problem }),
    ...(conflict === undefined ? {} : { conflict: { ...(conflict.on === undefined ? {} : { on: conflict.on }), ...(conflict.by === undefined ? {} : { by: conflict.by }), items: compared } }),
    undo: writing.undo,
    save: writing.save,
    takeTheirs: (key) => all.filter((item) => itemName(item) === key).forEach(writing.takeTheirs),
    signIn: writing.signIn,
    dismissProblem: writing.dismissProblem,
  };
}

function shownText(item: WritingItem, text: string | undefined): string {
  switch (item.part) {
    case 'tone':
    case 'length': {
      const name = `admin.${item.part}.${text ?? ''}`;
      return hasString(name) ? t(name) : '';
    }
    case 'template':
      return text ?? t('admin.built-in');
    case 'block':
      return text ?? t('admin.compare-gone');
  }
}
