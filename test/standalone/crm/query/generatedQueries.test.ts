// Generated queries answer what a naive evaluation of the same rows answers; hostile ones are refused quickly and politely.
import fc from 'fast-check';
import { errorOf, rowsOf, startCrm, type CrmUnderTest } from '../crmUnderTest.ts';

/** The rows as the test knows them. Names of columns are those of the Web API. */
interface Row {
  readonly leadid: string;
  readonly subject: string;
  readonly companyname: string | null;
  readonly revenue: number | null;
  readonly numberofemployees: number | null;
  readonly donotemail: boolean;
  readonly estimatedclosedate: string | null;
  readonly leadqualitycode: number | null;
}
type Value = string | number | boolean | null;

let crm: CrmUnderTest;
const rows: Row[] = [];
const words = ['Alpha', 'alphabet', 'BETA', 'beta test', "O'Neil", 'gamma & delta', 'Straße', '100', 'naïve'];
const at = <Item>(list: readonly Item[], index: number): Item => list[index % list.length] as Item;

beforeAll(async () => {
  crm = await startCrm();
  for (let index = 0; index < 60; index += 1) {
    const body = {
      subject: `${at(words, index)} ${index % 7}`,
      companyname: index % 4 === 0 ? null : at(words, index * 5 + 1),
      revenue: index % 5 === 0 ? null : (index % 9) * 250.5,
      numberofemployees: index % 6 === 0 ? null : (index * 37) % 400,
      donotemail: index % 3 === 0,
      estimatedclosedate: index % 7 === 0 ? null : `2026-0${(index % 9) + 1}-1${index % 10}`,
      leadqualitycode: index % 8 === 0 ? null : (index % 3) + 1,
    };
    rows.push({ leadid: await crm.create('seller', 'leads', { ...body, lastname: `Row ${index}` }), ...body });
  }
  // Rows of somebody else must never appear, whatever the query.
  for (let index = 0; index < 10; index += 1) await crm.create('other', 'leads', { subject: at(words, index), lastname: 'Hidden', revenue: 250.5 });
}, 60_000);
afterAll(() => crm.stop());

interface Condition {
  readonly text: string;
  readonly holds: (row: Row) => boolean;
}

const folded = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value);
const literal = (value: Value): string => (typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value));

/** A comparison with null is false, but for eq and ne. */
function compare(operator: string, left: Value, right: Value): boolean {
  const [one, other] = [folded(left), folded(right)];
  if (operator === 'eq') return one === other;
  if (operator === 'ne') return one !== other;
  if (one === null || other === null) return false;
  if (operator === 'gt') return one > other;
  if (operator === 'ge') return one >= other;
  return operator === 'lt' ? one < other : one <= other;
}

const operators = fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le');
const equality = fc.constantFrom('eq', 'ne');
const number = fc.oneof(fc.constantFrom(0, 250.5, 501, 1002, 37, 100, -1), fc.integer({ min: -5, max: 2000 }));
const text = fc.oneof(fc.constantFrom(...words, 'Alpha 0', 'beta test 3', ''), fc.string({ maxLength: 6 }).filter((value) => !/[\u0000%_[\]\\]/.test(value)));

const onNumber = fc.tuple(fc.constantFrom('revenue' as const, 'numberofemployees' as const, 'leadqualitycode' as const), operators, number).map(([name, operator, value]): Condition => ({
  text: `${name} ${operator} ${value}`, holds: (row) => compare(operator, row[name], value),
}));
const onText = fc.tuple(fc.constantFrom('subject' as const, 'companyname' as const), equality, text).map(([name, operator, value]): Condition => ({
  text: `${name} ${operator} ${literal(value)}`, holds: (row) => compare(operator, row[name], value),
}));
const onNull = fc.tuple(fc.constantFrom('companyname' as const, 'revenue' as const, 'estimatedclosedate' as const, 'numberofemployees' as const, 'leadqualitycode' as const), equality).map(([name, operator]): Condition => ({
  text: `${name} ${operator} null`, holds: (row) => compare(operator, row[name], null),
}));
const onBoolean = fc.tuple(equality, fc.boolean()).map(([operator, value]): Condition => ({ text: `donotemail ${operator} ${value}`, holds: (row) => compare(operator, row.donotemail, value) }));
const onDay = fc.tuple(operators, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 19 })).map(([operator, month, day]): Condition => {
  const value = `2026-0${month}-${day}`;
  return { text: `estimatedclosedate ${operator} ${value}`, holds: (row) => compare(operator, row.estimatedclosedate, value) };
});
const onPart = fc.tuple(fc.constantFrom('contains', 'startswith', 'endswith'), fc.constantFrom('subject' as const, 'companyname' as const), text).map(([name, column, value]): Condition => ({
  text: `${name}(${column},${literal(value)})`,
  holds: (row) => {
    const whole = row[column]?.toLowerCase();
    const part = value.toLowerCase();
    if (whole === undefined) return false;
    return name === 'contains' ? whole.includes(part) : name === 'startswith' ? whole.startsWith(part) : whole.endsWith(part);
  },
}));
const onList = fc.tuple(fc.constantFrom('In', 'NotIn'), fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 })).map(([name, values]): Condition => ({
  text: `Microsoft.Dynamics.CRM.${name}(PropertyName='leadqualitycode',PropertyValues=${JSON.stringify(values.map(String))})`,
  // As SQL has it, a missing value is neither in the list nor outside of it.
  holds: (row) => row.leadqualitycode !== null && values.includes(row.leadqualitycode) === (name === 'In'),
}));

const { condition } = fc.letrec<{ condition: Condition; leaf: Condition }>((tie) => ({
  leaf: fc.oneof(onNumber, onText, onNull, onBoolean, onDay, onPart, onList),
  condition: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'condition' },
    tie('leaf'),
    fc.tuple(fc.constantFrom('and', 'or'), tie('condition'), tie('condition')).map(([word, left, right]): Condition => ({
      text: `(${left.text} ${word} ${right.text})`, holds: (row) => (word === 'and' ? left.holds(row) && right.holds(row) : left.holds(row) || right.holds(row)),
    })),
    // `not` binds tighter than a comparison's neighbors, hence the parentheses.
    tie('condition').map((inner): Condition => ({ text: `not (${inner.text})`, holds: (row) => !inner.holds(row) })),
    // Without parentheses `and` binds tighter than `or`.
    fc.tuple(tie('leaf'), tie('leaf'), tie('leaf')).map(([one, two, three]): Condition => ({
      text: `(${one.text} or ${two.text} and ${three.text})`, holds: (row) => one.holds(row) || (two.holds(row) && three.holds(row)),
    })),
  ),
}));

const order = fc.array(fc.tuple(fc.constantFrom('revenue' as const, 'numberofemployees' as const, 'leadqualitycode' as const, 'estimatedclosedate' as const), fc.constantFrom('asc', 'desc')), { maxLength: 2 })
  .map((terms) => terms.filter(([name], index) => terms.findIndex(([other]) => other === name) === index));
const top = fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined });

/** Null comes first, as in SQL Server; rows that are equal follow their id. */
function sorted(list: readonly Row[], terms: readonly (readonly [keyof Row, string])[]): readonly Row[] {
  const rank = (left: Value, right: Value): number => (left === right ? 0 : left === null ? -1 : right === null ? 1 : left < right ? -1 : 1);
  return [...list].sort((left, right) => {
    for (const [name, direction] of terms) {
      const found = rank(left[name], right[name]);
      if (found !== 0) return direction === 'desc' ? -found : found;
    }
    return rank(left.leadid, right.leadid);
  });
}

test('2,000 generated queries give the answers of a naive evaluation', async () => {
  let asked = 0;
  await fc.assert(fc.asyncProperty(condition, order, top, async (filter, terms, limit) => {
    asked += 1;
    const options = [`$select=subject`, `$filter=${encodeURIComponent(filter.text)}`, ...(terms.length > 0 ? [`$orderby=${terms.map(([name, direction]) => `${name} ${direction}`).join(',')}`] : []), ...(limit === undefined ? [] : [`$top=${limit}`])];
    const answer = await crm.send('seller', 'GET', `leads?${options.join('&')}`);
    if (answer.status !== 200) throw new Error(`${answer.status} ${errorOf(answer).message}`);
    const expected = sorted(rows.filter(filter.holds), terms).slice(0, limit).map((row) => row.leadid);
    expect(rowsOf(answer).map((row) => row['leadid'])).toEqual(expected);
  }), { numRuns: 2000, seed: 20261122 });
  expect(asked).toBe(2000);
}, 120_000);

describe('hostile queries', () => {
  const texts = ["'; drop table crm.lead; --", "' or '1'='1", "%' or 1=1 --", '\\', '\u202e', '😀'.repeat(50), '%%%%%%', '[[[[', '[^', '[a-', '$1', '${x}', 'a'.repeat(2000), '((((((', '\u0000', "''''", '[\\]^-]', '%_%_%_%_%_%_%_%_', '.*.*.*.*', 'İstanbul'];
  const shapes: readonly ((value: string) => string)[] = [
    (value) => `$filter=${encodeURIComponent(`subject eq '${value}'`)}`,
    (value) => `$filter=${encodeURIComponent(`contains(subject,'${value.replaceAll("'", "''")}')`)}`,
    (value) => `$filter=${encodeURIComponent(value)}`,
    (value) => `$filter=${encodeURIComponent(`${value} eq 1`)}`,
    (value) => `$orderby=${encodeURIComponent(value)}`,
    (value) => `$select=${encodeURIComponent(value)}`,
    (value) => `$expand=${encodeURIComponent(value)}`,
    (value) => `$apply=${encodeURIComponent(`groupby((${value}))`)}`,
    (value) => `$filter=${encodeURIComponent(`Microsoft.Dynamics.CRM.In(PropertyName='${value}',PropertyValues=["${value}"])`)}`,
    (value) => `$filter=${encodeURIComponent(`Lead_Tasks/any(${value}:${value}/subject eq 'x')`)}`,
    (value) => `$filter=subject eq @p&@p=${encodeURIComponent(`'${value}'`)}`,
    (value) => `$skiptoken=${encodeURIComponent(value)}`,
    (value) => `$top=${encodeURIComponent(value)}`,
    (value) => `fetchXml=${encodeURIComponent(`<fetch><entity name="lead"><filter><condition attribute="subject" operator="like" value="${value}"/></filter></entity></fetch>`)}`,
    (value) => `fetchXml=${encodeURIComponent(`<fetch><entity name="${value}"/></fetch>`)}`,
    (value) => `fetchXml=${encodeURIComponent(value)}`,
    (value) => `savedQuery=${encodeURIComponent(value)}`,
    (value) => `${encodeURIComponent(value)}=1`,
    (value) => `$deltatoken=${encodeURIComponent(value)}`,
    (value) => `$count=${encodeURIComponent(value)}`,
    (value) => `$apply=${encodeURIComponent(`filter(subject eq '${value}')/aggregate($count as n)`)}`,
    (value) => `$expand=Lead_Tasks($filter=${encodeURIComponent(`subject eq '${value}'`)})`,
    (value) => `$filter=${encodeURIComponent(`not not not contains(subject,'${value}') and (subject ne null`)}`,
    (value) => `$filter=${encodeURIComponent(`parentaccountid/${value}/name eq 'x'`)}`,
    (value) => `$filter=${encodeURIComponent(`Microsoft.Dynamics.CRM.${value}(PropertyName='subject')`)}`,
  ];
  const extremes: readonly (readonly [string, string])[] = [
    ['1,000 parentheses', `$filter=${'('.repeat(1000)}subject eq 'x'${')'.repeat(1000)}`],
    ['1,000 times not', `$filter=${'not '.repeat(1000)}(subject eq 'x')`],
    ['a filter of 64 KB', `$filter=${encodeURIComponent(Array.from({ length: 1500 }, (_, index) => `subject eq 'Word ${index}'`).join(' or ')).slice(0, 64_000)}`],
    ['a text of 60 KB', `$filter=subject eq '${'x'.repeat(60_000)}'`],
    ['wildcards of 2 KB', `$filter=contains(subject,'${'%25a'.repeat(500)}')`],
    ['lambdas inside lambdas', `$filter=${'Lead_Tasks/any(t:'.repeat(200)}`],
    ['expands inside expands', `$expand=${'Lead_Tasks($expand='.repeat(200)}`],
    ['an alias that means itself', '$filter=subject eq @p&@p=@p'],
    ['elements inside elements', `fetchXml=${encodeURIComponent('<fetch>'.repeat(2000))}`],
  ];
  const queries = [...texts.flatMap((value) => shapes.map((shape) => shape(value))), ...extremes.map(([, query]) => query)];

  test('500 and more of them: an error in Dataverse\'s words or one\'s own rows, never a 500, none slower than 100 times the median', async () => {
    expect(queries.length).toBeGreaterThanOrEqual(500);
    const own = new Set(rows.map((row) => row.leadid));
    const ask = async (query: string): Promise<{ readonly answer: Awaited<ReturnType<typeof crm.send>>; readonly time: number }> => {
      const started = performance.now();
      const answer = await crm.send('seller', 'GET', `leads?${query}`);
      return { answer, time: performance.now() - started };
    };
    const times: { readonly query: string; readonly time: number }[] = [];
    for (const query of queries) {
      const { answer, time } = await ask(query);
      times.push({ query, time });
      const { code, message } = errorOf(answer);
      const polite = [200, 400, 403, 404, 414, 431, 501].includes(answer.status) && (answer.status === 200 || answer.status === 431 || (code.startsWith('0x') && message !== ''));
      const onlyOwn = rowsOf(answer).every((row) => row['leadid'] === undefined || own.has(String(row['leadid'])));
      expect([query.slice(0, 200), answer.status, polite, onlyOwn]).toEqual([query.slice(0, 200), answer.status, true, true]);
    }
    times.sort((left, right) => left.time - right.time);
    const median = times[Math.floor(times.length / 2)]?.time ?? 1;
    // A busy machine makes any query wait once; a slow query is slow again.
    for (const slow of times.filter(({ time }) => time >= 100 * median)) {
      const again: number[] = [];
      for (let round = 0; round < 4; round += 1) again.push((await ask(slow.query)).time);
      expect([slow.query.slice(0, 200), Math.min(...again) < 100 * median]).toEqual([slow.query.slice(0, 200), true]);
    }
    expect(rowsOf(await crm.send('seller', 'GET', 'leads?$select=subject'))).toHaveLength(rows.length);
  }, 60_000);
});
