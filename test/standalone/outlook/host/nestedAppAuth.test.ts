import { bridgeEnvelope, readEnvelope } from '../../../../src/standalone/outlook/host/nestedAppAuth.ts';

describe('the sign-in bridge', () => {
  test('a message of the own conversation comes through', () => {
    expect(readEnvelope(bridgeEnvelope('c1', '{"a":1}'), 'c1')).toEqual({ channel: 'nested-app-auth', conversationId: 'c1', message: '{"a":1}' });
  });

  test.each([
    ['another conversation', bridgeEnvelope('c2', '{}')],
    ['another channel', { ...bridgeEnvelope('c1', '{}'), channel: 'other' }],
    ['a message that is no text', { channel: 'nested-app-auth', conversationId: 'c1', message: {} }],
    ['plain text', 'nested-app-auth'],
    ['nothing', null],
  ])('%s is ignored', (_name, data) => {
    expect(readEnvelope(data, 'c1')).toBeUndefined();
  });
});
