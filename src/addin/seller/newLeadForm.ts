// What is wrong with a new lead as it is typed, as sentences to show below the fields.
import { t } from '../strings.ts';
import type { NewLead } from '../../domain/newLead.ts';

/** Column lengths of the CRM's lead table. */
export const fieldLengths: Readonly<Record<keyof NewLead, number>> = { firstName: 50, lastName: 50, company: 100, email: 100, jobTitle: 100, topic: 300 };

export type FormProblems = Partial<Readonly<Record<keyof NewLead, string>>>;

/** One sentence a field at most; none when the lead can be created. */
export function problemsOf(form: NewLead): FormProblems {
  const problems: Partial<Record<keyof NewLead, string>> = {};
  for (const field of Object.keys(fieldLengths) as (keyof NewLead)[]) {
    if (form[field].length > fieldLengths[field]) problems[field] = t('unknown.too-long', { count: fieldLengths[field] });
  }
  if (form.lastName.trim() === '') problems.lastName = t('unknown.need-last-name');
  const address = addressProblem(form.email.trim());
  if (address !== undefined) problems.email = address;
  return problems;
}

function addressProblem(address: string): string | undefined {
  if (address === '') return t('unknown.need-email');
  if (/\s/.test(address)) return t('unknown.email-space');
  const at = address.lastIndexOf('@');
  if (at < 0) return t('unknown.email-no-at');
  const domain = address.slice(at + 1);
  const labels = domain.split('.');
  const isComplete = at > 0 && labels.length > 1 && labels.every((label) => label !== '');
  return isComplete ? undefined : t('unknown.email-incomplete');
}
