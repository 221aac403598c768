// The order of leads as a list: hand-raisers pinned first, score and newest pinned last, the criteria between them moved by drag,
// by Space and arrows, or by their arrow buttons.
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { Pin20Regular } from '@fluentui/react-icons/svg/pin';
import { criterionId } from '../../../domain/leadOrder.ts';
import type { PriorityCriterion } from '../../../domain/settings.ts';
import { t } from '../../strings.ts';
import { OrderedRows, PinnedRow } from '../OrderedRows.tsx';
import { useAdminStyles } from '../styles.ts';
import { criterionName, criterionText } from './orderWords.ts';
import type { OrderLabels } from './orderWords.ts';

const useStyles = makeStyles({
  cells: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  place: { flexShrink: 0, minWidth: '20px', textAlign: 'center', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  // Beside the words where there is room, below them in a pane.
  pin: { flexShrink: 0, maxWidth: '40%', '@media (max-width: 480px)': { display: 'block', maxWidth: 'none' } },
  pinnedWords: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px', flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', '@media (max-width: 480px)': { display: 'block' } },
  name: { fontWeight: tokens.fontWeightSemibold },
  move: { flexShrink: 0, minWidth: '28px', width: '28px', height: '32px', padding: 0 },
  add: { marginTop: '8px' },
});

interface OrderListProps {
  readonly criteria: readonly PriorityCriterion[];
  readonly labels: OrderLabels;
  readonly segmentName: string | undefined;
  readonly onChange: (criteria: readonly PriorityCriterion[]) => void;
}

export function OrderList({ criteria, labels, segmentName, onChange }: OrderListProps): JSX.Element {
  const shared = useAdminStyles();
  const rows = criteria.map((criterion) => ({ id: criterionId(criterion), name: criterionName(criterion, labels), criterion }));
  const move = (id: string, to: number): void => {
    const moved = criteria.find((each) => criterionId(each) === id);
    const rest = criteria.filter((each) => each !== moved);
    if (moved !== undefined) onChange([...rest.slice(0, to), moved, ...rest.slice(to)]);
  };
  return (
    <section className={shared.wide} aria-label={t('admin.order.title')}>
      <h2 className={shared.heading}>{t('admin.order.title')}</h2>
      <p className={shared.hint}>{t('admin.order.hint')}</p>
      <OrderedRows
        label={t('admin.order.title')}
        rows={rows}
        onMove={move}
        areCards
        first={{ count: 1, rows: <Pinned place={1} name={t('admin.order.hand-raisers')} text={segmentName === undefined ? t('admin.order.nobody') : t('admin.order.segment', { name: segmentName })} pin={t('admin.order.always-first')} /> }}
        pinned={
          <>
            <Pinned place={criteria.length + 2} name={t('admin.order.score')} text={t('admin.order.score-text')} pin={t('admin.order.always-last')} />
            <Pinned place={criteria.length + 3} name={t('admin.order.newest')} text={t('admin.order.newest-text')} pin={t('admin.order.tie-break')} />
          </>
        }
      >
        {({ id, name, criterion }, at) => (
          <Criterion name={name} text={criterionText(criterion, labels)} at={at} count={criteria.length} onMove={(to) => move(id, to)} onRemove={() => onChange(criteria.filter((each) => each !== criterion))} />
        )}
      </OrderedRows>
      <AddCriterion criteria={criteria} labels={labels} onAdd={(criterion) => onChange([...criteria, criterion])} />
    </section>
  );
}

function Pinned({ place, name, text, pin }: { readonly place: number; readonly name: string; readonly text: string; readonly pin: string }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  return (
    <PinnedRow icon={<Pin20Regular />} isCard>
      <div className={styles.cells}>
        <span className={styles.place}>{place}</span>
        <span className={styles.pinnedWords}>
          <span>
            <span className={styles.name}>{name}</span>
            <br />
            {text}
          </span>
          <span className={mergeClasses(shared.caption, styles.pin)}>{pin}</span>
        </span>
      </div>
    </PinnedRow>
  );
}

interface CriterionProps {
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

function Criterion({ name, text, at, count, onMove, onRemove }: CriterionProps): JSX.Element {
  const styles = useStyles();
  const [isFirst, isLast] = [at === 0, at === count - 1];
  return (
    <div className={styles.cells}>
      <span className={styles.place}>{at + 2}</span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <br />
        {text}
      </span>
      <Button appearance="subtle" className={styles.move} icon={<ArrowUp16Regular />} aria-label={t('admin.move-up', { name })} title={t('admin.move-up', { name })} disabledFocusable={isFirst} onClick={() => (isFirst ? undefined : onMove(at - 1))} />
      <Button appearance="subtle" className={styles.move} icon={<ArrowDown16Regular />} aria-label={t('admin.move-down', { name })} title={t('admin.move-down', { name })} disabledFocusable={isLast} onClick={() => (isLast ? undefined : onMove(at + 1))} />
      <Button appearance="subtle" className={styles.move} icon={<Dismiss16Regular />} aria-label={t('admin.pick.remove', { name })} title={t('admin.pick.remove', { name })} onClick={onRemove} />
    </div>
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
