// A company's name as a search may be asked for it: one quoted phrase that no operator can leave.
import { withoutInvisible } from '../../../domain/mail/htmlText.ts';

const LONGEST_NAME = 80;
const MOST_WORDS = 20;

/**
 * @param name as the CRM has it: may hold anything, an address or a second line too.
 * @returns the phrase in quotation marks; undefined where no letter and no digit is left.
 */
export function quotedName(name: string): string | undefined {
  const line = withoutInvisible(name.slice(0, 1000)).split(/[\r\n]/)[0] ?? '';
  // What has an at sign names a person's mailbox, not a company.
  const words = line.replace(/\([^()]*\)/g, ' ').replace(/["“”„«»‚‘`\\<>{}[\]|*~^:;()\p{Cc}]/gu, ' ').split(/\s+/).filter((word) => word !== '' && !word.includes('@')).slice(0, MOST_WORDS);
  const fitting = words.filter((_, index) => words.slice(0, index + 1).join(' ').length <= LONGEST_NAME);
  const phrase = (fitting.length > 0 ? fitting : words).join(' ').slice(0, LONGEST_NAME);
  return /[\p{L}\p{N}]/u.test(phrase) ? `"${phrase}"` : undefined;
}
