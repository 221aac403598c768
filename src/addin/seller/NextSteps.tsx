// "What you may want to do next", after the draft is in the email.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { CalendarAdd20Regular } from '@fluentui/react-icons/svg/calendar-add';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import type { Pane } from '../parts/pane.ts';
import { SectionHead } from '../parts/SectionHead.tsx';
import { momentText } from '../parts/words/dates.ts';
import { leadName } from '../parts/words/names.ts';
import { t } from '../strings.ts';
import type { LeadScreen } from '../view.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '48px',
    padding: '6px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorBrandForeground1 },
  words: { flexGrow: 1, minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  detail: { color: tokens.colorNeutralForeground2, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** Only what can be done from here: the appointment form opens from the reading pane. */
export function NextSteps(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element | null {
  const styles = useStyles();
  const { pane, screen } = props;
  const meeting = screen.reading.intents.find((intent) => intent.kind === 'meeting-request');
  if (meeting === undefined || pane.view.strip?.mode !== 'read') return null;
  const time = meeting.times?.[screen.chosenTime ?? 0];
  const name = leadName(screen.facts.lead);
  const detail = time === undefined ? name : t('inserted.appointment-with', { time: momentText(time), name });
  return (
    <section>
      <SectionHead title={t('inserted.next')} />
      <button type="button" className={styles.row} onClick={() => void pane.verbs.openAppointment()}>
        <span className={styles.icon} aria-hidden>
          <CalendarAdd20Regular />
        </span>
        <span className={styles.words}>
          <span className={styles.title}>{t('inserted.appointment')}</span>
          <div className={styles.detail}>{detail}</div>
        </span>
        <span className={styles.icon} aria-hidden>
          <ChevronRight16Regular />
        </span>
      </button>
    </section>
  );
}
