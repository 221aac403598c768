import { draftInitialEmail, missingForInitialEmail } from '../../../src/domain/actions/draftInitialEmail.ts';
import { validateEmail } from '../../../src/domain/emailValidation.ts';
import { suggestNextBestAction } from '../../../src/domain/nextBestAction.ts';
import type { Lead } from '../../../src/domain/records.ts';
import { aLead, anActivity, anEmail, context, facts, now, own } from '../examples.ts';
import { situation, writing } from './situation.ts';

const account = { id: 'acc', version: '1', name: 'Halvorsen Foods' };
const address = 'jonas.brandt@halvorsen.example';
const refused = validateEmail({ address, answer: { wellFormed: true, deliverable: 'no', type: 'work', problems: ['no-such-domain'] } });
const silent = validateEmail({ address });
const overruled = validateEmail({ address, answer: { wellFormed: true, deliverable: 'no', type: 'work', problems: ['no-such-domain'] }, overrides: [{ address, validity: 'valid' }] });
const crm = (title: string, quote: string, date?: string): object => ({ kind: 'crm', title, quote, ...(date === undefined ? {} : { date }) });

function without(...fields: readonly ('email' | 'companyName')[]): Lead {
  const { email, companyName, ...lead } = aLead();
  return { ...lead, ...(fields.includes('email') || email === undefined ? {} : { email }), ...(fields.includes('companyName') || companyName === undefined ? {} : { companyName }) };
}

describe('the conditions of a first email [E3]', () => {
  const appointment = anActivity({ kind: 'appointment', subject: 'Visit', done: false, at: '2026-12-01T10:00:00Z' });
  test.each([
    ['nothing is missing for a complete lead nobody wrote to', {}, []],
    ['a call that was made is no obstacle', { facts: { activities: [anActivity({ kind: 'call', done: true })] } }, []],
    ['a task is none either', { facts: { activities: [anActivity({ kind: 'task', done: false })] } }, []],
    ['an address nobody could check is none', { validation: silent }, []],
    ['nor one a seller called valid', { validation: overruled }, []],
    ['what is known of another address says nothing', { validation: { ...refused, address: 'other@halvorsen.example' } }, []],
    ['an email before, in either direction', { facts: { activities: [anActivity({ direction: 'in', subject: 'Hi' })] } }, [{ code: 'missing-no-prior-email', params: { date: '2026-11-20' }, citation: crm('Email · Subject', 'Hi', '2026-11-20T08:00:00Z') }]],
    ['a meeting ahead', { facts: { activities: [appointment] } }, [{ code: 'missing-no-upcoming-meeting', params: { date: '2026-12-01' }, citation: crm('Appointment · Subject', 'Visit', appointment.at) }]],
    ['an appointment of the past', { facts: { activities: [{ ...appointment, at: '2026-11-01T10:00:00Z' }] } }, [{ code: 'missing-no-past-appointment', params: { date: '2026-11-01' }, citation: crm('Appointment · Subject', 'Visit', '2026-11-01T10:00:00Z') }]],
    ['one marked as held', { facts: { activities: [{ ...appointment, done: true }] } }, [{ code: 'missing-no-past-appointment', params: { date: '2026-12-01' }, citation: crm('Appointment · Subject', 'Visit', appointment.at) }]],
    ['a call nobody took', { facts: { activities: [anActivity({ kind: 'call', subject: 'Try', done: false })] } }, [{ code: 'missing-no-unanswered-call', params: { date: '2026-11-20' }, citation: crm('Phone Call · Subject', 'Try', '2026-11-20T08:00:00Z') }]],
    ['no account under the company name', { account: undefined }, [{ code: 'missing-account', citation: crm('Lead · Company Name', 'Halvorsen Foods') }]],
    ['no company name at all', { account: undefined, facts: { lead: without('companyName') } }, [{ code: 'missing-account' }]],
    ['no address', { facts: { lead: without('email') } }, [{ code: 'missing-valid-address' }]],
    ['an address that is none', { facts: { lead: aLead({ email: 'nobody' }) } }, [{ code: 'missing-valid-address', citation: crm('Lead · Email', 'nobody') }]],
    ['an address that takes no email', { validation: refused }, [{ code: 'missing-deliverable-address', params: { address }, citation: crm('Lead · Email', address) }]],
    ['no first name', { facts: { lead: aLead({ name: { last: 'Brandt' } }) } }, [{ code: 'missing-name' }]],
    ['no last name', { facts: { lead: aLead({ name: { first: 'Jonas' } }) } }, [{ code: 'missing-name' }]],
  ] as const)('%s', (_title, given, missing) => {
    const { facts: held = {}, ...rest } = { facts: undefined, ...given };
    const known = 'account' in rest ? { ...held } : { account, ...held };
    const about = situation({ email: writing, isReply: false, facts: known, ...('validation' in rest && rest.validation !== undefined ? { validation: rest.validation } : {}) });
    expect(missingForInitialEmail(about)).toEqual(missing);
    expect(draftInitialEmail.when(about)).toEqual(missing.length > 0 ? undefined : { reasons: [{ code: 'never-contacted', citation: crm('Lead · Topic', 'PalletCell 6 for line 3') }] });
  });

  test('all that is missing is named, in the order of the documentation', () => {
    const lead = aLead({ email: 'nobody', name: { first: 'Jonas' } });
    const activities = [anActivity(), appointment, { ...appointment, id: 'a3', done: true, at: '2026-11-01T10:00:00Z' }, anActivity({ id: 'a4', kind: 'call', done: false })];
    expect(missingForInitialEmail({ facts: facts({ lead, activities }), now }).map((reason) => reason.code)).toEqual([
      'missing-no-prior-email', 'missing-no-upcoming-meeting', 'missing-no-past-appointment', 'missing-no-unanswered-call', 'missing-account', 'missing-valid-address', 'missing-name',
    ]);
  });

  test.each([
    ['an answer of the lead is open', situation({ isReply: true, email: writing, facts: { account } })],
    ['an email is read, not written', situation({ isReply: false, facts: { account } })],
    ['the lead wants no email', situation({ isReply: false, email: writing, facts: { account, lead: aLead({ doNotEmail: true }) } })],
  ] as const)('no first email where %s', (_title, about) => {
    expect(draftInitialEmail.when(about)).toBeUndefined();
  });

  test('a lead with an upcoming meeting gets no initial email', () => {
    const compose = anEmail({ mode: 'compose', from: { address: own.address }, to: [{ address }], text: '' });
    const first = context(compose, { account });
    expect(suggestNextBestAction(first.facts, first, now).kind).toBe('draft-initial-email');
    const met = context(compose, { account, activities: [appointment] });
    expect(suggestNextBestAction(met.facts, met, now).kind).not.toBe('draft-initial-email');
  });
});
