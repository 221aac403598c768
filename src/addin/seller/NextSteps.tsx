// "What you may want to do next", after the draft is in the email.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Archive20Regular } from '@fluentui/react-icons/svg/archive';
import { CalendarAdd20Regular } from '@fluentui/react-icons/svg/calendar-add';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { TaskListSquareAdd20Regular } from '@fluentui/react-icons/svg/task-list-square-add';
import { canSave } from '../parts/lead/SavedLine.tsx';
import type { Pane } from '../parts/pane.ts';
import { SectionHead } from '../parts/SectionHead.tsx';
import { momentText } from '../parts/words/dates.ts';
import { leadName } from '../parts/words/names.ts';
import { t } from '../strings.ts';
import type { LeadScreen } from '../emailScreens.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '48px',
    marginBottom: '8px',
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

/** Only what can be done from here: the appointment form opens from the reading pane, and only an email that came can be saved. */
export function NextSteps(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element | null {
  const { pane, screen } = props;
  const meeting = screen.reading.intents.find((intent) => intent.kind === 'meeting-request');
  const withSaving = canSave(screen.saved);
  const withTask = screen.suggestion.kind === 'create-task' && screen.justDid?.what !== 'task-created';
  if (pane.view.strip?.mode !== 'read' || (meeting === undefined && !withSaving && !withTask)) return null;
  const time = meeting?.times?.[screen.chosenTime ?? 0];
  const name = leadName(screen.facts.lead);
  const { verbs } = pane;
  return (
    <section>
      <SectionHead title={t('inserted.next')} />
      {meeting === undefined ? null : (
        <Step
          icon={<CalendarAdd20Regular />}
          title={t('inserted.appointment')}
          detail={time === undefined ? name : t('inserted.appointment-with', { time: momentText(time), name })}
          press={() => void verbs.openAppointment()}
        />
      )}
      {withTask ? <Step icon={<TaskListSquareAdd20Regular />} title={t('record.task')} detail={name} press={() => void verbs.record({ kind: 'task' })} /> : null}
      {withSaving ? <Step icon={<Archive20Regular />} title={t('saved.save')} detail={screen.facts.lead.companyName ?? name} press={() => void verbs.saveEmail()} /> : null}
    </section>
  );
}

interface StepProps {
  readonly icon: JSX.Element;
  readonly title: string;
  readonly detail: string;
  readonly press: () => void;
}

function Step({ icon, title, detail, press }: StepProps): JSX.Element {
  const styles = useStyles();
  return (
    <button type="button" className={styles.row} onClick={press}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        <div className={styles.detail}>{detail}</div>
      </span>
      <span className={styles.icon} aria-hidden>
        <ChevronRight16Regular />
      </span>
    </button>
  );
}
