// The bar below the page: what is not saved yet, what stands in its way, and the two ways on. Always there, so nothing moves.
import type { JSX, ReactNode } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { timeText } from '../parts/words/dates.ts';
import { Bar } from '../parts/Bar.tsx';
import { t } from '../strings.ts';
import type { Problem } from '../view.ts';
import type { Conflict, OpenWriting, Writing } from './useWriting.ts';
import { itemName, problemText } from './words.ts';
import { isSameItem } from './writingEdits.ts';

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
  readonly writing: Writing;
  readonly open: OpenWriting;
  readonly isOnline: boolean;
  /** Sentences that name the templates that can't be saved. */
  readonly wrong: readonly string[];
  readonly onSave: () => void;
  readonly onCompare: () => void;
}

export function DraftBar(props: DraftBarProps): JSX.Element {
  const styles = useStyles();
  const { writing, open } = props;
  const isChanged = open.changes.length > 0;
  const isStopped = !isChanged || props.wrong.length > 0 || !props.isOnline;
  return (
    <footer className={styles.bar}>
      {open.conflict === undefined && open.problem === undefined ? null : (
        <div className={styles.news}>
          {open.conflict === undefined ? null : <ConflictBar conflict={open.conflict} open={open} onCompare={props.onCompare} />}
          {open.problem === undefined ? null : (
            <ProblemNews problem={open.problem} onSignIn={writing.signIn} onDismiss={writing.dismissProblem}>
              {open.problem.retry && isChanged ? (
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
            <Button className={styles.press} onClick={writing.undo} disabledFocusable={open.isSaving}>
              {t('admin.undo')}
            </Button>
          ) : null}
          <Button
            appearance="primary"
            data-primary=""
            className={styles.press}
            disabledFocusable={isStopped}
            aria-busy={open.isSaving || undefined}
            onClick={() => {
              if (!isStopped && !open.isSaving) props.onSave();
            }}
          >
            {t('admin.save')}
          </Button>
        </div>
      </div>
    </footer>
  );
}

function statusText({ open, wrong, isOnline }: DraftBarProps): string {
  if (open.isSaving) return t('admin.saving');
  if (open.changes.length > 0 && wrong.length > 0) return wrong.join(' ');
  if (!isOnline) return t(open.changes.length > 0 ? 'admin.offline-edits' : 'admin.offline');
  if (open.changes.length > 0) return t('admin.not-saved', { count: open.changes.length });
  return open.wasSaved ? t('admin.saved') : '';
}

/** "Ben Okafor saved this page at 08:52. Your edits are kept." */
function ConflictBar(props: { readonly conflict: Conflict; readonly open: OpenWriting; readonly onCompare: () => void }): JSX.Element {
  const { conflict, open } = props;
  const name = conflict.by ?? t('admin.somebody');
  const title = conflict.on === undefined ? t('admin.conflict', { name }) : t('admin.conflict-at', { name, time: timeText(conflict.on) });
  const both = conflict.theirs.filter((item) => open.changes.some((change) => isSameItem(change, item)));
  const text = both.length === 0 ? t('admin.conflict-apart') : t('admin.conflict-both', { items: both.map(itemName).join(' · ') });
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
