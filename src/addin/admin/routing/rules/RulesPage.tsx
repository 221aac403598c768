// Assignment rules: the draft in its order, its examples, what it changes against the plan that works now, and the way to make it work.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { History20Regular } from '@fluentui/react-icons/svg/history';
import type { MappableField } from '../../../../domain/profileFields.ts';
import { changeSettings, duplicateRule, moveRule, newRule, removeRule, switchRule } from '../../../../domain/routing/plan/planEditing.ts';
import type { AssignmentRule, RuleTest } from '../../../../domain/routing/plan.ts';
import { planToText } from '../../../../domain/routing/plan/planText.ts';
import type { SegmentChange } from '../../../../domain/settingsChange.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { t } from '../../../strings.ts';
import type { Administration } from '../../administration.ts';
import { ExportDialog } from '../../ExportDialog.tsx';
import { PageContent, PageHead } from '../../PageFrame.tsx';
import { useAdminStyles } from '../../styles.ts';
import { answerOf, useAsked, type Asked } from '../../useAsked.ts';
import { useDraftTried } from '../rehearsal/useDraftTried.ts';
import type { Rehearsal } from '../rehearsal/useRehearsal.ts';
import { RoutingBar } from '../RoutingBar.tsx';
import { RowMenu } from '../RowMenu.tsx';
import { personName } from '../ruleWords.ts';
import { ActivateDialog } from './ActivateDialog.tsx';
import { CatchAllDialog } from './CatchAllDialog.tsx';
import { ChangesDialog } from './ChangesDialog.tsx';
import { contentFrom } from './draftContent.ts';
import { DraftNotice } from './DraftNotice.tsx';
import { checkPlan } from './planCheck.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { changedRules } from './planWords.ts';
import { RuleEditor } from './RuleEditor.tsx';
import { offSince } from './offSince.ts';
import { openedRule } from './ruleForm.ts';
import { RoutingNow } from './RoutingNow.tsx';
import { RuleRows } from './RuleRows.tsx';
import { RuleTests } from './RuleTests.tsx';
import type { Draft } from './useDraft.ts';
import type { Routing } from './useRouting.ts';
import { VersionsDrawer } from './VersionsDrawer.tsx';

/** What "lately" means in the list. */
const COUNTED_DAYS = 30;
const DAY = 86_400_000;

const useStyles = makeStyles({
  actions: { position: 'relative', display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
  empty: { margin: '16px 0', padding: '16px', border: `1px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium },
  below: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', columnGap: '20px', alignItems: 'start', '@media (min-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr) 300px' } },
});

interface RulesPageProps {
  readonly administration: Administration;
  readonly routing: Routing;
  readonly draft: Draft;
  readonly segments: readonly SegmentChange[];
  readonly fields: Asked<readonly MappableField[]>;
  readonly rehearsal: Rehearsal;
  readonly isOnline: boolean;
  /** The way to the rehearsal. */
  readonly onRehearse: () => void;
}

export function RulesPage(props: RulesPageProps): JSX.Element {
  const { routing, draft } = props;
  const { reload } = routing;
  // Somebody may have changed the draft or the sellers while another page was shown.
  const wasRead = useRef(false);
  useEffect(() => {
    if (!wasRead.current) reload();
    wasRead.current = true;
  }, [reload]);
  const [focusOn, setFocusOn] = useState<string>();
  if (routing.editor !== undefined) {
    return <RuleEditor key={routing.editor.base.id} {...props} editor={routing.editor} onLeft={() => setFocusOn(routing.editor?.base.id)} />;
  }
  return <RuleList key={draft.active?.id ?? ''} {...props} focusOn={focusOn} />;
}

type Open = 'versions' | 'changes' | 'activate' | 'export' | 'import' | 'catch-all';

function RuleList(props: RulesPageProps & { readonly focusOn: string | undefined }): JSX.Element {
  const { administration, routing, draft, segments, fields: asked, isOnline } = props;
  const styles = useStyles();
  const shared = useAdminStyles();
  const [open, setOpen] = useState<Open>();
  const list = useRef<HTMLDivElement>(null);
  const { focusOn } = props;
  useEffect(() => {
    if (focusOn !== undefined) list.current?.querySelector<HTMLElement>(`[data-rowid="${focusOn}"] [aria-haspopup="menu"]`)?.focus();
  }, [focusOn]);
  const readCounts = useCallback(() => administration.routing.countByRule(new Date(Date.now() - COUNTED_DAYS * DAY).toISOString()), [administration]);
  const [counts] = useAsked(readCounts);
  const { names, known } = routing;
  const { shown, active, row } = draft;
  const plan = useMemo(() => ({ ...shown.plan, segments }), [shown.plan, segments]);
  const fields = answerOf(asked);
  const check = useMemo(() => checkPlan({ plan, tests: shown.tests, active: active?.plan, known, fields: fields ?? [], names, now: new Date() }), [plan, shown.tests, active, known, fields, names]);
  const since = useMemo(() => offSince(draft.plans), [draft.plans]);
  const failing = check.results?.filter(({ passes }) => !passes).length ?? 0;
  const close = (): void => setOpen(undefined);
  const edit = (rule: AssignmentRule, isNew: boolean): void => routing.setEditor({ shown: openedRule(rule), base: openedRule(rule), isNew });
  const add = (): void => edit(newRule(crypto.randomUUID(), ''), true);
  const damaged = [...draft.plans].find(({ damage, state }) => damage !== undefined && state !== 'retired');
  const tried = useDraftTried({ draft, routing, rehearsal: props.rehearsal, segments, fields: asked, isOnline });
  const hasDraft = row !== undefined || check.differences.length > 0;
  // Sellers get leads only by what was rehearsed, to the letter.
  const isTried = tried.verdict?.may === true && hasDraft;
  const canActivate = isTried && isOnline && draft.changes.length === 0 && known.isComplete;
  const canRehearse = tried.canRehearse && hasDraft;
  const rehearse = (): void => {
    // A result of exactly this draft is there to be looked at.
    if (!tried.isRehearsed) tried.start();
    props.onRehearse();
  };
  return (
    <>
      <PageContent>
        <div ref={list}>
          <PageHead title={t('admin.routing.rules-title')} text={t('admin.routing.rules-text')} />
          <div className={styles.actions}>
            {shown.plan.rules.length === 0 ? null : <AddRule onAdd={add} />}
            <Button appearance="subtle" icon={<History20Regular />} onClick={() => setOpen('versions')}>
              {t('admin.routing.versions')}
            </Button>
            <RowMenu name={t('admin.page.rules')} entries={[{ label: t('admin.routing.export'), press: () => setOpen('export') }, { label: t('admin.routing.import'), press: () => setOpen('import') }]} />
          </div>
          <DraftNotice draft={draft} changed={changedRules(check.differences)} isDifferent={check.differences.length > 0} onSee={() => setOpen('changes')} />
          {damaged === undefined ? null : <Bar tone="danger" title={t('admin.routing.damaged', { number: damaged.number, at: damaged.damage?.at ?? '' })} text={t('admin.routing.damaged-text')} />}
          {known.problem === undefined ? null : (
            <Bar tone="warning" title={t('admin.routing.not-read')}>
              <Button size="small" onClick={known.again}>
                {t('problem.retry')}
              </Button>
            </Bar>
          )}
          {check.general.filter(({ blocks }) => blocks).map(({ text }) => (
            <Bar key={text} tone="warning" title={text} />
          ))}
          {shown.plan.rules.length === 0 ? (
            <div className={styles.empty}>
              <p className={shared.hint}>{shown.plan.settings.catchAllOwnerId === undefined ? t('admin.routing.empty') : t('admin.routing.empty-named', { name: personName(shown.plan.settings.catchAllOwnerId, names) })}</p>
              <AddRule onAdd={add} />
            </div>
          ) : null}
          <RuleRows
            rules={shown.plan.rules}
            settings={shown.plan.settings}
            names={names}
            counts={answerOf(counts)}
            tags={check.tags}
            offSince={since}
            problems={check.byRule}
            onMove={(id, to) => void draft.edit((content) => ({ ...content, plan: moveRule(content.plan, id, to) }), t('admin.routing.said.moved', { name: nameOf(shown.plan.rules, id), place: to + 1 }))}
            onSwitch={(rule, isActive) => void draft.edit((content) => ({ ...content, plan: switchRule(content.plan, rule.id, isActive) }), t(isActive ? 'admin.routing.said.on' : 'admin.routing.said.off', { name: rule.name }))}
            onEdit={(rule) => edit(rule, false)}
            onDuplicate={(rule) => {
              const name = t('admin.routing.copy-of', { name: rule.name });
              void draft.edit((content) => ({ ...content, plan: duplicateRule(content.plan, rule.id, { id: crypto.randomUUID(), name }) }), t('admin.routing.said.added', { name }));
            }}
            onRemove={(rule) => void draft.edit((content) => ({ ...content, plan: removeRule(content.plan, rule.id) }), t('admin.routing.said.removed', { name: rule.name }))}
            onCatchAll={() => setOpen('catch-all')}
          />
          <div className={styles.below}>
            <RuleTests tests={shown.tests} results={check.results} plan={plan} names={names} onChange={(test) => void draft.edit((content) => ({ ...content, tests: withTest(content.tests, test) }), t('admin.routing.said.test', { name: test.name }))} onRemove={(test) => void draft.edit((content) => ({ ...content, tests: content.tests.filter(({ id }) => id !== test.id) }), t('admin.routing.said.removed', { name: test.name }))} />
            <RoutingNow desk={administration.monitor} />
          </div>
        </div>
      </PageContent>
      {routing.page === undefined ? null : (
        <RoutingBar page={routing.page} status={statusOf(draft, failing, isOnline)}>
          {failing === 0 ? null : (
            <Button appearance="transparent" onClick={() => list.current?.querySelector<HTMLElement>('[data-tests]')?.focus()}>
              {t('admin.routing.tests-see')}
            </Button>
          )}
          {draft.said === undefined || draft.isSaving || draft.changes.length > 0 ? null : <Button onClick={() => void draft.undoLast()}>{t('app.undo')}</Button>}
          {draft.changes.length === 0 || draft.isSaving ? null : (
            <>
              <Button onClick={draft.undo}>{t('admin.undo')}</Button>
              <Button onClick={() => void draft.save()}>{t('admin.routing.save-draft')}</Button>
            </>
          )}
          {isTried ? (
            <Button appearance="primary" data-primary="" disabledFocusable={!canActivate} onClick={() => (canActivate ? setOpen('activate') : undefined)}>
              {t('admin.routing.activate', { number: plan.number })}
            </Button>
          ) : (
            <Button appearance="primary" data-primary="" disabledFocusable={!canRehearse} onClick={() => (canRehearse ? rehearse() : undefined)}>
              {t('admin.routing.rehearse')}
            </Button>
          )}
        </RoutingBar>
      )}
      {open === 'versions' ? (
        <VersionsDrawer
          plans={draft.plans}
          names={names}
          onRollBack={(version) => {
            close();
            void draft.edit(() => contentFrom(version, draft.plans), t('admin.routing.said.rolled-back', { number: version.number }));
          }}
          onClose={close}
        />
      ) : null}
      {open === 'changes' && active !== undefined ? <ChangesDialog before={active} after={plan} names={names} onClose={close} /> : null}
      {open === 'activate' ? <ActivateDialog plan={plan} active={active?.plan} names={names} blocking={check.blocking} risks={check.risks} isOnline={isOnline} onActivate={tried.activate} onClose={close} /> : null}
      {open === 'export' ? <ExportDialog title={t('admin.routing.export-title', { number: plan.number })} text={planToText(plan, shown.tests)} fileName={`handraise-rules-${plan.number}.json`} type="application/json" onClose={close} /> : null}
      {open === 'import' ? (
        <ImportDialog
          replaces={row !== undefined}
          onImport={(read) => {
            close();
            void draft.edit((content) => ({ ...content, plan: { ...read.plan, number: content.plan.number }, tests: read.tests }), t('admin.routing.said.imported'));
          }}
          onClose={close}
        />
      ) : null}
      {open === 'catch-all' ? (
        <CatchAllDialog
          settings={shown.plan.settings}
          people={known.sellers}
          onSave={(change) => {
            close();
            void draft.edit((content) => ({ ...content, plan: changeSettings(content.plan, { ...content.plan.settings, ...change }) }), t('admin.routing.said.catch-all', { name: personName(change.catchAllOwnerId ?? '', names) }));
          }}
          onClose={close}
        />
      ) : null}
    </>
  );
}

function AddRule({ onAdd }: { readonly onAdd: () => void }): JSX.Element {
  return (
    <Button icon={<Add20Regular />} onClick={onAdd}>
      {t('admin.routing.rule-add')}
    </Button>
  );
}

function nameOf(rules: readonly AssignmentRule[], id: string): string {
  return rules.find((each) => each.id === id)?.name ?? '';
}

function withTest(tests: readonly RuleTest[], test: RuleTest): readonly RuleTest[] {
  return tests.some(({ id }) => id === test.id) ? tests.map((each) => (each.id === test.id ? test : each)) : [...tests, test];
}

function statusOf({ isSaving, changes, said, row, shown }: Draft, failing: number, isOnline: boolean): string {
  if (isSaving) return t('admin.saving');
  if (!isOnline) return t(changes.length > 0 ? 'admin.offline-edits' : 'admin.offline');
  if (changes.length > 0) return t('admin.not-saved', { count: changes.length });
  const tests = failing === 0 ? '' : t('admin.routing.tests-fail', { count: failing, of: shown.tests.length });
  const news = said === undefined ? '' : t('admin.routing.said.in-draft', { said, number: row?.number ?? shown.plan.number });
  return [news, tests].filter((part) => part !== '').join(' ');
}
