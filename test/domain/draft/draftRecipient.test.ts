import { leadName, nameForGreeting, recipientsOf } from '../../../src/domain/draft/draftRecipient.ts';
import { aLead, anEmail, facts } from '../examples.ts';

test.each([
  ['en', 'friendly', 'Jonas'], ['en', 'neutral', 'Jonas'], ['en', 'formal', 'Jonas Brandt'],
  ['de', 'friendly', 'Jonas Brandt'], ['de', 'formal', 'Jonas Brandt'],
  ['nl', 'friendly', 'Jonas'], ['nl', 'neutral', 'Jonas Brandt'],
  ['fr', 'friendly', 'Jonas'], ['es', 'neutral', 'Jonas Brandt'], ['it', 'friendly', 'Jonas'], ['pt', 'formal', 'Jonas Brandt'],
] as const)('[E15] in %s, %s, the lead is greeted as %s', (language, tone, name) => {
  expect(nameForGreeting({ facts: facts(), email: anEmail() }, language, tone)).toBe(name);
});

test('somebody else is greeted by their own name, and nobody by an address', () => {
  const from = (name: string) => anEmail({ from: { name, address: 'ida@halvorsen.example' } });
  expect(nameForGreeting({ facts: facts(), email: from('Ida Mortensen') }, 'en', 'neutral')).toBe('Ida Mortensen');
  expect(nameForGreeting({ facts: facts(), email: from('ida@halvorsen.example') }, 'en', 'neutral')).toBeUndefined();
  expect(nameForGreeting({ facts: facts(), person: { name: 'Eva Lund' } }, 'en', 'neutral')).toBe('Eva Lund');
  expect(nameForGreeting({ facts: facts({ lead: aLead({ name: {} }) }) }, 'en', 'neutral')).toBeUndefined();
  expect(nameForGreeting({ facts: facts({ lead: aLead({ name: { last: 'Brandt' } }) }) }, 'en', 'neutral')).toBe('Brandt');
});

test('the name of a lead brings in no link', () => {
  expect(leadName(facts({ lead: aLead({ name: { first: 'Jonas', last: 'https://evil.example' } }) }))).toBe('Jonas');
});

test('an address out of a mail\'s text is no recipient, one out of its header is', () => {
  const email = anEmail({ cc: [{ name: 'Ida Mortensen', address: 'Ida@halvorsen.example' }] });
  expect(recipientsOf({ facts: facts(), email, person: { name: 'Ida', address: 'ida@halvorsen.example' } })).toEqual([{ name: 'Ida Mortensen', address: 'Ida@halvorsen.example' }]);
  expect(recipientsOf({ facts: facts(), email, person: { address: 'eva@evil.example' } })).toEqual([]);
  expect(recipientsOf({ facts: facts(), email })).toEqual([email.from]);
  expect(recipientsOf({ facts: facts() })).toEqual([{ address: 'jonas.brandt@halvorsen.example', name: 'Jonas Brandt' }]);
  expect(recipientsOf({ facts: facts({ lead: aLead({ email: undefined }) }) })).toEqual([]);
});
