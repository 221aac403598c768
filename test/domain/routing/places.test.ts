import fc from 'fast-check';
import { hasPlace, packPlaces, rangesOf } from '../../../src/domain/routing/places.ts';

const scatter = fc.array(fc.boolean(), { maxLength: 400 });

test('a packed set of places holds exactly the places it was made of, as ranges or as bits', () => {
  fc.assert(fc.property(scatter, fc.nat(450), (has, place) => {
    const set = packPlaces((each) => has[each] === true, has.length);
    expect(hasPlace(set, place)).toBe(has[place] === true);
    const places = rangesOf(set).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_each, at) => from + at));
    expect(places).toEqual(has.flatMap((each, at) => (each ? [at] : [])));
    expect(rangesOf(set).every(([from], at, all) => at === 0 || from > (all[at - 1]?.[1] ?? 0) + 1)).toBe(true);
  }));
});

test('few and close together they are ranges, scattered over a thousand they stay below 210 characters', () => {
  expect(packPlaces((place) => place > 2 && place < 900, 1_000)).toEqual([[3, 899]]);
  expect(packPlaces(() => false, 1_000)).toEqual([]);
  expect(JSON.stringify(packPlaces((place) => place % 2 === 0, 1_000)).length).toBeLessThan(210);
});

test('text that is no set of places holds nobody', () => {
  expect([hasPlace('', 0), hasPlace('é', 0), hasPlace('"!', 7), rangesOf('äß')]).toEqual([false, false, false, []]);
});
