// Several of a list: what is chosen as tags that go with a press, and below a button the rest, searched by typing. What can't be
// chosen stands grayed with its reason. Nothing here needs Escape: Outlook keeps that key.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { rowPress } from '../parts/rowPress.ts';
import { useRovingRows } from '../parts/useRovingRows.ts';
import { t } from '../strings.ts';
import { useAdminStyles } from './styles.ts';

/** So many rows are shown; typing narrows them. */
const MOST_ROWS = 50;

const useStyles = makeStyles({
  tags: { display: 'flex', flexWrap: 'wrap', gap: '6px', margin: '0 0 6px', padding: 0, listStyleType: 'none' },
  tag: { display: 'inline-flex', alignItems: 'center', gap: '2px', maxWidth: '100%', minHeight: '26px', paddingLeft: '8px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  remove: { minWidth: '24px', height: '24px', padding: 0, border: 'none' },
  panel: { boxSizing: 'border-box', marginTop: '6px', padding: '8px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2 },
  search: { display: 'flex', gap: '6px' },
  input: { flexGrow: 1, minWidth: 0 },
  rows: { maxHeight: '220px', overflowY: 'auto', margin: '6px 0 0', padding: 0, listStyleType: 'none', scrollbarWidth: 'thin' },
  row: { ...rowPress, display: 'block', minHeight: '32px', padding: '6px 8px', overflowWrap: 'anywhere' },
  refused: { color: tokens.colorNeutralForeground3, cursor: 'default' },
  reason: { display: 'block', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
});

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Said below the label. */
  readonly detail?: string;
  /** Why it can't be chosen. */
  readonly refused?: string;
}

interface PickerProps {
  /** What is being picked: the group's name. */
  readonly label: string;
  readonly chosen: readonly Choice[];
  /** All there are; those chosen already are left out by the picker. */
  readonly choices: readonly Choice[];
  readonly addLabel: string;
  /** Said where there is nothing to choose from yet. */
  readonly state?: string;
  /** Told what is typed: whoever has more choices than it was given looks for those. */
  readonly onWords?: (words: string) => void;
  readonly onAdd: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

export function Picker(props: PickerProps): JSX.Element {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div role="group" aria-label={props.label}>
      {props.chosen.length === 0 ? null : (
        <ul className={styles.tags}>
          {props.chosen.map(({ id, label }) => (
            <li key={id} className={styles.tag}>
              <span>{label}</span>
              <Button
                appearance="transparent"
                className={styles.remove}
                icon={<Dismiss16Regular />}
                aria-label={t('admin.pick.remove', { name: label })}
                title={t('admin.pick.remove', { name: label })}
                onClick={() => {
                  props.onRemove(id);
                  opener.current?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Button ref={opener} size="small" icon={<Add16Regular />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {props.addLabel}
      </Button>
      {isOpen ? <Choices {...props} onClose={close} /> : null}
    </div>
  );
}

function Choices(props: PickerProps & { readonly onClose: () => void }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [words, setWords] = useState('');
  const say = (next: string): void => {
    setWords(next);
    props.onWords?.(next);
  };
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const wanted = words.trim().toLowerCase();
  const chosen = new Set(props.chosen.map(({ id }) => id));
  const found = props.choices.filter(({ id, label }) => !chosen.has(id) && label.toLowerCase().includes(wanted));
  // What can be chosen comes first.
  const rows = [...found.filter(({ refused }) => refused === undefined), ...found.filter(({ refused }) => refused !== undefined)].slice(0, MOST_ROWS);
  const roving = useRovingRows(rows.length);
  return (
    <div className={styles.panel}>
      <div className={styles.search}>
        <Input ref={input} className={styles.input} type="search" aria-label={t('admin.pick.search', { name: props.label })} value={words} maxLength={100} onChange={(_event, data) => say(data.value)} />
        <Button onClick={props.onClose}>{t('app.close')}</Button>
      </div>
      <div className={shared.caption} role="status">
        {props.state ?? (rows.length === 0 ? t('admin.pick.none') : found.length > rows.length ? t('admin.pick.more', { count: found.length - rows.length }) : '')}
      </div>
      <ul className={styles.rows} onKeyDown={roving.onKeyDown}>
        {rows.map(({ id, label, detail, refused }, index) => (
          <li key={id}>
            <button
              type="button"
              data-row=""
              className={mergeClasses(styles.row, refused !== undefined && styles.refused)}
              aria-disabled={refused !== undefined || undefined}
              tabIndex={roving.tabIndexOf(index)}
              onFocus={roving.onFocusOf(index)}
              onClick={() => {
                if (refused !== undefined) return;
                props.onAdd(id);
                say('');
                input.current?.focus();
              }}
            >
              {label}
              {(refused ?? detail) === undefined ? null : <span className={styles.reason}>{refused ?? detail}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
