// The built-in templates, put together from one language's sentences: what each kind says, in which order, how long.
import { tones } from '../draft/draftStyle.ts';
import type { TemplateKind } from '../draft/templateKinds.ts';
import { phraseIn } from './phrases.ts';
import type { DraftPhrases, Toned } from './phrases.ts';

/** Subject and body of a kind, in Liquid. */
export function bodyOf(kind: TemplateKind, phrases: DraftPhrases): { readonly subject: string; readonly body: string } {
  const parts = bodies[kind](phrases).filter((part) => part !== '');
  return { subject: kind === 'referral-introduction' ? when('referrer.name', phrases.subjectReferral, ownSubject(phrases)) : ownSubject(phrases), body: [greeting(phrases), ...parts, closing(phrases)].join('\n\n') };
}

function ownSubject({ subjectTopic, subjectCompany }: DraftPhrases): string {
  return `{% if lead.topic %}${subjectTopic}{% elsif lead.company %}${subjectCompany}{% else %}{{ company.name }}{% endif %}`;
}

/** A sentence in the tone that is wanted. */
function say(phrase: Toned): string {
  const [friendly, neutral, formal] = tones.map((tone) => phraseIn(phrase, tone));
  if (friendly === neutral && neutral === formal) return neutral ?? '';
  const cases = [...(friendly === neutral ? [] : [`{% when "friendly" %}${friendly}`]), ...(formal === neutral ? [] : [`{% when "formal" %}${formal}`])];
  return `{% case tone %}${cases.join('')}{% else %}${neutral}{% endcase %}`;
}

function when(condition: string, words: string, otherwise?: string): string {
  return `{% if ${condition} %}${words}${otherwise === undefined ? '' : `{% else %}${otherwise}`}{% endif %}`;
}

/** A paragraph that is there on a condition. */
function paragraphWhen(condition: string, words: string): string {
  return `{% if ${condition} %}\n${words}\n{% endif %}`;
}

function greeting(phrases: DraftPhrases): string {
  return when('recipient.name', say(phrases.greeting), say(phrases.greetingWithoutName));
}

function closing(phrases: DraftPhrases): string {
  return `${say(phrases.close)}{% if seller.name %}\n{{ seller.name }}{% endif %}`;
}

const ANSWERS = paragraphWhen('questions.size > 0', '{{ answers }}');
const NOT_SHORT = 'length != "short"';
const LONG = 'length == "long"';

const PRODUCT = '{{ product.name }}: {{ product.summary }}';

/** What the company does and what its product is, as far as it is written in the draft's language; not in a short draft. */
const ABOUT = paragraphWhen(NOT_SHORT, `{% if company.about %}{{ company.about }} {% endif %}${when('product.summary', PRODUCT)}`);
/** As above, in a long draft only. */
const LONG_ABOUT = paragraphWhen(LONG, `{% if company.about %}{{ company.about }} {% endif %}${when('product.summary', PRODUCT)}`);

/** Accepts the time that was offered, else offers some. */
function times(phrases: DraftPhrases): string {
  const invitation = say(phrases.invitationFollows);
  return `{% if time %}${say(phrases.acceptTime)} ${invitation}{% elsif day %}${say(phrases.acceptDay)} ${invitation}{% else %}${say(phrases.proposeTimes)} ${when(NOT_SHORT, say(phrases.chooseTime))}{% endif %}`;
}

function topic(phrases: DraftPhrases): string {
  return when('lead.topic', say(phrases.initialTopic), say(phrases.initialNoTopic));
}

function discount(phrases: DraftPhrases): string {
  return paragraphWhen('asks.discount', say(phrases.discountLooked));
}

function initialOutreach(phrases: DraftPhrases): readonly string[] {
  return [`${topic(phrases)}${when(`${NOT_SHORT} and news.title`, ` ${say(phrases.newsNoticed)}`)}`, ABOUT, `${when(`${LONG} and lead.company`, `${say(phrases.initialCompany)} `)}${say(phrases.initialAsk)}`];
}

function followUp(phrases: DraftPhrases): readonly string[] {
  return [
    when('says.interest', say(phrases.thanksForInterest), say(phrases.thanksForEmail)),
    ANSWERS,
    discount(phrases),
    paragraphWhen('says.objection and questions.size == 0', say(phrases.objectionGap)),
    paragraphWhen('asks.information and questions.size == 0', say(phrases.informationGap)),
    LONG_ABOUT,
    `{% if asks.meeting %}\n${times(phrases)}\n{% elsif asks.nothing %}\n${say(phrases.nextStep)}\n{% elsif ${NOT_SHORT} %}\n${say(phrases.offerCall)}\n{% endif %}`,
  ];
}

function priceQuestion(phrases: DraftPhrases): readonly string[] {
  return [
    when('says.interest', say(phrases.thanksForInterest), say(phrases.thanksForEmail)),
    `{% if questions.size > 0 %}\n{{ answers }}\n{% else %}\n${say(phrases.informationGap)}\n{% endif %}`,
    discount(phrases),
    LONG_ABOUT,
    `{% if asks.meeting %}\n${times(phrases)}\n{% elsif ${NOT_SHORT} %}\n${say(phrases.offerCall)}\n{% endif %}`,
  ];
}

function meeting(phrases: DraftPhrases): readonly string[] {
  return [when('is_reply', say(phrases.thanksForEmail), topic(phrases)), times(phrases), ANSWERS, discount(phrases), LONG_ABOUT, paragraphWhen(LONG, say(phrases.meetingAgenda))];
}

function checkBack(phrases: DraftPhrases): readonly string[] {
  return [`${say(phrases.wroteBefore)} ${say(phrases.stillOpen)}`, LONG_ABOUT, paragraphWhen(NOT_SHORT, say(phrases.initialAsk))];
}

const bodies: Readonly<Record<TemplateKind, (phrases: DraftPhrases) => readonly string[]>> = {
  'initial-outreach': initialOutreach,
  'follow-up': followUp,
  'price-question': priceQuestion,
  meeting,
  'check-back': checkBack,
  thanks: (phrases) => [`${when('says.interest', say(phrases.thanksForInterest), say(phrases.thanksForEmail))} ${say(phrases.anyQuestion)}`, LONG_ABOUT, paragraphWhen(NOT_SHORT, say(phrases.offerCall))],
  'referral-introduction': (phrases) => [when('lead.company', say(phrases.referredBy), say(phrases.referredByWithoutCompany)), ABOUT, say(phrases.referralAsk)],
  'referral-thanks': (phrases) => [when('person.name', `${say(phrases.thanksForPerson)} ${say(phrases.anyQuestion)}`, `${say(phrases.thanksForEmail)} ${say(phrases.askForPerson)}`), paragraphWhen(LONG, say(phrases.offerCall))],
  'request-noted': (phrases) => [
    `${say(phrases.thanksForEmail)} ${when('says.complaint and asks.discount == false', say(phrases.complaintLooked), say(phrases.discountLooked))}`,
    ANSWERS,
    paragraphWhen('asks.meeting', times(phrases)),
    paragraphWhen(LONG, say(phrases.offerCall)),
  ],
  wait: (phrases) => [`${say(phrases.notNow)} ${when('until', say(phrases.writeAgainOn))}`, paragraphWhen(LONG, say(phrases.doorOpen))],
  'ask-back': (phrases) => [`${say(phrases.thanksForEmail)} ${say(phrases.askBack)}`, paragraphWhen(LONG, say(phrases.offerCall))],
  'polite-close': (phrases) => [`${when('says.no', say(phrases.politeClose), say(phrases.closeUnasked))} ${when(NOT_SHORT, say(phrases.doorOpen))}`],
};
