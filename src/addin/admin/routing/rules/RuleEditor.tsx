// One rule as a form in three steps, with what it says in one sentence and what it reaches right now beside it.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { Breadcrumb, BreadcrumbButton, BreadcrumbDivider, BreadcrumbItem, Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { MappableField } from '../../../../domain/profileFields.ts';
import type { AssignmentRule } from '../../../../domain/routing/plan.ts';
import type { SegmentChange } from '../../../../domain/settingsChange.ts';
import { arrivalText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import type { Administration } from '../../administration.ts';
import { LeaveDialog } from '../../LeaveDialog.tsx';
import { PageContent, PageHead } from '../../PageFrame.tsx';
import type { Asked } from '../../useAsked.ts';
import { RoutingBar } from '../RoutingBar.tsx';
import { ruleSentence } from '../ruleWords.ts';
import { IfNobody } from './IfNobody.tsx';
import { RightNow } from './RightNow.tsx';
import { isEdited, type EditedRule } from './ruleForm.ts';
import type { Draft } from './useDraft.ts';
import { useReach } from './useReach.ts';
import type { Routing } from './useRouting.ts';
import { WhichLeads } from './WhichLeads.tsx';
import { WhoGetsThem } from './WhoGetsThem.tsx';

const LONGEST_NAME = 100;

const useStyles = makeStyles({
  crumbs: { marginBottom: '4px' },
  columns: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px', marginTop: '16px', '@media (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) 300px' } },
  form: { minWidth: 0 },
  aside: { minWidth: 0, '@media (min-width: 900px)': { position: 'sticky', top: '0', alignSelf: 'start' } },
  card: { boxSizing: 'border-box', marginBottom: '16px', padding: '12px 16px 16px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, '@media (max-width: 340px)': { paddingLeft: '10px', paddingRight: '10px' } },
  head: { display: 'flex', alignItems: 'center', gap: '8px', marginBottom: '8px' },
  number: { display: 'flex', alignItems: 'center', justifyContent: 'center', flexShrink: 0, width: '24px', height: '24px', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorNeutralBackground3, fontSize: '13px', '@media (forced-colors: active)': { border: '1px solid CanvasText' } },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  words: { margin: 0, fontSize: '13px', lineHeight: '20px', overflowWrap: 'anywhere' },
});

interface RuleEditorProps {
  readonly administration: Administration;
  readonly routing: Routing;
  readonly draft: Draft;
  readonly editor: EditedRule;
  readonly segments: readonly SegmentChange[];
  readonly fields: Asked<readonly MappableField[]>;
  readonly isOnline: boolean;
  /** Back in the list the focus is on the rule. */
  readonly onLeft: () => void;
}

export function RuleEditor(props: RuleEditorProps): JSX.Element {
  const { routing, draft, editor, segments, isOnline } = props;
  const styles = useStyles();
  const [isLeaving, setLeaving] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const title = useRef<HTMLDivElement>(null);
  const isNew = useRef(editor.isNew);
  useEffect(() => (isNew.current ? name.current?.focus() : title.current?.querySelector<HTMLElement>('h1')?.focus()), []);
  const { names } = routing;
  const rule = editor.shown;
  const put = (shown: AssignmentRule): void => routing.setEditor({ ...editor, shown });
  const at = draft.shown.plan.rules.findIndex(({ id }) => id === rule.id);
  const count = draft.shown.plan.rules.length + (at < 0 ? 1 : 0);
  const plan = useMemo(() => ({ ...draft.shown.plan, segments, rules: at < 0 ? [...draft.shown.plan.rules, rule] : draft.shown.plan.rules.map((each) => (each.id === rule.id ? rule : each)) }), [draft.shown.plan, segments, rule, at]);
  const reach = useReach(props.administration, { plan, ruleId: rule.id, sellers: routing.known.sellers, fields: props.fields });
  const wrong = routing.wrong();
  const isChanged = isEdited(editor);
  const isUnsaved = isChanged || draft.changes.includes(`rule:${rule.id}`);
  const canSave = isUnsaved && wrong.length === 0 && isOnline && !draft.isSaving;
  const leave = (): void => {
    props.onLeft();
    routing.setEditor(undefined);
  };
  const save = (): void => {
    props.onLeft();
    void routing.saveRule();
  };
  const shownName = rule.name.trim() === '' ? t('admin.routing.new-rule') : rule.name;
  return (
    <>
      <PageContent>
        <div ref={title}>
          <Breadcrumb className={styles.crumbs} size="small" aria-label={t('admin.routing.crumbs')}>
            <BreadcrumbItem>
              <BreadcrumbButton onClick={() => (isChanged ? setLeaving(true) : leave())}>{t('admin.page.rules')}</BreadcrumbButton>
            </BreadcrumbItem>
            <BreadcrumbDivider />
            <BreadcrumbItem>{t('admin.routing.draft-named', { number: plan.number })}</BreadcrumbItem>
          </Breadcrumb>
          <PageHead title={shownName} text={placeText({ place: (at < 0 ? count - 1 : at) + 1, count, number: plan.number }, draft.row)} />
        </div>
        <div className={styles.columns}>
          <div className={styles.form}>
            <Field label={t('admin.routing.rule-name')} style={{ marginBottom: '16px' }}>
              <Input ref={name} data-field="rule-name" value={rule.name} maxLength={LONGEST_NAME} onChange={(_event, { value }) => put({ ...rule, name: value })} />
            </Field>
            <Step number={1} title={t('admin.routing.which')}>
              <WhichLeads rule={rule} names={names} segments={segments} onChange={put} />
            </Step>
            <Step number={2} title={t('admin.routing.who')}>
              <WhoGetsThem rule={rule} names={names} onChange={put} />
            </Step>
            <Step number={3} title={t('admin.routing.if-nobody')}>
              <IfNobody rule={rule} names={names} onChange={put} />
            </Step>
          </div>
          <div className={styles.aside}>
            <section className={styles.card} aria-label={t('admin.routing.in-words')}>
              <h2 className={styles.title}>{t('admin.routing.in-words')}</h2>
              <p className={styles.words}>{ruleSentence(rule, names)}</p>
            </section>
            <RightNow reach={reach} rule={rule} plan={plan} sellers={routing.known.sellers} />
          </div>
        </div>
      </PageContent>
      {routing.page === undefined ? null : (
        <RoutingBar page={routing.page} status={statusText({ wrong, isUnsaved, isOnline, isSaving: draft.isSaving })}>
          <Button onClick={() => (isChanged ? setLeaving(true) : leave())}>{t('admin.routing.cancel')}</Button>
          <Button appearance="primary" data-primary="" disabledFocusable={!canSave} aria-busy={draft.isSaving || undefined} onClick={() => (canSave ? save() : undefined)}>
            {t('admin.routing.save-draft')}
          </Button>
        </RoutingBar>
      )}
      {isLeaving ? (
        <LeaveDialog
          canSave={canSave}
          text={wrong.length > 0 ? wrong.join(' ') : isOnline ? t('admin.leave-text', { count: 1 }) : t('admin.offline-edits')}
          onSave={() => {
            setLeaving(false);
            save();
          }}
          onDiscard={leave}
          onStay={() => setLeaving(false)}
        />
      ) : null}
    </>
  );
}

/** "Rule 2 of 7 in draft 15 · draft saved by Priya Raman, 08:40" */
function placeText(place: { readonly place: number; readonly count: number; readonly number: number }, row: Draft['row']): string {
  const text = t('admin.routing.rule-of', place);
  return row?.savedBy === undefined ? text : t('admin.routing.rule-of-saved', { text, name: row.savedBy, when: arrivalText(row.savedOn, new Date()) });
}

function statusText({ wrong, isUnsaved, isOnline, isSaving }: { readonly wrong: readonly string[]; readonly isUnsaved: boolean; readonly isOnline: boolean; readonly isSaving: boolean }): string {
  if (isSaving) return t('admin.saving');
  if (isUnsaved && wrong.length > 0) return wrong.join(' ');
  if (!isOnline) return t(isUnsaved ? 'admin.offline-edits' : 'admin.offline');
  return isUnsaved ? t('admin.not-saved', { count: 1 }) : '';
}

function Step({ number, title, children }: { readonly number: number; readonly title: string; readonly children: ReactNode }): JSX.Element {
  const styles = useStyles();
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <span className={styles.number} aria-hidden>
          {number}
        </span>
        <h2 className={styles.title}>{title}</h2>
      </div>
      {children}
    </section>
  );
}
