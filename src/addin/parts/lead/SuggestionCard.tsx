// The one suggested action, its reasons, and at most three others. The only raised thing on screen.
import { Fragment } from 'react';
import type { JSX, ReactNode } from 'react';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import type { NextBestAction } from '../../../domain/nextBestAction.ts';
import type { Reason } from '../../../domain/records.ts';
import { actionIcon } from './actionIcon.tsx';
import { CallNumbers } from './CallNumbers.tsx';
import { actionTitle } from '../words/actionWords.ts';
import type { Pane } from '../pane.ts';
import { ReasonRows } from './ReasonRows.tsx';
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../emailScreens.ts';

const useStyles = makeStyles({
  card: {
    boxSizing: 'border-box',
    minHeight: '151px',
    marginTop: '14px',
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
  head: { padding: '10px 12px 8px' },
  label: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  action: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    marginTop: '2px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { display: 'flex', flexShrink: 0 },
  title: { minWidth: 0, overflowWrap: 'anywhere' },
  others: {
    padding: '7px 12px 9px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground2,
    fontSize: '13px',
    lineHeight: '18px',
  },
  other: { fontSize: '13px', lineHeight: '18px', padding: '3px 0', display: 'inline-block' },
  note: {
    display: 'flex',
    gap: '6px',
    marginTop: '8px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface SuggestionFrameProps {
  readonly icon: JSX.Element;
  readonly action: string;
  readonly reasons: readonly Reason[];
  readonly now: Date;
  readonly children?: ReactNode;
}

/** The card itself, for a lead's action and for "Create a lead". */
export function SuggestionFrame(props: SuggestionFrameProps): JSX.Element {
  const styles = useStyles();
  return (
    <section className={styles.card} aria-label={t('card.heading')}>
      <div className={styles.head}>
        <h2 className={styles.label}>{t('card.heading')}</h2>
        <div className={styles.action}>
          <span className={styles.icon} aria-hidden>
            {props.icon}
          </span>
          <span className={styles.title}>{props.action}</span>
        </div>
      </div>
      <ReasonRows reasons={props.reasons} now={props.now} />
      {props.children}
    </section>
  );
}

/** The suggestion for the open email's lead. */
export function SuggestionCard(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element {
  const styles = useStyles();
  const { pane, screen } = props;
  const { suggestion } = screen;
  const note = noteOf(screen);
  return (
    <>
      <SuggestionFrame icon={actionIcon(suggestion.kind)} action={actionTitle(suggestion, pane.now)} reasons={suggestion.reasons} now={pane.now}>
        <CallNumbers pane={pane} numbers={suggestion.numbers ?? []} dialed={screen.dialed} />
        <OtherActions pane={pane} suggestion={suggestion} />
      </SuggestionFrame>
      {note === undefined ? null : (
        <div className={styles.note}>
          <span className={styles.icon} aria-hidden>
            <Info16Regular />
          </span>
          <span>{note}</span>
        </div>
      )}
    </>
  );
}

/** What else may be done, each taken as the suggestion by a press; nothing where there is nothing else. */
export function OtherActions(props: { readonly pane: Pane; readonly suggestion: Pick<NextBestAction, 'kind' | 'others'> }): JSX.Element | null {
  const styles = useStyles();
  const { pane, suggestion: { kind, others } } = props;
  if (others.length === 0 || kind === 'stop-contact') return null;
  return (
    <div className={styles.others}>
      {t('card.others')} <Others pane={pane} others={others} />
    </div>
  );
}

function Others(props: { readonly pane: Pane; readonly others: NextBestAction['others'] }): JSX.Element {
  const styles = useStyles();
  const { verbs, now } = props.pane;
  const choose = verbs.chooseAction?.bind(verbs);
  return (
    <>
      {props.others.map((other, index) => {
        const title = actionTitle(other, now);
        return (
          <Fragment key={other.kind}>
            {index === 0 ? null : ' · '}
            {choose === undefined ? (
              title
            ) : (
              <Link as="button" className={styles.other} onClick={() => choose(other.kind)}>
                {title}
              </Link>
            )}
          </Fragment>
        );
      })}
    </>
  );
}

function noteOf(screen: LeadScreen): string | undefined {
  if (screen.suggestion.kind === 'stop-contact') return t('note.stop-contact');
  if (screen.suggestion.kind === 'fix-address') return t('note.fix-address');
  return screen.recognition.isReply || screen.recognition.mail === 'person' ? undefined : t('note.no-answer');
}
