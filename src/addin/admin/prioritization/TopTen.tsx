// The first ten leads as they would rank, each with the reason it stands above the next and how far it would move.
import type { JSX } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HandRight16Filled } from '@fluentui/react-icons/svg/hand-right';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { hasScore } from '../../../domain/leadResearch.ts';
import type { TrialRow } from '../../../domain/orderTrial.ts';
import { isSampleId } from '../../../domain/sampleId.ts';
import type { PriorityCriterion } from '../../../domain/settings.ts';
import { leadName } from '../../parts/words/names.ts';
import { t } from '../../strings.ts';
import { useAdminStyles } from '../styles.ts';
import { aboveText, orderText } from './orderWords.ts';
import type { OrderLabels } from './orderWords.ts';

const useStyles = makeStyles({
  list: { margin: '8px 0 0', padding: 0, listStyleType: 'none' },
  row: { display: 'grid', gridTemplateColumns: '22px minmax(0, 1fr) auto', gap: '0 8px', alignContent: 'center', boxSizing: 'border-box', height: '72px', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px' },
  rank: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  line: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
  hand: { display: 'flex', flexShrink: 0, color: tokens.colorBrandForeground1 },
  moved: { display: 'flex', alignItems: 'center', flexShrink: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  second: { gridColumn: '2 / span 2', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  why: { gridColumn: '2 / span 2', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  score: { display: 'flex', alignItems: 'center', gap: '4px', flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
  grade: { display: 'inline-flex', alignItems: 'center', justifyContent: 'center', boxSizing: 'border-box', width: '20px', height: '20px', borderRadius: tokens.borderRadiusMedium, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  A: { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand },
  B: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, border: `1px solid ${tokens.colorBrandStroke2}` },
  C: { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  D: { border: `1px dashed ${tokens.colorNeutralStrokeAccessible}` },
  none: { border: `1px dotted ${tokens.colorNeutralStrokeAccessible}`, color: tokens.colorNeutralForeground3 },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface TopTenProps {
  readonly rows: readonly TrialRow[];
  readonly criteria: readonly PriorityCriterion[];
  readonly labels: OrderLabels;
  /** What is known of the leads: being read, not to be had, or only the newest. */
  readonly state: string;
}

export function TopTen({ rows, criteria, labels, state }: TopTenProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  return (
    <section className={shared.wide} aria-label={t('admin.order.top')}>
      <h2 className={shared.heading}>{t('admin.order.top')}</h2>
      <p className={shared.hint}>{orderText(criteria, labels)}</p>
      <div className={shared.caption} role="status">
        {state}
      </div>
      <ol className={styles.list}>
        {rows.map((row) => {
          const { lead } = row.lead;
          const second = [lead.companyName, isSampleId(lead.id) ? t('admin.order.sample') : undefined].filter((each) => each !== undefined).join(' · ');
          return (
            <li key={lead.id} className={styles.row} data-lead={lead.id}>
              <span className={styles.rank}>{row.rank}</span>
              <span className={styles.line}>
                <span className={styles.name} title={leadName(lead)}>
                  {leadName(lead)}
                </span>
                {row.isHandRaiser ? (
                  <span className={styles.hand} title={t('admin.order.hand-raiser')}>
                    <HandRight16Filled aria-hidden />
                    <span className={styles.said}>{t('admin.order.hand-raiser')}</span>
                  </span>
                ) : null}
                <Moved moved={row.moved} />
              </span>
              <Score row={row} />
              <span className={styles.second}>{second === '' ? ' ' : second}</span>
              <span className={styles.why} title={aboveText(row, criteria, labels)}>
                {aboveText(row, criteria, labels)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Moved({ moved }: { readonly moved: number }): JSX.Element | null {
  const styles = useStyles();
  if (moved === 0) return null;
  return (
    <span className={styles.moved}>
      <span className={styles.said}>{t(moved > 0 ? 'admin.order.moves-up' : 'admin.order.moves-down', { count: Math.abs(moved) })}</span>
      <span aria-hidden style={{ display: 'flex', alignItems: 'center' }}>
        {moved > 0 ? <ArrowUp16Regular /> : <ArrowDown16Regular />}
        {Math.abs(moved)}
      </span>
    </span>
  );
}

function Score({ row }: { readonly row: TrialRow }): JSX.Element {
  const styles = useStyles();
  const { research } = row.lead;
  if (!hasScore(research)) {
    return (
      <span className={styles.score} title={t('admin.order.no-score')}>
        <span className={mergeClasses(styles.grade, styles.none)} aria-hidden>
          –
        </span>
        <span className={styles.said}>{t('admin.order.no-score')}</span>
      </span>
    );
  }
  const { grade, value } = research.score;
  return (
    <span className={styles.score}>
      <span className={mergeClasses(styles.grade, styles[grade])}>{grade}</span>
      {value}
    </span>
  );
}
