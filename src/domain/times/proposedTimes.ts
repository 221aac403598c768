// Times a lead proposes, and the day to write again, from the moments that sentences name.
import type { WeighedSentence } from '../words/cueMatcher.ts';
import type { ProposedTime, ReadingContext } from '../intentKinds.ts';
import type { Language } from '../languages.ts';
import { findComeBackDay } from './comeBack.ts';
import { findMoments, namesSameHour } from './moments.ts';
import type { Moment } from './moments.ts';
import { isMovedAway, mannerOf } from './timeTalk.ts';
import { dayIn, instantAtOffset, instantOf, offsetIn } from './wallTime.ts';
import { zoneHints } from './zoneHints.ts';
import type { ZoneHint } from './zoneHints.ts';

const MOST_TIMES = 8;
/** Nobody meets before six or after ten at night: such an hour tells of something else. */
const FIRST_HOUR = 6;
const LAST_HOUR = 22;

type Clock = NonNullable<Moment['time']>;

function sentInstant(context: ReadingContext): Date {
  const parsed = context.sentOn === undefined ? Number.NaN : Date.parse(context.sentOn);
  return Number.isNaN(parsed) ? context.now : new Date(parsed);
}

/** In America 12/3 is the third of December: told by the zone of the mailbox and by the writer's distance from UTC. */
function writesMonthFirst(context: ReadingContext): boolean {
  const offset = context.sentOn === undefined ? undefined : offsetIn(context.sentOn);
  return offset === undefined ? context.timeZone.startsWith('America/') : offset <= -240 && offset >= -600;
}

function instantFor(day: string, time: Clock, hint: ZoneHint | undefined, context: ReadingContext): string | undefined {
  if (hint?.kind === 'zone') return instantOf(day, time, hint.zone);
  if (hint?.kind === 'offset') return instantAtOffset(day, time, hint.minutes);
  if (hint?.kind === 'mine') {
    const offset = context.sentOn === undefined ? undefined : offsetIn(context.sentOn);
    // "My time" of somebody whose clock we do not know is no certain hour.
    return offset === undefined ? undefined : instantAtOffset(day, time, offset);
  }
  return instantOf(day, time, context.timeZone);
}

/** What earlier sentences leave for later ones. */
interface Carried {
  day?: { readonly day: string; readonly position: number };
  week?: { readonly monday: string; readonly position: number };
  time?: { readonly time: Clock; readonly position: number };
  hint?: ZoneHint | undefined;
}

interface Offer {
  readonly proposal: ProposedTime;
  readonly sentence: WeighedSentence;
}

class ProposalReader {
  private readonly found: Offer[] = [];
  private readonly carried: Carried = {};
  private readonly today: string;
  private readonly monthFirst: boolean;
  private readonly language: Language;
  private readonly context: ReadingContext;
  private readonly meeting: WeighedSentence | undefined;

  constructor(language: Language, context: ReadingContext, meeting: WeighedSentence | undefined) {
    this.language = language;
    this.context = context;
    this.meeting = meeting;
    this.today = dayIn(sentInstant(context), context.timeZone);
    this.monthFirst = writesMonthFirst(context);
  }

  read(sentences: readonly WeighedSentence[]): readonly Offer[] {
    sentences.forEach((sentence, position) => {
      this.readSentence(sentence, position);
    });
    return this.found;
  }

  private readSentence(sentence: WeighedSentence, position: number): void {
    const { carried } = this;
    const week = carried.week !== undefined && position - carried.week.position <= 2 ? carried.week.monday : undefined;
    const moments = findMoments(sentence.text, this.language, this.today, { monthFirst: this.monthFirst, week });
    if (moments.length === 0) return;
    const hints = zoneHints(sentence.text, this.language);
    const same = namesSameHour(sentence.text, this.language);
    moments.forEach((moment, index) => {
      // A zone said once holds on; two zones in a sentence belong each to the hour they stand next to.
      const nearest = [...hints].sort((one, two) => Math.abs(one.at - moment.end) - Math.abs(two.at - moment.end))[0];
      carried.hint = nearest?.hint ?? carried.hint;
      const manner = mannerOf(sentence.text, moment, this.language);
      if (moment.week === true && moment.day !== undefined && manner === 'offer') carried.week = { monday: moment.day, position };
      if (moment.time !== undefined) carried.time = { time: moment.time, position };
      if (moment.span !== undefined || moment.vague === true || manner === 'elsewhere' || manner === 'deadline') return;
      if (moment.day !== undefined) carried.day = { day: moment.day, position };
      const day = moment.day ?? (carried.day !== undefined && position - carried.day.position <= 1 ? carried.day.day : undefined);
      const moved = isMovedAway(sentence.text, moment, { language: this.language, isLast: index === moments.length - 1, isOnly: moments.length === 1 });
      if (day === undefined || manner === 'declined' || moved) return;
      this.offer(sentence, moment, { day, time: moment.time ?? (same ? carried.time?.time : undefined) });
    });
  }

  private offer(sentence: WeighedSentence, moment: Moment, { day, time }: { readonly day: string; readonly time: Clock | undefined }): void {
    if (day < this.today || this.found.length >= MOST_TIMES) return;
    if (time !== undefined && (time.hour < FIRST_HOUR || time.hour >= LAST_HOUR)) return;
    const at = time === undefined ? undefined : instantFor(day, time, this.carried.hint, this.context);
    if (time === undefined && (sentence.weights.get('meeting-request') ?? 0) < 1 && sentence !== this.meeting) return;
    if (this.found.some(({ proposal }) => proposal.day === day && (at === undefined || proposal.at === at))) return;
    this.found.push({ proposal: { quote: sentence.text.slice(moment.start, moment.end), day, ...(at === undefined ? {} : { at }) }, sentence });
  }
}

/** Times proposed in a mail, in order, without those it refuses. An hour counts with a day of the same or the sentence before; a day alone only where a meeting is spoken of. */
export function proposedTimes(sentences: readonly WeighedSentence[], language: Language, context: ReadingContext, meeting: WeighedSentence | undefined): readonly { readonly proposal: ProposedTime; readonly sentence: WeighedSentence }[] {
  return new ProposalReader(language, context, meeting).read(sentences);
}

/** The day to write again: where a sentence about later (or about being away) names one; `YYYY-MM-DD`, never before the mail. */
export function comeBackDay(sentences: readonly WeighedSentence[], language: Language | undefined, context: ReadingContext, kind: 'not-now' | 'out-of-office'): { readonly day: string; readonly sentence: WeighedSentence } | undefined {
  if (language === undefined) return undefined;
  return findComeBackDay(sentences, language, { today: dayIn(sentInstant(context), context.timeZone), monthFirst: writesMonthFirst(context), kind });
}
