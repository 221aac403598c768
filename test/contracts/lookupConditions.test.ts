// Lookups in conditions against the embedded CRM: which there are, how their rows are found, and leads that meet them.
import { readLeadFields, readLeadValues } from '../../src/crm/leadFields.ts';
import { searchRows } from '../../src/crm/lookupRows.ts';
import type { CellValue, ConditionGroup } from '../../src/domain/condition.ts';
import { compileCondition } from '../../src/domain/condition.ts';
import { openRoutingWorld } from '../agent/routingWorld.ts';
import type { World } from '../agent/backgroundWorld.ts';

let world: World;
beforeAll(async () => {
  world = await openRoutingWorld();
}, 60_000);
afterAll(() => world.stop(), 30_000);
const admin = (): ReturnType<World['clientOf']> => world.clientOf('admin');
const account = (name: string): Promise<string> => world.crm.create('admin', 'accounts', { name });

test('[T3] lookups, the owner and customers can be compared, each with the tables its rows are of; other kinds of columns can\'t', async () => {
  const fields = new Map((await readLeadFields(admin())).map((field) => [field.id, field]));
  expect(fields.get('lead._parentaccountid_value')).toMatchObject({ type: 'Lookup', lookup: ['account'] });
  expect(fields.get('lead._ownerid_value')).toMatchObject({ type: 'Owner', lookup: expect.arrayContaining(['systemuser', 'team']) });
  expect(fields.get('lead._parentaccountid_value')?.kind).toBeUndefined();
  expect(fields.has('lead.parentaccountid')).toBe(false);
});

test('[T3] rows are found by a part of their name, in any table a lookup names; what is typed is never more than a text', async () => {
  const [plain, quoted, percent] = [await account('Cedro Alimentos'), await account("O'Neill & Sons"), await account('50% Foods')];
  expect(await searchRows(admin(), ['account'], 'CEDRO')).toEqual([{ id: plain, name: 'Cedro Alimentos' }]);
  expect(await searchRows(admin(), ['account'], "o'neill")).toEqual([{ id: quoted, name: "O'Neill & Sons" }]);
  expect(await searchRows(admin(), ['account'], '50%')).toEqual([{ id: percent, name: '50% Foods' }]);
  expect(await searchRows(admin(), ['account'], "x') or (name ne '")).toEqual([]);
  expect((await searchRows(admin(), ['systemuser', 'team'], 'Seller')).map(({ id }) => id)).toContain(world.crm.people.seller.id);
  expect(await searchRows(admin(), ["account') or ('"], '')).toEqual([]);
});

test('[T3] leads meet a condition on a lookup by the id of the row, whatever it is called', async () => {
  const [ours, other] = [await account('Kestrel'), await account('Kestrel')];
  const lead = (parent?: string): Promise<string> => world.crm.create('admin', 'leads', { lastname: 'Brandt', subject: 'Cell', ...(parent === undefined ? {} : { 'parentaccountid@odata.bind': `/accounts(${parent})` }) });
  const [matching, differing, empty] = [await lead(ours), await lead(other), await lead()];
  const field = 'lead._parentaccountid_value';
  const values = new Map<string, CellValue>();
  for await (const page of readLeadValues(admin(), [field], { pageSize: 100 })) for (const each of page) values.set(each.lead.id, each.values[field]);
  const meets = (condition: ConditionGroup['of'][number]): readonly boolean[] => {
    const holds = compileCondition(condition, () => 0);
    return [matching, differing, empty].map((id) => holds([values.get(id)], new Date()));
  };
  expect(meets({ field, operator: 'in', value: [ours.toUpperCase()], names: { [ours]: 'Kestrel' } })).toEqual([true, false, false]);
  expect(meets({ field, operator: 'not-in', value: [ours] })).toEqual([false, true, true]);
  expect(meets({ field, operator: 'is-filled' })).toEqual([true, true, false]);
  expect(meets({ field, operator: 'is-empty' })).toEqual([false, false, true]);
});
