// What the built-in templates and answers are made of in every language: whole sentences in three tones, with gaps in brackets.
import { tones } from '../draft/draftStyle.ts';
import type { Tone } from '../draft/draftStyle.ts';
import type { TemplatePath } from '../draft/templateVariables.ts';
import type { FactTopic } from '../settings.ts';

/** One sentence for every tone, or one each: friendly, neutral, formal. */
export type Toned = string | readonly [friendly: string, neutral: string, formal: string];

/** Sentences of the templates, in Liquid; those of the second group stand in code, with `{question}` or `{topic}`. */
export interface DraftPhrases {
  /** BCP 47 tag for days and hours. */
  readonly locale: string;
  /** Tones in which a person is greeted by first name where it is known. */
  readonly firstNameIn: readonly Tone[];
  /** With `recipient.name`; never a guessed gender. */
  readonly greeting: Toned;
  readonly greetingWithoutName: Toned;
  readonly close: Toned;
  readonly thanksForEmail: Toned;
  readonly thanksForInterest: Toned;
  /** With `time`, and with `day` and a gap for the hour. */
  readonly acceptTime: Toned;
  readonly acceptDay: Toned;
  readonly proposeTimes: Toned;
  readonly invitationFollows: Toned;
  readonly chooseTime: Toned;
  readonly meetingAgenda: Toned;
  readonly informationGap: Toned;
  readonly objectionGap: Toned;
  readonly nextStep: Toned;
  readonly offerCall: Toned;
  readonly anyQuestion: Toned;
  readonly discountLooked: Toned;
  readonly complaintLooked: Toned;
  /** After a plain no, and where the seller ends it unasked. */
  readonly politeClose: Toned;
  readonly closeUnasked: Toned;
  readonly doorOpen: Toned;
  readonly notNow: Toned;
  /** With `until`. */
  readonly writeAgainOn: Toned;
  /** With `referrer.name` and `lead.company`; and without company. */
  readonly referredBy: Toned;
  readonly referredByWithoutCompany: Toned;
  readonly referralAsk: Toned;
  readonly askForPerson: Toned;
  /** With `person.name`. */
  readonly thanksForPerson: Toned;
  readonly askBack: Toned;
  /** With `lead.topic`. */
  readonly initialTopic: Toned;
  readonly initialNoTopic: Toned;
  /** With `lead.company`. */
  readonly initialCompany: Toned;
  /** With `news.title`, `news.publisher` and `news.date`; claims no more than that the headline was seen. */
  readonly newsNoticed: Toned;
  readonly initialAsk: Toned;
  /** With `last_email.date` and `last_email.subject`. */
  readonly wroteBefore: Toned;
  readonly stillOpen: Toned;
  /** With `lead.topic`; `lead.company`; `referrer.name`. */
  readonly subjectTopic: string;
  readonly subjectCompany: string;
  readonly subjectReferral: string;

  /** `{question}` and a gap for the answer. */
  readonly answerGap: Toned;
  /** `{topic}` and a gap, when the topic of a question is known. */
  readonly topicGap: Toned;
  readonly priceGap: Toned;

  /** Names of topics, as they stand in a sentence and in a gap. */
  readonly topics: Readonly<Record<FactTopic, string>>;
  /** Words without accents by which a question shows its topic; `*` = any ending. */
  readonly topicWords: Readonly<Partial<Record<FactTopic, string>>>;
  /** Names of facts, as they stand in brackets where one is missing. No quotation marks. */
  readonly slots: Readonly<Record<TemplatePath, string>>;
}

/** The sentence in one tone. */
export function phraseIn(phrase: Toned, tone: Tone): string {
  return typeof phrase === 'string' ? phrase : (phrase[tones.indexOf(tone)] ?? phrase[1]);
}
