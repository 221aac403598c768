// The mail a reply answers, found again in the text quoted below it.
import { extractOwnWords } from '../email.ts';

const MOST_HEADER_LINES = 10;

/**
 * @param quoted everything below the reply mark of a mail being written, mark included (`Email.quoted`).
 * @returns the own words of the mail it answers; empty when nothing is quoted.
 */
export function answeredWords(quoted: string): string {
  const lines = quoted.split('\n').map((line) => line.replace(/^(?:> ?)+/, ''));
  let first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return '';
  // `From: …` to `Subject: …`, as Outlook writes it, in whatever language: label, colon, value, up to the first line that is none.
  for (let header = 0; header < MOST_HEADER_LINES && isHeaderLine(lines[first]); header++) first++;
  // `On Tuesday … wrote:`, as everybody else writes it.
  if (first < lines.length && isWroteLine(lines[first])) first++;
  else if (first + 1 < lines.length && isWroteLine(lines[first + 1]) && !isWroteLine(lines[first])) first += 2;
  return extractOwnWords({ text: lines.slice(first).join('\n') }).own;
}

function isHeaderLine(line: string | undefined): boolean {
  return line !== undefined && line.length < 500 && /^[_\-\s]*$|^\*?\p{L}[\p{L} ]{0,24}\*?\s?:\*?\s*\S/u.test(line);
}

function isWroteLine(line: string | undefined): boolean {
  return line !== undefined && line.length < 300 && /:\s*$/.test(line) && /\d/.test(line);
}
