// Leads that would be somebody else's, or nobody's, with why: found by name, filtered, a part at a time. Those that would wait can be let
// wait, each by itself.
import { useMemo } from 'react';
import type { JSX, ReactNode } from 'react';
import { Button, Checkbox, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import type { RehearsedLead } from '../../../../domain/routing/rehearsal/rehearsalFigures.ts';
import { dayText, timeText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { decidedText, leadName, ownerByDraft, ownerThen, type OwnerNames } from './rehearsalWords.ts';

const STEP = 50;
const WIDE = '@media (min-width: 1000px)';
const columns = 'minmax(120px, 1.1fr) 148px minmax(90px, 0.9fr) minmax(90px, 0.9fr) minmax(0, 1.7fr) 64px';

const useStyles = makeStyles({
  section: { marginTop: '20px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '6px 12px', paddingBottom: '8px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  heading: { outlineStyle: 'none', margin: 0, scrollMarginTop: '20px' },
  choices: { display: 'flex', flexWrap: 'wrap', gap: '8px', minWidth: 0 },
  filter: { minWidth: 0, maxWidth: '100%', width: '220px' },
  find: { minWidth: 0, width: '180px' },
  row: { position: 'relative', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'center', gap: '2px 12px', padding: '8px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', [WIDE]: { gridTemplateColumns: columns, minHeight: '44px', padding: '4px 0' } },
  titles: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', [WIDE]: { position: 'static', width: 'auto', height: 'auto', overflow: 'visible', clipPath: 'none', minHeight: '32px', color: tokens.colorNeutralForeground2 } },
  cell: { gridColumn: '1', minWidth: 0, overflowWrap: 'anywhere', [WIDE]: { gridColumn: 'auto', gridRow: 'auto' } },
  name: { fontWeight: tokens.fontWeightSemibold },
  why: { gridColumn: '2', gridRow: '1 / span 5', textAlign: 'end', [WIDE]: { gridColumn: 'auto', gridRow: 'auto' } },
  press: { minWidth: 0 },
  last: { textAlign: 'end' },
  label: { color: tokens.colorNeutralForeground3, [WIDE]: { display: 'none' } },
  nobody: { display: 'inline-flex', alignItems: 'center', gap: '4px', color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  icon: { display: 'inline-flex' },
  tick: { marginLeft: '-8px' },
  more: { marginTop: '8px' },
  none: { margin: '12px 0' },
});

/** What of the list is shown; kept while one of its leads is looked at. */
export interface ListView {
  /** `other`, `slip`, `caught`, or the id of the rule that would give it. */
  readonly filter: string;
  readonly words: string;
  readonly most: number;
}

export const wholeList: ListView = { filter: 'other', words: '', most: STEP };

interface ChangedLeadsProps {
  readonly leads: readonly RehearsedLead[];
  readonly plan: RoutingPlan;
  readonly names: OwnerNames;
  readonly draftName: string;
  readonly now: Date;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  readonly onWhy: (lead: RehearsedLead) => void;
  /** Ids of those that may wait; undefined = nothing is to be said of it any more. */
  readonly acknowledged: ReadonlySet<string> | undefined;
  readonly onAcknowledge: (leadId: string, isIt: boolean) => void;
  /** Below those that would wait: the press that lets them. */
  readonly children?: ReactNode;
}

export function ChangedLeads(props: ChangedLeadsProps): JSX.Element {
  const { leads, plan, view, onView } = props;
  const styles = useStyles();
  const shared = useAdminStyles();
  const rules = useMemo(() => plan.rules.filter(({ id }) => leads.some((lead) => lead.isOther && ruleOf(lead) === id)), [leads, plan]);
  const kind = useMemo(() => leads.filter((lead) => belongs(lead, view.filter)), [leads, view.filter]);
  const found = useMemo(() => {
    const wanted = view.words.trim().toLowerCase();
    return wanted === '' ? kind : kind.filter((lead) => leadName(lead).toLowerCase().includes(wanted));
  }, [kind, view.words]);
  const shown = found.slice(0, view.most);
  const title = t(view.filter === 'slip' ? 'admin.rehearsal.list-slip' : 'admin.rehearsal.list-other', { count: kind.length });
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2 className={mergeClasses(shared.heading, styles.heading)} tabIndex={-1} data-list="">
          {title}
        </h2>
        <div className={styles.choices}>
          <Select className={styles.filter} data-field="rehearsal-filter" aria-label={t('admin.rehearsal.filter')} value={view.filter} onChange={(_event, { value }) => onView({ ...view, filter: value, most: STEP })}>
            <option value="other">{t('admin.rehearsal.filter-other')}</option>
            <option value="slip">{t('admin.rehearsal.filter-slip')}</option>
            <option value="caught">{t('admin.rehearsal.filter-caught')}</option>
            {rules.map(({ id, name }) => (
              <option key={id} value={id}>
                {t('admin.rehearsal.filter-rule', { name })}
              </option>
            ))}
          </Select>
          <Input className={styles.find} type="search" data-field="rehearsal-find" aria-label={t('admin.rehearsal.find')} placeholder={t('admin.rehearsal.find')} value={view.words} maxLength={100} onChange={(_event, { value }) => onView({ ...view, words: value, most: STEP })} />
        </div>
      </div>
      {found.length === 0 ? <p className={mergeClasses(shared.hint, styles.none)}>{t(kind.length === 0 ? (view.filter === 'slip' ? 'admin.rehearsal.none-slip' : 'admin.rehearsal.none-other') : 'admin.rehearsal.none-found')}</p> : <Rows {...props} leads={shown} title={title} />}
      <div className={shared.caption} role="status">
        {found.length > shown.length ? t('admin.rehearsal.shown-of', { shown: shown.length, count: found.length }) : ''}
      </div>
      {found.length > shown.length ? (
        <Button size="small" className={styles.more} onClick={() => onView({ ...view, most: view.most + STEP })}>
          {t('admin.rehearsal.show-more', { count: Math.min(STEP, found.length - shown.length) })}
        </Button>
      ) : null}
      {view.filter === 'slip' ? props.children : null}
    </section>
  );
}

function ruleOf({ decision: { outcome } }: RehearsedLead): string | undefined {
  return 'ruleId' in outcome ? outcome.ruleId : undefined;
}

function belongs(lead: RehearsedLead, filter: string): boolean {
  if (filter === 'slip') return lead.slips;
  if (filter === 'caught') return lead.isOther && lead.decision.outcome.kind === 'catch-all';
  return lead.isOther && (filter === 'other' || ruleOf(lead) === filter);
}

function Rows({ leads, plan, names, draftName, now, view, title, onWhy, acknowledged, onAcknowledge }: ChangedLeadsProps & { readonly title: string }): JSX.Element {
  const styles = useStyles();
  const titles = [t('admin.rehearsal.lead'), t('admin.rehearsal.came-in'), t('admin.rehearsal.as-it-was'), draftName, t('admin.rehearsal.reason'), t('admin.rehearsal.why')];
  const isTicked = view.filter === 'slip' && acknowledged !== undefined;
  return (
    <div role="table" aria-label={title}>
      <div role="row" className={mergeClasses(styles.row, styles.titles)}>
        {titles.map((text, place) => (
          <span key={text} role="columnheader" className={place === titles.length - 1 ? styles.last : undefined}>
            {text}
          </span>
        ))}
      </div>
      {leads.map((lead) => {
        const name = leadName(lead);
        const by = ownerByDraft(lead, names);
        const { id, createdOn } = lead.lead;
        return (
          <div key={id} role="row" className={styles.row}>
            <span role="cell" className={mergeClasses(styles.cell, styles.name)}>
              {isTicked ? <Checkbox className={styles.tick} checked={acknowledged.has(id)} label={name} aria-label={t('admin.rehearsal.may-wait', { name })} onChange={(_event, { checked }) => onAcknowledge(id, checked === true)} /> : name}
            </span>
            <span role="cell" className={styles.cell}>
              {t('time.moment', { day: dayText(createdOn, now, true), time: timeText(createdOn) })}
            </span>
            <span role="cell" className={styles.cell}>
              <span className={styles.label}>{t('admin.rehearsal.was-label')} </span>
              {ownerThen(lead, names) ?? t('admin.rehearsal.nobody')}
            </span>
            <span role="cell" className={styles.cell}>
              <span className={styles.label}>{t('admin.rehearsal.now-label', { draftName })} </span>
              {by === undefined ? <Nobody /> : by}
            </span>
            <span role="cell" className={styles.cell}>
              {decidedText(lead, plan)}
            </span>
            <span role="cell" className={styles.why}>
              <Button size="small" appearance="subtle" className={styles.press} data-why={id} aria-label={t('admin.rehearsal.why-named', { name })} onClick={() => onWhy(lead)}>
                {t('admin.rehearsal.why')}
              </Button>
            </span>
          </div>
        );
      })}
    </div>
  );
}

function Nobody(): JSX.Element {
  const styles = useStyles();
  return (
    <span className={styles.nobody}>
      <span className={styles.icon} aria-hidden>
        <ErrorCircle16Filled />
      </span>
      {t('admin.rehearsal.nobody')}
    </span>
  );
}
