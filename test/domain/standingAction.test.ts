import type { LeadFacts } from '../../src/domain/leadFacts.ts';
import { reasonCodes } from '../../src/domain/nextBestAction.ts';
import type { SuggestedAction } from '../../src/domain/actions/action.ts';
import { suggestForLead, unansweredEmail } from '../../src/domain/standingAction.ts';
import { aLead, anActivity, anEmail, context, facts, now, settings } from './examples.ts';

const account: LeadFacts['account'] = { id: 'acc', version: '1', name: 'Halvorsen Foods' };
const wrote = anActivity({ id: 'in', direction: 'in', at: '2026-11-21T09:30:00Z', subject: 'Re: PalletCell 6' });
const answered = anActivity({ id: 'out', at: '2026-11-21T10:30:00Z', subject: 'PalletCell 6 for line 3' });
const suggest = (held: Partial<LeadFacts>): SuggestedAction => suggestForLead(facts(held), { settings }, now);

test('[P10] a lead nobody has written to gets a first email, and where a condition fails it is said which', () => {
  expect(suggest({ account })).toMatchObject({ kind: 'draft-initial-email', performs: 'draft', reasons: [{ code: 'never-contacted' }] });
  expect(suggest({})).toMatchObject({ kind: 'decide-yourself', reasons: [{ code: 'missing-account' }] });
});

test('an address known to take no mail keeps the first email back', () => {
  const validation = { address: 'jonas.brandt@halvorsen.example', wellFormed: true, deliverable: 'no', type: 'work', problems: ['no-such-domain'], validity: 'invalid' } as const;
  expect(suggestForLead(facts({ account }), { settings, validation }, now)).toMatchObject({ kind: 'decide-yourself', reasons: [{ code: 'missing-deliverable-address' }] });
});

test('a lead whose email waits for an answer gets a follow-up, with how long it waits', () => {
  expect(suggest({ account, activities: [wrote] })).toMatchObject({ kind: 'send-follow-up-email', performs: 'draft', reasons: [{ code: 'waiting', params: { minutes: 1440, targetHours: 4 }, citation: { kind: 'crm', quote: 'Re: PalletCell 6' } }] });
});

test('a lead we wrote to rests until the day a follow-up is due, then gets one', () => {
  expect(suggest({ account, activities: [answered, wrote] })).toMatchObject({ kind: 'wait-until', until: '2026-11-25', reasons: [{ code: 'written-before', citation: { quote: 'PalletCell 6 for line 3', date: answered.at } }] });
  expect(suggestForLead(facts({ account, activities: [answered] }), { settings: { ...settings, followUpDays: 10 } }, now).until).toBe('2026-12-01');
  expect(suggest({ account, activities: [{ ...answered, at: '2026-11-17T10:30:00Z' }] })).toMatchObject({ kind: 'send-follow-up-email', reasons: [{ code: 'written-before' }] });
});

test('beside what is suggested stand the other actions, also where the suggestion is to wait', () => {
  expect(suggestForLead(facts({ account, activities: [answered] }), { settings }, now).others.map(({ kind }) => kind)).toContain('send-follow-up-email');
  const { recognition, reading, email } = context(anEmail({ text: 'Tuesday at 10 works for me for a call.' }));
  expect(suggestForLead(facts({ account, activities: [wrote] }), { settings, answering: { recognition, reading, email } }, now).others.length).toBeGreaterThan(0);
});

test('a draft of ours is no email yet: the lead still waits', () => {
  const draft = anActivity({ id: 'draft', at: '2026-11-22T08:00:00Z', done: false });
  expect(unansweredEmail({ activities: [draft, wrote] })?.id).toBe('in');
  expect(suggest({ account, activities: [draft, wrote] }).reasons[0]?.code).toBe('waiting');
});

test('an email that was read says itself what is next', () => {
  const { recognition, reading, email } = context(anEmail({ text: 'Tuesday at 10 works for me for a call.' }));
  expect(suggestForLead(facts({ account, activities: [wrote] }), { settings, answering: { recognition, reading, email } }, now)).toMatchObject({ kind: 'schedule-appointment' });
});

test('a lead who asked not to be emailed is not written to, whatever waits', () => {
  expect(suggest({ account, lead: aLead({ doNotEmail: true }), activities: [wrote] })).toMatchObject({ kind: 'stop-contact' });
});

test('every reason has a sentence and quotes what it stands on', () => {
  const all = [suggest({ account }), suggest({}), suggest({ account, activities: [wrote] }), suggest({ account, activities: [answered] })].flatMap(({ reasons }) => reasons);
  expect(all.every(({ code }) => reasonCodes.some((known) => known === code))).toBe(true);
  expect(all.filter(({ citation }) => citation?.quote === '')).toEqual([]);
});
