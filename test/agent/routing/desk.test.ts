// What is read of leads just before they are decided: what people did meanwhile counts for every decision of the turn.
import { compileRouting } from '../../../src/domain/routing.ts';
import type { SellerLoad } from '../../../src/domain/routing/seller.ts';
import type { KnownLead } from '../../../src/agent/routing/claims.ts';
import { openDesk, type ReadLead } from '../../../src/agent/routing/desk.ts';
import { afterReading, settled } from '../../../src/agent/routing/endings.ts';
import { afterNews } from '../../../src/agent/routing/news.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { aPlan, aRoster, aRule, aSeller } from '../../domain/routing/builders.ts';

const at = '2026-03-02T09:00:00Z';
const [plan, roster] = [aPlan([aRule({ respectsCapacity: true })]), aRoster(aSeller('anna', { capacity: 1 }), aSeller('ben', { capacity: 1 }))];

/** A lead that came in, and whose it is when it is read. */
function lead(leadId: string, ownerId = 'web-form', isOpen = true): ReadLead {
  const known: KnownLead = { leadId, createdOn: at, ownerId: 'web-form', version: '1', isOpen: true, isOwn: false, state: 'new', rowDue: false, rowNumber: 0, attempts: 0 };
  const version = ownerId === 'web-form' && isOpen ? '1' : '2';
  return { known, read: { id: leadId, version, isOpen, name: '', ownerId, createdOn: at, modifiedOn: at, lead: { id: leadId, createdOn: at, ownerId, values: {} } } };
}
const decided = (leads: readonly ReadLead[], loads: Readonly<Record<string, SellerLoad>> = {}): Readonly<Record<string, string>> => {
  const desk = openDesk({ active: { plan, roster, routing: compileRouting(plan, roster) }, loads: new Map(Object.entries(loads)), now: Date.parse(at) });
  return Object.fromEntries(desk.decide(leads).map(({ leadId, ownerId }) => [leadId, ownerId]));
};

test('[T8] whoever was given one of the leads by hand meanwhile has that much less room for the others of the turn, before or after it', () => {
  expect(decided([lead('one', 'anna'), lead('two')])).toEqual({ one: 'anna', two: 'ben' });
  expect(decided([lead('one'), lead('two', 'anna')])).toEqual({ one: 'ben', two: 'anna' });
  expect(decided([lead('one', 'anna'), lead('two', 'ben'), lead('three')])).toEqual({ one: 'anna', two: 'ben', three: 'catch-all' });
});

test('[T9] a lead that was given away and closed at once is theirs by hand: opened again it is not for the rules', () => {
  const { known, read } = lead('one', 'ben', false);
  const desk = openDesk({ active: { plan, roster, routing: compileRouting(plan, roster) }, loads: new Map(), now: Date.parse(at) });
  expect(desk.decide([{ known, read }])).toMatchObject([{ state: 'by-hand', ownerId: 'ben', isOpen: false, rowDue: true }]);
});

test('[T9] a lead an admin left with its owner is theirs by choice, though nothing but its record says so', () => {
  const { known, read } = lead('one');
  const desk = openDesk({ active: { plan, roster, routing: compileRouting(plan, roster) }, loads: new Map(), now: Date.parse(at) });
  const [kept, back] = desk.decide([{ known, read: { ...read, chosenId: 'web-form' } }, { known, read: { ...read, chosenId: 'ben' } }]);
  expect(kept).toMatchObject({ state: 'by-hand', ownerId: 'web-form', rowDue: false, rowNumber: 1 });
  // Given to somebody and back again, its record is put right.
  expect(back).toMatchObject({ state: 'by-hand', ownerId: 'web-form', rowDue: true, assignment: { byHand: true, assigneeId: 'web-form' } });
});

test('[T8] one that was closed meanwhile takes up nobody\'s room', () => {
  const { known, read } = lead('one', 'anna', false);
  expect(decided([{ known: { ...known, ownerId: 'anna' }, read }, lead('two')], { anna: { open: 1 }, ben: { open: 1 } })).toMatchObject({ two: 'anna' });
});

describe('[T9] a lead whose first request got no answer and whose second was refused', () => {
  const active = { plan, roster, routing: compileRouting(plan, roster) };
  const refused = (): KnownLead => {
    const [planned] = openDesk({ active, loads: new Map(), now: Date.parse(at) }).decide([lead('one')]);
    if (planned === undefined) throw new Error('nothing was decided');
    const { read } = lead('one');
    const ending = afterReading({ leadId: 'one', failure: new AppError('crm-refused') }, { known: planned, read, askedWith: '1' });
    const after = 'kind' in ending ? settled(planned, ending, { now: at, active }).lead : undefined;
    if (after === undefined) throw new Error('it did not end');
    return after;
  };

  test('is decided anew while nobody has changed it, and the doubt stays', () => {
    const { read } = lead('one');
    expect(refused()).toMatchObject({ state: 'new', askedWith: '1' });
    expect(openDesk({ active, loads: new Map(), now: Date.parse(at) }).decide([{ known: refused(), read }])).toMatchObject([{ state: 'planned', askedWith: '1' }]);
  });

  test('is left to a person once it was changed: it may have been given and given back', () => {
    const { read } = lead('one');
    const [left] = openDesk({ active, loads: new Map(), now: Date.parse(at) }).decide([{ known: refused(), read: { ...read, version: '3' } }]);
    expect(left).toMatchObject({ state: 'by-hand', ownerId: 'web-form', rowDue: true, assignment: { state: 'attention', why: 'changed-meanwhile' } });
    expect(left?.askedWith).toBeUndefined();
  });
});

test('[T9] a lead that is closed while it is decided once more goes on waiting: opened again and changed it is decided, and given away it is told as given', () => {
  const { known, read } = lead('one');
  const again: KnownLead = { ...known, rowNumber: 1 };
  const [closed] = openDesk({ active: { plan, roster, routing: compileRouting(plan, roster) }, loads: new Map(), now: Date.parse(at) }).decide([{ known: again, read: { ...read, isOpen: false, version: '2' } }]);
  expect(closed).toMatchObject({ state: 'waiting', isOpen: false });
  const reopened = afterNews(closed, { ...read, version: '3' }, { since: at })?.lead;
  expect(afterNews(reopened, { ...read, version: '4' }, { since: at })?.lead).toMatchObject({ state: 'new' });
  expect(afterNews(reopened, { ...read, version: '4', ownerId: 'ben' }, { since: at })?.lead).toMatchObject({ state: 'by-hand', rowDue: true, assignment: { assigneeId: 'ben' } });
});
