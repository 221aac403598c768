// Call back: the lead asks to be phoned. Offers the CRM's number and those of the email, each with its source; a definite hour is an appointment instead.
import type { Action, ActionContext, PhoneNumber } from './action.ts';
import { fromCrm, fromEmail, intentOf, isUnsureSender, surroundings } from './action.ts';
import { readCallWish } from './callWish.ts';
import { isSameNumber, phoneNumbersIn } from './phoneNumbers.ts';

/**
 * The CRM's number first, then those of the email that are not it. A sender who may be somebody else adds none: who forges an email could have
 * us dial anything.
 */
function numbersFor(context: ActionContext): readonly PhoneNumber[] {
  const { facts: { lead }, email } = context;
  const known: readonly PhoneNumber[] = lead.phone === undefined ? [] : [{ number: lead.phone, citation: fromCrm('Lead · Business Phone', lead.phone, lead.modifiedOn) }];
  if (isUnsureSender(context)) return known;
  const numbers = [...known];
  const signed = email.signature?.phone;
  for (const number of [...phoneNumbersIn(email.text), ...(signed === undefined ? [] : [signed])]) {
    if (!numbers.some((other) => isSameNumber(other.number, number))) numbers.push({ number, citation: fromEmail(context, number) });
  }
  return numbers;
}

export const callBack: Action = {
  kind: 'call-back',
  performs: 'call',
  answers: ['meeting-request'],
  // "Could you call me about the price?" is a question to the reader of intents, and a wish to be called all the same.
  answersWords: ({ email, reading }, intent) => {
    const wish = readCallWish(email.text, reading.language)?.quote;
    return wish !== undefined && (intent.evidence.quote.includes(wish) || wish.includes(intent.evidence.quote));
  },
  when: (context) => {
    const { email, reading, recognition } = context;
    if (recognition.mail !== 'person' || email.mode === 'compose') return undefined;
    if (intentOf(context, 'meeting-request')?.times?.some((time) => time.at !== undefined) === true) return undefined;
    const wish = readCallWish(email.text, reading.language);
    if (wish === undefined) return undefined;
    const numbers = numbersFor(context);
    const [inEmail] = numbers.filter(({ citation }) => citation.kind === 'email');
    const reasons = [
      { code: 'asks-for-call', citation: fromEmail(context, wish.quote) },
      ...(inEmail === undefined ? [] : [{ code: 'leaves-number', params: { number: inEmail.number }, citation: inEmail.citation }]),
      ...(numbers.length === 0 ? [{ code: 'no-number' }] : []),
    ];
    return { reasons: [...reasons, ...surroundings(context)], numbers };
  },
};
