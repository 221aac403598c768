import { callBack } from '../../../src/domain/actions/callBack.ts';
import { suggestNextBestAction } from '../../../src/domain/nextBestAction.ts';
import { aLead, anEmail, context, now } from '../examples.ts';
import { intent, quoted, situation, waiting } from './situation.ts';

const lead = aLead({ phone: '+47 55 50 01 23' });
const wish = 'Please give me a call.';
const number = { number: lead.phone, citation: { kind: 'crm', title: 'Lead · Business Phone', quote: lead.phone, date: lead.modifiedOn } };
const inEmail = { number: '+47 900 12 345', citation: quoted('+47 900 12 345') };
const asks = { code: 'asks-for-call', citation: quoted(wish) };
const leaves = { code: 'leaves-number', params: { number: '+47 900 12 345' }, citation: quoted('+47 900 12 345') };

describe('who asks to be phoned is called back', () => {
  test.each([
    ['the CRM knows the number', situation({ email: { text: wish }, facts: { lead } }), { reasons: [asks, waiting], numbers: [number] }],
    ['the email names another: the CRM\'s stays first', situation({ email: { text: `${wish} +47 900 12 345` }, facts: { lead } }), { reasons: [{ ...asks, citation: quoted(`${wish} +47 900 12 345`) }, leaves, waiting], numbers: [number, inEmail] }],
    ['the email names the same', situation({ email: { text: `${wish} 55 50 01 23.` }, facts: { lead } }), { reasons: [{ ...asks, citation: quoted(wish) }, waiting], numbers: [number] }],
    ['only the signature has one', situation({ email: { text: wish, signature: { phone: '+47 900 12 345' } } }), { reasons: [asks, leaves, waiting], numbers: [inEmail] }],
    ['nobody knows one', situation({ email: { text: wish } }), { reasons: [asks, { code: 'no-number' }, waiting], numbers: [] }],
    ['the day is named without an hour', situation({ email: { text: wish }, facts: { lead }, intents: [intent('meeting-request', { times: [{ quote: 'Tuesday', day: '2026-11-24' }] })] }), { reasons: [asks, waiting], numbers: [number] }],
    ['a forged sender names a number: it is not offered', situation({ isForged: true, email: { text: `${wish}\n+47 900 12 345` }, facts: { lead } }), { reasons: [asks, waiting], numbers: [number] }],
    ['so does one who is only possibly the lead', situation({ certainty: 'possible', email: { text: `${wish}\n+47 900 12 345` } }), { reasons: [asks, { code: 'no-number' }, waiting], numbers: [] }],
  ] as const)('%s', (_title, about, applies) => {
    const found = callBack.when(about);
    expect({ ...found, reasons: found?.reasons.map((reason) => (reason.code === 'asks-for-call' ? { ...reason, citation: { ...reason.citation, quote: wish } } : reason)) }).toEqual({ ...applies, reasons: applies.reasons.map((reason) => (reason.code === 'asks-for-call' ? asks : reason)) });
  });

  test.each([
    ['a machine wrote it', situation({ mail: 'auto-reply', email: { text: wish } })],
    ['an email is being written', situation({ email: { mode: 'compose', text: wish } })],
    ['nobody asks for a call', situation({ email: { text: 'Send me the guide.' } })],
    ['the language isn\'t read', situation({ language: 'unknown', email: { text: wish } })],
    ['the hour is agreed: that is an appointment', situation({ email: { text: wish }, intents: [intent('meeting-request', { times: [{ quote: 'Tuesday at 10', day: '2026-11-24', at: '2026-11-24T09:00:00Z' }] })] })],
  ] as const)('not where %s', (_title, about) => {
    expect(callBack.when(about)).toBeUndefined();
  });

  test.each([
    ['en', 'Could you give me a call about this? My number is +47 900 12 345.'],
    ['de', 'Könnten Sie mich dazu bitte kurz anrufen? Meine Nummer ist +47 900 12 345.'],
    ['fr', 'Pourriez-vous me rappeler à ce sujet ? Mon numéro est le +47 900 12 345.'],
    ['es', '¿Me podría llamar por este tema? Mi número es el +47 900 12 345.'],
    ['it', 'Mi può richiamare? Mi chiami per favore al +47 900 12 345.'],
    ['pt', 'Pode ligar-me sobre este assunto? O meu número é +47 900 12 345.'],
    ['nl', 'Kunt u mij hierover bellen? Mijn nummer is +47 900 12 345.'],
  ])('%s: from the email as it came to the action', (_language, text) => {
    const read = context(anEmail({ text }), { lead });
    const suggestion = suggestNextBestAction(read.facts, read, now);
    expect([suggestion.kind, suggestion.performs]).toEqual(['call-back', 'call']);
    expect(suggestion.numbers?.map((each) => [each.number, each.citation.kind])).toEqual([[lead.phone, 'crm'], ['+47 900 12 345', 'email']]);
  });

  test('a call on a day and hour is an appointment first', () => {
    const read = context(anEmail({ text: 'Please call me on Tuesday at 10.' }), { lead });
    expect(suggestNextBestAction(read.facts, read, now).kind).toBe('schedule-appointment');
  });
});
