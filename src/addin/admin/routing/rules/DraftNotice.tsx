// Where the draft stands against the active plan, with the ways to see the difference and to give it up.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, tokens } from '@fluentui/react-components';
import { Edit20Regular } from '@fluentui/react-icons/svg/edit';
import { dayText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import type { Draft } from './useDraft.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', boxSizing: 'border-box', margin: '12px 0', padding: '8px 12px', border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground3, fontSize: '13px', lineHeight: '18px' },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  words: { flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

interface DraftNoticeProps {
  readonly draft: Draft;
  /** Rules that differ from the active plan. */
  readonly changed: number;
  /** Anything differs: segments and settings too. */
  readonly isDifferent: boolean;
  readonly onSee: () => void;
}

export function DraftNotice({ draft, changed, isDifferent, onSee }: DraftNoticeProps): JSX.Element | null {
  const styles = useStyles();
  const [isAsking, setAsking] = useState(false);
  const { row, active, shown } = draft;
  // The page's news line tells of what is being saved; without a draft there is only the active plan to name.
  if (row === undefined && active === undefined) return null;
  return (
    <div className={styles.bar} role="group" aria-label={t('admin.routing.draft')}>
      <span className={styles.icon} aria-hidden>
        <Edit20Regular />
      </span>
      <div className={styles.words}>
        <span className={styles.strong}>{row === undefined ? t('admin.routing.active', { number: active?.number ?? 0 }) : t('admin.routing.draft-named', { number: row.number })}</span> {sentence({ draft, changed, isDifferent })}
      </div>
      {active !== undefined && isDifferent ? (
        <Button size="small" onClick={onSee}>
          {t('admin.routing.see-changes')}
        </Button>
      ) : null}
      {row === undefined ? null : (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('admin.routing.discard')}
        </Button>
      )}
      {isAsking ? (
        <Dialog open modalType="alert" onOpenChange={(_event, data) => (data.open ? undefined : setAsking(false))}>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{t('admin.routing.discard-title', { number: shown.plan.number })}</DialogTitle>
              <DialogContent>{t('admin.routing.discard-text')}</DialogContent>
              <DialogActions fluid>
                <Button
                  appearance="primary"
                  onClick={() => {
                    setAsking(false);
                    void draft.discard();
                  }}
                >
                  {t('admin.routing.discard')}
                </Button>
                <Button onClick={() => setAsking(false)}>{t('admin.leave-stay')}</Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      ) : null}
    </div>
  );
}

function sentence({ draft, changed, isDifferent }: { readonly draft: Draft; readonly changed: number; readonly isDifferent: boolean }): string {
  const { row, active } = draft;
  if (active === undefined) return t('admin.routing.draft-first');
  const since = active.activatedOn === undefined ? '' : dayText(active.activatedOn, new Date());
  if (row === undefined) return isDifferent ? t('admin.routing.active-differs', { date: since }) : t('admin.routing.active-since', { date: since });
  const differ = changed > 0 ? t('admin.routing.rules-differ', { count: changed }) : isDifferent ? t('admin.routing.others-differ') : t('admin.routing.nothing-differs');
  return t('admin.routing.draft-based', { number: active.number, date: since, differ });
}
