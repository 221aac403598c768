// The list of leads: only the rows in sight are in the page, however many there are. One Tab stop: arrows, Home and End move, Enter opens.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { JSX, KeyboardEvent, RefObject } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Id } from '../../../domain/records.ts';
import type { LeadRow } from '../../home/ownLeadsView.ts';
import type { Pane } from '../../parts/pane.ts';
import { t } from '../../strings.ts';
import { OpenLeadRow } from './OpenLeadRow.tsx';

/** SCREENS section 3. */
const ROW_PIXELS = 52;
/** Rows drawn above and below those in sight, so that a quick turn of the wheel shows no gap. */
const OVERSCAN = 8;

const useStyles = makeStyles({
  list: { position: 'relative', listStyleType: 'none', margin: '8px 0 0', padding: 0, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  item: { position: 'absolute', top: 0, left: 0, right: 0, height: `${ROW_PIXELS}px` },
});

interface LeadRowsProps {
  readonly pane: Pane;
  readonly rows: readonly LeadRow[];
  /** The lead the seller comes back from: its row is in sight and has the focus. */
  readonly from: Id<'lead'> | undefined;
}

export function LeadRows(props: LeadRowsProps): JSX.Element {
  const styles = useStyles();
  const { pane, rows, from } = props;
  const list = useRef<HTMLUListElement>(null);
  const start = useOffset(list);
  const [active, setActive] = useState(() => Math.max(0, rows.findIndex(({ lead }) => lead.id === from)));
  const wantsFocus = useRef(from !== undefined && rows.some(({ lead }) => lead.id === from));
  const current = Math.min(active, rows.length - 1);
  const rowsInSight = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: rows.length,
    getScrollElement: () => list.current?.closest('main') ?? null,
    estimateSize: () => ROW_PIXELS,
    overscan: OVERSCAN,
    scrollMargin: start,
    // It also moves while the page is being drawn.
    useFlushSync: false,
    getItemKey: (index) => rows[index]?.lead.id ?? index,
    // The row that has the focus stays, however far the list is scrolled.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), current])].filter((index) => index >= 0).sort((one, two) => one - two),
  });
  // After every drawing: the row wanted may come with a later one.
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${current}"] [data-row]`);
    if (row === null || row === undefined) return;
    wantsFocus.current = false;
    rowsInSight.scrollToIndex(current, { align: 'auto' });
    row.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const target = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (target === undefined || !(event.target instanceof HTMLElement) || event.target.dataset['row'] === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(rows.length - 1, target));
    if (next === current) return;
    wantsFocus.current = true;
    setActive(next);
  };
  return (
    <ul ref={list} aria-label={t('home.list.title')} className={styles.list} style={{ height: `${rows.length * ROW_PIXELS}px` }} onKeyDown={onKeyDown}>
      {rowsInSight.getVirtualItems().map(({ index, start: at, key }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <li key={key} className={styles.item} style={{ transform: `translateY(${at - start}px)` }} aria-setsize={rows.length} aria-posinset={index + 1} data-index={index}>
            <OpenLeadRow pane={pane} row={row} isActive={index === current} onFocus={() => setActive(index)} />
          </li>
        );
      })}
    </ul>
  );
}

/** How far below the top of the scrolled content the list begins; what stands above it may grow and shrink. */
function useOffset(list: RefObject<HTMLUListElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const content = list.current?.closest('main');
    if (content === null || content === undefined) return;
    const measure = (): void => {
      if (list.current !== null) setOffset(Math.round(list.current.getBoundingClientRect().top - content.getBoundingClientRect().top + content.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const each of content.children) observer.observe(each);
    return () => observer.disconnect();
  }, [list]);
  return offset;
}
