// Whether the draft may be activated, said first and with the reason: ready, not ready and why, or no longer what was rehearsed. Of the
// active plan: whether what is recorded comes out once more.
import type { JSX } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import type { Verdict } from '../../../../domain/routing/rehearsal.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { dayText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import { causesOf, leadNames } from './rehearsalWords.ts';
import type { PeriodDays, Rehearsed } from './useRehearsal.ts';

const MOST_CAUSES = 3;
const LONGEST_PERIOD = 90;

const useStyles = makeStyles({ place: { outlineStyle: 'none' }, list: { margin: '4px 0 0', paddingLeft: '20px' } });

interface RehearsalVerdictProps {
  readonly rehearsed: Rehearsed;
  readonly verdict: Verdict;
  /** Sentences: what else keeps the draft from being activated. */
  readonly blocking: readonly string[];
  /** Of a longer period; undefined while nothing can be rehearsed. */
  readonly onLonger: ((days: PeriodDays) => void) | undefined;
  readonly onShow: () => void;
}

export function RehearsalVerdict({ rehearsed, verdict, blocking, onLonger, onShow }: RehearsalVerdictProps): JSX.Element {
  const styles = useStyles();
  const { slipped, decided, plan } = rehearsed.result;
  return (
    <div className={styles.place} tabIndex={-1} data-verdict="">
      {verdict.why === 'draft-changed' ? <Bar tone="warning" title={t('admin.rehearsal.changed')} text={t('admin.rehearsal.changed-text')} /> : null}
      {slipped.length > 0 ? (
        <Bar tone={verdict.may ? 'warning' : 'danger'} title={verdict.may ? t('admin.rehearsal.acknowledged', { count: slipped.length, names: leadNames(slipped) }) : t('admin.rehearsal.not-ready', { count: slipped.length })} text={causesText(slipped, plan)}>
          <ShowSlipped count={slipped.length} onShow={onShow} />
        </Bar>
      ) : null}
      {blocking.length > 0 ? (
        <Bar tone="danger" title={t('admin.rehearsal.blocked', { count: blocking.length })}>
          <ul className={styles.list}>
            {blocking.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Bar>
      ) : null}
      {verdict.why === undefined && slipped.length === 0 && blocking.length === 0 ? (
        <Bar tone="success" title={t('admin.rehearsal.ready')} text={decided === 0 ? nothingText(rehearsed) : t('admin.rehearsal.ready-text', { count: decided })}>
          <LongerPeriod {...{ rehearsed, onLonger }} />
        </Bar>
      ) : null}
      <NotAll rehearsed={rehearsed} />
    </div>
  );
}

interface ActiveVerdictProps extends Pick<RehearsalVerdictProps, 'rehearsed' | 'onLonger' | 'onShow'> {
  readonly draftName: string;
  /** UTC ISO instant since when the plan works. */
  readonly since: string | undefined;
}

/** Of the plan that works now: whether what is recorded comes out once more. */
export function ActiveVerdict({ rehearsed, draftName, since, onLonger, onShow }: ActiveVerdictProps): JSX.Element {
  const styles = useStyles();
  const { slipped, decided, otherOwner, plan, leads } = rehearsed.result;
  const own = since === undefined ? otherOwner : leads.filter(({ lead, isOther }) => isOther && Date.parse(lead.decidedOn ?? lead.createdOn) >= Date.parse(since)).length;
  const isAlike = otherOwner === 0 && slipped.length === 0;
  return (
    <div className={styles.place} tabIndex={-1} data-verdict="">
      {decided === 0 ? (
        <Bar tone="success" title={t('admin.rehearsal.nothing-title')} text={nothingText(rehearsed)}>
          <LongerPeriod {...{ rehearsed, onLonger }} />
        </Bar>
      ) : null}
      {decided > 0 && isAlike ? <Bar tone="success" title={t('admin.rehearsal.alike')} text={t('admin.rehearsal.alike-text', { count: decided, draftName })} /> : null}
      {otherOwner > 0 ? <Bar tone={own > 0 ? 'warning' : 'success'} title={t('admin.rehearsal.differs', { count: otherOwner, all: decided })} text={differsText(own, since)} /> : null}
      {slipped.length > 0 ? (
        <Bar tone="danger" title={t('admin.rehearsal.active-slips', { count: slipped.length, draftName })} text={causesText(slipped, plan)}>
          <ShowSlipped count={slipped.length} onShow={onShow} />
        </Bar>
      ) : null}
      <NotAll rehearsed={rehearsed} />
    </div>
  );
}

/** @param own leads that were decided while the plan worked. */
function differsText(own: number, since: string | undefined): string {
  if (since === undefined) return t('admin.rehearsal.differs-why');
  const day = dayText(since, new Date());
  return own === 0 ? t('admin.rehearsal.differs-before', { day }) : t('admin.rehearsal.differs-since', { count: own, day });
}

function causesText(slipped: Rehearsed['result']['slipped'], plan: Rehearsed['result']['plan']): string {
  return causesOf(slipped, plan).slice(0, MOST_CAUSES).map(({ text, count }) => t('admin.rehearsal.cause', { count, text })).join(' ');
}

function ShowSlipped({ count, onShow }: { readonly count: number; readonly onShow: () => void }): JSX.Element {
  return (
    <Button size="small" onClick={onShow}>
      {t('admin.rehearsal.show-slipped', { count })}
    </Button>
  );
}

/** Where the period has no lead at all. */
function LongerPeriod({ rehearsed: { read, days }, onLonger }: Pick<RehearsalVerdictProps, 'rehearsed' | 'onLonger'>): JSX.Element | null {
  if (read > 0 || days === LONGEST_PERIOD || onLonger === undefined) return null;
  return (
    <Button size="small" onClick={() => onLonger(LONGEST_PERIOD)}>
      {t('admin.rehearsal.days', { count: LONGEST_PERIOD })}
    </Button>
  );
}

function NotAll({ rehearsed: { isAll, read } }: { readonly rehearsed: Rehearsed }): JSX.Element | null {
  return isAll ? null : <Bar tone="warning" title={t('admin.rehearsal.not-all', { count: read })} text={t('admin.rehearsal.not-all-text')} />;
}

function nothingText({ read, days }: Rehearsed): string {
  return read === 0 ? t('admin.rehearsal.nothing', { count: days }) : t('admin.rehearsal.only-by-hand', { count: read });
}
