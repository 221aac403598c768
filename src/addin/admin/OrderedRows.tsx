// A list whose rows change places: by drag, or by Space and the arrow keys on the row's handle. Rows pinned above and below stay where
// they are.
import { useState } from 'react';
import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ReOrderDotsVertical20Regular } from '@fluentui/react-icons/svg/re-order-dots-vertical';
import { closestCenter, DndContext, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { t } from '../strings.ts';

/** A press that moves less than this is a press. */
const DRAG_AFTER_PX = 4;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { position: 'relative', display: 'grid', gridTemplateColumns: '28px minmax(0, 1fr)', gap: '4px', boxSizing: 'border-box', backgroundColor: tokens.colorNeutralBackground1, fontSize: '13px', lineHeight: '18px' },
  line: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  card: { alignItems: 'center', minHeight: '56px', marginBottom: '6px', padding: '6px 8px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  pinnedCard: { backgroundColor: tokens.colorNeutralBackground3 },
  lifted: { outline: `2px solid ${tokens.colorStrokeFocus2}`, boxShadow: tokens.shadow4 },
  handle: { flexShrink: 0, minWidth: '28px', width: '28px', height: '32px', padding: 0, cursor: 'grab', touchAction: 'none' },
  pin: { display: 'flex', justifyContent: 'center', alignItems: 'center', width: '28px', height: '32px', color: tokens.colorNeutralForeground3 },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  still: { '@media (prefers-reduced-motion: reduce)': { transitionProperty: 'none' } },
});

/** What is moved is told by the list's own line, in the screen's language. */
const SILENT = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined };

interface OrderedRow {
  readonly id: string;
  readonly name: string;
}

interface OrderedRowsProps<Row extends OrderedRow> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** 0 = first. */
  readonly onMove: (id: string, to: number) => void;
  /** What stands right of the handle. */
  readonly children: (row: Row, at: number) => ReactNode;
  readonly areCards?: boolean;
  /** Rows that stay first, and how many. */
  readonly first?: { readonly rows: ReactNode; readonly count: number };
  /** Rows that stay last. */
  readonly pinned?: ReactNode;
}

export function OrderedRows<Row extends OrderedRow>({ label, rows, onMove, children, areCards = false, first, pinned }: OrderedRowsProps<Row>): JSX.Element {
  const styles = useStyles();
  const [lifted, setLifted] = useState<string>();
  const [said, setSaid] = useState('');
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAG_AFTER_PX } }));
  const ids = rows.map(({ id }) => id);
  const before = (first?.count ?? 0) + 1;
  const move = (from: number, to: number): void => {
    const moved = rows[from];
    if (moved === undefined || to < 0 || to >= rows.length || from === to) return;
    onMove(moved.id, to);
    setSaid(t('admin.order.moved', { name: moved.name, place: to + before }));
  };
  const onKey = (event: KeyboardEvent, { id, name }: OrderedRow): void => {
    const place = ids.indexOf(id);
    if (event.key === ' ') {
      event.preventDefault();
      const isLifted = lifted === id;
      setLifted(isLifted ? undefined : id);
      setSaid(t(isLifted ? 'admin.order.dropped' : 'admin.order.lifted', { name, place: place + before }));
    } else if (lifted === id && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(place, place + (event.key === 'ArrowUp' ? -1 : 1));
    }
  };
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (over !== null) move(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  };
  return (
    <>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd} accessibility={{ screenReaderInstructions: { draggable: '' }, announcements: SILENT }}>
        <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
          <ol className={styles.list} aria-label={label}>
            {first?.rows}
            {rows.map((row, at) => (
              <MovableRow key={row.id} {...{ row, areCards }} place={at + before} isLifted={lifted === row.id} onKey={onKey} onLeave={() => setLifted(undefined)}>
                {children(row, at)}
              </MovableRow>
            ))}
            {pinned}
          </ol>
        </SortableContext>
      </DndContext>
      <div className={styles.said} role="status">
        {said}
      </div>
    </>
  );
}

interface MovableRowProps {
  readonly row: OrderedRow;
  /** As it is told; 1 = first. */
  readonly place: number;
  readonly areCards: boolean;
  readonly isLifted: boolean;
  readonly onKey: (event: KeyboardEvent, row: OrderedRow) => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

function MovableRow({ row, place, areCards, isLifted, onKey, onLeave, children }: MovableRowProps): JSX.Element {
  const styles = useStyles();
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: row.id });
  return (
    <li
      ref={setNodeRef}
      data-rowid={row.id}
      className={mergeClasses(styles.row, areCards ? styles.card : styles.line, styles.still, (isLifted || isDragging) && styles.lifted)}
      style={{ ...(transform === null ? {} : { transform: `translate3d(0, ${Math.round(transform.y)}px, 0)` }), ...(transition === undefined ? {} : { transition }), ...(isDragging ? { zIndex: 1 } : {}) }}
    >
      <Button
        ref={setActivatorNodeRef}
        {...listeners}
        appearance="subtle"
        className={styles.handle}
        icon={<ReOrderDotsVertical20Regular />}
        data-handle={row.id}
        aria-pressed={isLifted}
        aria-label={t('admin.order.move', { name: row.name, place })}
        title={t('admin.order.move-title')}
        onKeyDown={(event) => onKey(event, row)}
        onBlur={onLeave}
      />
      {children}
    </li>
  );
}

/** A row that stays where it is. */
export function PinnedRow({ icon, isCard = false, children }: { readonly icon: JSX.Element; readonly isCard?: boolean; readonly children: ReactNode }): JSX.Element {
  const styles = useStyles();
  return (
    <li className={mergeClasses(styles.row, isCard ? styles.card : styles.line, isCard && styles.pinnedCard)}>
      <span className={styles.pin} aria-hidden>
        {icon}
      </span>
      {children}
    </li>
  );
}
