// The order of leads as a list: hand-raisers pinned first, score and newest pinned last, the criteria between them moved by drag,
// by Space and arrows, or by their arrow buttons.
import { useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { Button, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { Pin20Regular } from '@fluentui/react-icons/svg/pin';
import { ReOrderDotsVertical20Regular } from '@fluentui/react-icons/svg/re-order-dots-vertical';
import { closestCenter, DndContext, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { criterionId } from '../../../domain/leadOrder.ts';
import type { PriorityCriterion } from '../../../domain/settings.ts';
import { t } from '../../strings.ts';
import { useAdminStyles } from '../styles.ts';
import { criterionName, criterionText } from './orderWords.ts';
import type { OrderLabels } from './prioritizationForm.ts';

/** A press that moves less than this is a press. */
const DRAG_AFTER_PX = 4;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'flex', alignItems: 'center', gap: '6px', boxSizing: 'border-box', minHeight: '56px', marginBottom: '6px', padding: '6px 8px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground1, fontSize: '13px', lineHeight: '18px' },
  pinned: { backgroundColor: tokens.colorNeutralBackground3 },
  lifted: { outline: `2px solid ${tokens.colorStrokeFocus2}`, boxShadow: tokens.shadow4 },
  place: { flexShrink: 0, minWidth: '20px', textAlign: 'center', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  icon: { display: 'flex', justifyContent: 'center', flexShrink: 0, width: '28px', color: tokens.colorNeutralForeground3 },
  handle: { flexShrink: 0, minWidth: '28px', width: '28px', height: '32px', padding: 0, cursor: 'grab', touchAction: 'none' },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  move: { flexShrink: 0, minWidth: '28px', width: '28px', height: '32px', padding: 0 },
  add: { marginTop: '8px' },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  still: { '@media (prefers-reduced-motion: reduce)': { transitionProperty: 'none' } },
});

interface OrderListProps {
  readonly criteria: readonly PriorityCriterion[];
  readonly labels: OrderLabels;
  readonly segmentName: string | undefined;
  readonly onChange: (criteria: readonly PriorityCriterion[]) => void;
}

export function OrderList({ criteria, labels, segmentName, onChange }: OrderListProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const [lifted, setLifted] = useState<string>();
  const [said, setSaid] = useState('');
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAG_AFTER_PX } }));
  const ids = criteria.map(criterionId);
  const nameOf = (id: string): string => {
    const criterion = criteria.find((each) => criterionId(each) === id);
    return criterion === undefined ? '' : criterionName(criterion, labels);
  };
  const move = (from: number, to: number): void => {
    const moved = criteria[from];
    if (moved === undefined || to < 0 || to >= criteria.length || from === to) return;
    const rest = criteria.filter((_each, place) => place !== from);
    onChange([...rest.slice(0, to), moved, ...rest.slice(to)]);
    setSaid(t('admin.order.moved', { name: criterionName(moved, labels), place: to + 2 }));
  };
  const onKey = (event: KeyboardEvent, id: string): void => {
    const place = ids.indexOf(id);
    if (event.key === ' ') {
      event.preventDefault();
      const isLifted = lifted === id;
      setLifted(isLifted ? undefined : id);
      setSaid(t(isLifted ? 'admin.order.dropped' : 'admin.order.lifted', { name: nameOf(id), place: place + 2 }));
    } else if (lifted === id && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(place, place + (event.key === 'ArrowUp' ? -1 : 1));
    }
  };
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (over !== null) move(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)));
  };
  return (
    <section className={shared.wide} aria-label={t('admin.order.title')}>
      <h2 className={shared.heading}>{t('admin.order.title')}</h2>
      <p className={shared.hint}>{t('admin.order.hint')}</p>
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd} accessibility={{ screenReaderInstructions: { draggable: '' }, announcements: SILENT }}>
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ol className={styles.list}>
            <PinnedRow place={1} name={t('admin.order.hand-raisers')} text={segmentName === undefined ? t('admin.order.nobody') : t('admin.order.segment', { name: segmentName })} pin={t('admin.order.always-first')} />
            {criteria.map((criterion, at) => (
              <CriterionRow
                key={criterionId(criterion)}
                id={criterionId(criterion)}
                name={criterionName(criterion, labels)}
                text={criterionText(criterion, labels)}
                at={at}
                count={criteria.length}
                isLifted={lifted === criterionId(criterion)}
                onKey={onKey}
                onLeave={() => setLifted(undefined)}
                onMove={(to) => move(at, to)}
                onRemove={() => onChange(criteria.filter((_each, place) => place !== at))}
              />
            ))}
            <PinnedRow place={criteria.length + 2} name={t('admin.order.score')} text={t('admin.order.score-text')} pin={t('admin.order.always-last')} />
            <PinnedRow place={criteria.length + 3} name={t('admin.order.newest')} text={t('admin.order.newest-text')} pin={t('admin.order.tie-break')} />
          </ol>
        </SortableContext>
      </DndContext>
      <div className={styles.said} role="status">
        {said}
      </div>
      <AddCriterion criteria={criteria} labels={labels} onAdd={(criterion) => onChange([...criteria, criterion])} />
    </section>
  );
}

/** What is moved is told by the list's own line, in the screen's language. */
const SILENT = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined };

function PinnedRow({ place, name, text, pin }: { readonly place: number; readonly name: string; readonly text: string; readonly pin: string }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  return (
    <li className={mergeClasses(styles.row, styles.pinned)}>
      <span className={styles.icon} aria-hidden>
        <Pin20Regular />
      </span>
      <span className={styles.place}>{place}</span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <br />
        {text}
      </span>
      <span className={shared.caption}>{pin}</span>
    </li>
  );
}

interface CriterionRowProps {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly count: number;
  readonly isLifted: boolean;
  readonly onKey: (event: KeyboardEvent, id: string) => void;
  readonly onLeave: () => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

function CriterionRow(props: CriterionRowProps): JSX.Element {
  const styles = useStyles();
  const { id, name, at, count, isLifted } = props;
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({ id });
  const [isFirst, isLast] = [at === 0, at === count - 1];
  return (
    <li
      ref={setNodeRef}
      className={mergeClasses(styles.row, styles.still, (isLifted || isDragging) && styles.lifted)}
      style={{ ...(transform === null ? {} : { transform: `translate3d(0, ${Math.round(transform.y)}px, 0)` }), ...(transition === undefined ? {} : { transition }), ...(isDragging ? { zIndex: 1 } : {}) }}
    >
      <Button
        ref={setActivatorNodeRef}
        {...listeners}
        appearance="subtle"
        className={styles.handle}
        icon={<ReOrderDotsVertical20Regular />}
        data-handle={id}
        aria-pressed={isLifted}
        aria-label={t('admin.order.move', { name, place: at + 2 })}
        title={t('admin.order.move-title')}
        onKeyDown={(event) => props.onKey(event, id)}
        onBlur={props.onLeave}
      />
      <span className={styles.place}>{at + 2}</span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <br />
        {props.text}
      </span>
      <Button appearance="subtle" className={styles.move} icon={<ArrowUp16Regular />} aria-label={t('admin.move-up', { name })} title={t('admin.move-up', { name })} disabledFocusable={isFirst} onClick={() => (isFirst ? undefined : props.onMove(at - 1))} />
      <Button appearance="subtle" className={styles.move} icon={<ArrowDown16Regular />} aria-label={t('admin.move-down', { name })} title={t('admin.move-down', { name })} disabledFocusable={isLast} onClick={() => (isLast ? undefined : props.onMove(at + 1))} />
      <Button appearance="subtle" className={styles.move} icon={<Dismiss16Regular />} aria-label={t('admin.pick.remove', { name })} title={t('admin.pick.remove', { name })} onClick={props.onRemove} />
    </li>
  );
}

/** Criteria that are not in the order yet, each once. */
function AddCriterion({ criteria, labels, onAdd }: { readonly criteria: readonly PriorityCriterion[]; readonly labels: OrderLabels; readonly onAdd: (criterion: PriorityCriterion) => void }): JSX.Element {
  const styles = useStyles();
  const used = new Set(criteria.map(criterionId));
  const free = (...each: readonly PriorityCriterion[]): readonly PriorityCriterion[] => each.filter((criterion) => !used.has(criterionId(criterion)));
  const numbers = labels.fields.filter(({ kind }) => kind === 'number' || kind === 'date').sort((one, two) => one.label.localeCompare(two.label));
  const groups: readonly (readonly [string, readonly (readonly [string, PriorityCriterion])[]])[] = [
    [t('admin.order.group-agent'), free({ kind: 'fit' }, { kind: 'rating' }).map((each) => [each.kind, each] as const)],
    [t('admin.order.group-profile'), free(...(labels.profile?.characteristics ?? []).map(({ id }) => ({ kind: 'characteristic', characteristic: id }) as const)).map((each) => [criterionId(each), each] as const)],
    [t('admin.order.group-greater'), free(...numbers.map(({ id }) => ({ kind: 'field', field: id }) as const)).map((each) => [criterionId(each), each] as const)],
    [t('admin.order.group-smaller'), free(...numbers.map(({ id }) => ({ kind: 'field', field: id, ascending: true }) as const)).map((each) => [`${criterionId(each)} up`, each] as const)],
  ];
  const all = new Map(groups.flatMap(([, each]) => each));
  return (
    <Select
      className={styles.add}
      aria-label={t('admin.order.add')}
      value=""
      onChange={(_event, { value }) => {
        const criterion = all.get(value);
        if (criterion !== undefined) onAdd(criterion);
      }}
    >
      <option value="">{t('admin.order.add')}</option>
      {groups.filter(([, each]) => each.length > 0).map(([group, each]) => (
        <optgroup key={group} label={group}>
          {each.map(([id, criterion]) => (
            <option key={id} value={id}>
              {criterionName(criterion, labels)}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}
