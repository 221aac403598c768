import fc from 'fast-check';
import type { LeadOwner } from '../../../src/crm/routing/routedLeads.ts';
import type { KnownLead } from '../../../src/agent/routing/claims.ts';
import { afterNews, takenOver, takenUp } from '../../../src/agent/routing/news.ts';

const began = '2026-03-01T00:00:00Z';
const [intake, anna, ben] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b', '00000000-0000-4000-8000-00000000000c'];
const leadId = '10000000-0000-4000-8000-000000000001';

const news = (version: number, ownerId: string, more: Partial<LeadOwner> = {}): LeadOwner => ({ id: leadId, version: String(version), isOpen: true, name: 'Jo Brandt', ownerId, createdOn: '2026-03-02T09:00:00Z', modifiedOn: `2026-03-02T09:00:${String(version).padStart(2, '0')}Z`, ...more });

function through(events: readonly LeadOwner[], start?: KnownLead): KnownLead | undefined {
  return events.reduce<KnownLead | undefined>((known, event) => afterNews(known, event, { since: began })?.lead ?? known, start);
}

test('a lead that came in after routing began is to be decided; an older one is not ours', () => {
  expect(through([news(1, intake)])).toMatchObject({ state: 'new', ownerId: intake, isOpen: true });
  expect(through([news(1, intake, { createdOn: '2026-02-28T23:59:59Z' })])).toMatchObject({ state: 'outside' });
  expect(through([news(1, intake, { isOpen: false })])).toBeUndefined();
});

test('whoever makes a lead for themselves counts as served, whoever gets one by hand as well', () => {
  expect(afterNews(undefined, news(1, anna, { createdById: anna }), { since: began })?.givenByHand).toEqual({ sellerId: anna, at: Date.parse('2026-03-02T09:00:00.999Z') });
  expect(afterNews(undefined, news(1, anna, { createdById: intake }), { since: began })?.givenByHand).toBeUndefined();
  expect(afterNews(through([news(1, intake)]), news(2, ben), { since: began })).toMatchObject({ lead: { state: 'by-hand', rowDue: true, assignment: { byHand: true, assigneeId: ben, previousOwnerId: intake } }, givenByHand: { sellerId: ben, at: Date.parse('2026-03-02T09:00:02.999Z') } });
});

test('a lead that is on its way counts for the one it is meant for; the newest of what is heard meanwhile is kept for afterwards', () => {
  const planned: KnownLead = { leadId, createdOn: '2026-03-02T09:00:00Z', ownerId: anna, version: '1', isOpen: true, isOwn: false, state: 'planned', ownerBefore: intake, rowDue: false, rowNumber: 0, attempts: 0 };
  expect(afterNews(planned, news(1, intake), { since: began })).toBeUndefined();
  const after = through([news(5, intake), news(9, ben), news(7, anna)], planned);
  expect(after).toMatchObject({ state: 'planned', ownerId: anna, later: { version: '9', ownerId: ben } });
});

test('a lead nobody was found for is decided anew when something about it changed', () => {
  const waiting: KnownLead = { leadId, createdOn: '2026-03-02T09:00:00Z', ownerId: intake, version: '3', isOpen: true, isOwn: false, state: 'waiting', rowDue: false, rowNumber: 1, attempts: 0 };
  expect(afterNews(waiting, news(4, intake), { since: began })?.lead.state).toBe('new');
  expect(afterNews(waiting, news(3, intake), { since: began })).toBeUndefined();
});

test('[T9] a lead that was closed before it was decided and is opened again is to be decided; with another owner it is theirs by hand; one from before is not ours', () => {
  const closed: KnownLead = { leadId, createdOn: '2026-03-02T09:00:00Z', ownerId: intake, version: '3', isOpen: false, isOwn: false, state: 'outside', rowDue: false, rowNumber: 0, attempts: 0 };
  expect(afterNews(closed, news(4, intake), { since: began })?.lead).toMatchObject({ state: 'new', isOpen: true });
  expect(afterNews(closed, news(4, ben), { since: began })?.lead).toMatchObject({ state: 'by-hand', rowDue: true, assignment: { byHand: true, assigneeId: ben } });
  expect(afterNews(closed, news(4, intake, { isOpen: false }), { since: began })?.lead).toMatchObject({ state: 'outside' });
  expect(afterNews({ ...closed, createdOn: '2026-02-28T09:00:00Z' }, news(4, intake), { since: began })?.lead).toMatchObject({ state: 'outside' });
  // It was given before: its record stands.
  expect(afterNews({ ...closed, state: 'settled', rowNumber: 1 }, news(4, intake), { since: began })?.lead).toMatchObject({ state: 'settled', isOpen: true });
});

describe('a lead from before routing began', () => {
  const beginning = { since: began, isIntake: (ownerId: string) => ownerId === intake };
  const old = (version: number, ownerId: string, more: Partial<LeadOwner> = {}): LeadOwner => news(version, ownerId, { createdOn: '2026-02-01T09:00:00Z', ...more });
  const untouched = { modifiedOn: '2026-02-01T09:00:00Z' };
  const remembered = (lead: LeadOwner): KnownLead | undefined => afterNews(undefined, lead, beginning)?.lead;

  test('[T1] stays where it is as long as nothing about it changes, and is decided like a new one once something does', () => {
    const outside = remembered(old(1, intake, untouched));
    expect(outside).toMatchObject({ state: 'outside' });
    expect(afterNews(outside, old(2, intake), beginning)?.lead).toMatchObject({ state: 'new', version: '2' });
    // Changed while nobody looked, it is first seen so.
    expect(afterNews(undefined, old(2, intake, { createdById: intake }), beginning)).toEqual({ lead: expect.objectContaining({ state: 'new' }) });
  });

  test('[T1] a seller\'s lead is theirs whatever changes about it, and so is one that a person gives away', () => {
    expect(remembered(old(2, anna))).toMatchObject({ state: 'outside' });
    expect(afterNews(remembered(old(1, anna, untouched)), old(2, anna), beginning)?.lead).toMatchObject({ state: 'outside' });
    const given = afterNews(remembered(old(1, intake, untouched)), old(2, anna), beginning)?.lead;
    expect(given).toMatchObject({ state: 'by-hand', ownerId: anna, rowDue: false });
    // Given back to where leads come in, it is there by choice: an edit afterwards doesn't take it away.
    const back = afterNews(given, old(3, intake), beginning)?.lead;
    expect(afterNews(back, old(4, intake), beginning)?.lead).toMatchObject({ state: 'by-hand', ownerId: intake });
  });

  test('[T1] one that a person gives to somebody who is no seller is recorded as theirs, so that no edit gives it to the rules, whatever is forgotten', () => {
    const everybody = { ...beginning, isIntake: () => true };
    const given = afterNews(remembered(old(1, intake, untouched)), old(2, ben), everybody)?.lead;
    expect(given).toMatchObject({ state: 'by-hand', ownerId: ben, rowDue: true, assignment: { byHand: true, assigneeId: ben } });
    expect(afterNews(given, old(3, ben), everybody)?.lead.state).toBe('by-hand');
  });

  test('[T1] closed it is nobody\'s concern, opened again it is to be decided', () => {
    const closed = afterNews(remembered(old(1, intake, untouched)), old(2, intake, { isOpen: false }), beginning)?.lead;
    expect(closed).toMatchObject({ state: 'outside', isOpen: false });
    expect(afterNews(closed, old(3, intake), beginning)?.lead).toMatchObject({ state: 'new', isOpen: true });
  });

  test('[T13] an admin has the rules decide about it; what was decided, or is on its way, stays as it is', () => {
    expect(takenUp(undefined, old(2, intake, { ...untouched, createdById: intake }))).toMatchObject({ state: 'new', isOwn: false, version: '2' });
    const outside = remembered(old(1, intake, untouched));
    expect(takenUp(outside, old(5, intake))).toMatchObject({ state: 'new', version: '5', ownerId: intake });
    for (const state of ['new', 'planned', 'settled', 'waiting'] as const) expect(takenUp(outside === undefined ? undefined : { ...outside, state }, old(5, intake))).toBeUndefined();
    expect(takenUp(outside === undefined ? undefined : { ...outside, state: 'by-hand', rowNumber: 1 }, old(5, intake))).toBeUndefined();
  });
});

describe('a lead of which nothing is remembered but that the CRM shows a decision of', () => {
  const byRule = { state: 'assigned', byHand: false, assigneeId: anna, previousOwnerId: intake } as const;
  test.each([
    ['given by rule, still its seller\'s', byRule, anna, 'settled'],
    ['put into a queue, still its owner\'s', { ...byRule, assigneeId: 'a queue' }, intake, 'settled'],
    ['given by hand', { ...byRule, byHand: true }, anna, 'by-hand'],
    ['with the catch-all owner', { ...byRule, state: 'attention' }, anna, 'settled'],
    ['nobody was found for', { state: 'attention', byHand: false, previousOwnerId: intake }, intake, 'waiting'],
  ] as const)('[T9] %s: it stays as it is, and nothing is written', (_what, shown, owner, state) => {
    expect(takenOver(news(5, owner), shown)).toEqual({ lead: expect.objectContaining({ state, ownerId: owner, isOpen: true, rowDue: false, rowNumber: 1 }) });
  });

  test('[T9] somebody else owns it by now: it is theirs by hand, and its record says so', () => {
    expect(takenOver(news(5, ben), byRule)).toMatchObject({ lead: { state: 'by-hand', rowDue: true, rowNumber: 2, assignment: { byHand: true, assigneeId: ben, previousOwnerId: anna } }, givenByHand: { sellerId: ben } });
    expect(takenOver(news(5, ben), { state: 'attention', byHand: false, previousOwnerId: intake })).toMatchObject({ lead: { state: 'by-hand', assignment: { assigneeId: ben } } });
  });

  test('[T9] one that is still to be processed is decided', () => {
    expect(takenOver(news(5, intake), { state: 'waiting', byHand: false })).toBeUndefined();
  });
});

test('[T9] news that come late, twice or in any order leave what the newest one said', () => {
  const event = fc.record({ version: fc.integer({ min: 2, max: 40 }), owner: fc.constantFrom(intake, anna, ben), isOpen: fc.boolean() });
  fc.assert(fc.property(fc.uniqueArray(event, { selector: ({ version }) => version, minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (events, chance) => {
    const all = events.map(({ version, owner, isOpen }) => news(version, owner, { isOpen }));
    const newest = all.reduce((one, other) => (Number(other.version) > Number(one.version) ? other : one));
    const told = all.flatMap((each) => Array.from({ length: 1 + ((chance.next().value as number) % 3) }, () => each));
    const shuffled = told.map((each) => ({ each, at: chance.next().value as number })).sort((one, two) => one.at - two.at).map(({ each }) => each);
    const after = through(shuffled, through([news(1, intake)]));
    expect(after).toMatchObject({ ownerId: newest.ownerId, isOpen: newest.isOpen, version: newest.version });
  }), { numRuns: 300 });
});
