// The rules in their order: a table where there is room, stacked lines where there is little. The catch-all owner stays last.
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { Flag20Regular } from '@fluentui/react-icons/svg/flag';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import type { AssignmentRule, RoutingSettings } from '../../../../domain/routing/plan.ts';
import { dayText } from '../../../parts/words/dates.ts';
import { currentFormats, t } from '../../../strings.ts';
import { OrderedRows, PinnedRow } from '../../OrderedRows.tsx';
import { useAdminStyles } from '../../styles.ts';
import { RowMenu } from '../RowMenu.tsx';
import type { RuleCounts } from '../routingAdministration.ts';
import { methodText, otherwiseText, personName, targetText, whichText, type RuleNames } from '../ruleWords.ts';

const COLUMNS = 'minmax(0, 2.2fr) minmax(0, 1.6fr) minmax(0, 0.9fr) 84px 96px';

const useStyles = makeStyles({
  head: { display: 'none', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold, '@media (min-width: 900px)': { display: 'grid', gridTemplateColumns: COLUMNS, gap: '12px', padding: '8px 0 8px 32px' } },
  cells: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '2px 12px', alignItems: 'start', minWidth: 0, overflowWrap: 'anywhere', '@media (min-width: 900px)': { gridTemplateColumns: COLUMNS, alignItems: 'center' } },
  // In a pane the name stands beside the switch, and all below it has the whole width.
  rule: { display: 'contents', '@media (min-width: 900px)': { display: 'block' } },
  name: { gridColumn: '1', alignSelf: 'center', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  which: { gridColumn: '1 / -1' },
  place: { marginRight: '8px', color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular, fontVariantNumeric: 'tabular-nums' },
  tag: { marginLeft: '8px' },
  second: { color: tokens.colorNeutralForeground2 },
  off: { color: tokens.colorNeutralForeground3 },
  to: { gridColumn: '1 / -1', display: 'flex', gap: '6px', '@media (min-width: 900px)': { gridColumn: 'auto' } },
  arrow: { display: 'flex', flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground2, '@media (min-width: 900px)': { display: 'none' } },
  else: { gridColumn: '1', color: tokens.colorNeutralForeground2, '@media (min-width: 900px)': { gridColumn: 'auto' } },
  only: { '@media (min-width: 900px)': { display: 'none' } },
  risk: { display: 'inline-flex', gap: '4px', alignItems: 'flex-start', color: tokens.colorStatusWarningForeground3 },
  count: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  acts: { display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gridColumn: '2', gridRow: '1', '@media (min-width: 900px)': { gridColumn: 'auto', gridRow: 'auto' } },
  problem: { display: 'flex', gap: '4px', gridColumn: '1 / -1', marginTop: '2px' },
  blocks: { color: tokens.colorStatusDangerForeground1 },
});

/** What is wrong with a rule, as a sentence. */
export interface RowProblem {
  readonly text: string;
  readonly blocks: boolean;
}

export type ChangeTag = 'new' | 'edited';

interface RuleRowsProps {
  readonly rules: readonly AssignmentRule[];
  readonly settings: RoutingSettings;
  readonly names: RuleNames;
  /** Undefined = not known yet. */
  readonly counts: RuleCounts | undefined;
  /** Against the active plan, by the rule's id. */
  readonly tags: ReadonlyMap<string, ChangeTag>;
  /** UTC ISO instants of rules that are off in the active plan, too, by id. */
  readonly offSince: ReadonlyMap<string, string>;
  readonly problems: ReadonlyMap<string, readonly RowProblem[]>;
  readonly onMove: (id: string, to: number) => void;
  readonly onSwitch: (rule: AssignmentRule, isActive: boolean) => void;
  readonly onEdit: (rule: AssignmentRule) => void;
  readonly onDuplicate: (rule: AssignmentRule) => void;
  readonly onRemove: (rule: AssignmentRule) => void;
  readonly onCatchAll: () => void;
}

export function RuleRows(props: RuleRowsProps): JSX.Element {
  const styles = useStyles();
  const { rules, settings, names, counts } = props;
  return (
    <>
      <div className={styles.head} aria-hidden>
        <span>{t('admin.routing.rule')}</span>
        <span>{t('admin.routing.goes-to')}</span>
        <span>{t('admin.routing.if-nobody')}</span>
        <span className={styles.count}>{t('admin.routing.last-days')}</span>
        <span className={styles.count}>{t('admin.routing.on')}</span>
      </div>
      <OrderedRows
        label={t('admin.page.rules')}
        rows={rules}
        onMove={props.onMove}
        pinned={
          <PinnedRow icon={<Flag20Regular />}>
            <div className={styles.cells}>
              <div className={styles.rule}>
                <div className={styles.name}>{t('admin.routing.catch-all')}</div>
                <div className={mergeClasses(styles.which, styles.second)}>{t('admin.routing.catch-all-text')}</div>
              </div>
              <div className={styles.to}>
                <Arrow />
                <div>
                  {settings.catchAllOwnerId === undefined ? <Risk text={t('admin.routing.catch-all-none')} /> : personName(settings.catchAllOwnerId, names)}
                  <div className={styles.second}>{t('admin.routing.reminded', { count: settings.catchAllHours })}</div>
                </div>
              </div>
              <div className={styles.else} />
              <Count count={counts?.catchAll} />
              <div className={styles.acts}>
                <Button size="small" onClick={props.onCatchAll} aria-label={t('admin.routing.catch-all-change')}>
                  {t('admin.routing.change')}
                </Button>
              </div>
            </div>
          </PinnedRow>
        }
      >
        {(rule, at) => <RuleRow {...props} rule={rule} at={at} />}
      </OrderedRows>
    </>
  );
}

function RuleRow(props: RuleRowsProps & { readonly rule: AssignmentRule; readonly at: number }): JSX.Element {
  const styles = useStyles();
  const { rule, at, names, counts, rules } = props;
  const tag = props.tags.get(rule.id);
  const since = props.offSince.get(rule.id);
  const otherwise = otherwiseText(rule, names);
  const short = t('admin.routing.nobody-free', { otherwise });
  return (
    <div className={mergeClasses(styles.cells, !rule.isActive && styles.off)}>
      <div className={styles.rule}>
        <div className={styles.name}>
          <span className={styles.place}>{at + 1}</span>
          {rule.name}
          {tag === undefined ? null : <Tag text={t(`admin.routing.tag.${tag}`)} isOwn />}
          {rule.isActive ? null : <Tag text={since === undefined ? t('admin.routing.off') : t('admin.routing.off-since', { date: dayText(since, new Date()) })} />}
        </div>
        <div className={mergeClasses(styles.which, rule.isActive && styles.second)}>{whichText(rule, names)}</div>
      </div>
      <div className={styles.to}>
        <Arrow />
        <div>
          {targetText(rule, names)}
          <div className={rule.isActive ? styles.second : undefined}>{methodText(rule)}</div>
        </div>
      </div>
      <div className={styles.else}>
        <span className={styles.only}>{rule.otherwise.kind === 'stop' ? <Risk text={short} /> : short}</span>
        <OnlyWide>{rule.otherwise.kind === 'stop' ? <Risk text={otherwise} /> : otherwise}</OnlyWide>
      </div>
      <Count count={counts === undefined ? undefined : (counts.byRule.get(rule.id) ?? 0)} />
      <div className={styles.acts}>
        <Switch checked={rule.isActive} aria-label={t('admin.routing.on-named', { name: rule.name })} onChange={(_event, { checked }) => props.onSwitch(rule, checked)} />
        <RowMenu
          name={rule.name}
          entries={[
            { label: t('admin.edit'), press: () => props.onEdit(rule) },
            { label: t('admin.routing.duplicate'), press: () => props.onDuplicate(rule) },
            ...(at === 0 ? [] : [{ label: t('admin.routing.up'), press: () => props.onMove(rule.id, at - 1) }]),
            ...(at === rules.length - 1 ? [] : [{ label: t('admin.routing.down'), press: () => props.onMove(rule.id, at + 1) }]),
            { label: t('admin.routing.remove'), press: () => props.onRemove(rule) },
          ]}
        />
      </div>
      {(props.problems.get(rule.id) ?? []).map(({ text, blocks }) => (
        <div key={text} className={mergeClasses(styles.problem, blocks ? styles.blocks : styles.risk)}>
          <span aria-hidden style={{ display: 'flex' }}>
            <Warning16Regular />
          </span>
          <span>{text}</span>
        </div>
      ))}
    </div>
  );
}

const useWideStyles = makeStyles({ wide: { display: 'none', '@media (min-width: 900px)': { display: 'inline' } } });

function OnlyWide({ children }: { readonly children: JSX.Element | string }): JSX.Element {
  return <span className={useWideStyles().wide}>{children}</span>;
}

function Arrow(): JSX.Element {
  return (
    <span className={useStyles().arrow} aria-hidden>
      <ArrowRight16Regular />
    </span>
  );
}

function Risk({ text }: { readonly text: string }): JSX.Element {
  return (
    <span className={useStyles().risk}>
      <span aria-hidden style={{ display: 'flex' }}>
        <Warning16Regular />
      </span>
      {text}
    </span>
  );
}

function Tag({ text, isOwn }: { readonly text: string; readonly isOwn?: true }): JSX.Element {
  const shared = useAdminStyles();
  return <span className={mergeClasses(useStyles().tag, shared.tag, isOwn === true && shared.own)}>{text}</span>;
}

function Count({ count }: { readonly count: number | undefined }): JSX.Element {
  const styles = useStyles();
  const text = count === undefined ? '–' : new Intl.NumberFormat(currentFormats().locale).format(count);
  return (
    <div className={styles.count}>
      <span className={styles.only}>{t('admin.routing.last-days-of', { count: text })}</span>
      <OnlyWide>{text}</OnlyWide>
    </div>
  );
}
