// What of an email goes into the CRM: its own words, what it quotes, and which files came with it. Their content stays in Outlook.
import type { Email } from '../../domain/email.ts';
import { currentFormats, t } from '../strings.ts';

const KILOBYTE = 1_000;
const MEGABYTE = 1_000_000;

/** Plain text, one blank line between its parts. */
export function savedTextOf(email: Pick<Email, 'text' | 'quoted' | 'attachments'>): string {
  const files = email.attachments.map(({ name, size }) => t('saved.attachment', { name, size: sizeText(size) }));
  return [
    email.text.trim(),
    ...(email.quoted.trim() === '' ? [] : [`${t('saved.earlier')}\n${email.quoted.trim()}`]),
    ...(files.length === 0 ? [] : [[t('saved.attachments', { count: files.length }), ...files].join('\n')]),
  ].filter((part) => part !== '').join('\n\n');
}

/** A file size as the mailbox writes it. @param bytes 0 or more. */
function sizeText(bytes: number): string {
  const [amount, unit] = bytes < KILOBYTE ? [bytes, 'byte'] : bytes < MEGABYTE ? [bytes / KILOBYTE, 'kilobyte'] : [bytes / MEGABYTE, 'megabyte'];
  return new Intl.NumberFormat(currentFormats().locale, { style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 }).format(amount);
}
