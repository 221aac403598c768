// What was beside what would be, a row a thing: hatched with an outline and solid, never by color alone; as a table on request.
import { useId, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { numberText } from './rehearsalWords.ts';

const WIDE = '@media (min-width: 480px)';

const useStyles = makeStyles({
  card: { boxSizing: 'border-box', minWidth: 0, margin: 0, padding: '12px 16px 16px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, '@media (max-width: 340px)': { paddingLeft: '10px', paddingRight: '10px' } },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 8px' },
  says: { margin: '0 0 8px', fontSize: '13px', lineHeight: '18px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  legend: { display: 'flex', flexWrap: 'wrap', gap: '2px 16px', marginBottom: '8px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  key: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  swatch: { flexShrink: 0, width: '16px', height: '10px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center', gap: '2px 12px', padding: '4px 0', fontSize: '13px', lineHeight: '18px', [WIDE]: { gridTemplateColumns: 'minmax(0, 130px) minmax(0, 1fr) 84px' } },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  bars: { position: 'relative', gridColumn: '1 / -1', gridRow: 2, display: 'grid', gap: '3px', padding: '3px 0', [WIDE]: { gridColumn: 'auto', gridRow: 'auto' } },
  empty: { display: 'none', [WIDE]: { display: 'grid' } },
  bar: { boxSizing: 'border-box', height: '10px', minWidth: '1px', borderRadius: tokens.borderRadiusSmall, forcedColorAdjust: 'none' },
  live: {
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorNeutralStrokeAccessible} 0 1px, transparent 1px 4px)`,
    '@media (forced-colors: active)': { border: '1px solid CanvasText', backgroundImage: 'repeating-linear-gradient(135deg, CanvasText 0 1px, Canvas 1px 4px)' },
  },
  draft: { backgroundColor: tokens.colorCompoundBrandBackground, '@media (forced-colors: active)': { backgroundColor: 'Highlight' } },
  none: { border: 'none', backgroundImage: 'none', backgroundColor: 'transparent', '@media (forced-colors: active)': { border: 'none', backgroundImage: 'none', backgroundColor: 'transparent' } },
  limit: { position: 'absolute', top: 0, bottom: 0, width: '2px', backgroundColor: tokens.colorNeutralForeground1, forcedColorAdjust: 'none', '@media (forced-colors: active)': { backgroundColor: 'CanvasText' } },
  limitKey: { width: '2px', height: '12px', backgroundColor: tokens.colorNeutralForeground1, forcedColorAdjust: 'none', '@media (forced-colors: active)': { backgroundColor: 'CanvasText' } },
  values: { textAlign: 'end', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  strong: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  cell: { padding: '4px 6px 4px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, textAlign: 'start', fontWeight: tokens.fontWeightRegular, verticalAlign: 'top' },
  heading: { color: tokens.colorNeutralForeground2 },
  more: { marginTop: '8px' },
});

interface ComparedRow {
  readonly id: string;
  readonly name: string;
  readonly live: number;
  readonly draft: number;
  /** A limit to draw; undefined = none. */
  readonly limit?: number;
}

interface ComparedBarsProps {
  readonly title: string;
  /** What it shows, in one sentence. */
  readonly says: string;
  /** What a row is: "Seller". */
  readonly rowTitle: string;
  readonly draftName: string;
  /** What the limit is called; undefined = rows have none. */
  readonly limitTitle?: string;
  readonly rows: readonly ComparedRow[];
  /** Rows shown at first, and with each press more. */
  readonly step: number;
}

export function ComparedBars({ title, says, rowTitle, draftName, limitTitle, rows, step }: ComparedBarsProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const id = useId();
  const [isTable, setTable] = useState(false);
  const [most, setMost] = useState(step);
  const shown = rows.slice(0, most);
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={shared.heading}>
          {title}
        </h2>
        <Button size="small" appearance="subtle" aria-label={t(isTable ? 'admin.rehearsal.chart-of' : 'admin.rehearsal.table-of', { title })} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'admin.rehearsal.as-chart' : 'admin.rehearsal.as-table')}
        </Button>
      </div>
      <p className={styles.says}>{says}</p>
      {isTable ? <ComparedTable {...{ title, rowTitle, draftName, limitTitle, rows: shown }} /> : <Bars {...{ draftName, limitTitle, rows: shown }} greatest={greatestOf(rows)} />}
      {rows.length <= most ? null : (
        <Button size="small" className={styles.more} onClick={() => setMost(most + Math.max(step, 50))}>
          {t('admin.rehearsal.show-more', { count: rows.length - most })}
        </Button>
      )}
    </section>
  );
}

function greatestOf(rows: readonly ComparedRow[]): number {
  return rows.reduce((most, { live, draft, limit = 0 }) => Math.max(most, live, draft, limit), 1);
}

interface BarsProps extends Pick<ComparedBarsProps, 'draftName' | 'limitTitle' | 'rows'> {
  readonly greatest: number;
}

function Bars({ draftName, limitTitle, rows, greatest }: BarsProps): JSX.Element {
  const styles = useStyles();
  const wide = (value: number): string => `${String((value / greatest) * 100)}%`;
  return (
    <>
      <div className={styles.legend} aria-hidden>
        <span className={styles.key}>
          <span className={mergeClasses(styles.bar, styles.swatch, styles.live)} />
          {t('admin.rehearsal.as-it-was')}
        </span>
        <span className={styles.key}>
          <span className={mergeClasses(styles.bar, styles.swatch, styles.draft)} />
          {draftName}
        </span>
        {limitTitle === undefined ? null : (
          <span className={styles.key}>
            <span className={styles.limitKey} />
            {limitTitle}
          </span>
        )}
      </div>
      <ul className={styles.list}>
        {rows.map(({ id, name, live, draft, limit }) => (
          <li key={id} className={styles.row}>
            <span className={styles.said}>{limit === undefined ? t('admin.rehearsal.row', { name, live, draft, draftName }) : t('admin.rehearsal.row-limit', { name, live, draft, draftName, limit, limitName: limitTitle ?? '' })}</span>
            <span className={styles.name} title={name} aria-hidden>
              {name}
            </span>
            <span className={mergeClasses(styles.bars, live === 0 && draft === 0 && limit === undefined && styles.empty)} aria-hidden>
              <span className={mergeClasses(styles.bar, live === 0 ? styles.none : styles.live)} style={{ width: wide(live) }} />
              <span className={mergeClasses(styles.bar, draft === 0 ? styles.none : styles.draft)} style={{ width: wide(draft) }} />
              {limit === undefined ? null : <span className={styles.limit} style={{ left: `calc(${wide(limit)} - 1px)` }} />}
            </span>
            <span className={styles.values} aria-hidden>
              {numberText(live)} → <span className={styles.strong}>{numberText(draft)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function ComparedTable({ title, rowTitle, draftName, limitTitle, rows }: Pick<ComparedBarsProps, 'title' | 'rowTitle' | 'draftName' | 'limitTitle' | 'rows'>): JSX.Element {
  const styles = useStyles();
  const head = mergeClasses(styles.cell, styles.heading);
  return (
    <table className={styles.table} aria-label={title}>
      <thead>
        <tr>
          {[rowTitle, t('admin.rehearsal.as-it-was'), draftName, ...(limitTitle === undefined ? [] : [limitTitle])].map((text) => (
            <th key={text} scope="col" className={head}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, live, draft, limit }) => (
          <tr key={id}>
            <th scope="row" className={styles.cell}>
              {name}
            </th>
            <td className={styles.cell}>{numberText(live)}</td>
            <td className={styles.cell}>{numberText(draft)}</td>
            {limitTitle === undefined ? null : <td className={styles.cell}>{limit === undefined ? t('availability.no-limit') : numberText(limit)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
