// What can be done with the rehearsal and the draft as they stand; one of them is the way on.
import type { JSX } from 'react';
import { Button, makeStyles, Select } from '@fluentui/react-components';
import { t } from '../../../strings.ts';
import type { PlanCheck } from '../rules/planCheck.ts';
import type { DraftTried } from './useDraftTried.ts';
import { periods, type Rehearsal } from './useRehearsal.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', minWidth: 0 },
  days: { minWidth: 0, maxWidth: '100%' },
});

interface RehearsalButtonsProps {
  readonly rehearsal: Rehearsal;
  readonly tried: DraftTried;
  readonly check: PlanCheck;
  readonly hasDraft: boolean;
  /** Without a draft the active plan can be rehearsed. */
  readonly hasActive: boolean;
  /** The result shown is of the active plan. */
  readonly isOfActive: boolean;
  readonly canActivate: boolean;
  readonly isOnline: boolean;
  readonly number: number;
  readonly onStart: () => void;
  readonly onFix: () => void;
  readonly onRules: () => void;
  readonly onActivate: () => void;
  readonly onExport: () => void;
}

export function RehearsalButtons(props: RehearsalButtonsProps): JSX.Element {
  const { rehearsal, tried, hasDraft } = props;
  const canBeRehearsed = hasDraft || props.hasActive;
  const styles = useStyles();
  if (rehearsal.stage.kind === 'reading' || rehearsal.stage.kind === 'replaying') {
    return (
      <div className={styles.buttons}>
        <Button data-stop="" onClick={rehearsal.stop}>
          {t('admin.rehearsal.stop')}
        </Button>
      </div>
    );
  }
  const way = wayOn(props);
  const rehearse = (
    <Button {...(way === 'rehearse' ? { appearance: 'primary', 'data-primary': '' } : {})} data-start="" disabledFocusable={!tried.canRehearse} onClick={() => (tried.canRehearse ? props.onStart() : undefined)}>
      {t(tried.rehearsed !== undefined && hasDraft !== props.isOfActive ? 'admin.rehearsal.again' : hasDraft ? 'admin.routing.rehearse' : 'admin.rehearsal.rehearse-active')}
    </Button>
  );
  return (
    <div className={styles.buttons}>
      {canBeRehearsed ? (
        <Select className={styles.days} data-field="rehearsal-days" aria-label={t('admin.rehearsal.period-choice')} value={String(rehearsal.days)} onChange={(_event, { value }) => rehearsal.setDays(periods.find((each) => String(each) === value) ?? rehearsal.days)}>
          {periods.map((days) => (
            <option key={days} value={days}>
              {t('admin.rehearsal.days', { count: days })}
            </option>
          ))}
        </Select>
      ) : null}
      {(tried.rehearsed?.result.leads.length ?? 0) > 0 ? <Button onClick={props.onExport}>{t('admin.rehearsal.export')}</Button> : null}
      {canBeRehearsed ? rehearse : null}
      {way === 'fix' ? (
        <Button appearance="primary" data-primary="" onClick={props.onFix}>
          {t('admin.rehearsal.fix', { count: tried.rehearsed?.result.slipped.length ?? 0 })}
        </Button>
      ) : null}
      {way === 'rules' ? (
        <Button appearance="primary" data-primary="" onClick={props.onRules}>
          {t('admin.rehearsal.to-rules')}
        </Button>
      ) : null}
      {way === 'activate' ? (
        <Button appearance="primary" data-primary="" disabledFocusable={!props.canActivate} onClick={() => (props.canActivate ? props.onActivate() : undefined)}>
          {t('admin.routing.activate', { number: props.number })}
        </Button>
      ) : null}
    </div>
  );
}

/** The one primary: what is to be done next with the draft as it stands. */
function wayOn({ tried, check, hasDraft, hasActive }: RehearsalButtonsProps): 'rehearse' | 'fix' | 'rules' | 'activate' {
  if (!hasDraft) return hasActive && tried.rehearsed === undefined ? 'rehearse' : 'rules';
  if (!tried.isRehearsed || tried.rehearsed === undefined) return 'rehearse';
  if (tried.rehearsed.result.slipped.length > 0) return 'fix';
  return check.blocking.length > 0 ? 'rules' : 'activate';
}
