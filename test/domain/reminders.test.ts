// Reminders: what waits for the seller. It is Monday 23 November 2026, 15:00 in Berlin; work is Monday to Friday, nine to five.
import fc from 'fast-check';
import { mergeLeadEmails, unansweredOf, type LeadEmail } from '../../src/domain/leadEmails.ts';
import { findReminders, type Reminder, type ReminderFacts } from '../../src/domain/reminders.ts';
import { aLead, own, timeZone } from './examples.ts';

const now = new Date('2026-11-23T14:00:00Z');
const leadId = aLead().id;

function email(key: string, at: string, more: Partial<LeadEmail> = {}): LeadEmail {
  return { key, leadId, direction: 'in', at: new Date(at).toISOString(), subject: `Subject ${key}`, sender: 'jonas.brandt@halvorsen.example', ...more };
}

const out = { direction: 'out', sender: own.address } as const;

function facts(emails: readonly LeadEmail[], more: Partial<ReminderFacts> = {}): ReminderFacts {
  return { leads: [aLead()], emails, meeting: [], answers: [], own, targetHours: 4, followUpDays: 4, timeZone, ...more };
}

const shown = (given: ReminderFacts, at = now): readonly string[] => findReminders(given, at).map(({ kind, state, emails }) => `${kind} ${state} ${emails.join('+')}`);

describe('[E4] a lead’s email without our answer', () => {
  test.each([
    ['an hour at work', '2026-11-23T13:00:00Z', 'answer fine a', 1],
    ['three of four hours', '2026-11-23T11:00:00Z', 'answer due-soon a', 3],
    ['four hours', '2026-11-23T10:00:00Z', 'answer late a', 4],
    ['the weekend doesn’t count', '2026-11-20T16:30:00Z', 'answer late a', 6],
    ['Sunday evening doesn’t count', '2026-11-22T20:00:00Z', 'answer late a', 6],
  ])('is counted in working hours: %s', (_case, at, expected, hours) => {
    const list = findReminders(facts([email('a', at)]), now);
    expect(list.map(({ kind, state, emails }) => `${kind} ${state} ${emails.join('+')}`)).toEqual([expected]);
    expect(list[0]?.waitedHours).toBe(hours);
  });

  test('three emails of one conversation wait for one answer, since the first of them', () => {
    const list = findReminders(facts([email('a', '2026-11-23T09:00:00Z'), email('b', '2026-11-23T10:00:00Z'), email('c', '2026-11-23T13:00:00Z')]), now);
    expect(list).toMatchObject([{ at: '2026-11-23T09:00:00.000Z', subject: 'Subject c', emails: ['a', 'b', 'c'], reasons: [{ code: 'waits-since', citation: { quote: 'Subject a' } }, { code: 'wrote-again', params: { count: 3 } }] }]);
  });

  test('two conversations wait for two answers; an email of a conversation nobody knows joins the one that is there', () => {
    const conversation = (crm: string): Partial<LeadEmail> => ({ conversation: { crm } });
    expect(shown(facts([email('a', '2026-11-23T09:00:00Z', conversation('1')), email('b', '2026-11-23T10:00:00Z'), email('c', '2026-11-23T13:00:00Z', conversation('2'))]))).toEqual(['answer late a+b', 'answer fine c']);
  });

  test('our answer takes it away, a newer email of theirs brings another one', () => {
    const answered = [email('a', '2026-11-23T09:00:00Z'), email('b', '2026-11-23T10:00:00Z', out)];
    expect(shown(facts(answered))).toEqual([]);
    expect(shown(facts([...answered, email('c', '2026-11-23T12:00:00Z')]))).toEqual(['answer fine c']);
  });

  test('"not now" is put off to its day, and waits from the morning of that day on', () => {
    const later = email('a', '2026-11-16T09:00:00Z', { mail: 'person', until: '2026-11-24' });
    expect(shown(facts([later]))).toEqual([]);
    expect(shown(facts([later]), new Date('2026-11-24T09:00:00Z'))).toEqual(['answer fine a']);
  });
});

describe('[E4] our email without theirs', () => {
  test.each([
    ['three days', '2026-11-20T09:00:00Z', []],
    ['four days', '2026-11-19T09:00:00Z', ['follow-up due-soon a']],
    ['the fourth day fell on a weekend', '2026-11-18T09:00:00Z', ['follow-up due-soon a']],
    ['a week', '2026-11-16T09:00:00Z', ['follow-up late a']],
  ])('comes after the admin’s days: %s', (_case, at, expected) => {
    expect(shown(facts([email('a', at, out)]))).toEqual(expected);
  });

  test('only the newest of ours counts, and any word of theirs ends it', () => {
    const ours = [email('a', '2026-11-10T09:00:00Z', out), email('b', '2026-11-16T09:00:00Z', out)];
    expect(shown(facts(ours))).toEqual(['follow-up late b']);
    expect(shown(facts([...ours, email('c', '2026-11-18T09:00:00Z'), email('d', '2026-11-23T09:00:00Z', out)]))).toEqual([]);
  });

  test('an automatic answer is no answer; the day it names puts the reminder off', () => {
    const ours = email('a', '2026-11-10T09:00:00Z', out);
    const away = email('b', '2026-11-10T09:01:00Z', { mail: 'auto-reply', until: '2026-11-25' });
    expect(shown(facts([ours, email('b', '2026-11-10T09:01:00Z', { mail: 'auto-reply' })]))).toEqual(['follow-up late a']);
    expect(shown(facts([ours, away]))).toEqual([]);
    expect(findReminders(facts([ours, away]), new Date('2026-11-25T09:00:00Z'))).toMatchObject([{ kind: 'follow-up', state: 'due-soon', days: 15, reasons: [{ code: 'wrote-no-answer' }, { code: 'asked-to-wait', params: { until: '2026-11-25' } }] }]);
  });

  test('nobody is pressed for an answer before a meeting', () => {
    const ours = email('a', '2026-11-10T09:00:00Z', out);
    expect(shown(facts([ours], { meeting: [leadId] }))).toEqual([]);
  });
});

describe('[E4] a promise of ours', () => {
  const promise = { quote: "I'll send you the test report by Monday.", day: '2026-11-23' };
  const sent = email('a', '2026-11-19T09:00:00Z', { ...out, promises: [promise] });
  const promises = (at: string): readonly Reminder[] => findReminders(facts([sent], { followUpDays: 60 }), new Date(at));

  test.each([
    ['not two working days before', '2026-11-19T10:00:00Z', []],
    ['from the working day before', '2026-11-20T10:00:00Z', ['due-soon']],
    ['on its day', '2026-11-23T20:00:00Z', ['due-soon']],
    ['late from the next day on', '2026-11-24T07:00:00Z', ['late']],
  ])('is told %s', (_case, at, expected) => {
    expect(promises(at).map(({ state }) => state)).toEqual(expected);
  });

  test('keeps the sentence as its evidence', () => {
    expect(promises('2026-11-23T10:00:00Z')[0]?.reasons).toEqual([{ code: 'promised-by', params: { day: '2026-11-23' }, citation: { kind: 'email', title: 'Subject a', date: '2026-11-19T09:00:00.000Z', quote: promise.quote } }]);
  });
});

describe('[E4] a seller who has told when they work', () => {
  const day = [{ from: 480, to: 960 }];
  const week = { timeZone: 'Europe/Berlin', days: { 1: day, 2: day, 3: day, 4: day, 5: day }, holidays: ['2026-11-23'] };
  const asked = email('a', '2026-11-20T14:00:00Z');

  test('an email that came before a holiday is not late for it', () => {
    expect(shown(facts([asked]))).toEqual(['answer late a']);
    expect(shown(facts([asked], { schedule: week }))).toEqual(['answer fine a']);
    expect(shown(facts([asked], { schedule: week }), new Date('2026-11-24T09:30:00Z'))).toEqual(['answer due-soon a']);
  });

  test('while they were away nothing got late', () => {
    expect(shown(facts([asked], { absences: [{ from: '2026-11-20T15:00:00Z', to: '2026-11-24T07:00:00Z' }] }))).toEqual(['answer fine a']);
  });

  test('a promise for the day after a holiday is told on the last day of work before it', () => {
    const sent = email('a', '2026-11-18T09:00:00Z', { direction: 'out', promises: [{ quote: 'On Tuesday.', day: '2026-11-24' }] });
    const told = (more: Partial<ReminderFacts>): readonly string[] => shown(facts([sent], { followUpDays: 60, ...more }), new Date('2026-11-20T10:00:00Z'));
    expect([told({}), told({ schedule: week })]).toEqual([[], ['promise due-soon a']]);
  });
});

describe('[E4] what the seller said about a reminder', () => {
  const waiting = facts([email('a', '2026-11-23T09:00:00Z')]);
  const [reminder] = findReminders(waiting, now);
  const reminderId = reminder?.id ?? '';
  const answered = (answers: ReminderFacts['answers'], at = now): readonly string[] => shown({ ...waiting, answers }, at);

  test('done is gone for good', () => {
    expect(answered([{ reminderId, kind: 'done', at: '2026-11-23T13:00:00.000Z' }], new Date('2026-12-23T14:00:00Z'))).toEqual([]);
  });

  test('snoozed is gone until its time and back then', () => {
    const answers = [{ reminderId, kind: 'snoozed' as const, until: '2026-11-24T08:00:00.000Z', at: '2026-11-23T13:00:00.000Z' }];
    expect(answered(answers)).toEqual([]);
    expect(answered(answers, new Date('2026-11-24T08:00:00Z'))).toEqual(['answer late a']);
  });

  test('the last word counts, whatever order they come in', () => {
    const done = { reminderId, kind: 'done' as const, at: '2026-11-23T12:00:00.000Z' };
    const snoozed = { reminderId, kind: 'snoozed' as const, until: '2026-11-23T13:30:00.000Z', at: '2026-11-23T13:00:00.000Z' };
    expect([answered([done, snoozed]), answered([snoozed, done])]).toEqual([['answer late a'], ['answer late a']]);
  });

  test('a newer email makes a new reminder that nothing was said about', () => {
    const answers = [{ reminderId, kind: 'done' as const, at: '2026-11-23T13:00:00.000Z' }];
    expect(shown(facts([...waiting.emails, email('b', '2026-11-23T13:30:00Z')], { answers }))).toEqual(['answer late a+b']);
  });
});

test.each([
  ['disqualified', aLead({ status: 'disqualified' })],
  ['qualified', aLead({ status: 'qualified' })],
  ['not to be emailed', aLead({ doNotEmail: true })],
])('[E13] nobody is reminded of a lead who is %s', (_case, lead) => {
  const emails = [email('a', '2026-11-10T09:00:00Z'), email('b', '2026-11-11T09:00:00Z', { ...out, promises: [{ quote: 'x', day: '2026-11-12' }] })];
  expect(shown(facts(emails, { leads: [lead] }))).toEqual([]);
});

test('an email older than ninety days is over', () => {
  expect(shown(facts([email('a', '2026-08-24T09:00:00Z')]))).toEqual([]);
  expect(shown(facts([email('a', '2026-08-26T09:00:00Z')]))).toEqual(['answer late a']);
});

describe('whatever was written', () => {
  const leads = ['1', '2', '3'].map((end) => aLead({ id: `11111111-1111-4111-8111-11111111111${end}` }));
  const anEmail = fc.record({
    lead: fc.integer({ min: 0, max: 2 }), direction: fc.constantFrom('in' as const, 'out' as const), minutes: fc.integer({ min: 0, max: 80 * 1440 }),
    crm: fc.constantFrom(undefined, '1', '2'), mail: fc.constantFrom(undefined, 'person' as const, 'auto-reply' as const),
  });
  const someFacts = fc.array(anEmail, { maxLength: 25 }).map((list) =>
    facts(
      mergeLeadEmails(list.map((each, index) => email(`k${index}`, new Date(now.getTime() - each.minutes * 60_000).toISOString(), {
        leadId: leads[each.lead]?.id ?? '', direction: each.direction, ...(each.crm === undefined ? {} : { conversation: { crm: each.crm } }), ...(each.mail === undefined ? {} : { mail: each.mail }),
      })), []),
      { leads },
    ),
  );

  test('[E4] each unanswered email of a lead stands in exactly one reminder, an answered one in none', () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        const listed = findReminders(given, now).filter(({ kind }) => kind === 'answer').flatMap(({ emails }) => emails);
        const wanted = leads.flatMap((lead) => unansweredOf(given.emails.filter((each) => each.leadId === lead.id), own)).map(({ key }) => key);
        expect([...listed].sort()).toEqual([...wanted].sort());
      }),
    );
  });

  test('the most late stands first, ids are unique, and the same facts in any order give the same list', () => {
    fc.assert(
      fc.property(someFacts.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray([...given.emails], { minLength: given.emails.length, maxLength: given.emails.length }))), ([given, shuffled]) => {
        const list = findReminders(given, now);
        const dues = list.map(({ due }) => due);
        expect(dues).toEqual([...dues].sort());
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
        expect(findReminders({ ...given, emails: shuffled, leads: [...leads].reverse() }, now)).toEqual(list);
      }),
    );
  });

  test('a reminder is never fine once its time is over, and never late before', () => {
    fc.assert(
      fc.property(someFacts, (given) => {
        for (const { kind, due, state } of findReminders(given, now)) if (kind === 'answer') expect(state === 'late').toBe(Date.parse(due) <= now.getTime());
      }),
    );
  });
});
