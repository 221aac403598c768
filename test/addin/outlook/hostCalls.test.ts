/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// A double for hosts that never answer or throw; the genuine office.js is in the journeys.
import { hostCall } from '../../../src/addin/outlook/hostCalls.ts';

type Callback = (result: Office.AsyncResult<string>) => void;

const answerOf = (answer: object): Office.AsyncResult<string> => answer as Office.AsyncResult<string>;
const succeeded = (value: string): Office.AsyncResult<string> => answerOf({ status: 'succeeded', value });

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { Office: { AsyncResultStatus: { Succeeded: 'succeeded' } } });
});
afterEach(() => jest.useRealTimers());

test('never more than three calls are with the host, and all get their answer', async () => {
  const open: Callback[] = [];
  let most = 0;
  const calls = Array.from({ length: 8 }, (_each, index) =>
    hostCall<string>((callback) => {
      open.push(callback);
      most = Math.max(most, open.length);
    }).then((value) => `${index}:${value}`),
  );
  for (let answered = 0; answered < 8; answered++) {
    await jest.advanceTimersByTimeAsync(1);
    open.shift()?.(succeeded('ok'));
  }
  expect(await Promise.all(calls)).toEqual(Array.from({ length: 8 }, (_each, index) => `${index}:ok`));
  expect(most).toBe(3);
});

test('[F10] a host that never calls back is given up after five seconds, and its place is free again', async () => {
  const silent = expect(hostCall<string>(() => undefined)).rejects.toMatchObject({ code: 'host-silent', retryable: true });
  await jest.advanceTimersByTimeAsync(5_000);
  await silent;
  const three = [1, 2, 3].map(() => hostCall<string>((callback) => callback(succeeded('ok'))));
  expect(await Promise.all(three)).toEqual(['ok', 'ok', 'ok']);
});

test('what office.js throws before it sends becomes a code', async () => {
  const tooLong = Object.assign(new Error('too long'), { name: 'Sys.ArgumentOutOfRangeException' });
  await expect(hostCall(() => { throw tooLong; })).rejects.toMatchObject({ code: 'too-long' });
  await expect(hostCall(() => { throw new Error('Elevated permission is required'); })).rejects.toMatchObject({ code: 'host-refused' });
});

test('an answer that says no carries the host’s number', async () => {
  const no = answerOf({ status: 'failed', error: { code: 9018, name: 'x', message: '' } });
  await expect(hostCall<string>((callback) => callback(no))).rejects.toMatchObject({ code: 'host-refused', params: { hostCode: 9018 } });
});
