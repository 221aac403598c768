// How long something has waited, in a word and a shape: clock, or bell once it is over the target.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Alert16Regular } from '@fluentui/react-icons/svg/alert';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import type { Reminder } from '../../../domain/reminders.ts';
import { ageSentence, ageText } from './homeWords.ts';

const useStyles = makeStyles({
  tag: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    flexShrink: 0,
    boxSizing: 'border-box',
    height: '22px',
    padding: '0 6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
  },
  soon: { fontWeight: tokens.fontWeightSemibold },
  late: {
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** The whole sentence is its tooltip; the row's button says it aloud. */
export function AgeTag(props: { readonly reminder: Reminder; readonly now: Date }): JSX.Element {
  const styles = useStyles();
  const { reminder, now } = props;
  const { state } = reminder;
  return (
    <span className={mergeClasses(styles.tag, state === 'due-soon' && styles.soon, state === 'late' && styles.late)} title={ageSentence(reminder, now)} data-state={state} aria-hidden>
      {state === 'late' ? <Alert16Regular /> : <Clock16Regular />}
      {ageText(reminder, now)}
    </span>
  );
}
