import { missingForInitialEmail } from '../../../src/domain/actions/draftInitialEmail.ts';
import { suggestNextBestAction } from '../../../src/domain/nextBestAction.ts';
import { aLead, anActivity, anEmail, context, facts, now, own } from '../examples.ts';

const account = { id: 'acc', version: '1', name: 'Halvorsen Foods' };

describe('the conditions of a first email [E3]', () => {
  test('none is missing for a complete lead nobody wrote to', () => {
    expect(missingForInitialEmail(facts({ account }), now)).toEqual([]);
  });

  test('each missing one is named', () => {
    const lead = aLead({ email: 'nobody', name: { first: 'Jonas' } });
    const activities = [
      anActivity(),
      anActivity({ id: 'a2', kind: 'appointment', done: false, at: '2026-12-01T10:00:00Z' }),
      anActivity({ id: 'a3', kind: 'appointment', done: true, at: '2026-11-01T10:00:00Z' }),
      anActivity({ id: 'a4', kind: 'call', done: false }),
    ];
    expect(missingForInitialEmail(facts({ lead, activities }), now).map((reason) => reason.code)).toEqual([
      'missing-no-prior-email',
      'missing-no-upcoming-meeting',
      'missing-no-past-appointment',
      'missing-no-unanswered-call',
      'missing-account',
      'missing-valid-address',
      'missing-name',
    ]);
  });

  test('a lead with an upcoming meeting gets no initial email', () => {
    const compose = anEmail({ mode: 'compose', from: { address: own.address }, to: [{ address: 'jonas.brandt@halvorsen.example' }], text: '' });
    const first = context(compose, { account });
    expect(suggestNextBestAction(first.facts, first, now).kind).toBe('draft-initial-email');
    const met = context(compose, { account, activities: [anActivity({ kind: 'appointment', done: false, at: '2026-12-01T10:00:00Z' })] });
    expect(suggestNextBestAction(met.facts, met, now).kind).not.toBe('draft-initial-email');
  });
});
