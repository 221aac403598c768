// What a rehearsal comes to in six figures, each with what it was; a figure that keeps the draft back has its sign and its word.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import { Warning20Regular } from '@fluentui/react-icons/svg/warning';
import { t } from '../../../strings.ts';
import { waitText } from '../monitor/monitorWords.ts';
import type { RehearsalShown } from './rehearsalRun.ts';
import { numberText } from './rehearsalWords.ts';

const useStyles = makeStyles({
  tiles: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '8px', margin: '12px 0 0', padding: 0, '@media (min-width: 1000px)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: '12px' }, '@media (min-width: 1180px)': { gridTemplateColumns: 'repeat(6, minmax(0, 1fr))' } },
  tile: { display: 'flex', flexDirection: 'column', boxSizing: 'border-box', minWidth: 0, padding: '10px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, overflowWrap: 'anywhere' },
  name: { fontSize: '13px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
  value: { display: 'flex', alignItems: 'center', gap: '6px', margin: 'auto 0 0', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  was: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  icon: { display: 'flex' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  risk: { color: tokens.colorStatusWarningForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
});

type Tone = 'good' | 'risk' | 'bad';
const icons: Readonly<Record<Tone, JSX.Element>> = { good: <CheckmarkCircle20Filled />, risk: <Warning20Regular />, bad: <ErrorCircle20Filled /> };

export function RehearsalFigures({ result }: { readonly result: RehearsalShown }): JSX.Element {
  const styles = useStyles();
  const { slipped, waited, otherOwner, caught, overCapacity, timeToOwner, fairness, decided } = result;
  const share = (count: number): string => t('admin.rehearsal.share', { share: numberText(decided === 0 ? 0 : count / decided, { style: 'percent' }), count: decided });
  const time = (half: number | undefined): string => (half === undefined ? t('admin.rehearsal.unknown') : waitText(half));
  const even = (index: number): string => numberText(index, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const was = (text: string): string => t('admin.rehearsal.was', { text });
  return (
    <section aria-label={t('admin.rehearsal.figures')}>
      <dl className={styles.tiles}>
        <Tile name={t('admin.rehearsal.slip')} value={numberText(slipped.length)} was={was(numberText(waited))} tone={slipped.length > 0 ? 'bad' : 'good'} />
        <Tile name={t('admin.rehearsal.other-owner')} value={numberText(otherOwner)} was={share(otherOwner)} />
        <Tile name={t('admin.rehearsal.caught')} value={numberText(caught)} was={share(caught)} />
        <Tile name={t('admin.rehearsal.typical')} value={time(timeToOwner.draft.half)} was={was(time(timeToOwner.live.half))} />
        <Tile name={t('admin.rehearsal.evenness')} value={even(fairness.draft.index)} was={t('admin.rehearsal.evenness-was', { was: even(fairness.live.index) })} />
        <Tile name={t('admin.rehearsal.over-capacity')} value={numberText(overCapacity.draft)} was={was(t('admin.rehearsal.sellers', { count: overCapacity.live }))} tone={overCapacity.draft > 0 ? 'risk' : 'good'} />
      </dl>
    </section>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly was: string;
  readonly tone?: Tone;
}

function Tile({ name, value, was, tone }: TileProps): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.tile}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {tone === undefined ? null : (
          <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden>
            {icons[tone]}
          </span>
        )}
        {value}
      </dd>
      <dd className={styles.was}>{was}</dd>
    </div>
  );
}
