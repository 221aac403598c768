// What a language model says is believed only as far as the mail bears it out.
import fc from 'fast-check';
import type { Reading } from '../../src/domain/intentKinds.ts';
import { intentKinds } from '../../src/domain/intentKinds.ts';
import { checkModelReading } from '../../src/domain/modelReading.ts';

const mail = { subject: 'Re: Palletizing', text: 'Please stop writing. Ask Ida Mortensen (ida@halvorsen.example). Tuesday at 10 works. What does it cost? Try again in March.' };
const rules: Reading = {
  intents: [{ kind: 'meeting-request', evidence: { quote: 'Tuesday at 10 works.' }, certainty: 'likely' }],
  questions: [{ quote: 'What does it cost?' }],
  language: 'en',
};

function check(raw: unknown, from: Reading = rules): Reading {
  return checkModelReading(raw, mail, from);
}

test('a finding with a quote from the mail is added, at most likely', () => {
  const found = check({ intents: [{ kind: 'not-now', evidence: { quote: 'Try again in March.' }, certainty: 'sure', until: '2027-03-01' }] });
  expect(found.intents).toEqual([{ kind: 'not-now', evidence: { quote: 'Try again in March.' }, certainty: 'likely', until: '2027-03-01' }]);
});

test('what rules and model both see is surer than either', () => {
  const raw = { intents: [{ kind: 'meeting-request', evidence: { quote: 'Tuesday at 10 works.' }, certainty: 'possible', times: [{ quote: 'Tuesday at 10', day: '2026-11-24', at: '2026-11-24T09:00:00Z' }] }] };
  expect(check(raw).intents).toEqual([{ kind: 'meeting-request', evidence: { quote: 'Tuesday at 10 works.' }, certainty: 'sure', times: [{ quote: 'Tuesday at 10', day: '2026-11-24', at: '2026-11-24T09:00:00.000Z' }] }]);
});

test.each([
  ['words that are not in the mail', { kind: 'complaint', evidence: { quote: 'I will sue you' }, certainty: 'sure' }],
  ['a kind nobody knows', { kind: 'delete-everything', evidence: { quote: 'Please stop writing.' }, certainty: 'sure' }],
  ['a certainty nobody knows', { kind: 'opt-out', evidence: { quote: 'Please stop writing.' }, certainty: 'absolutely' }],
  ['a bounce: that is known by the structure of a mail', { kind: 'bounce', evidence: { quote: 'Please stop writing.' }, certainty: 'sure' }],
  ['no quote at all', { kind: 'opt-out', certainty: 'sure' }],
])('%s is dropped', (_title, item) => {
  expect(check({ intents: [item] })).toEqual(rules);
});

test('an address counts only when the whole of it stands in the mail', () => {
  const person = (address: string): unknown => check({ intents: [{ kind: 'referral', evidence: { quote: 'Ask Ida Mortensen' }, certainty: 'likely', person: { name: 'Ida Mortensen', address } }] }).intents[0]?.person;
  expect(person('Ida@halvorsen.example')).toEqual({ name: 'Ida Mortensen', address: 'ida@halvorsen.example' });
  expect(person('da@halvorsen.example')).toEqual({ name: 'Ida Mortensen' });
  expect(person('ida@halvorsen.exam')).toEqual({ name: 'Ida Mortensen' });
  expect(person('evil@attacker.example')).toEqual({ name: 'Ida Mortensen' });
});

test('days that do not exist and hours of another day are dropped', () => {
  const times = (day: string, at: string): unknown => check({ intents: [{ kind: 'meeting-request', evidence: { quote: 'Tuesday at 10 works.' }, certainty: 'likely', times: [{ quote: 'Tuesday at 10', day, at }] }] }).intents[0]?.times;
  expect(times('2026-02-30', '2026-02-28T09:00:00Z')).toBeUndefined();
  expect(times('2026-11-24', '2027-11-24T09:00:00Z')).toEqual([{ quote: 'Tuesday at 10', day: '2026-11-24' }]);
  expect(times('2026-11-24', 'tomorrow')).toEqual([{ quote: 'Tuesday at 10', day: '2026-11-24' }]);
});

test('what the rules are sure of stays, and so does every wish for no more mail', () => {
  const sure: Reading = { ...rules, intents: [{ kind: 'opt-out', evidence: { quote: 'Please stop writing.' }, certainty: 'possible' }, { kind: 'meeting-request', evidence: { quote: 'Tuesday at 10 works.' }, certainty: 'sure' }] };
  const found = check({ intents: [{ kind: 'positive-interest', evidence: { quote: 'Tuesday at 10 works.' }, certainty: 'sure' }] }, sure);
  expect(found.intents.map(({ kind }) => kind)).toEqual(['opt-out', 'meeting-request', 'positive-interest']);
});

test('what the rules only thought possible gives way to a model that sees something else', () => {
  const guess: Reading = { ...rules, intents: [{ kind: 'objection', evidence: { quote: 'Tuesday at 10 works.' }, certainty: 'possible' }] };
  expect(check({ intents: [{ kind: 'meeting-request', evidence: { quote: 'Tuesday at 10 works.' }, certainty: 'likely' }] }, guess).intents.map(({ kind }) => kind)).toEqual(['meeting-request']);
});

test('questions with a question mark stay, those of the model join them in the order of the mail', () => {
  expect(check({ questions: [{ quote: 'Please stop writing.' }, { quote: 'invented?' }] }).questions).toEqual([{ quote: 'Please stop writing.' }, { quote: 'What does it cost?' }]);
});

test('a bounce is read without a model', () => {
  const bounce: Reading = { intents: [{ kind: 'bounce', evidence: { quote: 'Please stop writing.' }, certainty: 'sure' }], questions: [] };
  expect(check({ intents: [{ kind: 'positive-interest', evidence: { quote: 'Tuesday at 10 works.' }, certainty: 'sure' }], language: 'de' }, bounce)).toBe(bounce);
});

const pieces = fc.oneof(fc.constantFrom('Please stop writing.', 'Tuesday at 10', 'Ida Mortensen', 'invented', '', mail.text), fc.string());
const shaped = fc.record({
  intents: fc.array(
    fc.record(
      {
        kind: fc.oneof(fc.constantFrom(...intentKinds), fc.string()),
        evidence: fc.oneof(fc.record({ quote: pieces }), fc.jsonValue()),
        certainty: fc.oneof(fc.constantFrom('sure', 'likely', 'possible'), fc.string()),
        times: fc.oneof(fc.array(fc.record({ quote: pieces, day: fc.oneof(fc.constant('2026-11-24'), fc.string()), at: fc.string() })), fc.jsonValue()),
        until: fc.oneof(fc.constantFrom('2027-03-01', '2027-13-01'), fc.string()),
        person: fc.oneof(fc.record({ name: pieces, address: fc.oneof(fc.constant('ida@halvorsen.example'), fc.emailAddress()) }), fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
  ),
  questions: fc.oneof(fc.array(fc.record({ quote: pieces })), fc.jsonValue()),
  language: fc.oneof(fc.constantFrom('en', 'de'), fc.jsonValue()),
});

test('any answer of any model: never throws, never a quote, name or address that is not in the mail, never fewer sure findings', () => {
  const sure: Reading = { ...rules, intents: [{ kind: 'opt-out', evidence: { quote: 'Please stop writing.' }, certainty: 'sure' }, ...rules.intents] };
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.anything(), shaped), (raw) => {
      const found = check(raw, sure);
      const said = [...found.intents.flatMap(({ evidence, person, times = [] }) => [evidence.quote, person?.name ?? '', ...times.map(({ quote }) => quote)]), ...found.questions.map(({ quote }) => quote)];
      for (const quote of said) expect(`${mail.subject}\n${mail.text}`).toContain(quote);
      for (const { person } of found.intents) if (person?.address !== undefined) expect(mail.text).toContain(person.address);
      expect(found.intents).toContainEqual(sure.intents[0]);
      expect(found.questions).toContainEqual({ quote: 'What does it cost?' });
      expect(found.intents.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});
