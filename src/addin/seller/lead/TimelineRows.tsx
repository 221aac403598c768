// Rows of the timeline; one that has more to tell opens it in place.
import { useId, useState } from 'react';
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Call16Regular } from '@fluentui/react-icons/svg/call';
import { CalendarLtr16Regular } from '@fluentui/react-icons/svg/calendar-ltr';
import { TaskListSquareLtr16Regular } from '@fluentui/react-icons/svg/task-list-square-ltr';
import { Mail16Regular } from '@fluentui/react-icons/svg/mail';
import { PersonArrowRight16Regular } from '@fluentui/react-icons/svg/person-arrow-right';
import { PersonAdd16Regular } from '@fluentui/react-icons/svg/person-add';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { Send16Regular } from '@fluentui/react-icons/svg/send';
import type { PageAnswer } from '../../lead/leadPageView.ts';
import { arrivalText, momentText } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import type { TimelineEntry } from './timeline.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: { display: 'flex', alignItems: 'flex-start', gap: '10px', boxSizing: 'border-box', width: '100%', minHeight: '40px', padding: '8px 0', border: 'none', background: 'none', color: 'inherit', textAlign: 'start', fontFamily: 'inherit', fontSize: '13px', lineHeight: '18px' },
  button: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', borderRadius: tokens.borderRadiusMedium } },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground2 },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  at: { flexShrink: 0, maxWidth: '40%', color: tokens.colorNeutralForeground2, textAlign: 'end' },
  detail: { margin: '0 0 8px 26px', padding: 0, listStyleType: 'none', fontSize: '13px', lineHeight: '18px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface RowsProps {
  readonly entries: readonly TimelineEntry[];
  readonly answer: PageAnswer;
  readonly now: Date;
}

export function TimelineRows({ entries, answer, now }: RowsProps): JSX.Element {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.item}>
          <Row entry={entry} answer={answer} now={now} />
        </li>
      ))}
    </ul>
  );
}

function Row({ entry, answer, now }: { readonly entry: TimelineEntry; readonly answer: PageAnswer; readonly now: Date }): JSX.Element {
  const styles = useStyles();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const more = entry.kind === 'research' ? researchLines(answer) : [];
  const content = (
    <>
      <span className={styles.icon} aria-hidden>
        {iconOf(entry.kind)}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{t(`leadPage.timeline.${entry.kind}`)}</span>
        {entry.subject === '' ? null : <div className={styles.quiet}>{entry.subject}</div>}
      </span>
      <span className={styles.at}>{entry.isPlanned ? t('leadPage.timeline.planned', { date: momentText({ at: entry.at, day: entry.at.slice(0, 10) }) }) : arrivalText(entry.at, now)}</span>
    </>
  );
  if (more.length === 0) return <div className={styles.row}>{content}</div>;
  return (
    <>
      <button type="button" className={`${styles.row} ${styles.button}`} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {content}
      </button>
      <ul id={id} className={styles.detail} hidden={!isOpen}>
        {more.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** What the run was made with and what each source answered then. */
function researchLines({ research }: PageAnswer): readonly string[] {
  if (research === undefined) return [];
  const version = research.settingsNumber === undefined ? [] : [t('leadPage.timeline.settings', { number: research.settingsNumber })];
  return [...version, ...research.sources.map(({ source, kind, outcome }) => t('leadPage.timeline.source', { source: t(`leadPage.source.${source}`), kind: t(`leadPage.kind.${kind}`), outcome: t(`leadPage.outcome.${outcome}`) }))];
}

function iconOf(kind: TimelineEntry['kind']): JSX.Element {
  return {
    'email-in': <Mail16Regular />,
    'email-out': <Send16Regular />,
    appointment: <CalendarLtr16Regular />,
    call: <Call16Regular />,
    task: <TaskListSquareLtr16Regular />,
    created: <PersonAdd16Regular />,
    research: <Search16Regular />,
    given: <PersonArrowRight16Regular />,
  }[kind];
}
