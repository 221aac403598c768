import fc from 'fast-check';
import { frameName, readFrameName, readRequest, replyText } from '../../../../src/standalone/outlook/host/wire.ts';

const request = { _messageType: 0, _actionName: 'ExecuteMethod', _conversationId: 'c1', _correlationId: 7, _actionType: 0, _data: { MethodData: { DispatchId: 37 } } };

describe('messages of the genuine office.js', () => {
  test('a request of the own conversation is read', () => {
    expect(readRequest(JSON.stringify(request), 'c1')).toEqual({ action: 'ExecuteMethod', actionType: 'invoke', conversationId: 'c1', correlationId: 7, data: request._data });
  });

  test.each([
    ['another conversation', { ...request, _conversationId: 'c2' }],
    ['an answer instead of a request', { ...request, _messageType: 1 }],
    ['an unknown action type', { ...request, _actionType: 3 }],
    ['an action that is no text', { ...request, _actionName: 5 }],
    ['a correlation that is no number', { ...request, _correlationId: '7' }],
    ['a list', [request]],
  ])('%s is ignored', (_name, message) => {
    expect(readRequest(JSON.stringify(message), 'c1')).toBeUndefined();
  });

  test('whatever arrives, reading never throws and never invents a request', () => {
    fc.assert(fc.property(fc.anything(), fc.string(), (value, text) => readRequest(value, 'c1') === undefined && readRequest(text, 'c1') === undefined));
  });

  test('an event repeats the name and number it was registered with', () => {
    const event = JSON.parse(replyText({ action: 'olkItemSelectedChanged', correlationId: 4, data: '', isEvent: true }, 'c1', 'https://localhost:3000'));
    expect(event).toMatchObject({ _messageType: 1, _actionName: 'olkItemSelectedChanged', _correlationId: 4, _conversationId: 'c1', _origin: 'https://localhost:3000', _responseType: 1, _errorCode: 0, _data: '' });
  });

  test('a frame finds its conversation and host in its name, a page of its own finds none', () => {
    const named = (hasNestedAppAuth: boolean): string => frameName({ conversationId: 'c1', controlId: 'k', locale: 'de-DE', origin: 'https://localhost:3000', hasNestedAppAuth });
    for (const has of [true, false]) expect(readFrameName(named(has))).toEqual({ conversationId: 'c1', hostOrigin: 'https://localhost:3000', hasNestedAppAuth: has });
    expect(readFrameName('')).toBeUndefined();
    expect(readFrameName('{"xdmInfo":"only"}')).toBeUndefined();
  });
});
