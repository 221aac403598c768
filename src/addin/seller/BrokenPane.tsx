// What is left to say when drawing the pane itself failed.
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../strings.ts';

const useStyles = makeStyles({
  page: { boxSizing: 'border-box', height: '100dvh', padding: '64px 24px', textAlign: 'center', backgroundColor: tokens.colorNeutralBackground1 },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: '0 auto 16px', maxWidth: '260px', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
});

/** One sentence and one button. */
export function BrokenPane(props: { readonly onAgain: () => void }): JSX.Element {
  const styles = useStyles();
  return (
    <main className={styles.page} role="alert">
      <h1 className={styles.title}>{t('app.broken.title')}</h1>
      <p className={styles.text}>{t('app.broken.text')}</p>
      <Button appearance="primary" onClick={props.onAgain}>
        {t('app.broken.again')}
      </Button>
    </main>
  );
}
