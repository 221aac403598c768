// Closed leads made for the tests of the score, the same for the same seed, and any lead such a model may meet.
import fc from 'fast-check';
import type { ClosedLeads } from '../../../src/domain/score.ts';

/** Their chance rises with the visits, is higher from the web and with a phone; `noise` tells nothing. */
export function closedLeads(count: number, seed = 1): ClosedLeads {
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const rows = Array.from({ length: count }, () => {
    const [visits, source, phone, noise] = [Math.floor(random() * 40), random() < 0.4 ? 'Web' : 'Fair', random() < 0.5 ? undefined : 'yes', `g${Math.floor(random() * 4)}`];
    const odds = -2.4 + visits / 12 + (source === 'Web' ? 1 : 0) + (phone === undefined ? -0.8 : 0.4);
    return { visits, source, phone, noise, qualified: random() < 1 / (1 + Math.exp(-odds)) };
  });
  return {
    fields: [{ id: 'visits', kind: 'number' }, { id: 'source', kind: 'choice' }, { id: 'phone', kind: 'choice' }, { id: 'noise', kind: 'choice' }],
    values: [rows.map(({ visits }) => visits), rows.map(({ source }) => source), rows.map(({ phone }) => phone), rows.map(({ noise }) => noise)],
    qualified: rows.map(({ qualified }) => qualified),
  };
}

/** Leads that qualify where campaign and weekday go together: each of the two tells nothing by itself. */
export function pairedLeads(count: number, seed = 1): ClosedLeads {
  let state = seed;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const rows = Array.from({ length: count }, () => {
    const [campaign, weekday, visits] = [random() < 0.5 ? 'Spring' : 'Fall', random() < 0.5 ? 'Mon' : 'Fri', Math.floor(random() * 40)];
    const odds = ((campaign === 'Spring') === (weekday === 'Mon') ? 1.5 : -1.5) + (visits - 20) / 20;
    return { campaign, weekday, visits, phone: random() < 0.5 ? 'yes' : undefined, qualified: random() < 1 / (1 + Math.exp(-odds)) };
  });
  return {
    fields: [{ id: 'campaign', kind: 'choice' }, { id: 'weekday', kind: 'choice' }, { id: 'visits', kind: 'number' }, { id: 'phone', kind: 'choice' }],
    values: [rows.map(({ campaign }) => campaign), rows.map(({ weekday }) => weekday), rows.map(({ visits }) => visits), rows.map(({ phone }) => phone)],
    qualified: rows.map(({ qualified }) => qualified),
  };
}

export const anyPairedLead = fc.record({
  campaign: fc.constantFrom('Spring', 'Fall', undefined),
  weekday: fc.constantFrom('Mon', 'Fri', 'Sun', undefined),
  visits: fc.option(fc.integer({ min: -10, max: 80 }), { nil: undefined }),
  phone: fc.constantFrom('yes', undefined),
});

export const anyLead = fc.record({
  visits: fc.option(fc.integer({ min: -10, max: 80 }), { nil: undefined }),
  source: fc.constantFrom('Web', 'Fair', 'Radio', undefined),
  phone: fc.constantFrom('yes', undefined),
  noise: fc.constantFrom('g0', 'g1', 'g2', 'g3', undefined),
});
