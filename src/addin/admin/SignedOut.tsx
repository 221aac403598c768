// The full page before anybody is signed in, or for somebody who may not: what it is, what happened, one button.
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PersonKey20Regular } from '@fluentui/react-icons/svg/person-key';
import { t } from '../strings.ts';
import type { Problem } from '../view.ts';
import { problemText } from './words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', alignItems: 'center', boxSizing: 'border-box', minHeight: '100dvh', padding: '96px 16px 16px', backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1, textAlign: 'center' },
  picture: { display: 'flex', alignItems: 'center', justifyContent: 'center', width: '56px', height: '56px', border: `1px solid ${tokens.colorTransparentStroke}`, borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorNeutralBackground3 },
  title: { margin: '20px 0 4px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  text: { maxWidth: '360px', margin: '0 0 16px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface SignedOutProps {
  readonly isBusy: boolean;
  /** False while the service has not said where to sign in. */
  readonly canSignIn: boolean;
  readonly problem: Problem | undefined;
  readonly onEnter: () => void;
}

export function SignedOut(props: SignedOutProps): JSX.Element {
  const styles = useStyles();
  const { problem, isBusy } = props;
  const hasNoRole = problem?.code === 'no-permission';
  const words = problem === undefined ? { title: t('admin.title'), text: t('admin.sign-in-text') } : problemText(problem);
  return (
    <main className={styles.page}>
      <span className={styles.picture} aria-hidden>
        <PersonKey20Regular />
      </span>
      <div role={problem === undefined ? undefined : 'alert'}>
        <h1 className={styles.title}>{words.title}</h1>
        <p className={styles.text}>{hasNoRole ? t('admin.no-role') : words.text}</p>
      </div>
      <Button
        appearance="primary"
        data-primary=""
        disabledFocusable={isBusy}
        aria-busy={isBusy || undefined}
        onClick={() => {
          if (!isBusy) props.onEnter();
        }}
      >
        {t(hasNoRole ? 'admin.sign-in-other' : props.canSignIn || problem === undefined ? 'primary.sign-in' : 'problem.retry')}
      </Button>
    </main>
  );
}
