// A rehearsal to be read elsewhere: the leads of the list as a table.
import papa from 'papaparse';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import type { RehearsedLead } from '../../../../domain/routing/rehearsal/rehearsalFigures.ts';
import { t } from '../../../strings.ts';
import { decidedText, leadName, ownerByDraft, ownerThen, type OwnerNames } from './rehearsalWords.ts';

/** Spreadsheets read a file without it in the alphabet of their country. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One line a lead, with the columns of the list on screen, as comma-separated values (RFC 4180, UTF-8); instants are UTC ISO.
 * What leads and sellers are called is not ours: a value that a spreadsheet would work out as a formula begins with an apostrophe.
 */
export function rehearsalFile(leads: readonly RehearsedLead[], { plan, names, draftName, acknowledged }: { readonly plan: RoutingPlan; readonly names: OwnerNames; readonly draftName: string; readonly acknowledged: ReadonlySet<string> }): string {
  const yes = (isIt: boolean): string => t(isIt ? 'admin.rehearsal.file.yes' : 'admin.rehearsal.file.no');
  const fields = [t('admin.rehearsal.lead'), t('admin.rehearsal.file.id'), t('admin.rehearsal.came-in'), t('admin.rehearsal.as-it-was'), draftName, t('admin.rehearsal.file.other'), t('admin.rehearsal.file.slips'), t('admin.rehearsal.file.may-wait'), t('admin.rehearsal.reason')];
  const data = leads.map((lead) => [
    leadName(lead), lead.lead.id, lead.lead.createdOn, ownerThen(lead, names) ?? t('admin.rehearsal.nobody'), ownerByDraft(lead, names) ?? t('admin.rehearsal.nobody'),
    yes(lead.isOther), yes(lead.slips), lead.slips ? yes(acknowledged.has(lead.lead.id)) : '', decidedText(lead, plan),
  ]);
  return `${BYTE_ORDER_MARK}${papa.unparse({ fields, data }, { escapeFormulae: true })}\r\n`;
}
