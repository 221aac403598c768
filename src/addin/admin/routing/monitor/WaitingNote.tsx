// Why leads wait for the rules, where that is known: nobody decides at the moment, or it takes longer than it should.
import type { JSX } from 'react';
import { Bar } from '../../../parts/Bar.tsx';
import { t } from '../../../strings.ts';
import { answerOf } from '../../useAsked.ts';
import type { LineShown } from './monitorDesk.ts';
import { waitText } from './monitorWords.ts';
import type { MonitorStore } from './useMonitor.ts';

/** Leads find an owner within seconds; many at once within minutes. */
const LONG_MS = 120_000;

export function WaitingNote({ store, lines, now }: { readonly store: MonitorStore; /** The longest waiting first. */ readonly lines: readonly LineShown[]; readonly now: Date }): JSX.Element | null {
  const halt = answerOf(store.counts)?.halt;
  if (halt !== undefined) return <Bar tone="warning" title={t(`admin.waiting.${halt}.title`)} text={t(`admin.waiting.${halt}.text`)} />;
  const waited = lines[0]?.arrivedOn === undefined ? 0 : now.getTime() - Date.parse(lines[0].arrivedOn);
  return waited < LONG_MS ? null : <Bar tone="warning" title={t('admin.waiting.long.title')} text={t('admin.waiting.long.text', { time: waitText(waited) })} />;
}
