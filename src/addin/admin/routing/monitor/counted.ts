// Counts of the CRM in words.
import { currentFormats, t } from '../../../strings.ts';

/** Where the CRM ends a count. */
const MOST_COUNTED = 5_000;

/** "412"; "5,000 or more" where the CRM counts no further. */
export function countedText(count: number): string {
  const number = new Intl.NumberFormat(currentFormats().locale).format(count);
  return count < MOST_COUNTED ? number : t('admin.monitor.or-more', { number });
}
