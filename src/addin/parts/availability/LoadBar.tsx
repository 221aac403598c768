// How many open leads somebody has of how many they can take: words first, the bar only supports them; full is hatched and said.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', minWidth: 0, fontSize: '13px', lineHeight: '18px' },
  bar: { flex: '1 1 72px', maxWidth: '160px', height: '8px', boxSizing: 'border-box', border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, borderRadius: tokens.borderRadiusCircular, overflow: 'hidden' },
  fill: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground, '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' } },
  full: {
    backgroundColor: tokens.colorStatusWarningBackground2,
    backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorStatusWarningForeground3} 0 3px, transparent 3px 6px)`,
    '@media (forced-colors: active)': { backgroundColor: 'Canvas', backgroundImage: 'repeating-linear-gradient(135deg, CanvasText 0 3px, Canvas 3px 6px)', forcedColorAdjust: 'none' },
  },
  words: { flexShrink: 0 },
  tag: { display: 'inline-flex', alignItems: 'center', gap: '4px', flexShrink: 0, padding: '0 6px', border: `1px solid ${tokens.colorStatusWarningBorder1}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorStatusWarningBackground1, color: tokens.colorStatusWarningForeground3, fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface LoadBarProps {
  /** What it measures, for who can't see it: "Open leads of Aiko Watanabe". */
  readonly label: string;
  /** Undefined = not counted yet. */
  readonly open: number | undefined;
  /** Undefined = no limit. */
  readonly capacity: number | undefined;
}

export function LoadBar({ label, open, capacity }: LoadBarProps): JSX.Element {
  const styles = useStyles();
  if (capacity === undefined) {
    return (
      <span className={styles.line}>
        <span>{open === undefined ? t('availability.no-limit') : t('availability.open-no-limit', { count: open })}</span>
      </span>
    );
  }
  if (open === undefined) {
    return (
      <span className={styles.line}>
        <span className={styles.quiet}>{t('availability.up-to', { count: capacity })}</span>
      </span>
    );
  }
  const isFull = open >= capacity;
  const words = t('availability.load', { open, capacity });
  const share = capacity === 0 ? 1 : Math.min(1, open / capacity);
  return (
    <span className={styles.line}>
      <span className={styles.bar} role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={Math.max(capacity, open)} aria-valuenow={open} aria-valuetext={words}>
        <span className={mergeClasses(styles.fill, isFull && styles.full)} style={{ display: 'block', width: `${Math.round(share * 100)}%` }} />
      </span>
      <span className={styles.words} aria-hidden>
        {words}
      </span>
      {isFull ? (
        <span className={styles.tag}>
          <Warning16Regular aria-hidden />
          {t('availability.full')}
        </span>
      ) : null}
    </span>
  );
}
