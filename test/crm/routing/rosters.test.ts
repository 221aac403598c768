// Rosters large enough for any organization fit one column, and what a column was given comes out of it again.
import fc from 'fast-check';
import { packed, unpacked } from '../../../src/crm/routing/packedText.ts';
import { keepRoster, readRoster } from '../../../src/crm/routing/rosters.ts';
import type { CrmClient } from '../../../src/crm/client.ts';
import type { Row } from '../../../src/crm/client/row.ts';
import { steadyId } from '../../../src/crm/steadyId.ts';
import type { Seller } from '../../../src/domain/routing/seller.ts';

const FIRST = ['Maya', 'Jörg', 'Ines', 'Łukasz', 'Dorothea', 'Xavier', 'Aoife', 'Benedikt'];
const LAST = ['Lindqvist', 'Fernández', 'Okonkwo', 'Szczepańska', 'van der Meulen', 'Höflinger', 'Rossi', 'Keller'];
const DAYS = { 1: [{ from: 480, to: 1020 }], 2: [{ from: 480, to: 1020 }], 3: [{ from: 480, to: 1020 }], 4: [{ from: 480, to: 1020 }], 5: [{ from: 480, to: 900 }] };
const ROLES = ['5e5d0f2a-5b1c-4e57-9a40-6c2f61b7e3d1', '6e5d0f2a-5b1c-4e57-9a40-6c2f61b7e3d2'];

/** Random ids are what can't be made shorter. */
async function sellers(count: number): Promise<readonly Seller[]> {
  return Promise.all(Array.from({ length: count }, async (_, place): Promise<Seller> => ({
    id: await steadyId('seller', String(place)), name: `${FIRST[place % 8]} ${LAST[Math.floor(place / 8) % 8]} ${place}`, getsLeads: place % 7 !== 0, roleIds: ROLES, teamIds: [await steadyId('team', String(place % 40))],
    fields: { 'systemuser.address1_country': LAST[place % 5], 'systemuser.employeeid': `E-${(place * 7_919) % 100_003}` },
    attributes: { [ROLES[0] ?? '']: [String(place % 30)], [ROLES[1] ?? '']: [FIRST[place % 8] ?? '', FIRST[(place + 3) % 8] ?? ''] },
    capacity: 10 + (place % 60), schedule: { timeZone: place % 2 === 0 ? 'Europe/Madrid' : 'America/New_York', days: DAYS, holidays: ['2026-12-25'] },
    absences: place % 9 === 0 ? [{ from: `2026-11-${String(1 + (place % 28)).padStart(2, '0')}T08:00:00Z` }] : [], mayOwnLeads: true,
  })));
}

/** A CRM that keeps one row. */
function oneRow(): { readonly crm: CrmClient; readonly row: () => Row } {
  let kept: Row = {};
  const crm: Partial<CrmClient> = {
    read: async () => (kept['hrz_number'] === undefined ? [] : [kept]),
    create: async (_set, body) => {
      kept = body;
      return body;
    },
  };
  return { crm: crm as CrmClient, row: () => kept };
}

test('[T15] a roster of 10,000 sellers with their hours, attributes and user fields fits its column and is read again as it was', async () => {
  const { crm, row } = oneRow();
  const kept = await keepRoster(crm, await sellers(10_000));
  expect(String(row()['hrz_sellers']).length).toBeLessThan(1_048_576 * 0.8);
  expect(await readRoster(crm, 1)).toEqual(kept);
});

test('whatever text is packed comes out again, short or long', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.constantFrom(1, 3_000), async (part, times) => {
    const text = `${part} gzip:`.repeat(times);
    expect(await unpacked(await packed(text))).toBe(text);
  }), { numRuns: 25 });
  expect(await unpacked(await packed('gzip:short'))).toBe('gzip:short');
});

test('what was not packed here is nothing, and a text that would fill the memory is refused', async () => {
  expect([await unpacked('gzip:%%%'), await unpacked('gzip:AAAA')]).toEqual([undefined, undefined]);
  await expect(unpacked(await packed(' '.repeat(70 * 1_048_576)))).rejects.toMatchObject({ code: 'too-long' });
});

test('a roster that can’t be read names where, and is never half a roster', async () => {
  const { crm } = oneRow();
  await keepRoster(crm, await sellers(2));
  const damaged: CrmClient = { ...crm, read: async () => [{ hrz_number: 1, hrz_sellers: '[{"id":"5e5d0f2a-5b1c-4e57-9a40-6c2f61b7e3d1"}]' }] };
  await expect(readRoster(damaged, 1)).rejects.toMatchObject({ code: 'unexpected', params: { roster: 1, path: 'sellers[0].name' } });
});
