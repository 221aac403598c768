import { writtenField } from '../../../src/domain/actions/writtenField.ts';
import { aLead, facts } from '../examples.ts';

const held = facts({ lead: aLead({ industry: 'Food', source: 'Trade Show' }), account: { id: 'a', version: '1', name: 'Halvorsen Foods', industry: 'Beverages' } });

test.each([
  ['lead.industrycode', '12', { label: 'Industry', text: 'Food' }],
  ['account.industrycode', 12, { label: 'Industry', text: 'Beverages' }],
  ['lead.leadsourcecode', '8', { label: 'Lead Source', text: 'Trade Show' }],
  ['lead.numberofemployees', 420, { label: 'No. of Employees', text: '420' }],
  ['lead.jobtitle', ' Head of\nbuying ', { label: 'Job Title', text: 'Head of buying' }],
  ['lead.new_region', 'North', { label: 'new_region', text: 'North' }],
] as const)('%s is read as people write it', (field, value, written) => {
  expect(writtenField(held, field, value)).toEqual(written);
});

test('the number of a choice nobody put into words is not shown, and a long text is cut', () => {
  expect([writtenField(held, 'lead.new_kind', '927430001').text, writtenField(held, 'lead.new_kind', 927430001).text, writtenField(held, 'lead.leadqualitycode', '1').text, writtenField(held, 'lead.subject', undefined).text]).toEqual([undefined, undefined, undefined, undefined]);
  expect(writtenField(held, 'lead.subject', 'x'.repeat(500)).text).toHaveLength(120);
});
