// The seven conditions of a first email: what is missing, in words and with its evidence, and on demand what holds.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import type { Reason } from '../../domain/records.ts';
import type { Pane } from '../parts/pane.ts';
import { reasonText } from '../parts/words/reasonText.ts';
import { t } from '../strings.ts';
import type { LeadScreen } from '../emailScreens.ts';
import { ConditionFix } from './ConditionFix.tsx';

/** In the order of the documentation; the codes the domain gives for what is missing. */
const CONDITIONS = [
  'missing-no-prior-email',
  'missing-no-upcoming-meeting',
  'missing-no-past-appointment',
  'missing-no-unanswered-call',
  'missing-account',
  'missing-valid-address',
  'missing-name',
] as const;

const useStyles = makeStyles({
  list: { margin: '6px 0 0', padding: 0, listStyleType: 'none', fontSize: '13px', lineHeight: '18px' },
  item: { display: 'flex', gap: '6px', padding: '3px 0' },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px' },
  met: { color: tokens.colorStatusSuccessForeground1 },
  missing: { color: tokens.colorStatusWarningForeground2 },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  evidence: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface ConditionListProps {
  readonly pane: Pane;
  readonly screen: LeadScreen;
  readonly missing: readonly Reason[];
  /** Also those that hold. */
  readonly withMet: boolean;
}

/** Empty when nothing is missing and what holds isn't asked for. */
export function ConditionList(props: ConditionListProps): JSX.Element | null {
  const styles = useStyles();
  const { missing, withMet } = props;
  if (missing.length === 0 && !withMet) return null;
  return (
    <ul className={styles.list}>
      {CONDITIONS.map((code) => {
        const reason = missing.find((each) => each.code === code);
        if (reason !== undefined) return <Missing key={code} {...props} reason={reason} />;
        if (!withMet) return null;
        return (
          <li key={code} className={styles.item}>
            <span className={mergeClasses(styles.icon, styles.met)} role="img" aria-label={t('conditions.holds')}>
              <Checkmark16Regular />
            </span>
            <span className={styles.words}>{t(`condition.${code}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Missing(props: ConditionListProps & { readonly reason: Reason }): JSX.Element {
  const styles = useStyles();
  const { reason } = props;
  return (
    <li className={styles.item}>
      <span className={mergeClasses(styles.icon, styles.missing)} role="img" aria-label={t('conditions.does-not-hold')}>
        <Dismiss16Regular />
      </span>
      <div className={styles.words}>
        {reasonText(reason, props.pane.now)}
        {reason.citation === undefined ? null : <div className={styles.evidence}>{t('asks.quote', { quote: reason.citation.quote })}</div>}
        <ConditionFix pane={props.pane} screen={props.screen} code={reason.code} />
      </div>
    </li>
  );
}
