// How far a rehearsal is: leads read, then leads replayed. Said to screen readers at every tenth, not at every lead.
import type { JSX } from 'react';
import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { t } from '../../../strings.ts';
import { numberText } from './rehearsalWords.ts';
import type { RehearsalStage } from './useRehearsal.ts';

const TENTH = 10;

const useStyles = makeStyles({
  place: { maxWidth: '560px', margin: '20px 0' },
  text: { margin: '0 0 8px', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

export function RehearsalProgressBar({ stage }: { readonly stage: Extract<RehearsalStage, { kind: 'reading' | 'replaying' }> }): JSX.Element {
  const styles = useStyles();
  const label = t('admin.rehearsal.progress');
  if (stage.kind === 'reading') {
    return (
      <div className={styles.place}>
        <p className={styles.text} aria-hidden>
          {stage.read === 0 ? t('admin.rehearsal.reading') : t('admin.rehearsal.reading-leads', { count: stage.read })}
        </p>
        <span className={styles.said} role="status">
          {t('admin.rehearsal.reading')}
        </span>
        <ProgressBar aria-label={label} />
      </div>
    );
  }
  const { done, of } = stage;
  const part = of === 0 ? 1 : done / of;
  const tenths = Math.floor(part * TENTH) / TENTH;
  const percent = (value: number): string => numberText(value, { style: 'percent' });
  return (
    <div className={styles.place}>
      <p className={styles.text} aria-hidden>
        {t('admin.rehearsal.replaying', { count: of, percent: percent(part) })}
      </p>
      <span className={styles.said} role="status">
        {t('admin.rehearsal.replaying', { count: of, percent: percent(tenths) })}
      </span>
      <ProgressBar aria-label={label} value={part} />
    </div>
  );
}
