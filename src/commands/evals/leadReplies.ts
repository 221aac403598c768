// Set `lead_replies`: whole replies of leads in seven languages, read from body to suggested action.
import { extractOwnWords } from '../../domain/email.ts';
import type { Email } from '../../domain/email.ts';
import { detectIntents } from '../../domain/intent.ts';
import type { Reading } from '../../domain/intentKinds.ts';
import { classifyMail, recognizeLeadReply } from '../../domain/leadReply.ts';
import { readDeliveryReport } from '../../domain/mail/deliveryReport.ts';
import { suggestNextBestAction } from '../../domain/nextBestAction.ts';
import type { SuggestedAction } from '../../domain/actions/action.ts';
import type { Lead } from '../../domain/records.ts';
import type { AgentSettings } from '../../domain/settings.ts';
import { isNear, squashed, tokenF1 } from './compare.ts';
import { amount, partOf, readCases, readInputs, share, textOf, textsOf } from './evalSet.ts';
import type { Case, EvalSet, Figure } from './evalSet.ts';
import { foldedIntents } from './replyIntent.ts';

const FILE = 'lead_replies/cases.jsonl';
const settings: AgentSettings = { version: '1', company: { name: 'Seller' }, products: [], ownDomains: [], answerTargetHours: 4 };

function emailOf(input: Case): Email {
  const body = textOf(input, 'body');
  const words = extractOwnWords(textOf(input, 'format') === 'html' ? { html: body } : { text: body });
  const headers = Object.fromEntries(Object.entries(partOf(input, 'headers')).map(([name, value]) => [name.toLowerCase(), [String(value)]]));
  return {
    itemId: textOf(input, 'id'),
    conversationId: textOf(input, 'id'),
    subject: textOf(input, 'subject'),
    from: { name: textOf(partOf(input, 'from'), 'name'), address: textOf(partOf(input, 'from'), 'email') },
    to: [{ name: textOf(partOf(input, 'to'), 'name'), address: textOf(partOf(input, 'to'), 'email') }],
    cc: [],
    receivedOn: new Date(textOf(input, 'sentAt')).toISOString(),
    text: words.own,
    quoted: words.quoted,
    headers,
    attachments: [],
    mode: 'read',
  };
}

/** The one lead of the CRM is the writer, or whose mail came back. */
function leadOf(email: Email, failedAddress: string | undefined): Lead {
  const [first, ...rest] = (email.from.name ?? '').split(' ');
  return { id: 'lead', version: '1', name: { ...(first === undefined ? {} : { first }), last: rest.join(' ') }, email: failedAddress ?? email.from.address, otherEmails: [], status: 'open', doNotEmail: false, ownerId: 'seller', createdOn: email.receivedOn, modifiedOn: email.receivedOn };
}

function wallTime(instant: string, timeZone: string): string {
  const parts = new Map(new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}`;
}

function understand(input: Case): unknown {
  const email = emailOf(input);
  const now = new Date(textOf(input, 'sentAt'));
  const timeZone = textOf(input, 'timeZone');
  const seller = textOf(partOf(input, 'to'), 'email');
  const own = { address: seller, ownDomains: [seller.slice(seller.indexOf('@') + 1)] };
  const lead = leadOf(email, classifyMail(email, own).kind === 'bounce' ? readDeliveryReport(`${email.text}\n${email.quoted}`, email.headers).failedAddress : undefined);
  const recognition = recognizeLeadReply(email, { leads: [lead], contacts: [], accounts: [], activities: [], links: [] }, own);
  const mail = recognition.mail;
  const reading = detectIntents({ subject: email.subject, text: email.text, quoted: email.quoted, mail, headers: email.headers }, { now, timeZone, sentOn: textOf(input, 'sentAt'), ownAddresses: [email.from.address, seller] });
  const action = recognition.kind === 'lead' ? suggestNextBestAction({ lead, opportunities: [], activities: [], asOf: email.receivedOn }, { recognition, reading, email, settings }, now) : undefined;
  return {
    ownText: email.text,
    language: reading.language ?? null,
    intents: foldedIntents(reading),
    questions: reading.questions.map((question) => question.quote),
    times: reading.intents.flatMap((intent) => intent.times ?? []).flatMap((time) => (time.at === undefined ? [] : [wallTime(time.at, timeZone)])),
    until: action?.until ?? reading.intents.find((intent) => intent.until !== undefined)?.until ?? null,
    referralEmail: referralAddress(reading),
    action: actionName(action),
  };
}

function referralAddress(reading: Reading): string | null {
  return reading.intents.find((intent) => intent.person?.address !== undefined)?.person?.address ?? null;
}

/** The set knows "ask a human" for what we leave to the seller; a call back is a task to it, as any request a person must fulfil. */
function actionName(action: SuggestedAction | undefined): string {
  if (action === undefined) return 'none';
  if (action.kind === 'call-back') return 'create-task';
  return action.kind === 'decide-yourself' ? 'ask-human' : action.kind;
}

interface Judged {
  readonly wanted: Case;
  readonly said: unknown;
}

function figuresOf(judged: readonly Judged[]): readonly Figure[] {
  const own = ({ wanted, said }: Judged): number => Math.max(...[textOf(wanted, 'ownText'), ...textsOf(wanted, 'acceptOwnText')].map((text) => tokenF1(textOf(said, 'ownText'), text)));
  const timed = judged.flatMap(({ wanted, said }) => textsOf(wanted, 'times').map((time) => textsOf(said, 'times').includes(time)));
  const timesSaid = judged.flatMap(({ wanted, said }) => [...new Set(textsOf(said, 'times'))].map((time) => textsOf(wanted, 'times').includes(time)));
  const asked = judged.flatMap(({ wanted, said }) => textsOf(wanted, 'questions').map((question) => textsOf(said, 'questions').some((each) => isNear(each, question))));
  const askedSaid = judged.flatMap(({ wanted, said }) => textsOf(said, 'questions').map((each) => textsOf(wanted, 'questions').some((question) => isNear(each, question))));
  const dated = judged.filter(({ wanted }) => textOf(wanted, 'until') !== '');
  const referred = judged.filter(({ wanted }) => textOf(partOf(wanted, 'referral'), 'email') !== '');
  return [
    share('own text, exact', judged.map(({ wanted, said }) => [textOf(wanted, 'ownText'), ...textsOf(wanted, 'acceptOwnText')].some((text) => squashed(text) === squashed(textOf(said, 'ownText'))))),
    amount('own text, token F1', judged.reduce((sum, each) => sum + own(each), 0) / Math.max(1, judged.length)),
    share('language', judged.map(({ wanted, said }) => textOf(said, 'language') === textOf(wanted, 'language'))),
    share('main intent', judged.map(({ wanted, said }) => textsOf(wanted, 'acceptable').includes(textsOf(said, 'intents')[0] ?? ''))),
    share('action', judged.map(({ wanted, said }) => textsOf(wanted, 'acceptableActions').includes(textOf(said, 'action')))),
    share('proposed times, recall', timed),
    share('proposed times, precision', timesSaid),
    share('questions, recall', asked),
    share('questions, precision', askedSaid),
    share('date to come back', dated.map(({ wanted, said }) => textOf(said, 'until') === textOf(wanted, 'until'))),
    amount('date to come back where there is none', judged.filter(({ wanted, said }) => textOf(wanted, 'until') === '' && textOf(said, 'until') !== '').length),
    share('referral address', referred.map(({ wanted, said }) => textOf(said, 'referralEmail').toLowerCase() === textOf(partOf(wanted, 'referral'), 'email').toLowerCase())),
  ];
}

export const leadReplies: EvalSet = {
  id: 'lead_replies',
  covers: ['lead_replies'],
  async predict(folder) {
    return (await readInputs(folder, FILE)).map((input) => ({ set: 'lead_replies', id: textOf(input, 'id'), prediction: understand(input) }));
  },
  async score(folder, predictions) {
    const judged = (await readCases(folder, FILE)).map((each) => ({ wanted: { ...partOf(each, 'expected'), language: textOf(each, 'lang') }, said: predictions.get(textOf(each, 'id')) }));
    const languages = [...new Set(judged.map(({ wanted }) => wanted.language))].sort();
    const inLanguage = languages.flatMap((language) => figuresOf(judged.filter(({ wanted }) => wanted.language === language)).filter(({ measure }) => measure === 'main intent' || measure === 'action').map((figure) => ({ ...figure, measure: `${figure.measure}, ${language}` })));
    return [...figuresOf(judged), ...inLanguage];
  },
};
