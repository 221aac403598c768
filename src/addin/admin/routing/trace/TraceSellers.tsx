// Every seller of that moment with the one thing that left them out, or what put them behind; found by name: "Why not me?"
import { useState } from 'react';
import type { JSX } from 'react';
import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { SubtractCircle16Regular } from '@fluentui/react-icons/svg/subtract-circle';
import type { Decision } from '../../../../domain/routing/decision.ts';
import type { FullProof } from '../../../../domain/routing/proof.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { sellerReason, sellerResult, type TraceNames } from './traceWords.ts';

const MOST_ROWS = 100;
const COLUMNS = 'minmax(0, 1fr) minmax(0, 120px) minmax(0, 1.4fr)';
const icons = { chosen: <CheckmarkCircle16Filled />, 'could-take': <Circle16Regular />, 'left-out': <SubtractCircle16Regular /> } as const;
const order = { chosen: 0, 'could-take': 1, 'left-out': 2 } as const;

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 12px' },
  search: { minWidth: 0, width: 'min(100%, 280px)' },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '0 8px', padding: '8px', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere', '@media (min-width: 640px)': { gridTemplateColumns: COLUMNS } },
  columns: { display: 'none', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold, '@media (min-width: 640px)': { display: 'grid', gridTemplateColumns: COLUMNS, gap: '0 8px', padding: '8px' } },
  result: { display: 'flex', gap: '6px', alignItems: 'flex-start' },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground3 },
  own: { color: tokens.colorCompoundBrandForeground1 },
  name: { fontWeight: tokens.fontWeightSemibold },
  because: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground2, '@media (min-width: 640px)': { gridColumn: 'auto' } },
  chosen: { backgroundColor: tokens.colorBrandBackground2, '@media (forced-colors: active)': { outline: '1px solid Highlight' } },
});

export function TraceSellers({ proof, decision, names }: { readonly proof: FullProof; /** Says by what the chosen one was picked. */ readonly decision?: Decision; readonly names: TraceNames }): JSX.Element | null {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [words, setWords] = useState('');
  const { sellers } = proof;
  if (sellers.length === 0) return null;
  const wanted = words.trim().toLowerCase();
  const found = [...sellers].filter(({ name }) => name.toLowerCase().includes(wanted)).sort((one, two) => order[one.result] - order[two.result] || placeOf(one) - placeOf(two) || one.place - two.place);
  return (
    <section aria-label={t('admin.trace.sellers', { count: sellers.length })}>
      <div className={styles.head}>
        <h2 className={shared.heading}>{t('admin.trace.sellers', { count: sellers.length })}</h2>
        <Input className={styles.search} type="search" data-field="why-not" aria-label={t('admin.trace.why-not')} placeholder={t('admin.trace.why-not')} value={words} maxLength={100} onChange={(_event, { value }) => setWords(value)} />
      </div>
      <div className={shared.caption} role="status">
        {found.length === 0 ? t('admin.sellers.no-hit', { words: words.trim() }) : found.length > MOST_ROWS ? t('admin.sellers.more-rows', { shown: MOST_ROWS, count: found.length }) : ''}
      </div>
      <div role="table" aria-label={t('admin.trace.sellers', { count: sellers.length })}>
        <div role="row" className={styles.columns}>
          <span role="columnheader">{t('admin.trace.head-seller')}</span>
          <span role="columnheader">{t('admin.trace.head-result')}</span>
          <span role="columnheader">{t('admin.trace.head-because')}</span>
        </div>
        {found.slice(0, MOST_ROWS).map((seller) => (
          <div key={seller.sellerId} role="row" className={mergeClasses(styles.row, seller.result === 'chosen' && styles.chosen)}>
            <span role="cell" className={styles.name}>
              {seller.name}
            </span>
            <span role="cell" className={styles.result}>
              <span className={mergeClasses(styles.icon, seller.result === 'chosen' && styles.own)} aria-hidden>
                {icons[seller.result]}
              </span>
              {sellerResult(seller)}
            </span>
            <span role="cell" className={styles.because}>
              {sellerReason(seller, decision ?? {}, names)}
            </span>
          </div>
        ))}
      </div>
    </section>
  );
}

function placeOf(seller: FullProof['sellers'][number]): number {
  return seller.result === 'could-take' ? (seller.order ?? Number.MAX_SAFE_INTEGER) : 0;
}
