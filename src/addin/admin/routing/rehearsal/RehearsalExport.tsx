// The result taken along: the leads that would change, as a table for other programs.
import { useMemo } from 'react';
import type { JSX } from 'react';
import { t } from '../../../strings.ts';
import { ExportDialog } from '../../ExportDialog.tsx';
import { rehearsalFile } from './rehearsalFile.ts';
import type { OwnerNames } from './rehearsalWords.ts';
import type { Rehearsal, Rehearsed } from './useRehearsal.ts';

const SHOWN_LINES = 12;

interface RehearsalExportProps {
  readonly rehearsed: Rehearsed;
  readonly rehearsal: Rehearsal;
  readonly names: OwnerNames;
  readonly draftName: string;
  readonly onClose: () => void;
}

export function RehearsalExport({ rehearsed: { result, from, to }, rehearsal, names, draftName, onClose }: RehearsalExportProps): JSX.Element {
  const text = useMemo(() => rehearsalFile(result.leads, { plan: result.plan, names, draftName, acknowledged: rehearsal.acknowledged }), [result, names, draftName, rehearsal.acknowledged]);
  const fileName = `handraise-rehearsal-${result.plan.number}-${from.slice(0, 10)}-${to.slice(0, 10)}.csv`;
  // The text begins with a byte order mark, which is not for looking at.
  const beginning = text.slice(1).split('\r\n').slice(0, SHOWN_LINES).join('\n');
  return <ExportDialog title={t('admin.rehearsal.export-title', { draftName })} hint={t('admin.rehearsal.export-hint', { count: result.leads.length })} text={text} beginning={beginning} fileName={fileName} type="text/csv" onClose={onClose} />;
}
