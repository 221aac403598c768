// For whom the agent doesn't work: one sentence, and that the rest is as it was.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { t } from '../strings.ts';

const useStyles = makeStyles({
  note: { display: 'flex', gap: '6px', margin: '12px 0 0', padding: '8px 10px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground3, fontSize: '13px', lineHeight: '18px' },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground2 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
});

export function TeamNote(): JSX.Element {
  const styles = useStyles();
  return (
    <p className={styles.note} role="note">
      <span className={styles.icon} aria-hidden>
        <Info16Regular />
      </span>
      <span className={styles.words}>{t('home.not-in-team')}</span>
    </p>
  );
}
