import type { HostCall } from '../../../../src/standalone/outlook/host/callLog.ts';
import { recordCall, takeFault } from '../../../../src/standalone/outlook/host/callLog.ts';

const call = (at: number): HostCall => ({ frame: 'read', dispid: 37, action: 'body.getAsync', data: undefined, at, outcome: 'ok' });

test('the record of host calls keeps the newest 5,000', () => {
  const log: HostCall[] = [];
  for (let at = 0; at < 5_010; at += 1) recordCall(log, call(at));
  expect([log.length, log[0]?.at, log[log.length - 1]?.at]).toEqual([5_000, 10, 5_009]);
});

test('a scripted fault strikes as often as told, in the frames it names', () => {
  const faults = { 37: { error: 5001, times: 2, frame: 'read' as const } };
  const struck = [takeFault(faults, 37, 'compose'), takeFault(faults, 38, 'read'), takeFault(faults, 37, 'read'), takeFault(faults, 37, 'read'), takeFault(faults, 37, 'read')];
  expect(struck.map((fault) => fault?.error)).toEqual([undefined, undefined, 5001, 5001, undefined]);
});
