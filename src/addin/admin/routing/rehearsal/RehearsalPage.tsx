// A11: a past period goes through the draft before sellers do. What would be otherwise, what would slip, and the one way on: fix it, or
// activate exactly what was rehearsed.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { JSX, RefObject } from 'react';
import { Button } from '@fluentui/react-components';
import type { MappableField } from '../../../../domain/profileFields.ts';
import { isSame } from '../../../../domain/routing/plan/planChange.ts';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import { changeSettings } from '../../../../domain/routing/plan/planEditing.ts';
import type { RehearsedLead } from '../../../../domain/routing/rehearsal/rehearsalFigures.ts';
import type { SegmentChange } from '../../../../domain/settingsChange.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { dayText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import type { Administration } from '../../administration.ts';
import { CompareDialog } from '../../CompareDialog.tsx';
import { ConflictBar, ProblemNews } from '../../DraftBar.tsx';
import { PageContent, PageHead } from '../../PageFrame.tsx';
import { answerOf, type Asked } from '../../useAsked.ts';
import { personName } from '../ruleWords.ts';
import { ActivateDialog } from '../rules/ActivateDialog.tsx';
import { CatchAllDialog } from '../rules/CatchAllDialog.tsx';
import { checkPlan } from '../rules/planCheck.ts';
import { openedRule } from '../rules/ruleForm.ts';
import type { Draft } from '../rules/useDraft.ts';
import type { Routing } from '../rules/useRouting.ts';
import { RehearsalButtons } from './RehearsalButtons.tsx';
import { RehearsalExport } from './RehearsalExport.tsx';
import { RehearsalProgressBar } from './RehearsalProgressBar.tsx';
import { RehearsalResultView } from './RehearsalResultView.tsx';
import { RehearsalTrace } from './RehearsalTrace.tsx';
import { causesOf, ownerNames } from './rehearsalWords.ts';
import { wholeList } from './ChangedLeads.tsx';
import { useDraftTried } from './useDraftTried.ts';
import type { PeriodDays, Rehearsal, Rehearsed } from './useRehearsal.ts';

interface RehearsalPageProps {
  readonly administration: Administration;
  readonly routing: Routing;
  readonly draft: Draft;
  readonly rehearsal: Rehearsal;
  readonly segments: readonly SegmentChange[];
  readonly fields: Asked<readonly MappableField[]>;
  readonly isOnline: boolean;
  readonly onGo: (page: 'rules') => void;
}

export function RehearsalPage(props: RehearsalPageProps): JSX.Element {
  const { administration, routing, draft, rehearsal, segments, fields: asked, isOnline, onGo } = props;
  const { reload } = routing;
  // Somebody may have changed the draft or the sellers while another page was shown.
  const wasRead = useRef(false);
  useEffect(() => {
    if (!wasRead.current) reload();
    wasRead.current = true;
  }, [reload]);
  const [open, setOpen] = useState<'activate' | 'catch-all' | 'export'>();
  const [activated, setActivated] = useState<number>();
  const [traced, setTraced] = useState<RehearsedLead>();
  const [looked, setLooked] = useState<string>();
  const [view, setView] = useState(wholeList);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (traced === undefined && looked !== undefined) place.current?.querySelector<HTMLElement>(`[data-why="${looked}"]`)?.focus();
  }, [traced, looked]);
  const { stage } = rehearsal;
  useFocusOnStage(place, stage.kind);
  const tried = useDraftTried({ draft, routing, rehearsal, segments, fields: asked, isOnline });
  const { plan, rehearsed } = tried;
  const { names, known } = routing;
  const fields = answerOf(asked);
  const check = useMemo(() => checkPlan({ plan, tests: draft.shown.tests, active: draft.active?.plan, known, fields: fields ?? [], names, now: new Date() }), [plan, draft.shown.tests, draft.active, known, fields, names]);
  const active = draft.active?.damage === undefined ? draft.active?.plan : undefined;
  const isOfActive = rehearsed !== undefined && active !== undefined && isSame(rehearsed.result.plan, active);
  const number = rehearsed?.result.plan.number ?? plan.number;
  const planName = isOfActive ? t('admin.rehearsal.version-named', { number }) : t('admin.routing.draft-named', { number });
  const owners = useMemo(() => ownerNames(names, rehearsed?.rosters.values() ?? []), [names, rehearsed]);
  const roster = traced === undefined ? undefined : rehearsed?.rosters.get(traced.decision.rosterNumber);
  if (traced !== undefined && rehearsed !== undefined && roster !== undefined) {
    return (
      <PageContent>
        <RehearsalTrace {...{ roster, owners }} lead={traced} plan={rehearsed.result.plan} planName={planName} fields={fields ?? []} attributes={names.attributes} userFields={names.userFields} onBack={() => setTraced(undefined)} />
      </PageContent>
    );
  }
  const damaged = draft.plans.find(({ state, damage }) => state === 'draft' && damage !== undefined);
  const hasDraft = damaged === undefined && (draft.row !== undefined || check.differences.length > 0 || draft.changes.length > 0);
  const start = (days?: PeriodDays): void => {
    setActivated(undefined);
    setView(wholeList);
    tried.start(days, hasDraft ? undefined : active);
  };
  const fix = (): void => {
    const cause = causesOf(rehearsed?.result.slipped ?? [], plan)[0]?.cause;
    if (cause?.kind !== 'rule') return setOpen('catch-all');
    const rule = plan.rules.find(({ id }) => id === cause.rule.id) ?? cause.rule;
    routing.setEditor({ shown: openedRule(rule), base: openedRule(rule), isNew: false });
    onGo('rules');
  };
  const canActivate = isOnline && tried.verdict?.may === true && draft.changes.length === 0 && !draft.isSaving && known.isComplete;
  const close = (): void => setOpen(undefined);
  return (
    <PageContent>
      <div ref={place}>
        <PageHead
          title={isOfActive ? t('admin.rehearsal.title-active', { number }) : hasDraft || rehearsed !== undefined ? t('admin.rehearsal.title', { number }) : t('admin.page.rehearsal')}
          text={rehearsed === undefined ? t('admin.rehearsal.text') : periodText(rehearsed)}
          buttons={<RehearsalButtons {...{ rehearsal, tried, check, hasDraft, isOfActive, canActivate, isOnline }} hasActive={active !== undefined && damaged === undefined} number={plan.number} onStart={start} onFix={fix} onRules={() => onGo('rules')} onActivate={() => setOpen('activate')} onExport={() => setOpen('export')} />}
        />
        {isOnline ? null : <Bar tone="warning" title={t('admin.offline')} text={t('admin.rehearsal.offline')} />}
        <DraftNews draft={draft} routing={routing} />
        {damaged === undefined ? null : (
          <Bar tone="danger" title={t('admin.routing.damaged', { number: damaged.number, at: damaged.damage?.at ?? '' })} text={t('admin.rehearsal.damaged')}>
            <Button size="small" onClick={() => onGo('rules')}>
              {t('admin.rehearsal.to-rules')}
            </Button>
          </Bar>
        )}
        {known.problem === undefined ? null : (
          <Bar tone="warning" title={t('admin.routing.not-read')}>
            <Button size="small" onClick={known.again}>
              {t('problem.retry')}
            </Button>
          </Bar>
        )}
        {activated === undefined ? null : <Bar tone="success" title={t('admin.rehearsal.activated', { number: activated })} text={t('admin.rehearsal.activated-text')} />}
        {stage.kind === 'none' && damaged === undefined && activated === undefined ? <Bar {...notYet({ hasDraft, draftName: planName, active })} /> : null}
        {stage.kind === 'failed' ? (
          <ProblemNews problem={stage.problem} onSignIn={() => void administration.signIn().then((outcome) => (outcome.kind === 'done' ? start() : undefined))}>
            <Button size="small" disabledFocusable={!tried.canRehearse} onClick={() => (tried.canRehearse ? start() : undefined)}>
              {t('problem.retry')}
            </Button>
          </ProblemNews>
        ) : null}
        {stage.kind === 'reading' || stage.kind === 'replaying' ? <RehearsalProgressBar stage={stage} /> : null}
        {rehearsed === undefined || tried.verdict === undefined ? null : (
          <RehearsalResultView
            {...{ rehearsed, owners, isOfActive, rehearsal, view, canActivate }}
            draftName={planName}
            activeSince={draft.active?.activatedOn}
            verdict={tried.verdict}
            blocking={check.blocking}
            onView={setView}
            onLonger={tried.canRehearse ? start : undefined}
            onActivate={() => setOpen('activate')}
            onWhy={(lead) => {
              setLooked(lead.lead.id);
              setTraced(lead);
            }}
          />
        )}
      </div>
      {open === 'activate' ? (
        <ActivateDialog
          {...{ plan, names, isOnline }}
          active={draft.active?.plan}
          blocking={check.blocking}
          risks={check.risks}
          onActivate={() => tried.activate().then((isActive) => {
            if (isActive) setActivated(plan.number);
            return isActive;
          })}
          onClose={close}
        />
      ) : null}
      {open === 'export' && rehearsed !== undefined ? <RehearsalExport {...{ rehearsed, rehearsal }} draftName={planName} names={owners} onClose={close} /> : null}
      {open === 'catch-all' ? (
        <CatchAllDialog
          settings={plan.settings}
          people={known.sellers}
          onSave={(change) => {
            close();
            void draft.edit((content) => ({ ...content, plan: changeSettings(content.plan, { ...content.plan.settings, ...change }) }), t('admin.routing.said.catch-all', { name: personName(change.catchAllOwnerId ?? '', names) }));
          }}
          onClose={close}
        />
      ) : null}
    </PageContent>
  );
}

/** What there is to rehearse, and what for. */
function notYet({ hasDraft, draftName, active }: { readonly hasDraft: boolean; readonly draftName: string; readonly active: RoutingPlan | undefined }): { readonly tone: 'success' | 'warning'; readonly title: string; readonly text: string } {
  if (hasDraft) return { tone: 'warning', title: t('admin.rehearsal.not-yet', { draftName }), text: t('admin.rehearsal.not-yet-text') };
  if (active === undefined) return { tone: 'warning', title: t('admin.rehearsal.no-draft'), text: t('admin.rehearsal.no-draft-text') };
  return { tone: 'success', title: t('admin.rehearsal.active-only', { number: active.number }), text: t('admin.rehearsal.active-only-text') };
}

/** "412 leads from 23 Oct to 21 Nov, replayed in order …" */
function periodText({ from, to, read }: Rehearsed): string {
  const now = new Date();
  return t('admin.rehearsal.period', { count: read, from: dayText(from, now), to: dayText(to, now) });
}

/** What stands in the way of the draft itself. */
function DraftNews({ draft, routing }: { readonly draft: Draft; readonly routing: Routing }): JSX.Element | null {
  const { page } = routing;
  const [isComparing, setComparing] = useState(false);
  if (page?.conflict !== undefined) {
    return (
      <>
        <ConflictBar conflict={page.conflict} onCompare={() => setComparing(true)} />
        {isComparing ? <CompareDialog page={page} conflict={page.conflict} onClose={() => setComparing(false)} /> : null}
      </>
    );
  }
  return draft.problem === undefined ? null : <ProblemNews problem={draft.problem} onSignIn={draft.signIn} onDismiss={draft.dismissProblem} />;
}

/** A button that was pressed is gone with the state it belonged to: the focus goes where that state says what to do. */
function useFocusOnStage(place: RefObject<HTMLDivElement | null>, kind: Rehearsal['stage']['kind']): void {
  const before = useRef(kind);
  useEffect(() => {
    if (before.current === kind) return;
    before.current = kind;
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    const wanted = kind === 'reading' || kind === 'replaying' ? '[data-stop]' : kind === 'done' ? '[data-verdict]' : '[data-start]';
    place.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [place, kind]);
}
