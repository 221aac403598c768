// What a template draft is made of in every language: whole sentences with placeholders in braces and gaps in brackets. Data only.
import type { FactTopic } from '../settings.ts';

export interface DraftPhrases {
  /** BCP 47 tag for days and hours. */
  readonly locale: string;
  /** `{name}`; never a guessed gender. */
  readonly greeting: string;
  readonly greetingWithoutName: string;
  readonly close: string;
  readonly thanksForEmail: string;
  readonly thanksForInterest: string;
  /** `{time}` */
  readonly acceptTime: string;
  /** `{day}` and a gap for the hour. */
  readonly acceptDay: string;
  readonly proposeTimes: string;
  readonly invitationFollows: string;
  /** `{question}` and a gap for the answer. */
  readonly answerGap: string;
  /** `{topic}` and a gap, when the topic of a question is known. */
  readonly topicGap: string;
  readonly priceGap: string;
  readonly informationGap: string;
  readonly objectionGap: string;
  readonly nextStep: string;
  readonly offerCall: string;
  readonly discountLooked: string;
  readonly complaintLooked: string;
  readonly politeClose: string;
  readonly doorOpen: string;
  readonly notNow: string;
  /** `{date}` */
  readonly writeAgainOn: string;
  /** `{lead}` of `{company}`; and without company. */
  readonly referredBy: string;
  readonly referredByWithoutCompany: string;
  readonly referralAsk: string;
  readonly askForPerson: string;
  readonly askBack: string;
  /** `{topic}` */
  readonly initialTopic: string;
  readonly initialNoTopic: string;
  readonly initialAsk: string;
  /** {date}, {subject} of our own earlier email. */
  readonly wroteBefore: string;
  readonly subjectInitial: string;
  readonly subjectReferral: string;
  /** Names of topics, as they stand in a sentence and in a gap. */
  readonly topics: Readonly<Record<FactTopic, string>>;
  /** Words without accents by which a question shows its topic; `*` = any ending. */
  readonly topicWords: Readonly<Partial<Record<FactTopic, string>>>;
}
