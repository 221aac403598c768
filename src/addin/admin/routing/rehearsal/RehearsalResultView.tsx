// The result of a rehearsal from the verdict to the single lead: whether, how much, who, and why.
import { useRef } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import type { Verdict } from '../../../../domain/routing/rehearsal.ts';
import type { RehearsedLead } from '../../../../domain/routing/rehearsal/rehearsalFigures.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import { ChangedLeads, wholeList, type ListView } from './ChangedLeads.tsx';
import { RehearsalCharts } from './RehearsalCharts.tsx';
import { RehearsalFigures } from './RehearsalFigures.tsx';
import { ActiveVerdict, RehearsalVerdict } from './RehearsalVerdict.tsx';
import { leadNames, type OwnerNames } from './rehearsalWords.ts';
import type { PeriodDays, Rehearsal, Rehearsed } from './useRehearsal.ts';

const useStyles = makeStyles({ although: { marginTop: '12px' } });

interface RehearsalResultViewProps {
  readonly rehearsed: Rehearsed;
  readonly verdict: Verdict;
  readonly rehearsal: Rehearsal;
  readonly blocking: readonly string[];
  readonly owners: OwnerNames;
  readonly draftName: string;
  /** Not a draft was rehearsed but the plan that works now: there is nothing to activate. */
  readonly isOfActive: boolean;
  /** UTC ISO instant since when that plan works. */
  readonly activeSince: string | undefined;
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  readonly onLonger: ((days: PeriodDays) => void) | undefined;
  readonly canActivate: boolean;
  readonly onActivate: () => void;
  readonly onWhy: (lead: RehearsedLead) => void;
}

export function RehearsalResultView(props: RehearsalResultViewProps): JSX.Element {
  const { rehearsed, verdict, rehearsal, blocking, owners, draftName, view, onView, canActivate } = props;
  const { result } = rehearsed;
  const place = useRef<HTMLDivElement>(null);
  const showSlipped = (): void => {
    onView({ ...wholeList, filter: 'slip' });
    const list = place.current?.querySelector<HTMLElement>('[data-list]');
    list?.focus();
    list?.scrollIntoView?.({ block: 'start' });
  };
  const isCurrent = !props.isOfActive && verdict.why !== 'draft-changed';
  return (
    <div ref={place}>
      {props.isOfActive ? <ActiveVerdict {...{ rehearsed, draftName }} since={props.activeSince} onLonger={props.onLonger} onShow={showSlipped} /> : <RehearsalVerdict {...{ rehearsed, verdict, blocking }} onLonger={props.onLonger} onShow={showSlipped} />}
      {result.decided === 0 ? null : (
        <>
          <RehearsalFigures result={result} />
          <RehearsalCharts result={result} draftName={draftName} />
          <ChangedLeads {...{ draftName, view, onView }} leads={result.leads} plan={result.plan} names={owners} now={new Date(rehearsed.to)} onWhy={props.onWhy} acknowledged={isCurrent ? rehearsal.acknowledged : undefined} onAcknowledge={rehearsal.acknowledge}>
            {isCurrent && result.slipped.length > 0 ? <Although {...{ result, verdict, canActivate }} onActivate={props.onActivate} /> : null}
          </ChangedLeads>
        </>
      )}
    </div>
  );
}

/** Only by name: each lead that would wait is ticked by itself before the draft may be activated. */
function Although({ result, verdict, canActivate, onActivate }: { readonly result: Rehearsed['result']; readonly verdict: Verdict; readonly canActivate: boolean; readonly onActivate: () => void }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const left = verdict.unacknowledged.length;
  return (
    <div className={styles.although}>
      <p className={shared.hint} role="status">
        {left === 0 ? t('admin.rehearsal.all-ticked') : t('admin.rehearsal.tick-each', { count: left })}
      </p>
      <Button disabledFocusable={!canActivate} onClick={() => (canActivate ? onActivate() : undefined)}>
        {t('admin.rehearsal.although', { count: result.slipped.length, names: leadNames(result.slipped) })}
      </Button>
    </div>
  );
}
