// An appointment with a lead: who it is and what is good to know before meeting. Nothing to draft here.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { LeadHead } from '../parts/lead/LeadHead.tsx';
import { PaneFrame } from '../parts/PaneFrame.tsx';
import type { Pane } from '../parts/pane.ts';
import { SectionHead } from '../parts/SectionHead.tsx';
import { arrivalText } from '../parts/words/dates.ts';
import { t } from '../strings.ts';
import type { LeadScreen } from '../view.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0 },
  row: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  text: { margin: 0, overflowWrap: 'anywhere' },
  nothing: { color: tokens.colorNeutralForeground2 },
});

/** The lead's topic, need, open opportunities and last email, as the CRM has them. */
export function AppointmentPane(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element {
  const styles = useStyles();
  const { pane, screen } = props;
  const rows = rowsOf(screen, pane.now);
  return (
    <PaneFrame>
      <LeadHead pane={pane} screen={screen} />
      <SectionHead title={t('meeting.title')} />
      {rows.length === 0 ? <p className={styles.nothing}>{t('meeting.nothing')}</p> : null}
      <dl className={styles.list}>
        {rows.map((row) => (
          <div key={row.label + row.text} className={styles.row}>
            <dt className={styles.label}>{row.label}</dt>
            <dd className={styles.text}>{row.text}</dd>
          </div>
        ))}
      </dl>
    </PaneFrame>
  );
}

function rowsOf(screen: LeadScreen, now: Date): readonly { readonly label: string; readonly text: string }[] {
  const { lead, opportunities, activities } = screen.facts;
  const last = activities.find((activity) => activity.kind === 'email');
  return [
    ...(lead.topic === undefined ? [] : [{ label: t('meeting.topic'), text: lead.topic }]),
    ...(lead.need === undefined ? [] : [{ label: t('meeting.need'), text: lead.need }]),
    ...opportunities.map((opportunity) => ({ label: t('meeting.opportunity'), text: opportunity.name })),
    ...(last === undefined ? [] : [{ label: t('meeting.last'), text: `${last.subject} · ${arrivalText(last.at, now)}` }]),
  ];
}
