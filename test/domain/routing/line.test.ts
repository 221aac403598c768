import fc from 'fast-check';
import { compareKeys } from '../../../src/domain/distribution.ts';
import { openLine } from '../../../src/domain/routing/line.ts';

type Act = { readonly kind: 'grow' | 'shrink' | 'remove' | 'put' | 'first' | 'some'; readonly member: number; readonly by: number };

const SIZE = 12;
const act: fc.Arbitrary<Act> = fc.record({ kind: fc.constantFrom('grow' as const, 'grow' as const, 'shrink' as const, 'remove' as const, 'put' as const, 'first' as const, 'some' as const), member: fc.nat(SIZE - 1), by: fc.nat(3) });

test('[T5][T6] whatever happens, a line gives the order that sorting would, though it only looks at who comes to the front', () => {
  fc.assert(fc.property(fc.array(fc.nat(3), { minLength: SIZE, maxLength: SIZE }), fc.array(act, { maxLength: 60 }), (keys, acts) => {
    const current = [...keys];
    const line = openLine(SIZE, 2, (member) => [current[member] ?? 0, (member * 7) % 5]);
    const members = new Set(keys.map((_key, member) => member));
    line.fill([...members]);
    const sorted = (): readonly number[] => [...members].sort((one, other) => compareKeys([current[one] ?? 0, (one * 7) % 5], [current[other] ?? 0, (other * 7) % 5]) || one - other);
    for (const { kind, member, by } of acts) {
      if (kind === 'grow') current[member] = (current[member] ?? 0) + by;
      else if (kind === 'shrink' && members.has(member)) {
        current[member] = (current[member] ?? 0) - by;
        line.put(member);
      } else if (kind === 'put') {
        members.add(member);
        line.put(member);
      } else if (kind === 'remove') {
        members.delete(member);
        line.remove(member);
      } else if (kind === 'first') expect(line.first()).toBe(sorted()[0] ?? -1);
      else if (kind === 'some') expect(line.firstOf(by)).toEqual(sorted().slice(0, by));
      expect(line.length()).toBe(members.size);
    }
    expect(line.firstOf(SIZE + 1)).toEqual(sorted());
  }), { numRuns: 1_000 });
});
