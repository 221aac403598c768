// How good the predictive score is, in a sentence and in figures; when leads have changed since, and the way to have it learned anew.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Info20Regular } from '@fluentui/react-icons/svg/info';
import { dayText } from '../../parts/words/dates.ts';
import { currentFormats, t } from '../../strings.ts';
import type { Administration, ModelShown, ScoresShown } from '../administration.ts';
import { useAdminStyles } from '../styles.ts';
import { useAsked } from '../useAsked.ts';
import { problemText } from '../words.ts';
import type { Problem } from '../../view.ts';

const useStyles = makeStyles({
  box: { display: 'flex', gap: '8px', marginTop: '12px', maxWidth: '560px', fontSize: '13px', lineHeight: '18px' },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  line: { margin: '0 0 6px' },
  link: { fontSize: '13px', lineHeight: '18px' },
  table: { width: '100%', margin: '8px 0', borderCollapse: 'collapse' },
  caption: { textAlign: 'start', paddingBottom: '4px' },
  name: { padding: '4px 8px 4px 0', textAlign: 'start', fontWeight: tokens.fontWeightRegular, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  value: { padding: '4px 0', textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', verticalAlign: 'top', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
});

export function ScoreQuality({ administration }: { readonly administration: Administration }): JSX.Element {
  const styles = useStyles();
  const [asked, again] = useAsked(administration.readScores);
  const [isWhole, setWhole] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const train = (): void => {
    if (isBusy) return;
    setBusy(true);
    void administration.trainScore().then((outcome) => {
      setProblem(outcome.kind === 'failed' ? outcome.problem : undefined);
      setBusy(false);
      again();
    });
  };
  if (asked.kind !== 'known') return <p className={styles.box}>{t(asked.kind === 'asking' ? 'admin.asking' : 'admin.not-known')}</p>;
  const { inUse, newer, isAsked } = asked.value;
  const judged = inUse ?? newer;
  return (
    <div className={styles.box}>
      <span className={styles.icon} aria-hidden>
        <Info20Regular />
      </span>
      <div className={styles.words}>
        {sentencesOf(asked.value).map((sentence) => (
          <p key={sentence} className={styles.line}>
            {sentence}
          </p>
        ))}
        {judged === undefined ? null : (
          <Link as="button" className={styles.link} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'admin.score.less' : 'admin.score.more')}
          </Link>
        )}
        {judged === undefined || !isWhole ? null : <Figures model={judged} />}
        <div>
          <Button size="small" disabledFocusable={isBusy || isAsked} onClick={() => (isAsked ? undefined : train())}>
            {t('admin.score.train')}
          </Button>
        </div>
        <div role="status">{isAsked ? <p className={styles.line}>{t('admin.score.asked')}</p> : null}</div>
        <div role="alert">{problem === undefined ? null : <p className={styles.line}>{problemText(problem).title}</p>}</div>
      </div>
    </div>
  );
}

function sentencesOf({ inUse, newer }: ScoresShown): readonly string[] {
  const now = new Date();
  return [
    ...(inUse === undefined ? [] : [t(inUse.isSample ? 'admin.score.learned-sample' : 'admin.score.learned', { count: inUse.closed, date: dayText(inUse.trainedOn, now), tenths: Math.round(inUse.accuracy.auc * 10) })]),
    ...(newer === undefined ? [] : [t(inUse === undefined ? 'admin.score.not-ready' : 'admin.score.kept', { date: dayText(newer.trainedOn, now) })]),
    ...(inUse === undefined && newer === undefined ? [t('admin.score.none')] : []),
    ...(inUse === undefined || inUse.drifted.length === 0 ? [] : [t('admin.score.drift', { fields: new Intl.ListFormat(currentFormats().locale, { type: 'conjunction' }).format(inUse.drifted) })]),
  ];
}

function Figures({ model }: { readonly model: ModelShown }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { leads, auc, aucAtLeast, f1, threshold, calibrationError, confusion } = model.accuracy;
  const { locale } = currentFormats();
  const share = (value: number, digits = 0): string => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(value);
  const plain = (value: number): string => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  const rows: readonly (readonly [string, string])[] = [
    [t('admin.score.auc'), t('admin.score.auc-value', { auc: plain(auc), least: plain(aucAtLeast) })],
    [t('admin.score.f1', { threshold: share(threshold) }), plain(f1)],
    [t('admin.score.calibration'), share(calibrationError, 1)],
    [t('admin.score.true-positive'), String(confusion.truePositive)],
    [t('admin.score.false-positive'), String(confusion.falsePositive)],
    [t('admin.score.true-negative'), String(confusion.trueNegative)],
    [t('admin.score.false-negative'), String(confusion.falseNegative)],
  ];
  return (
    <table className={styles.table} aria-label={t('admin.score.figures')}>
      <caption className={mergeClasses(shared.caption, styles.caption)}>{t('admin.score.tested', { count: leads })}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row" className={styles.name}>
              {name}
            </th>
            <td className={styles.value}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
