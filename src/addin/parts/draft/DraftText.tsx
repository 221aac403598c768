// The text of a draft: editable, with numbered sources and dashed gaps. The page owns the text while the seller is in it;
// a new draft is painted only when the seller is not typing.
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ClipboardEvent, DragEvent, JSX, MouseEvent } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { paragraphsOf } from '../../../domain/draft.ts';
import type { Draft } from '../../../domain/draft/draftContent.ts';
import { t } from '../../strings.ts';
import { chosenAt, markChosen, paintDraft, readParagraphs, settleSlots } from './draftDom.ts';
import type { Chosen } from './draftDom.ts';

/** From the first key not yet handed over, so that typing on and on is kept too. */
const SAVE_AFTER_MS = 250;

const useStyles = makeStyles({
  text: {
    padding: '10px 12px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    // A close and the name below it are one paragraph of two lines.
    whiteSpace: 'pre-wrap',
    outlineStyle: 'none',
    minHeight: '60px',
    '& p': { margin: '0 0 8px' },
    '& p:last-child': { marginBottom: 0 },
    '& [data-sentence][data-chosen]': { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
    '& [data-chip]': {
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      boxSizing: 'border-box',
      minWidth: '16px',
      height: '16px',
      margin: '0 1px 0 4px',
      padding: '0 4px',
      verticalAlign: '1px',
      borderRadius: tokens.borderRadiusMedium,
      backgroundColor: tokens.colorNeutralBackground5,
      color: tokens.colorNeutralForeground1,
      fontSize: tokens.fontSizeBase100,
      lineHeight: '14px',
      cursor: 'pointer',
      userSelect: 'none',
      border: `1px solid ${tokens.colorTransparentStroke}`,
    },
    '& [data-chip][data-chosen]': { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand },
    '& [data-slot]': {
      padding: '0 3px',
      border: `1px dashed ${tokens.colorStatusWarningBorder2}`,
      borderRadius: tokens.borderRadiusSmall,
      backgroundColor: tokens.colorStatusWarningBackground1,
      color: tokens.colorStatusWarningForeground2,
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  editable: { cursor: 'text' },
});

interface DraftTextProps {
  readonly draft: Draft;
  /** Undefined: to read only. Called with the paragraphs as they stand, soon after typing and at the latest when the focus leaves. */
  readonly onEdit?: (paragraphs: readonly string[]) => void;
  readonly onChoose: (chosen: Chosen, citation: number | undefined) => void;
}

/** A textbox named "Draft, editable"; Enter begins a paragraph, pasted things come in as plain text. */
export function DraftText(props: DraftTextProps): JSX.Element {
  const styles = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const { draft, onEdit } = props;
  const editing = useEditing(root, onEdit);
  const choose = useChoosing(root, props.onChoose);

  useLayoutEffect(() => {
    const element = root.current;
    if (element === null || element.contains(document.activeElement)) return;
    paintDraft(element, draft, (number) => t('draft.chip', { number }));
  }, [draft]);

  const paste = (event: ClipboardEvent): void => insertPlain(event, event.clipboardData);
  const drop = (event: DragEvent): void => insertPlain(event, event.dataTransfer);
  // A press on a source's number keeps the caret where it is: the number is not text.
  const press = (event: MouseEvent): void => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || target.dataset['chip'] === undefined) return;
    event.preventDefault();
    choose(previousSentence(target), Number(target.dataset['chip']));
  };
  const release = (event: MouseEvent): void => {
    const target = event.target;
    if (target instanceof HTMLElement && target.dataset['slot'] !== undefined) document.getSelection()?.selectAllChildren(target);
  };
  if (onEdit === undefined) return <div ref={root} className={styles.text} onMouseDown={press} />;
  return (
    <div
      ref={root}
      className={mergeClasses(styles.text, styles.editable)}
      contentEditable
      suppressContentEditableWarning
      role="textbox"
      aria-multiline
      aria-label={t('draft.label')}
      lang={draft.language}
      spellCheck
      onInput={editing.changed}
      onBlur={() => {
        editing.flush();
        if (root.current !== null && !sameText(root.current, draft)) return;
        if (root.current !== null) paintDraft(root.current, draft, (number) => t('draft.chip', { number }));
      }}
      onMouseDown={press}
      onClick={release}
      onPaste={paste}
      onDrop={drop}
    />
  );
}

function sameText(root: HTMLElement, draft: Draft): boolean {
  return readParagraphs(root).join('\n') === paragraphsOf(draft).join('\n');
}

function insertPlain(event: ClipboardEvent | DragEvent, data: DataTransfer): void {
  event.preventDefault();
  document.execCommand('insertText', false, data.getData('text/plain'));
}

function previousSentence(chip: HTMLElement): HTMLElement | undefined {
  let before = chip.previousElementSibling;
  while (before instanceof HTMLElement && before.dataset['sentence'] === undefined) before = before.previousElementSibling;
  return before instanceof HTMLElement ? before : undefined;
}

/** Hands the text over a moment after a key, when the focus leaves, when the page is hidden or left, and when the screen goes away. */
function useEditing(
  root: { readonly current: HTMLDivElement | null },
  onEdit: DraftTextProps['onEdit'],
): { readonly changed: () => void; readonly flush: () => void } {
  const pending = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly element: HTMLElement } | undefined>(undefined);
  const latest = useRef(onEdit);
  latest.current = onEdit;
  const flush = useRef((): void => {
    const waiting = pending.current;
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    pending.current = undefined;
    latest.current?.(readParagraphs(waiting.element));
  }).current;
  useEffect(() => {
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [flush]);
  const changed = (): void => {
    const element = root.current;
    if (element === null) return;
    settleSlots(element);
    pending.current ??= { timer: setTimeout(flush, SAVE_AFTER_MS), element };
  };
  return { changed, flush };
}

/** Follows the caret: the sentence it is in, and its first source. */
function useChoosing(
  root: { readonly current: HTMLDivElement | null },
  onChoose: DraftTextProps['onChoose'],
): (sentence: HTMLElement | undefined, citation: number | undefined) => void {
  const latest = useRef(onChoose);
  latest.current = onChoose;
  useEffect(() => {
    const follow = (): void => {
      const element = root.current;
      const node = document.getSelection()?.anchorNode ?? null;
      if (element === null || node === null || !element.contains(node)) return;
      const chosen = chosenAt(element, node);
      const citation = chosen.kind === 'sentence' ? chosen.citations[0] : undefined;
      markChosen(element, chosen.kind === 'sentence' ? chosen.element : undefined, citation);
      latest.current(chosen, citation);
    };
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, [root]);
  return (sentence, citation) => {
    if (root.current === null || sentence === undefined) return;
    markChosen(root.current, sentence, citation);
    const chosen = chosenAt(root.current, sentence);
    latest.current(chosen, citation);
  };
}
