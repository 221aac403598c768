import { fromCrm, intentOf, surroundings } from '../../../src/domain/actions/action.ts';
import { anActivity, anEmail, context } from '../examples.ts';

test('the waiting time ends when we have answered', () => {
  expect(surroundings(context(anEmail())).map((reason) => reason.code)).toEqual(['waiting']);
  expect(surroundings(context(anEmail(), { activities: [anActivity({ at: '2026-11-22T09:20:00Z' })] }))).toEqual([]);
});

test('of several intents asked for, the deciding one comes first', () => {
  const read = context(anEmail({ text: 'Please take me off your list. Great product though.' }));
  expect(intentOf(read, 'positive-interest', 'opt-out')?.kind).toBe('opt-out');
});

test('a CRM reason names table and column', () => {
  expect(fromCrm('Lead · Topic', 'Cells')).toEqual({ kind: 'crm', title: 'Lead · Topic', quote: 'Cells' });
});
