// The grade of a score as a letter in a square whose weight falls from A to D, its value and its trend. Shape and letter carry the meaning.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { ArrowTrending16Regular } from '@fluentui/react-icons/svg/arrow-trending';
import { ArrowTrendingDown16Regular } from '@fluentui/react-icons/svg/arrow-trending-down';
import { hasScore, type LeadResearch } from '../../../domain/leadResearch.ts';
import type { Trend } from '../../../domain/scoring/grades.ts';
import { arrivalText } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import { scoreText } from './leadWords.ts';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: '6px', flexShrink: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  square: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    boxSizing: 'border-box',
    width: '24px',
    height: '24px',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: '13px',
    lineHeight: '18px',
    color: tokens.colorNeutralForeground1,
  },
  A: { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, border: `1px solid ${tokens.colorBrandBackground}`, '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'CanvasText', color: 'Canvas' } },
  B: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, border: `1px solid ${tokens.colorBrandStroke1}` },
  C: { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  D: { border: `1px dashed ${tokens.colorNeutralStrokeAccessible}` },
  none: { border: `1px dotted ${tokens.colorNeutralStrokeAccessible}`, color: tokens.colorNeutralForeground2 },
  trend: { display: 'flex', '@media (max-width: 340px)': { display: 'none' }, color: tokens.colorNeutralForeground2 },
});

/** @param props.now where there is room: with the trend, and when it was scored. */
export function GradeMark(props: { readonly research: LeadResearch | undefined; readonly now?: Date }): JSX.Element {
  const styles = useStyles();
  const { research, now } = props;
  const score = hasScore(research) ? research.score : undefined;
  const text = now === undefined || score === undefined ? scoreText(research) : t('home.list.scored', { score: scoreText(research), age: arrivalText(score.scoredOn, now) });
  return (
    <span className={styles.mark} role="img" aria-label={text} title={text} data-grade={score?.grade ?? 'none'}>
      <span className={mergeClasses(styles.square, score === undefined ? styles.none : styles[score.grade])} aria-hidden>
        {score?.grade ?? '–'}
      </span>
      {score === undefined ? null : <span aria-hidden>{score.value}</span>}
      {score === undefined || now === undefined ? null : <TrendArrow trend={score.trend} />}
    </span>
  );
}

function TrendArrow(props: { readonly trend: Trend }): JSX.Element | null {
  const styles = useStyles();
  const arrow = { improving: <ArrowTrending16Regular />, steady: <ArrowRight16Regular />, declining: <ArrowTrendingDown16Regular />, 'not-enough-info': null }[props.trend];
  return arrow === null ? null : (
    <span className={styles.trend} aria-hidden>
      {arrow}
    </span>
  );
}
