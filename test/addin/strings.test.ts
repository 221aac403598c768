// Everything the add-in says is said in both languages, with the same values, in the mailbox's own dates.
import { actionKinds } from '../../src/domain/actions/action.ts';
import { reasonCodes } from '../../src/domain/nextBestAction.ts';
import { checkCodes } from '../../src/domain/leadReply.ts';
import type { Certainty, Via } from '../../src/domain/mail/tiedLead.ts';
import type { ErrorCode } from '../../src/domain/errors.ts';
import { actionTitle, startLabel } from '../../src/addin/parts/words/actionWords.ts';
import { arrivalText, dayText, durationText, momentText } from '../../src/addin/parts/words/dates.ts';
import { missedCheckText, reasonText } from '../../src/addin/parts/words/reasonText.ts';
import { hasString, languageFor, setLanguage, t } from '../../src/addin/strings.ts';
import de from '../../src/addin/strings/de.json';
import en from '../../src/addin/strings/en.json';

const now = new Date('2026-11-22T10:00:00Z');
const languages: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['English', en],
  ['German', de],
];

function placeholders(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

afterEach(() => setLanguage('en-GB', 'Europe/Berlin'));
beforeEach(() => setLanguage('en-GB', 'Europe/Berlin'));

test('every English sentence has its German one with the same values in it', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  const german: Readonly<Record<string, string>> = de;
  for (const [key, sentence] of Object.entries(en)) expect([key, placeholders(german[key] ?? '')]).toEqual([key, placeholders(sentence)]);
});

test.each(languages)('%s plurals come in both forms, and no sentence is empty', (_name, sentences) => {
  for (const [key, sentence] of Object.entries(sentences)) {
    expect([key, sentence.trim()]).not.toEqual([key, '']);
    if (key.endsWith('_one')) expect(sentences).toHaveProperty([key.replace(/_one$/, '_other')]);
    if (key.endsWith('_other')) expect(sentences).toHaveProperty([key.replace(/_other$/, '_one')]);
  }
});

test('a value that brings its own period ends the sentence: a German date, a company, a quoted sentence', async () => {
  expect(t('leadPage.score.model', { date: 'Nov. 22.' })).toBe('Learned from your closed leads on Nov. 22.');
  expect(t('leadPage.raiser.yes-because', { segment: 'Web', reasons: 'Description is “Call me.”' })).toMatch(/is “Call me\.”$/);
  expect(t('leadPage.raiser.yes-because', { segment: 'Web', reasons: 'Lead Source is “Web”' })).toMatch(/is “Web”\.$/);
  await setLanguage('de-DE', 'Europe/Berlin');
  expect(t('home.age.follow-up', { date: dayText('2026-11-20T10:00:00Z', now) })).toBe('Sie schrieben: 20. Nov.');
});

test('every reason and every check the domain can give has a sentence', () => {
  const codes = [...reasonCodes, ...checkCodes, 'asks-directly', 'account-exists', 'no-lead-found'];
  expect(codes.filter((code) => !hasString(`reason.${code}`))).toEqual([]);
});

test('every action has a title and a word for its button', () => {
  for (const kind of actionKinds) {
    const action = { kind, performs: 'draft', reasons: [] } as const;
    expect(actionTitle(action, now)).not.toContain('action.');
    const others: Readonly<Partial<Record<typeof kind, RegExp>>> = { 'stop-contact': /^Stop contact$/, 'call-back': /^Log the call$/ };
    expect(startLabel(action, { online: true, timeZone: 'Europe/Berlin' }, now)).toMatch(others[kind] ?? /^Draft /);
  }
});

test('every problem says what happened and what you still have', () => {
  const codes: Readonly<Record<ErrorCode, true>> = {
    offline: true,
    'crm-silent': true,
    'crm-busy': true,
    'crm-refused': true,
    'sign-in-needed': true,
    'no-permission': true,
    'not-found': true,
    'changed-elsewhere': true,
    'lead-closed': true,
    'bad-request': true,
    'host-silent': true,
    'host-refused': true,
    'item-changed': true,
    'too-long': true,
    'storage-full': true,
    unexpected: true,
  };
  for (const code of Object.keys(codes)) expect([hasString(`problem.${code}.title`), hasString(`problem.${code}.text`)]).toEqual([true, true]);
});

test('every way to know a lead and every certainty has its word', () => {
  const ways: Readonly<Record<Via, true>> = {
    address: true,
    alias: true,
    conversation: true,
    'connected-contact': true,
    domain: true,
    'named-in-bounce': true,
    chosen: true,
  };
  const certainties: Readonly<Record<Certainty, true>> = { sure: true, likely: true, possible: true };
  for (const via of Object.keys(ways)) expect([hasString(`via.${via}`), hasString(`why.${via}`)]).toEqual([true, true]);
  for (const certainty of Object.keys(certainties)) expect(hasString(`certainty.${certainty}`)).toBe(true);
});

test('one question and two questions are counted as people count, in both languages', async () => {
  const reason = (count: number) => reasonText({ code: 'asks-questions', params: { count } }, now);
  expect([reason(1), reason(2)]).toEqual(['Asks 1 question', 'Asks 2 questions']);
  await setLanguage('de-AT', 'Europe/Vienna');
  expect([reason(1), reason(2)]).toEqual(['Stellt 1 Frage', 'Stellt 2 Fragen']);
});

test('waiting time and target are told in the largest sensible unit', () => {
  expect(reasonText({ code: 'waiting', params: { minutes: 14, targetHours: 4 } }, now)).toBe('Waiting 14 min. Your target is 4 h');
  expect([59, 60, 61, 119, 121, 60 * 50].map(durationText)).toEqual(['59 min', '1 h', '61 min', '119 min', '2 h', '2 days']);
});

test('a reason without a sentence shows its evidence, never its code', () => {
  expect(reasonText({ code: 'made-up', citation: { kind: 'email', title: 'Hello', quote: 'call me' } }, now)).toBe('call me');
  expect(reasonText({ code: 'made-up' }, now)).toBe('See the evidence');
});

test('a check that did not hold says so', () => {
  expect(missedCheckText({ code: 'sender-verified' }, now)).toBe("The sender's address is not verified");
  expect(reasonText({ code: 'sender-verified' }, now)).toBe("The sender's address is verified");
});

test('text from an email stays as it was written, even when it looks like a placeholder', () => {
  for (const name of ['{{address}}', '$t(app.undo)', '<b>x</b>', '__proto__', '$&']) expect(t('action.write-to-referral', { name })).toBe(`Write to ${name}`);
});

test('days and times follow the mailbox, not this computer', async () => {
  // In another year the year would be said.
  jest.useFakeTimers({ now, advanceTimers: true });
  const moment = { at: '2026-11-24T09:00:00Z', day: '2026-11-24' };
  expect(momentText(moment)).toBe('Tue 24 Nov, 10:00');
  await setLanguage('en-US', 'America/New_York');
  expect(momentText(moment).replace(/\u202f/g, ' ')).toBe('Tue, Nov 24, 4:00 AM');
  await setLanguage('de-DE', 'Europe/Berlin');
  expect(momentText({ day: '2026-11-24' })).toBe('Di., 24. Nov.');
  jest.useRealTimers();
});

test('an arrival is told as an inbox tells it: minutes, the time, yesterday, the day, the year', () => {
  const at = (iso: string) => arrivalText(iso, now);
  expect([
    at('2026-11-22T09:59:40Z'),
    at('2026-11-22T09:46:00Z'),
    at('2026-11-22T06:12:00Z'),
    at('2026-11-21T20:00:00Z'),
    at('2026-11-02T08:00:00Z'),
    at('2025-03-02T08:00:00Z'),
  ]).toEqual(['Just now', '14 min ago', '07:12', 'Yesterday', '2 Nov', '2 Mar 2025']);
});

test('a day at the edge of the zone is the day of the mailbox', () => {
  expect(dayText('2026-11-30', now, true)).toBe('Mon 30 Nov');
  expect(dayText('2026-11-29T23:30:00Z', now)).toBe('30 Nov');
  expect(dayText('next spring', now)).toBe('next spring');
});

test('a language we do not speak is answered in English, a nonsense tag too', async () => {
  expect([languageFor('fr-FR'), languageFor('de-CH'), languageFor('')]).toEqual(['en', 'de', 'en']);
  await setLanguage('not a tag', 'No/Where');
  expect([t('app.undo'), dayText('2026-11-30', now)]).toEqual(['Undo', 'Nov 30']);
});

test('of two language changes the later one stays', async () => {
  const german = setLanguage('de-DE');
  const english = setLanguage('en-GB');
  await Promise.all([german, english]);
  expect(t('app.undo')).toBe('Undo');
});

test('the fake language shows names of sentences instead of words', async () => {
  await setLanguage('qps');
  expect(t('app.undo')).toBe('⟦app.undo⟧');
});
