// Where a fact of the web stands: how an answer is cited, how old evidence is, how much of it is kept.
import type { WebCitation } from '../../domain/insight.ts';
import { quotedText } from './quotedText.ts';
import type { PublicAnswer } from './source.ts';

/** Points one source gives about one company, of one kind. */
export const MOST_POINTS = 12;
const LONGEST_TITLE = 200;
const LONGEST_PUBLISHER = 100;
const DAY_MS = 86_400_000;
const OLD_DAYS = 366;

export interface Cited {
  readonly title: string;
  readonly publisher: string;
  /** As it stands there, word for word. */
  readonly quote: string;
  /** Where it stands, if that is not where the answer came from. */
  readonly url?: string;
  /** `YYYY-MM-DD` it was published or is true of. */
  readonly date?: string;
}

/** A citation of an answer; title, publisher and quote are made fit to be shown. */
export function webCitation({ url, fetchedOn }: Pick<PublicAnswer, 'url' | 'fetchedOn'>, now: Date, cited: Cited): WebCitation {
  return {
    kind: 'web', title: quotedText(cited.title, LONGEST_TITLE), url: cited.url ?? url, publisher: quotedText(cited.publisher, LONGEST_PUBLISHER), quote: quotedText(cited.quote),
    fetchedOn: fetchedOn ?? now.toISOString(), ...(cited.date === undefined ? {} : { date: cited.date }),
  };
}

/** Whether a day (`YYYY-MM-DD`) is more than a year before now; a day nobody knows is not. */
export function isOld(day: string | undefined, now: Date): boolean {
  return day !== undefined && (now.getTime() - Date.parse(day)) / DAY_MS > OLD_DAYS;
}
