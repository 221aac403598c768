// Why a lead waits, what helps, and how late it is, in words.
import type { NotAssignedReason } from '../../../../domain/routing/decision.ts';
import { arrivalText, durationText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import type { LineShown, RunLine } from './monitorDesk.ts';

/** Pages where the cause of a reason is cured; `run` tries again, `grant` tells which right is missing. */
export type Fix = { readonly kind: 'page'; readonly page: 'sellers' | 'rules' | 'segments' } | { readonly kind: 'run' | 'grant' };

/** Where only a person can decide, *Assign* is all that helps. */
type Fixable = Exclude<NotAssignedReason, 'changed-meanwhile'>;

const fixes: Readonly<Record<Fixable, Fix>> = {
  'no-matching-segment': { kind: 'page', page: 'segments' },
  'no-rule-conditions-met': { kind: 'page', page: 'rules' },
  'no-sellers-meet-conditions': { kind: 'page', page: 'rules' },
  'sellers-lack-permission': { kind: 'page', page: 'sellers' },
  'sellers-lack-capacity': { kind: 'page', page: 'sellers' },
  'sellers-lack-availability': { kind: 'page', page: 'sellers' },
  'older-than-timeframe': { kind: 'page', page: 'rules' },
  'several-teams': { kind: 'page', page: 'rules' },
  'no-team': { kind: 'page', page: 'rules' },
  'several-queues': { kind: 'page', page: 'rules' },
  'no-queue': { kind: 'page', page: 'rules' },
  'rules-off-for-segment': { kind: 'page', page: 'rules' },
  'service-lacks-privilege': { kind: 'grant' },
  'server-issue': { kind: 'run' },
};

/** What helps, and its name: "Raise capacity". */
export function fixOf(why: NotAssignedReason | undefined): { readonly fix: Fix; readonly text: string } | undefined {
  return why === undefined || why === 'changed-meanwhile' ? undefined : { fix: fixes[why], text: t(`admin.monitor.fix.${why}`) };
}

export function whyText({ why, fullSellers, state, byHand, ruleName }: LineShown): string {
  if (why === 'sellers-lack-capacity' && fullSellers !== undefined) return t('admin.monitor.all-full', { count: fullSellers });
  if (why !== undefined) return t(`admin.monitor.why.${why}`);
  if (state === 'waiting') return t('admin.monitor.waits');
  if (byHand) return t('admin.monitor.by-hand');
  return ruleName === undefined ? t('admin.monitor.by-rules') : t('admin.monitor.by-rule', { rule: ruleName });
}

/** "1 h late", "in 20 min"; undefined without a deadline. */
export function dueText({ dueOn }: LineShown, now: Date): { readonly text: string; readonly isLate: boolean } | undefined {
  if (dueOn === undefined) return undefined;
  const minutes = (Date.parse(dueOn) - now.getTime()) / 60_000;
  const isLate = minutes < 0;
  return { isLate, text: t(isLate ? 'admin.monitor.late' : 'admin.monitor.due-in', { time: durationText(Math.abs(minutes)) }) };
}

/** How long it took, or takes until now; nothing where a person gave it. */
export function spentText({ state, arrivedOn, assignedOn, byHand }: LineShown, now: Date): string {
  if (arrivedOn === undefined || byHand) return '';
  if (state === 'waiting') return t('admin.waiting.since', { time: waitText(Math.max(0, now.getTime() - Date.parse(arrivedOn))) });
  return assignedOn === undefined ? '' : t('admin.monitor.after', { time: waitText(Date.parse(assignedOn) - Date.parse(arrivedOn)) });
}

/** Seconds, while there are few of them. */
export function waitText(milliseconds: number): string {
  return milliseconds < 120_000 ? t('admin.monitor.seconds', { count: Math.max(1, Math.round(milliseconds / 1000)) }) : durationText(milliseconds / 60_000);
}

/** "Found an owner for 3 of 5" */
export function runText(run: RunLine, now: Date): string {
  const { state, total, assigned } = run;
  if (state === 'done' && total !== undefined && assigned !== undefined) return t('admin.monitor.run-done', { total, assigned });
  return t(`admin.monitor.run.${state}`, { when: arrivalText(run.askedOn, now) });
}
