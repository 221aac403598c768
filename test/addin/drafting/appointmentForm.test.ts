// The appointment form: when it starts, and what it says there is to talk about.
import { appointmentForm } from '../../../src/addin/drafting/appointmentForm.ts';
import { noSettings, type Lasting } from '../../../src/addin/state.ts';
import { languages } from '../../../src/domain/languages.ts';
import type { ProposedTime, Reading } from '../../../src/domain/intentKinds.ts';
import { aShownLead } from '../../fixtures/views.ts';

const now = new Date('2026-11-20T22:30:00Z');
const lead = aShownLead({ topic: 'PalletCell 6 for line 3' });
const nothing: Reading = { intents: [], questions: [] };
const at = (timeZone: string, reading: Reading = nothing, chosenTime?: number) => appointmentForm({ mailbox: { address: '', name: '', timeZone, locale: 'en' }, settings: noSettings } satisfies Pick<Lasting, 'mailbox' | 'settings'>, { lead, subject: 'Cells', reading, chosenTime, now });
const offering = (times: readonly ProposedTime[], questions: readonly string[] = []): Reading => ({ intents: [{ kind: 'meeting-request', evidence: { quote: 'Could we have a call?' }, certainty: 'sure', times }], questions: questions.map((quote) => ({ quote })), language: 'en' });

test.each([
  ['America/New_York', '2026-11-23T14:00:00.000Z'],
  ['Europe/Berlin', '2026-11-23T08:00:00.000Z'],
  ['Asia/Kolkata', '2026-11-23T03:30:00.000Z'],
])('[E5] without a time it starts at nine on the seller’s clock on the next working day: %s', (zone, start) => {
  const form = at(zone);
  expect(form.start.toISOString()).toBe(start);
  expect(form.end.getTime() - form.start.getTime()).toBe(30 * 60_000);
});

test('[E5] it starts at the time that was chosen, else at the first one still ahead, and on a day without an hour in the morning', () => {
  const past = { quote: 'Friday at 9', at: '2026-11-20T08:00:00Z', day: '2026-11-20' };
  const tuesday = { quote: 'Tuesday at 10', at: '2026-11-24T09:00:00Z', day: '2026-11-24' };
  const thursday = { quote: 'Thursday', day: '2026-11-26' };
  const start = (times: readonly ProposedTime[], chosen?: number): string => at('Europe/Berlin', offering(times), chosen).start.toISOString();
  expect([start([tuesday, thursday]), start([tuesday, thursday], 1), start([past, tuesday]), start([past])]).toEqual(['2026-11-24T09:00:00.000Z', '2026-11-26T08:00:00.000Z', '2026-11-24T09:00:00.000Z', '2026-11-23T08:00:00.000Z']);
});

test('[E5] the agenda is what the lead asked, without links and without the wish to meet itself; else the lead’s topic', () => {
  const asked = at('UTC', offering([], ['Could we have a call?', 'What is the lead time for two cells?', 'Did you see https://evil.example/x?']));
  expect(asked.body.split('\n')).toEqual(['- What is the lead time for two cells?', '- Did you see', '', 'Please let me know what you would like to cover and who else should join.']);
  expect(at('UTC').body.split('\n')[0]).toBe('- PalletCell 6 for line 3');
});

test('the agenda speaks the language of the lead', () => {
  const bodies = languages.map((language) => at('UTC', { ...nothing, language }).body.split('\n').at(-1) ?? '');
  expect(new Set(bodies).size).toBe(languages.length);
  expect(bodies.every((body) => body.length > 20 && !body.includes('{{'))).toBe(true);
});
