// Query options, nested options of $expand, and $apply.
import { parseQueryOptions } from '../../../../src/standalone/crm/odata/options.ts';

const read = (query: string) => parseQueryOptions(new URLSearchParams(query));

test('nested expand options are separated by semicolons and keep commas, quotes and parentheses of their own', () => {
  const options = read("$expand=Lead_Tasks($select=subject,prioritycode;$filter=contains(subject,'a;b,(c)');$orderby=createdon desc,subject;$top=5;$expand=ownerid($select=fullname)),Lead_Annotation");
  expect(options.expand.map((item) => item.name)).toEqual(['Lead_Tasks', 'Lead_Annotation']);
  const tasks = options.expand[0]?.options;
  expect(tasks?.select).toEqual(['subject', 'prioritycode']);
  expect(tasks?.filter).toMatchObject({ kind: 'text', pattern: { literal: { value: 'a;b,(c)' } } });
  expect(tasks?.orderBy.map((term) => term.descending)).toEqual([true, false]);
  expect(tasks?.top).toBe(5);
  expect(tasks?.expand[0]?.name).toBe('ownerid');
});

test.each([
  ['$skip=5', '$skip'],
  ['$search=x', '$search'],
  ['$top=-1', '$top'],
  ['$count=maybe', '$count'],
  ['$filter=a eq 1&$filter=b eq 2', 'more than once'],
  ['$nonsense=1', 'not supported'],
  ['$expand=Lead_Tasks($skip=1)', 'not supported inside $expand'],
  ['$orderby=name sideways', 'asc'],
  ['$apply=groupby(name)', 'malformed'],
  ['$apply=aggregate(revenue with sum)', "'as'"],
])('the option "%s" is refused with its reason', (query, reason) => {
  expect(() => read(query)).toThrow(reason);
});

test('views and FetchXML, which Dataverse knows and this server does not, are answered as not supported', () => {
  expect(() => read('fetchXml=<fetch/>')).toThrow('not supported by this server');
});

test('more than fifteen expands are refused', () => {
  expect(() => read(`$expand=${Array.from({ length: 16 }, (_, index) => `nav${index}`).join(',')}`)).toThrow('limit of 15');
});

test('$apply reads filters, group keys with paths and aggregates', () => {
  const options = read("$apply=filter(contains(subject,'a/b'))/groupby((statuscode,parentaccountid/name),aggregate($count as n,revenue with average as mean))");
  expect(options.apply).toMatchObject([
    { kind: 'filter' },
    { kind: 'group', keys: [['statuscode'], ['parentaccountid', 'name']], aggregates: [{ method: 'count', alias: 'n' }, { path: ['revenue'], method: 'average', alias: 'mean' }] },
  ]);
});
