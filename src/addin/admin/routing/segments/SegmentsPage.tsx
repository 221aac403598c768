// Segments: named groups of leads in the order they are tried, each with its conditions in words, how many leads are in it now and who
// uses it.
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Pin20Regular } from '@fluentui/react-icons/svg/pin';
import type { MappableField } from '../../../../domain/profileFields.ts';
import type { SegmentChange } from '../../../../domain/settingsChange.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { t } from '../../../strings.ts';
import type { Problem } from '../../../view.ts';
import type { Administration } from '../../administration.ts';
import { PageHead } from '../../PageFrame.tsx';
import { useAdminStyles } from '../../styles.ts';
import { answerOf, type Asked } from '../../useAsked.ts';
import type { Known } from '../../section.ts';
import type { SectionEdits } from '../../useSettings.ts';
import { OrderedRows, PinnedRow } from '../../OrderedRows.tsx';
import { RowMenu } from '../RowMenu.tsx';
import type { PlanShown } from '../routingAdministration.ts';
import { groupText } from '../ruleWords.ts';
import { useOpener } from '../useOpener.ts';
import { RemoveSegment, type UserPage } from './RemoveSegment.tsx';
import { addedSegment, movedSegment, withDefault, type SegmentsForm } from './segmentsForm.ts';
import { SegmentPanel } from './SegmentPanel.tsx';
import { useMembers, type Members } from './useMembers.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', margin: '12px 0' },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  line: { display: 'flex', gap: '4px', alignItems: 'flex-start' },
  grow: { flexGrow: 1, minWidth: 0 },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '0 8px', alignItems: 'center' },
  acts: { display: 'flex', alignItems: 'center', gridColumn: '2', gridRow: '1', '@media (min-width: 640px)': { gridRow: '1 / 3' } },
  below: { gridColumn: '1 / -1', minWidth: 0, overflowWrap: 'anywhere', '@media (min-width: 640px)': { gridColumn: '1' } },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  off: { color: tokens.colorNeutralForeground3 },
  empty: { margin: '16px 0', padding: '16px', border: `1px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
});

interface SegmentsPageProps {
  readonly administration: Administration;
  readonly known: Known;
  readonly edits: SectionEdits<SegmentsForm>;
  readonly fields: Asked<readonly MappableField[]>;
  /** Plans, for who uses a segment; undefined while they are not read. */
  readonly plans: readonly PlanShown[] | undefined;
  /** Why the plans can't be read. */
  readonly problem?: Problem | undefined;
  readonly isOnline: boolean;
  /** Reads all the page stands on again. */
  readonly onAgain: () => void;
  /** Reads settings and segments again. */
  readonly onStale: () => Promise<unknown>;
  readonly onGo: (page: UserPage) => void;
}

export function SegmentsPage(props: SegmentsPageProps): JSX.Element {
  const { administration, known, edits, fields: asked, plans } = props;
  const styles = useStyles();
  const shared = useAdminStyles();
  const fields = answerOf(asked);
  const { segments } = edits.shown;
  const members = useMembers(administration, segments, fields);
  const [opened, setOpened] = useState<string>();
  const closed = useRef<string>(undefined);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (opened === undefined && closed.current !== undefined) list.current?.querySelector<HTMLElement>(`[data-rowid="${closed.current}"] [aria-haspopup="menu"]`)?.focus();
    closed.current = undefined;
  }, [opened]);
  const close = (): void => {
    closed.current = opened;
    setOpened(undefined);
  };
  const opener = useOpener();
  const [removing, setRemoving] = useState<string>();
  const removed = known.segments.find(({ id }) => id === removing);
  useEffect(() => {
    if (removing === undefined) opener.giveBack();
  }, [removing, opener]);
  const remove = (segment: SegmentChange): void => {
    opener.keep();
    setRemoving(segment.id);
  };
  const forget = (id: string): void => edits.edit((form) => ({ segments: form.segments.filter((each) => each.id !== id) }));
  const isGone = (id: string): void => {
    setRemoving(undefined);
    void props.onStale().then(() => {
      // What was edited of it would make it again on saving.
      forget(id);
      // The button that opened the question goes with the row.
      list.current?.querySelector<HTMLElement>('h1')?.focus();
    });
  };
  const add = (name: string): void => {
    const id = crypto.randomUUID();
    edits.edit((form) => addedSegment(form, { id, name, conditions: { match: 'any', of: [{ field: 'lead.leadsourcecode', operator: 'in' }] } }));
    setOpened(id);
  };
  const put = (segment: SegmentChange): void => edits.edit((form) => ({ segments: form.segments.map((each) => (each.id === segment.id ? segment : each)) }));
  const movable = segments.filter(({ isDefault }) => isDefault !== true);
  const usual = segments.find(({ isDefault }) => isDefault === true);
  const rowOf = (segment: SegmentChange, at: number): JSX.Element =>
    opened === segment.id ? (
      <SegmentPanel segment={segment} fields={fields} count={countText(segment, members)} members={members.bySegment?.get(segment.id)} onChange={put} onClose={close} />
    ) : (
      <SegmentRow
        {...{ segment, at, fields }}
        count={shortCount(segment, members)}
        users={usersOf(segment.id, known, plans)}
        last={movable.length - 1}
        onSwitch={(isActive) => put({ ...segment, isActive })}
        onOpen={() => setOpened(segment.id)}
        onMove={(to) => edits.edit((form) => movedSegment(form, segment.id, to))}
        onRemove={() => (segment.version === undefined ? forget(segment.id) : remove(segment))}
      />
    );
  return (
    <section ref={list} onClickCapture={opener.onPress}>
      <PageHead title={t('admin.page.segments')} text={t('admin.routing.segments-text')} />
      {asked.kind === 'failed' ? <NotRead title={t('admin.segments.no-fields')} onAgain={props.onAgain} /> : null}
      {props.problem === undefined ? null : <NotRead title={t('admin.segments.no-plans')} onAgain={props.onAgain} />}
      {members.asked === 'failed' ? <NotRead title={t('admin.order.not-read')} onAgain={members.again} /> : null}
      {movable.length === 0 ? (
        <div className={styles.empty}>
          <p className={shared.hint}>{t('admin.routing.segments-empty')}</p>
          <Button onClick={() => add(t('admin.segment.usual-name'))}>{t('admin.routing.use-it')}</Button>
        </div>
      ) : (
        <div className={styles.actions}>
          <Button icon={<Add16Regular />} onClick={() => add('')}>
            {t('admin.segment.new')}
          </Button>
        </div>
      )}
      <OrderedRows
        label={t('admin.page.segments')}
        rows={movable}
        onMove={(id, to) => edits.edit((form) => movedSegment(form, id, to))}
        pinned={
          <PinnedRow icon={<Pin20Regular />}>
            {usual === undefined ? (
              <div className={styles.line}>
                <div className={mergeClasses(styles.words, styles.grow)}>
                  <div className={styles.name}>{t('admin.routing.default')}</div>
                  <div className={shared.caption}>{t('admin.routing.default-none')}</div>
                </div>
                <Button size="small" onClick={() => edits.edit((form) => withDefault(form, crypto.randomUUID(), t('admin.routing.default')))}>
                  {t('admin.routing.use-it')}
                </Button>
              </div>
            ) : (
              rowOf(usual, movable.length)
            )}
          </PinnedRow>
        }
      >
        {rowOf}
      </OrderedRows>
      {removed?.version === undefined ? null : (
        <RemoveSegment
          {...{ administration, isOnline: props.isOnline, onGo: props.onGo }}
          segment={{ ...removed, version: removed.version }}
          members={members.bySegment?.get(removed.id)?.length}
          onRemoved={() => isGone(removed.id)}
          onStale={() => void props.onStale()}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </section>
  );
}

function NotRead({ title, onAgain }: { readonly title: string; readonly onAgain: () => void }): JSX.Element {
  return (
    <Bar tone="warning" title={title}>
      <Button size="small" onClick={onAgain}>
        {t('problem.retry')}
      </Button>
    </Bar>
  );
}

interface SegmentRowProps {
  readonly segment: SegmentChange;
  readonly at: number;
  /** Place of the last movable one. */
  readonly last: number;
  /** Undefined while they are read: conditions have no words without them. */
  readonly fields: readonly MappableField[] | undefined;
  readonly count: string;
  readonly users: readonly string[];
  readonly onSwitch: (isActive: boolean) => void;
  readonly onOpen: () => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

function SegmentRow(props: SegmentRowProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { segment, at, last } = props;
  const name = segment.name.trim() === '' ? t('admin.segment.segment') : segment.name;
  const isDefault = segment.isDefault === true;
  return (
    <div className={mergeClasses(styles.row, !segment.isActive && styles.off)}>
      <div className={styles.name}>{name}</div>
      <div className={styles.acts}>
        <Switch checked={segment.isActive} aria-label={t('admin.routing.on-named', { name })} onChange={(_event, { checked }) => props.onSwitch(checked)} />
        <RowMenu
          name={name}
          entries={[
            { label: t('admin.edit'), press: props.onOpen },
            ...(isDefault || at === 0 ? [] : [{ label: t('admin.routing.up'), press: () => props.onMove(at - 1) }]),
            ...(isDefault || at >= last ? [] : [{ label: t('admin.routing.down'), press: () => props.onMove(at + 1) }]),
            { label: t(segment.version === undefined ? 'admin.routing.remove' : 'admin.segments.remove-menu'), press: props.onRemove },
          ]}
        />
      </div>
      <div className={styles.below}>
        <div>{isDefault ? t('admin.routing.default-text') : props.fields === undefined ? '…' : groupText(segment.conditions, props.fields)}</div>
        <div className={shared.caption}>{[...(isDefault ? [t('admin.routing.always-last')] : [t('admin.routing.priority', { priority: segment.priority })]), segment.isActive ? props.count : t('admin.routing.off'), ...props.users].filter((part) => part !== '').join(' · ')}</div>
      </div>
    </div>
  );
}

/** "41 leads", as far as it is known. */
function countText({ id, isActive }: SegmentChange, { bySegment, isAll }: Members): string {
  if (!isActive) return t('admin.routing.off');
  const count = bySegment?.get(id)?.length;
  return count === undefined ? t('admin.order.reading') : t(isAll ? 'admin.segment.count' : 'admin.segment.count-newest', { count });
}

/** "41 open leads", for a row. */
function shortCount(segment: SegmentChange, members: Members): string {
  const count = members.bySegment?.get(segment.id)?.length;
  // A list that can't be read is said once, above.
  if (count === undefined && members.asked === 'failed') return '';
  return count === undefined ? countText(segment, members) : t('admin.routing.open-leads', { count });
}

/** "Hand-raisers", "3 rules" */
function usersOf(id: string, { settings }: Known, plans: readonly PlanShown[] | undefined): readonly string[] {
  const plan = plans?.find(({ state }) => state === 'draft') ?? plans?.find(({ state }) => state === 'active');
  const count = plan?.plan.rules.filter(({ segmentId }) => segmentId === id).length ?? 0;
  const used = [...(settings.prioritization?.handRaiserSegmentId === id ? [t('admin.order.hand-raisers')] : []), ...(count === 0 ? [] : [t('admin.routing.rules-count', { count })])];
  return used.length === 0 ? [] : [t('admin.routing.used-by', { users: used.join(', ') })];
}
