import { checkAddress, validateEmail } from '../../src/domain/emailValidation.ts';

describe('what an address says by itself [R16] [R17]', () => {
  test.each([
    ['jonas.brandt@halvorsen.example', true, 'work'],
    ['jonas+news@halvorsen.example', true, 'work'],
    ['jonas@müller.example', true, 'work'],
    ['jonas.brandt@gmail.com', true, 'personal'],
    ['jonas@mailinator.com', true, 'disposable'],
    ['info@gmail.com', true, 'personal'],
    ['Info@halvorsen.example', true, 'role'],
    ['einkauf@halvorsen.example', true, 'role'],
    ['jonas', false, 'unknown'],
    ['jonas@halvorsen', false, 'unknown'],
    ['jonas@@halvorsen.example', false, 'unknown'],
    ['.jonas@halvorsen.example', false, 'unknown'],
    ['jo..nas@halvorsen.example', false, 'unknown'],
    ['jonas@-halvorsen.example', false, 'unknown'],
    ['jonas@halvorsen..example', false, 'unknown'],
    ['jonas brandt@halvorsen.example', false, 'unknown'],
    [`${'a'.repeat(65)}@halvorsen.example`, false, 'unknown'],
    ['jonas@127.0.0.1', false, 'unknown'],
  ])('%s', (address, wellFormed, kind) => {
    expect(checkAddress(address)).toMatchObject({ wellFormed, kind });
  });
});

describe('what we know of an address [R16] [R17]', () => {
  const address = 'jonas.brandt@halvorsen.example';
  const answer = { wellFormed: true, deliverable: 'yes', type: 'work', problems: [] } as const;
  const bounce = { address, leadId: 'l1', failure: 'hard', at: '2026-11-20T08:00:00Z' } as const;

  test('nobody asked yet: well formed, but we cannot say', () => {
    expect(validateEmail({ address: ' Jonas.Brandt@Halvorsen.example ' })).toEqual({ address, wellFormed: true, deliverable: 'unknown', type: 'work', problems: ['not-checked'], validity: 'unknown' });
  });

  test('the agent knows the domain and the type', () => {
    expect(validateEmail({ address, answer })).toEqual({ address, wellFormed: true, deliverable: 'yes', type: 'work', problems: [], validity: 'valid' });
    expect(validateEmail({ address, answer: { ...answer, deliverable: 'no', problems: ['refuses-mail'] } })).toMatchObject({ deliverable: 'no', validity: 'invalid', problems: ['refuses-mail'] });
    expect(validateEmail({ address, answer: { ...answer, deliverable: 'unknown', problems: ['no-answer'] } })).toMatchObject({ deliverable: 'unknown', validity: 'unknown', problems: ['no-answer'] });
    expect(validateEmail({ address, answer: { ...answer, type: 'disposable' } }).type).toBe('disposable');
  });

  test('no answer makes a broken address whole', () => {
    expect(validateEmail({ address: 'jonas@@halvorsen.example', answer })).toMatchObject({ wellFormed: false, deliverable: 'no', type: 'unknown', validity: 'invalid', problems: ['bad-local-part'] });
  });

  test('a mail that came back outweighs name servers, until the mailbox writes again', () => {
    expect(validateEmail({ address, answer, bounces: [bounce] })).toMatchObject({ deliverable: 'no', validity: 'invalid', problems: ['bounced-before'] });
    expect(validateEmail({ address, answer, bounces: [bounce], lastHeardFrom: '2026-11-21T08:00:00Z' })).toMatchObject({ deliverable: 'yes', validity: 'valid', problems: [] });
    expect(validateEmail({ address, answer, bounces: [{ ...bounce, address: 'other@halvorsen.example' }] })).toMatchObject({ deliverable: 'yes', problems: [] });
  });

  test('a failure for now is told, but makes nothing undeliverable', () => {
    expect(validateEmail({ address, answer, bounces: [{ ...bounce, failure: 'soft' }] })).toMatchObject({ deliverable: 'yes', validity: 'valid', problems: ['bounced-before'] });
  });

  test('who wrote to us can be written to, without asking any server', () => {
    expect(validateEmail({ address, lastHeardFrom: '2026-11-21T08:00:00Z' })).toMatchObject({ deliverable: 'yes', problems: [], validity: 'valid' });
  });

  test('the seller has the last word, and sees what it overruled', () => {
    const overrides = [{ address: 'JONAS.brandt@halvorsen.example', validity: 'invalid' }, { address, validity: 'valid', type: 'personal' }] as const;
    expect(validateEmail({ address, answer, bounces: [bounce], overrides })).toEqual({ address, wellFormed: true, deliverable: 'yes', type: 'personal', problems: ['bounced-before'], validity: 'valid', overridden: { validity: 'valid', type: 'personal' } });
    expect(validateEmail({ address, answer, overrides: [{ address, type: 'role' }] })).toMatchObject({ deliverable: 'yes', type: 'role', overridden: { type: 'role' } });
    expect(validateEmail({ address, answer, overrides: [{ address: 'x@halvorsen.example', validity: 'invalid' }] }).overridden).toBeUndefined();
  });
});
