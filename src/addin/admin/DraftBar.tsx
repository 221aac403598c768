// The bar below the page: what is not saved yet, what stands in its way, and the two ways on. Always there, so nothing moves.
import type { JSX, ReactNode } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { timeText } from '../parts/words/dates.ts';
import { Bar } from '../parts/Bar.tsx';
import { t } from '../strings.ts';
import type { Problem } from '../view.ts';
import type { EditedPage, PageConflict } from './editedPage.ts';
import { problemText } from './words.ts';

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    boxSizing: 'border-box',
    padding: '10px 16px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 340px)': { paddingLeft: '12px', paddingRight: '12px' },
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
  status: { flex: '1 1 120px', minWidth: 0, minHeight: '16px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', gap: '8px', marginLeft: 'auto' },
  news: { maxHeight: '45dvh', overflowY: 'auto', marginTop: '-14px', marginBottom: '10px' },
  press: { minWidth: 0 },
});

interface DraftBarProps {
  readonly page: EditedPage;
  readonly isOnline: boolean;
  /** Sentences that name what can't be saved like this. */
  readonly wrong: readonly string[];
  /** Said after saving. */
  readonly savedText: string;
  readonly onSave: () => void;
  readonly onCompare: () => void;
}

export function DraftBar(props: DraftBarProps): JSX.Element {
  const styles = useStyles();
  const { page } = props;
  const isChanged = page.changeCount > 0;
  const isStopped = !isChanged || props.wrong.length > 0 || !props.isOnline;
  return (
    <footer className={styles.bar}>
      {page.conflict === undefined && page.problem === undefined ? null : (
        <div className={styles.news}>
          {page.conflict === undefined ? null : <ConflictBar conflict={page.conflict} onCompare={props.onCompare} />}
          {page.problem === undefined ? null : (
            <ProblemNews problem={page.problem} onSignIn={page.signIn} onDismiss={page.dismissProblem}>
              {page.problem.retry && isChanged ? (
                <Button size="small" onClick={props.onSave}>
                  {t('problem.retry')}
                </Button>
              ) : null}
            </ProblemNews>
          )}
        </div>
      )}
      <div className={styles.line}>
        <div className={styles.status} role="status">
          {statusText(props)}
        </div>
        <div className={styles.buttons}>
          {isChanged ? (
            <Button className={styles.press} onClick={page.undo} disabledFocusable={page.isSaving}>
              {t('admin.undo')}
            </Button>
          ) : null}
          <Button
            appearance="primary"
            data-primary=""
            className={styles.press}
            disabledFocusable={isStopped}
            aria-busy={page.isSaving || undefined}
            onClick={() => {
              if (!isStopped && !page.isSaving) props.onSave();
            }}
          >
            {t('admin.save')}
          </Button>
        </div>
      </div>
    </footer>
  );
}

function statusText({ page, wrong, isOnline, savedText }: DraftBarProps): string {
  if (page.isSaving) return t('admin.saving');
  if (page.changeCount > 0 && wrong.length > 0) return wrong.join(' ');
  if (!isOnline) return t(page.changeCount > 0 ? 'admin.offline-edits' : 'admin.offline');
  if (page.changeCount > 0) return t('admin.not-saved', { count: page.changeCount });
  return page.wasSaved ? savedText : '';
}

/** "Ben Okafor saved this page at 08:52. Your edits are kept." */
export function ConflictBar(props: { readonly conflict: PageConflict; readonly onCompare: () => void }): JSX.Element {
  const { conflict } = props;
  const name = conflict.by ?? t('admin.somebody');
  const title = conflict.on === undefined ? t('admin.conflict', { name }) : t('admin.conflict-at', { name, time: timeText(conflict.on) });
  const both = conflict.items.filter(({ isMine, isTheirs }) => isMine && isTheirs).map((item) => item.name);
  const text = both.length === 0 ? t('admin.conflict-apart') : t('admin.conflict-both', { items: both.join(' · ') });
  return (
    <Bar tone="warning" title={title} text={text}>
      <Button size="small" onClick={props.onCompare}>
        {t('admin.compare')}
      </Button>
    </Bar>
  );
}

/** What failed, with the way on. */
export function ProblemNews(props: { readonly problem: Problem; readonly onSignIn: () => void; readonly onDismiss?: () => void; readonly children?: ReactNode }): JSX.Element {
  const { problem } = props;
  const words = problemText(problem);
  return (
    <Bar tone="danger" title={words.title} text={words.text}>
      {problem.code === 'sign-in-needed' ? (
        <Button size="small" onClick={props.onSignIn}>
          {t('problem.sign-in')}
        </Button>
      ) : null}
      {props.children}
      {props.onDismiss === undefined ? null : (
        <Button size="small" onClick={props.onDismiss}>
          {t('problem.dismiss')}
        </Button>
      )}
    </Bar>
  );
}
