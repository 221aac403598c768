import { readRecipients, recipientsText } from '../../../../src/standalone/outlook/view/recipients.ts';

test.each([
  ['jo@lead.example', [['jo@lead.example', 'jo@lead.example']]],
  ['Jo Doe <jo@lead.example>; ann@lead.example', [['Jo Doe', 'jo@lead.example'], ['ann@lead.example', 'ann@lead.example']]],
  ['"Doe, Jo" <jo@lead.example>, Ann <ann@lead.example>', [['Doe, Jo', 'jo@lead.example'], ['Ann', 'ann@lead.example']]],
  ['a@b.example, c@d.example', [['a@b.example', 'a@b.example'], ['c@d.example', 'c@d.example']]],
  ['nobody; ;', []],
])('the recipient field understands %s', (text, people) => {
  expect(readRecipients(text).map((person) => [person.name, person.address])).toEqual(people);
});

test('what the field shows is what it reads', () => {
  const people = [{ name: 'Jo Doe', address: 'jo@lead.example' }, { name: 'ann@lead.example', address: 'ann@lead.example' }];
  expect(readRecipients(recipientsText(people))).toEqual(people);
});
