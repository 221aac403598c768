// Formatted values.
import { formatValue } from '../../../../src/standalone/crm/query/formatting.ts';
import { buildRegistry, columnNamed } from '../../../../src/standalone/crm/registry/registry.ts';

const { tableNamed } = buildRegistry([]);

test.each([
  ['contact', 'annualincome', 80_000, '$80,000.00'],
  ['lead', 'revenue', -12.5, '-$12.50'],
  ['lead', 'leadqualitycode', 1, 'Hot'],
  ['lead', 'statuscode', 6, 'No Longer Interested'],
  ['lead', 'donotbulkemail', false, 'Allow'],
  ['lead', 'numberofemployees', 2500, '2,500'],
  ['lead', 'createdon', '2024-04-18T20:05:00Z', '4/18/2024 8:05 PM'],
  ['lead', 'createdon', '2024-04-18T00:05:00Z', '4/18/2024 12:05 AM'],
  ['lead', 'estimatedclosedate', '2024-02-01', '2/1/2024'],
])('%s.%s %p is shown as %s', (table, column, value, shown) => {
  expect(formatValue(columnNamed(tableNamed(table), column), value, '$')).toBe(shown);
});

test('text and empty values have no formatted value', () => {
  expect(formatValue(columnNamed(tableNamed('lead'), 'subject'), 'x', '$')).toBeUndefined();
  expect(formatValue(columnNamed(tableNamed('lead'), 'revenue'), null, '$')).toBeUndefined();
});
