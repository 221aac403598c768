// News of a lead's company that a seller may mention to the lead: recent, dated, about what the company is glad of, and from a sound source.
import { withoutPublisher } from '../company/newsStories.ts';
import { quotable } from '../draft/draftQuoting.ts';
import type { InsightPoint, NewsKind, WebCitation } from '../insight.ts';
import type { LeadFacts } from '../leadFacts.ts';
import type { AgentSettings } from '../settings.ts';
import { toldInsights } from '../toldInsights.ts';
import { plainWords } from '../words/sentences.ts';
import { unwelcomeWords } from './unwelcomeWords.ts';

export interface MentionableNews {
  readonly title: string;
  readonly publisher: string;
  /** Day it was published, `YYYY-MM-DD`. */
  readonly on: string;
  readonly citation: WebCitation;
}

/** Who leads a company, and news of no kind, is nobody's business in a first email. */
const mentionedKinds: ReadonlySet<NewsKind> = new Set<NewsKind>(['launch', 'contract', 'award', 'community']);
const OLDEST_DAYS = 90;
/** A longer one is left out: half a headline may say something else. */
const [LONGEST_TITLE, LONGEST_PUBLISHER] = [140, 60];
const DAY = 86_400_000;

/** The news that may be mentioned, the newest first. */
export function newsToMention(facts: Pick<LeadFacts, 'lead' | 'findings'>, settings: Pick<AgentSettings, 'research'>, now: Date): readonly MentionableNews[] {
  const today = Math.floor(now.getTime() / DAY);
  return toldInsights(facts, settings)
    .filter(({ kind }) => kind === 'news')
    .flatMap(({ points }) => points.flatMap((point) => mentionable(point, today) ?? []))
    .sort((one, two) => compared(two.on, one.on) || compared(one.title, two.title) || compared(one.citation.url, two.citation.url));
}

function mentionable({ kind, news, value, on, weak = [], citation }: InsightPoint, today: number): MentionableNews | undefined {
  if (kind !== 'news' || typeof value !== 'string' || news === undefined || !mentionedKinds.has(news) || weak.length > 0 || on === undefined) return undefined;
  const age = today - Math.floor(Date.parse(on) / DAY);
  if (!(age >= 0 && age <= OLDEST_DAYS)) return undefined;
  const title = inOnePiece(withoutPublisher(value, citation.publisher), LONGEST_TITLE);
  const publisher = inOnePiece(citation.publisher, LONGEST_PUBLISHER);
  if (title === undefined || publisher === undefined || isUnwelcome(title)) return undefined;
  return { title, publisher, on: on.slice(0, 10), citation };
}

/** Words from the web as they may stand in a sentence between quotation marks; undefined where something of them would have to be left out. */
function inOnePiece(text: string, most: number): string | undefined {
  const line = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const clean = quotable(line, most);
  if (clean === '' || clean !== line) return undefined;
  return clean.replace(/["“”„«»]/g, "'").replace(/[\s.,;:]+$/, '');
}

function isUnwelcome(title: string): boolean {
  return plainWords(title).some((word) => unwelcomeWords.exact.has(word) || unwelcomeWords.beginnings.some((beginning) => word.startsWith(beginning)));
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
