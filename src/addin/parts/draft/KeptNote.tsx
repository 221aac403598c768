// Other choices were made, but the draft holds the seller's own words: it stays as it is, and one press writes it anew.
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../emailScreens.ts';
import type { Pane } from '../pane.ts';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    marginTop: '10px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  button: { flexShrink: 0 },
});

/** Nothing while the draft follows the choices. */
export function KeptNote(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element | null {
  const styles = useStyles();
  if (props.screen.writing?.isKept !== true) return null;
  return (
    <div className={styles.note} role="status">
      <span className={styles.text}>{t('writing.kept')}</span>
      <Button size="small" className={styles.button} onClick={() => void props.pane.verbs.writeAgain()}>
        {t('writing.again')}
      </Button>
    </div>
  );
}
