// A summary as a note for the CRM: who wrote, when, about what, and the words themselves. Plain text, one line a fact.
import { t } from '../../strings.ts';
import type { Strip } from '../../view.ts';
import { dayText, timeText } from './dates.ts';

/** @param summary in the email's own words. */
export function noteText(strip: Strip, summary: string, now: Date): string {
  const { from, at, subject } = strip;
  const sender = from?.name === undefined || from.name.trim() === '' ? (from?.address ?? '') : t('summary.sender', { name: from.name, address: from.address });
  return [
    t('summary.note-subject', { subject: oneLine(subject) || t('strip.no-subject') }),
    t('summary.note-from', { sender: oneLine(sender) }),
    ...(at === undefined ? [] : [t('summary.note-date', { day: dayText(at, now), time: timeText(at) })]),
    '',
    summary,
  ].join('\n');
}

function oneLine(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ');
}
