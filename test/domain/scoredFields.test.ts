import fc from 'fast-check';
import { bestContent, isFillable, scorableFields, scoredValue, tableOf, trainingTable } from '../../src/domain/scoredFields.ts';
import { finish } from '../../src/domain/scoring/steps.ts';
import type { DescribedField, LeadCells, ScoredColumn } from '../../src/domain/scoredFields.ts';

const describedAs = (id: string, type: string): DescribedField => {
  const kinds = { String: 'text', Memo: 'text', Picklist: 'choice', Boolean: 'choice', State: 'choice', Status: 'choice', Money: 'number', Integer: 'number', DateTime: 'date' } as const;
  const kind = kinds[type as keyof typeof kinds];
  return { id, type, ...(kind === undefined ? {} : { kind }) };
};

const whyOf = (id: string, type: string, wanted?: readonly string[]): string => {
  const { columns, leftOut } = scorableFields([describedAs(id, type)], wanted);
  return leftOut[0]?.why ?? columns[0]?.reading ?? 'not wanted';
};

test.each([
  ['lead.industrycode', 'Picklist', 'choice'],
  ['lead.new_channel', 'Picklist', 'choice'],
  ['lead.donotemail', 'Boolean', 'choice'],
  ['lead.numberofemployees', 'Integer', 'number'],
  ['account.revenue', 'Money', 'number'],
  ['lead.jobtitle', 'String', 'choice'],
  ['lead.telephone1', 'String', 'filled'],
  ['lead.description', 'Memo', 'filled'],
  ['lead.emailaddress1', 'String', 'email'],
  ['lead.emailaddress2', 'String', 'filled'],
  ['lead.fullname', 'String', 'name'],
  ['lead.createdon', 'DateTime', 'type'],
  ['lead.campaignid', 'Lookup', 'type'],
  ['lead.statecode', 'State', 'system'],
  ['lead.statuscode', 'Status', 'system'],
  ['lead.revenue_base', 'Money', 'system'],
  ['lead.exchangerate', 'Decimal', 'system'],
  ['lead.msdyn_leadscore', 'Integer', 'system'],
  ['lead.msdyn_leadgrade', 'Picklist', 'system'],
  ['lead.qualificationcomments', 'Memo', 'after-contact'],
  ['lead.leadqualitycode', 'Picklist', 'after-contact'],
  ['lead.budgetamount', 'Money', 'after-contact'],
  ['account.opendeals', 'Integer', 'after-contact'],
  ['lead.firstname', 'String', 'personal'],
  ['contact.gendercode', 'Picklist', 'personal'],
  ['contact.fullname', 'String', 'personal'],
])('[P13] %s (%s) is read as or left out for: %s', (id, type, expected) => {
  expect(whyOf(id, type)).toBe(expected);
});

test('[P13] an admin may choose what sellers write down, but never a system field or a person\'s traits', () => {
  const wanted = ['lead.budgetamount', 'lead.statuscode', 'contact.gendercode'];
  expect([whyOf('lead.budgetamount', 'Money', wanted), whyOf('lead.statuscode', 'Status', wanted), whyOf('contact.gendercode', 'Picklist', wanted), whyOf('lead.industrycode', 'Picklist', wanted)]).toEqual(['number', 'system', 'personal', 'not wanted']);
});

const lead = (values: LeadCells['values'] = {}, more: Partial<LeadCells> = {}): LeadCells => ({ id: 'a', createdOn: '2026-05-04T08:00:00Z', name: {}, values, ...more });

test.each([
  ['ann@contoso.example', 'work'],
  ['ann.lee@gmail.com', 'personal'],
  ['info@contoso.example', 'role'],
  ['ann at contoso', undefined],
])('the address %s is read as %s', (email, expected) => {
  expect(scoredValue({ id: 'lead.emailaddress1', reading: 'email' }, lead({}, { email }))).toBe(expected);
});

test.each([
  [{ first: 'Ann', last: 'Lee' }, 'complete'],
  [{ first: 'Ann' }, 'partial'],
  [{ first: 'A', last: 'Lee' }, 'partial'],
  [{ first: 'test1', last: '12345' }, undefined],
  [{}, undefined],
])('the name %j is read as %s', (name, expected) => {
  expect(scoredValue({ id: 'lead.fullname', reading: 'name' }, lead({}, { name }))).toBe(expected);
});

test('[P13] an account that was made after the lead came, as qualifying makes one, says nothing of it', () => {
  const column: ScoredColumn = { id: 'account.industrycode', reading: 'choice' };
  expect(scoredValue(column, lead({ 'account.industrycode': 7, 'account.createdon': '2024-01-01T00:00:00Z' }))).toBe('7');
  expect(scoredValue(column, lead({ 'account.industrycode': 7, 'account.createdon': '2026-05-20T00:00:00Z' }))).toBeUndefined();
  expect(scoredValue(column, lead({ 'account.industrycode': 7 }))).toBeUndefined();
});

/** A hundred closed leads, every other one qualified, and forty open ones, with what `cell` says of each. */
function known(cell: (position: number, state: 'qualified' | 'disqualified' | 'open') => LeadCells['values'][string]): Parameters<typeof trainingTable>[1] {
  const of = (position: number, state: 'qualified' | 'disqualified' | 'open'): LeadCells => lead({ 'lead.x': cell(position, state) });
  const qualified = Array.from({ length: 100 }, (_each, position) => position % 2 === 0);
  return { closed: qualified.map((yes, position) => of(position, yes ? 'qualified' : 'disqualified')), qualified, open: Array.from({ length: 40 }, (_each, position) => of(position, 'open')) };
}

const outcomeOf = (cell: Parameters<typeof known>[0], column: ScoredColumn = { id: 'lead.x', reading: 'choice' }): string => {
  const { columns, leftOut } = finish(trainingTable([column], known(cell)));
  return leftOut[0]?.why ?? columns[0]?.reading ?? '';
};

test.each<readonly [string, Parameters<typeof known>[0], string]>([
  ['a choice all kinds of leads have', (position) => `c${position % 3}`, 'choice'],
  ['a text everybody who has one has another of', (position, state) => (position % 4 < 2 ? undefined : `${state} ${position}`), 'filled'],
  ['a field nobody fills in', () => undefined, 'rarely-filled'],
  ['a field that says the same of all', () => 'Yes', 'constant'],
  ['a field filled on half of the leads, always alike', (position) => (position % 4 < 2 ? 'Yes' : undefined), 'choice'],
  ['a field empty on open leads and filled on closed ones', (_position, state) => (state === 'open' ? undefined : 'done'), 'comes-with-closing'],
  ['a field filled when a lead is qualified', (_position, state) => (state === 'qualified' ? 'Order' : undefined), 'comes-with-closing'],
  ['a stage that open leads have not come to', (position, state) => (state === 'open' ? 'Start' : state === 'qualified' ? 'Won' : position % 10 === 1 ? 'Start' : 'Lost'), 'comes-with-closing'],
  ['a field some open leads lack yet', (position, state) => (state === 'open' && position % 2 === 0 ? undefined : `c${position % 3}`), 'choice'],
])('[P13] %s', (_what, cell, expected) => {
  expect(outcomeOf(cell)).toBe(expected);
});

test('without open leads to compare with, nothing is taken for coming with closing', () => {
  const given = known((_position, state) => (state === 'qualified' ? 'Order' : undefined));
  expect(finish(trainingTable([{ id: 'lead.x', reading: 'choice' }], { ...given, open: given.open.slice(0, 10) })).leftOut).toEqual([]);
});

test('every field asked for is either learned from or told as left out, and the table has a value for each lead', () => {
  const cell = fc.option(fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 9 })), { nil: undefined });
  const rows = fc.array(fc.record({ x: cell, y: cell, qualified: fc.boolean() }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(rows, rows, (closed, open) => {
      const cells = ({ x, y }: { readonly x: string | number | undefined; readonly y: string | number | undefined }): LeadCells => lead({ 'lead.x': x, 'lead.y': y });
      const columns: readonly ScoredColumn[] = [{ id: 'lead.x', reading: 'choice' }, { id: 'lead.y', reading: 'number' }];
      const table = finish(trainingTable(columns, { closed: closed.map(cells), qualified: closed.map(({ qualified }) => qualified), open: open.map(cells) }));
      expect([...table.columns.map(({ id }) => id), ...table.leftOut.map(({ field }) => field)].sort()).toEqual(['lead.x', 'lead.y']);
      expect(table.leads.values.map((values) => values.length)).toEqual(table.columns.map(() => closed.length));
      expect(tableOf(table.columns, closed.map(cells))).toEqual({ fields: table.leads.fields, values: table.leads.values });
    }),
  );
});

test('[X7] a seller can fill in an address or a size, not where a lead came from, nor what belongs to the account', () => {
  const fillable = ['lead.emailaddress1', 'lead.numberofemployees', 'lead.leadsourcecode', 'lead.description', 'account.industrycode'].filter((id) => isFillable({ id, reading: 'choice' }));
  expect(fillable).toEqual(['lead.emailaddress1', 'lead.numberofemployees']);
  expect([bestContent({ id: 'lead.emailaddress1', reading: 'email' }), bestContent({ id: 'lead.industrycode', reading: 'choice' })]).toEqual(['work', undefined]);
});
