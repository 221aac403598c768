// A page before there is anything on it: being read, or not to be had. Gray lines come only when it takes a while.
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../strings.ts';
import { ProblemNews } from './DraftBar.tsx';
import type { Problem } from '../view.ts';

const useStyles = makeStyles({
  lines: {
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '1ms',
    animationDelay: '300ms',
    animationFillMode: 'both',
  },
  line: { height: '12px', marginBottom: '14px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralStencil1, '@media (forced-colors: active)': { border: '1px solid GrayText' } },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

const WIDTHS = ['30%', '80%', '60%', '90%', '70%', '85%'];

export function PageState(props: { readonly problem?: Problem; readonly onSignIn: () => void; readonly onAgain: () => void }): JSX.Element {
  const styles = useStyles();
  if (props.problem !== undefined) {
    return (
      <ProblemNews problem={props.problem} onSignIn={props.onSignIn}>
        <Button size="small" onClick={props.onAgain}>
          {t('problem.retry')}
        </Button>
      </ProblemNews>
    );
  }
  return (
    <div aria-busy>
      <span className={styles.said} role="status">
        {t('admin.loading')}
      </span>
      <div className={styles.lines} aria-hidden>
        {WIDTHS.map((width) => (
          <div key={width} className={styles.line} style={{ width }} />
        ))}
      </div>
    </div>
  );
}
