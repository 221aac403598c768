// Which of the leads on Home a chip and typed words leave.
import type { LeadFilter, LeadRow } from '../../home/ownLeadsView.ts';
import { isHandRaiser } from './leadWords.ts';

/** A lead is new for so many days after it was created. */
export const NEW_DAYS = 7;
const DAY_MS = 86_400_000;

/** Whether a chip takes a lead. */
export function takes(filter: LeadFilter, { lead, research }: LeadRow, now: Date): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'hand-raisers':
      return isHandRaiser(research);
    case 'new':
      return now.getTime() - Date.parse(lead.createdOn) < NEW_DAYS * DAY_MS;
    case 'hot':
      return lead.rating === 'hot';
  }
}

/** Rows in which every word is found: in name, company, address or topic, whatever its case and accents. */
export function searchRows(rows: readonly LeadRow[], words: string): readonly LeadRow[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter(({ lead }) => {
    const text = folded([lead.name.first, lead.name.last, lead.companyName, lead.email, lead.topic].filter(Boolean).join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
