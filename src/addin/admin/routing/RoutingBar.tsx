// The bar below a page about routing: what stands in the way of the last edit, one line of news, and the way on.
import { useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../../strings.ts';
import { CompareDialog } from '../CompareDialog.tsx';
import { ConflictBar, ProblemNews } from '../DraftBar.tsx';
import type { EditedPage } from '../editedPage.ts';

const useStyles = makeStyles({
  bar: { flexShrink: 0, boxSizing: 'border-box', padding: '10px 16px 12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground1, '@media (max-width: 340px)': { paddingLeft: '12px', paddingRight: '12px' } },
  news: { maxHeight: '45dvh', overflowY: 'auto', marginTop: '-14px', marginBottom: '10px' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  status: { flex: '1 1 120px', minWidth: 0, minHeight: '16px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginLeft: 'auto' },
});

interface RoutingBarProps {
  readonly page: EditedPage;
  readonly status: string;
  /** The buttons of the page. */
  readonly children: ReactNode;
}

export function RoutingBar({ page, status, children }: RoutingBarProps): JSX.Element {
  const styles = useStyles();
  const [isComparing, setComparing] = useState(false);
  const { conflict, problem } = page;
  return (
    <footer className={styles.bar}>
      {conflict === undefined && problem === undefined ? null : (
        <div className={styles.news}>
          {conflict === undefined ? null : <ConflictBar conflict={conflict} onCompare={() => setComparing(true)} />}
          {problem === undefined ? null : (
            <ProblemNews problem={problem} onSignIn={page.signIn} onDismiss={page.dismissProblem}>
              {problem.retry && page.changeCount > 0 ? (
                <Button size="small" onClick={() => void page.save()}>
                  {t('problem.retry')}
                </Button>
              ) : null}
            </ProblemNews>
          )}
        </div>
      )}
      <div className={styles.line}>
        <div className={styles.status} role="status">
          {status}
        </div>
        <div className={styles.buttons}>{children}</div>
      </div>
      {isComparing && conflict !== undefined ? <CompareDialog page={page} conflict={conflict} onClose={() => setComparing(false)} /> : null}
    </footer>
  );
}
