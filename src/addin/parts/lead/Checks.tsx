// What held and what did not when we asked whose email this is.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Subtract16Regular } from '@fluentui/react-icons/svg/subtract';
import type { LeadReply } from '../../../domain/mail/tiedLead.ts';
import { t } from '../../strings.ts';
import { missedCheckText, reasonText } from '../words/reasonText.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', fontSize: '13px', lineHeight: '18px' },
  item: { display: 'flex', gap: '6px', padding: '2px 0', overflowWrap: 'anywhere', minWidth: 0 },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px' },
  held: { color: tokens.colorStatusSuccessForeground1 },
});

/** Each check with its mark; the mark has a word of its own. */
export function Checks(props: { readonly checks: LeadReply['checks']; readonly now: Date }): JSX.Element {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {props.checks.map((check, index) => (
        <li key={`${check.code} ${index}`} className={styles.item}>
          <span className={mergeClasses(styles.icon, check.held && styles.held)} role="img" aria-label={t(check.held ? 'why.held' : 'why.missed')}>
            {check.held ? <Checkmark16Regular /> : <Subtract16Regular />}
          </span>
          <span>{check.held ? reasonText(check, props.now) : missedCheckText(check, props.now)}</span>
        </li>
      ))}
    </ul>
  );
}
