// The predictive score: grade, number, trend, and the points it is made of, which add up to it exactly; or why there is none.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { LeadScore, NoScore } from '../../../domain/leadResearch.ts';
import type { ScoreReason } from '../../../domain/score.ts';
import type { Grade } from '../../../domain/scoring/grades.ts';
import type { LeadPageView, PageAnswer } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { SectionHead } from '../../parts/SectionHead.tsx';
import { WithPopover } from '../../parts/WithPopover.tsx';
import { arrivalText, dayText } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import { numberText, pointsText, scoreReasonText } from './fieldWords.ts';
import { LiftBox } from './LiftBox.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '12px' },
  grade: { display: 'flex', alignItems: 'center', justifyContent: 'center', flexShrink: 0, boxSizing: 'border-box', width: '44px', height: '44px', borderRadius: tokens.borderRadiusLarge, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightBold },
  A: { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, border: `2px solid ${tokens.colorBrandBackground}` },
  B: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, border: `1px solid ${tokens.colorBrandStroke1}` },
  C: { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  D: { border: `1px dashed ${tokens.colorNeutralStrokeAccessible}` },
  none: { border: `1px dotted ${tokens.colorNeutralStrokeAccessible}`, color: tokens.colorNeutralForeground2 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  value: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  strong: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  table: { width: '100%', marginTop: '10px', borderCollapse: 'collapse', fontSize: '13px', lineHeight: '18px', tableLayout: 'fixed' },
  what: { padding: '4px 0', textAlign: 'start', fontWeight: tokens.fontWeightRegular, overflowWrap: 'anywhere' },
  bar: { width: '84px', padding: '4px 0' },
  points: { width: '40px', padding: '4px 0', textAlign: 'end', fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  columns: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
  total: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  track: { position: 'relative', height: '12px' },
  plus: { position: 'absolute', left: '50%', top: 0, bottom: 0, borderRadius: tokens.borderRadiusSmall, backgroundColor: tokens.colorCompoundBrandBackground, '@media (forced-colors: active)': { backgroundColor: 'Highlight' } },
  minus: { position: 'absolute', right: '50%', top: 0, bottom: 0, boxSizing: 'border-box', borderRadius: tokens.borderRadiusSmall, border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorNeutralStrokeAccessible} 0 1px, transparent 1px 4px)` },
  reason: { display: 'block', width: '100%', padding: 0, border: 'none', background: 'none', color: 'inherit', font: 'inherit', textAlign: 'start', cursor: 'pointer', textDecorationLine: 'underline', textDecorationStyle: 'dotted', textUnderlineOffset: '3px', textDecorationColor: tokens.colorNeutralStrokeAccessible, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px', borderRadius: tokens.borderRadiusSmall } },
});

interface ScoreProps {
  readonly pane: Pane;
  readonly page: LeadPageView;
  readonly answer: PageAnswer;
}

export function ScoreSection({ pane, page, answer }: ScoreProps): JSX.Element {
  const styles = useStyles();
  const score = answer.research?.score;
  const isScored = score !== undefined && 'value' in score;
  return (
    <section>
      <SectionHead title={t('leadPage.score.title')} {...(isScored ? { aside: t('leadPage.updated', { age: arrivalText(score.scoredOn, pane.now) }) } : {})} />
      {isScored ? (
        <>
          <Grading score={score} />
          {score.made === 'here' ? <Points score={score} answer={answer} /> : <p className={styles.quiet}>{t('leadPage.score.dynamics')}</p>}
          {score.made === 'here' && score.lift !== undefined ? <LiftBox pane={pane} page={page} answer={answer} lift={score.lift} /> : null}
          {score.made === 'here' ? <p className={styles.quiet}>{t(score.isSample === true ? 'leadPage.score.model-sample' : 'leadPage.score.model', { date: dayText(score.modelTrainedOn, pane.now) })}</p> : null}
        </>
      ) : (
        <div className={styles.head}>
          <span className={mergeClasses(styles.grade, styles.none)} aria-hidden>
            –
          </span>
          <div className={mergeClasses(styles.words, styles.quiet)}>{noScoreText(score)}</div>
        </div>
      )}
      {page.isSample ? <p className={styles.quiet}>{t('leadPage.score.sample')}</p> : null}
    </section>
  );
}

function Grading({ score }: { readonly score: LeadScore }): JSX.Element {
  const styles = useStyles();
  const looks: Readonly<Record<Grade, string>> = { A: styles.A, B: styles.B, C: styles.C, D: styles.D };
  return (
    <div className={styles.head}>
      <span className={mergeClasses(styles.grade, looks[score.grade])} role="img" aria-label={t('leadPage.score.grade', { grade: score.grade })}>
        {score.grade}
      </span>
      <div className={styles.words}>
        <div className={styles.value}>
          <span className={styles.strong}>{numberText(score.value)}</span> {t('leadPage.score.of', { trend: trendText(score) })}
        </div>
        {score.made === 'here' ? <div className={styles.quiet}>{t('leadPage.score.about', { value: numberText(score.value) })}</div> : null}
      </div>
    </div>
  );
}

function trendText(score: LeadScore): string {
  const word = t(`leadPage.trend.${score.trend}`);
  if (score.made !== 'here' || score.before === undefined || score.before === score.value) return word;
  return t('leadPage.trend.since', { word, points: pointsText(score.value - score.before) });
}

/** Base, reasons and all others: their sum is the score. */
function Points({ score, answer }: { readonly score: Extract<LeadScore, { readonly made: 'here' }>; readonly answer: PageAnswer }): JSX.Element {
  const styles = useStyles();
  const widest = Math.max(1, ...score.reasons.map(({ points }) => Math.abs(points)), Math.abs(score.others));
  return (
    <table className={styles.table} aria-label={t('leadPage.score.table')}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(styles.what, styles.columns)}>
            {t('leadPage.score.base')}
          </th>
          <td className={styles.bar} />
          <th scope="col" className={mergeClasses(styles.points, styles.columns)}>
            {numberText(score.base)}
          </th>
        </tr>
      </thead>
      <tbody>
        {score.reasons.map((reason) => (
          <tr key={reason.field}>
            <th scope="row" className={styles.what}>
              <ReasonName reason={reason} answer={answer} />
            </th>
            <PointCells points={reason.points} widest={widest} />
          </tr>
        ))}
        {score.others === 0 ? null : (
          <tr>
            <th scope="row" className={styles.what}>
              {t('leadPage.score.others')}
            </th>
            <PointCells points={score.others} widest={widest} />
          </tr>
        )}
        <tr className={styles.total}>
          <th scope="row" className={styles.what}>
            {t('leadPage.score.total')}
          </th>
          <td className={styles.bar} />
          <td className={styles.points}>{numberText(score.value)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function PointCells({ points, widest }: { readonly points: number; readonly widest: number }): JSX.Element {
  const styles = useStyles();
  const width = `${(50 * Math.abs(points)) / widest}%`;
  return (
    <>
      <td className={styles.bar} aria-hidden>
        <div className={styles.track}>{points === 0 ? null : <div className={points > 0 ? styles.plus : styles.minus} style={{ width }} />}</div>
      </td>
      <td className={styles.points}>{pointsText(points)}</td>
    </>
  );
}

/** The reason opens the statistic it stands on. */
function ReasonName({ reason, answer }: { readonly reason: ScoreReason; readonly answer: PageAnswer }): JSX.Element {
  const styles = useStyles();
  const text = scoreReasonText(answer, reason);
  return (
    <WithPopover
      title={text}
      button={(button) => (
        <button type="button" {...button} className={styles.reason} aria-label={t('card.evidence', { reason: text })}>
          {text}
        </button>
      )}
    >
      {t('leadPage.score.statistic', { count: reason.closed, qualified: numberText(reason.qualified) })}
    </WithPopover>
  );
}

function noScoreText(score: NoScore | undefined): string {
  if (score === undefined) return t('leadPage.score.not-yet');
  if (score.why !== 'not-enough-data') return t(`leadPage.score.${score.why}`);
  return t('leadPage.score.not-enough', { needed: score.needed, qualified: score.qualified, disqualified: score.disqualified });
}
