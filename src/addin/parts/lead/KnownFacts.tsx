// What the CRM knows of a lead beside who it is: one row a fact, in the words of the CRM.
import { useId, useState } from 'react';
import type { JSX } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Pane } from '../pane.ts';
import { SectionHead } from '../SectionHead.tsx';
import { unlessTwice } from '../unlessTwice.ts';
import { arrivalText } from '../words/dates.ts';
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../emailScreens.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0 },
  row: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  text: { margin: 0, overflowWrap: 'anywhere' },
  nothing: { color: tokens.colorNeutralForeground2 },
  more: { marginTop: '10px', fontSize: '13px', lineHeight: '18px' },
});

interface FactsProps {
  readonly screen: LeadScreen;
  readonly now: Date;
}

/** Topic, need, company, source, open opportunities and what happened last; says so when the CRM knows nothing of it. */
export function KnownFacts(props: FactsProps): JSX.Element {
  const styles = useStyles();
  const rows = rowsOf(props.screen, props.now);
  return (
    <>
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
    </>
  );
}

/** The way to everything known about the lead. */
export function InsightsLink(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element {
  const styles = useStyles();
  const { lead } = props.screen.facts;
  return (
    <Link as="button" className={styles.more} onClick={unlessTwice(() => props.pane.verbs.leadPage.open(lead.id, lead))}>
      {t('insights.more')}
    </Link>
  );
}

/** Beside an email being written: the same behind *More insights*, closed at first: the email and its action come before the record. */
export function MoreInsights(props: FactsProps): JSX.Element {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Link as="button" className={styles.more} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'insights.less' : 'insights.more')}
      </Link>
      <div id={id}>{isOpen ? <KnownFacts screen={props.screen} now={props.now} /> : null}</div>
    </>
  );
}

interface Row {
  readonly label: string;
  readonly text: string;
}

function rowsOf(screen: LeadScreen, now: Date): readonly Row[] {
  const { lead, account, opportunities, activities } = screen.facts;
  const last = activities.find((activity) => activity.kind === 'email');
  const met = activities.find((activity) => activity.kind === 'appointment');
  const row = (label: string, text: string | undefined): readonly Row[] => (text === undefined || text === '' ? [] : [{ label, text }]);
  const employees = lead.employees ?? account?.employees;
  return [
    ...row(t('meeting.topic'), lead.topic),
    ...row(t('meeting.need'), lead.need),
    ...row(t('insights.industry'), lead.industry ?? account?.industry),
    ...row(t('insights.employees'), employees === undefined ? undefined : String(employees)),
    ...row(t('insights.source'), lead.source),
    ...opportunities.flatMap((opportunity) => row(t('meeting.opportunity'), opportunity.name)),
    ...row(t('meeting.last'), last === undefined ? undefined : `${last.subject} · ${arrivalText(last.at, now)}`),
    ...row(t('insights.appointment'), met === undefined ? undefined : `${met.subject} · ${arrivalText(met.at, now)}`),
  ];
}
