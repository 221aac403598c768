// One thing that waits: who, what about, how long; press to open it, and a menu to put it off or call it done.
import { useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import type { HomeRow } from '../../home/homeView.ts';
import type { Pane } from '../../parts/pane.ts';
import { PaneMenu, type MenuEntry } from '../../parts/PaneMenu.tsx';
import type { RovingRows } from '../../parts/useRovingRows.ts';
import { initialsOf, leadName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import { AgeTag } from './AgeTag.tsx';
import { rowName, rowText } from './homeWords.ts';
import { SnoozeForm } from './SnoozeForm.tsx';

const useStyles = makeStyles({
  item: { position: 'relative', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  line: { display: 'flex', alignItems: 'center', gap: '2px', minHeight: '52px' },
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    flexGrow: 1,
    minWidth: 0,
    minHeight: '48px',
    padding: '4px 2px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    fontFamily: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':hover [data-about]': { color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (max-width: 340px)': { gap: '8px' },
  },
  picture: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: '32px',
    height: '32px',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  words: { flexGrow: 1, minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  about: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  more: { minWidth: '28px', width: '28px', flexShrink: 0 },
});

interface ReminderRowProps {
  readonly pane: Pane;
  readonly row: HomeRow;
  readonly index: number;
  readonly roving: RovingRows;
}

export function ReminderRow(props: ReminderRowProps): JSX.Element {
  const styles = useStyles();
  const { pane, row, index, roving } = props;
  const { reminder, lead } = row;
  const [isOpen, setOpen] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const name = leadName(lead);
  const about = rowText(row);
  const menuName = t('home.row.more', { name });
  return (
    <li className={styles.item} style={isOpen ? { zIndex: 1 } : undefined /* its menu opens over the rows below */} data-reminder={reminder.kind}>
      <div className={styles.line}>
        <button
          type="button"
          data-row=""
          className={styles.button}
          aria-label={rowName(row, pane.now)}
          tabIndex={roving.tabIndexOf(index)}
          onFocus={roving.onFocusOf(index)}
          onClick={() => void pane.verbs.openReminder(reminder.id, row.canOpen ? 'email' : 'lead')}
        >
          <span className={styles.picture} aria-hidden>
            {initialsOf(name)}
          </span>
          <span className={styles.words}>
            <div className={styles.name} title={name}>
              {name}
            </div>
            <div className={styles.about} title={about} data-about="">
              {about}
            </div>
          </span>
          <AgeTag reminder={reminder} now={pane.now} />
        </button>
        <Button
          ref={more}
          appearance="subtle"
          className={styles.more}
          icon={<MoreHorizontal20Regular />}
          aria-label={menuName}
          title={menuName}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          tabIndex={roving.tabIndexOf(index)}
          onClick={() => setOpen(!isOpen)}
        />
      </div>
      {isOpen ? <PaneMenu entries={entriesOf(pane, row, () => setChoosing(true))} target={more} label={menuName} onClose={() => setOpen(false)} /> : null}
      {isChoosing ? (
        <SnoozeForm
          now={pane.now}
          onCancel={() => {
            setChoosing(false);
            more.current?.focus();
          }}
          onChoose={(day) => void pane.verbs.answerReminder(reminder.id, { day })}
        />
      ) : null}
    </li>
  );
}

function entriesOf({ verbs }: Pane, { reminder, canOpen }: HomeRow, chooseDay: () => void): readonly MenuEntry[] {
  const answer = (choice: Parameters<typeof verbs.answerReminder>[1]) => () => void verbs.answerReminder(reminder.id, choice);
  return [
    { label: t('home.menu.done'), press: answer('done') },
    { label: t('home.menu.hour'), press: answer('hour') },
    { label: t('home.menu.tomorrow'), press: answer('tomorrow') },
    { label: t('home.menu.next-week'), press: answer('next-week') },
    { label: t('home.menu.day'), press: chooseDay },
    ...(canOpen ? [{ label: t('home.menu.open-email'), press: () => void verbs.openReminder(reminder.id, 'email') }] : []),
    { label: t('home.menu.open-lead'), press: () => void verbs.openReminder(reminder.id, 'lead') },
  ];
}
