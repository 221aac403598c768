// Seeded faults.
import { faultResponse, parseFaults, planFaults } from '../../../../src/standalone/crm/http/faults.ts';

test('the same seed gives the same faults, at about the rate asked for', () => {
  const [one, other] = [planFaults(42, 0.2), planFaults(42, 0.2)];
  const first = Array.from({ length: 5000 }, () => one.next());
  expect(Array.from({ length: 5000 }, () => other.next())).toEqual(first);
  const share = first.filter((fault) => fault !== 'none').length / first.length;
  expect(share).toBeGreaterThan(0.17);
  expect(share).toBeLessThan(0.23);
  expect(new Set(first).size).toBe(5);
});

test('too many requests and unavailable say when to come back', () => {
  for (const [fault, status] of [['too-many-requests', 429], ['unavailable', 503]] as const) {
    const response = faultResponse(fault);
    expect([response?.status, response?.headers.get('Retry-After')]).toEqual([status, '1']);
  }
});

test.each([['42:0.15', { seed: 42, rate: 0.15 }], ['42', undefined], ['x:1', undefined], ['1:2', undefined]])('SEED:RATE "%s" is read or refused', (text, expected) => {
  expect(parseFaults(text)).toEqual(expected);
});
