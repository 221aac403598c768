// Leads from before routing began: how many there are, and one press that has the rules decide about them too. A quiet line, not a warning: that
// they stay where they are is no fault, and may be wanted for good.
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { arrivalText } from '../../../parts/words/dates.ts';
import { useNow } from '../../../parts/useNow.ts';
import { t } from '../../../strings.ts';
import { answerOf } from '../../useAsked.ts';
import { SellersDialog } from '../sellers/SellersDialog.tsx';
import { countedText } from './counted.ts';
import type { MonitorStore } from './useMonitor.ts';

const useStyles = makeStyles({
  note: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', marginTop: '14px', padding: '10px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, fontSize: '13px', lineHeight: '18px' },
  words: { flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' },
  title: { fontWeight: tokens.fontWeightSemibold },
  text: { color: tokens.colorNeutralForeground2 },
  line: { margin: 0, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
});

const counted = (count: number): { readonly count: number; readonly shown: string } => ({ count, shown: countedText(count) });

interface EarlierNoteProps {
  readonly store: MonitorStore;
  readonly isOnline: boolean;
  readonly onRoute: () => void;
}

/** Nothing where there are none. */
export function EarlierNote({ store, isOnline, onRoute }: EarlierNoteProps): JSX.Element | null {
  const styles = useStyles();
  const now = useNow();
  const earlier = answerOf(store.counts)?.earlier;
  if (earlier === undefined || earlier.count === 0) return null;
  const isUnderWay = (answerOf(store.runs) ?? []).some(({ kind, state }) => kind === 'earlier' && (state === 'asked' || state === 'running'));
  const canPress = isOnline && !isUnderWay && !store.isBusy;
  return (
    <div role="note" className={styles.note}>
      <div className={styles.words}>
        <div className={styles.title}>{t('admin.earlier.title', counted(earlier.count))}</div>
        <div className={styles.text}>{t('admin.earlier.text', { date: arrivalText(earlier.since, now) })}</div>
      </div>
      <Button size="small" disabledFocusable={!canPress} onClick={() => (canPress ? onRoute() : undefined)}>
        {isUnderWay ? t('admin.earlier.under-way') : t('admin.earlier.press', counted(earlier.count))}
      </Button>
    </div>
  );
}

interface EarlierDialogProps {
  readonly store: MonitorStore;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

/** What the press comes to, before it happens. */
export function EarlierDialog({ store, onSignIn, onClose }: EarlierDialogProps): JSX.Element {
  const styles = useStyles();
  const route = (): void => void store.routeEarlier().then((isDone) => (isDone ? onClose() : undefined));
  return (
    <SellersDialog
      title={t('admin.earlier.ask', counted(answerOf(store.counts)?.earlier?.count ?? 0))}
      problem={store.problem}
      isSaving={store.isBusy}
      saveLabel={t('admin.earlier.route')}
      onSave={route}
      onSignIn={onSignIn}
      onClose={onClose}
    >
      <p className={styles.line}>{t('admin.earlier.gives')}</p>
      <p className={styles.line}>{t('admin.earlier.age')}</p>
      <p className={styles.line}>{t('admin.earlier.undo')}</p>
    </SellersDialog>
  );
}
