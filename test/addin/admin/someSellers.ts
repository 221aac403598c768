// The desk of the page about sellers over people of its own: a version a save, refusals on demand, and somebody else who saves too.
import type { Outcome } from '../../../src/addin/admin/outcome.ts';
import type { AttributeShown, RoutingShown, SellersDesk, SellerShown } from '../../../src/addin/admin/routing/sellers/sellersDesk.ts';
import { usualRoutingSettings } from '../../../src/domain/routing/plan.ts';
import type { ErrorCode } from '../../../src/domain/errors.ts';

const someId = (place: number): string => `a0000000-0000-4000-8000-00000000000${place}`;

export function aSeller(place: number, name: string, more: Partial<SellerShown> = {}): SellerShown {
  return { id: someId(place), name, getsLeads: true, roleIds: [], teamIds: [], fields: {}, attributes: {}, absences: [], isSeller: true, version: 'W/"1"', roles: ['Salesperson'], ...more };
}

/** Nobody has said anything of them. */
function somebody(place: number, name: string): SellerShown {
  const { version: _none, ...person } = aSeller(place, name, { isSeller: false, getsLeads: false });
  return person;
}

export const region: AttributeShown = { id: 'b0000000-0000-4000-8000-000000000001', name: 'Region', values: ['Nordics', 'Iberia'], version: 'W/"1"' };

/** Aiko is nearly full, Clara full, Ines away for a week, Tom without a limit; Ben is no seller. */
export const somePeople: readonly SellerShown[] = [
  aSeller(1, 'Aiko Watanabe', { open: 51, capacity: 60, attributes: { [region.id]: ['Nordics'] }, schedule: { timeZone: 'Europe/Berlin', days: { 1: [{ from: 480, to: 1020 }], 2: [{ from: 480, to: 1020 }], 3: [{ from: 480, to: 1020 }] }, holidays: [] }, availabilityVersion: 'W/"1"' }),
  aSeller(2, 'Clara Novak', { open: 60, capacity: 60 }),
  aSeller(3, 'Ines Prado', { open: 22, capacity: 50, absences: [{ from: '2026-11-20T08:00:00Z', to: '2026-11-29T23:00:00Z' }], availabilityVersion: 'W/"1"', attributes: { [region.id]: ['Iberia'] } }),
  aSeller(4, 'Tom Ferreira', { open: 5 }),
  somebody(5, 'Ben Okafor'),
];

export interface PlayedDesk {
  readonly desk: jest.Mocked<SellersDesk>;
  person(name: string): SellerShown;
  attributes(): readonly AttributeShown[];
  routing(): RoutingShown;
  /** Somebody else saves this person. */
  elsewhere(name: string, change: (seller: SellerShown) => SellerShown): void;
  /** The CRM refuses every save from now on; undefined = it takes them again. */
  refuse(code: ErrorCode | undefined): void;
}

export function playSellers(given: readonly SellerShown[] = somePeople, firstAttributes: readonly AttributeShown[] = [region], firstRouting: RoutingShown = { active: { number: 14, segments: [], rules: [], settings: { ...usualRoutingSettings, catchAllOwnerId: someId(2) } } }): PlayedDesk {
  let people = given;
  let attributes = firstAttributes;
  let routing = firstRouting;
  let refusal: ErrorCode | undefined;
  let version = 1;
  const next = (): string => `W/"${(version += 1)}"`;
  const failed = (code: ErrorCode): Outcome<never> => ({ kind: 'failed', problem: { code, params: {}, retry: false } });
  const put = (seller: SellerShown): SellerShown => {
    people = people.map((each) => (each.id === seller.id ? seller : each));
    return seller;
  };
  const find = (id: string): SellerShown | undefined => people.find((each) => each.id === id);
  const desk: SellersDesk = {
    readSellers: async () => ({ kind: 'done', value: people }),
    saveSeller: async ({ id, getsLeads, capacity, attributes: values }, before) => {
      const now = find(id);
      if (refusal !== undefined) return failed(refusal);
      if (now === undefined || now.version !== before.version) return failed('changed-elsewhere');
      const { capacity: _gone, ...rest } = now;
      return { kind: 'done', value: put({ ...rest, isSeller: true, getsLeads, attributes: values, ...(capacity === undefined ? {} : { capacity }), version: next() }) };
    },
    saveAvailability: async ({ id, schedule, absences }, before) => {
      const now = find(id);
      if (refusal !== undefined) return failed(refusal);
      if (now === undefined || now.availabilityVersion !== before.availabilityVersion) return failed('changed-elsewhere');
      const { schedule: _gone, ...rest } = now;
      return { kind: 'done', value: put({ ...rest, absences, ...(schedule === undefined ? {} : { schedule }), availabilityVersion: next() }) };
    },
    readAttributes: async () => ({ kind: 'done', value: attributes }),
    saveAttribute: async (attribute) => {
      const before = attributes.find(({ id }) => id === attribute.id);
      if (refusal !== undefined || before?.version !== attribute.version) return failed(refusal ?? 'changed-elsewhere');
      attributes = [...attributes.filter(({ id }) => id !== attribute.id), { ...attribute, version: next() }];
      return { kind: 'done', value: undefined };
    },
    removeAttribute: async ({ id }) => {
      if (refusal !== undefined) return failed(refusal);
      attributes = attributes.filter((each) => each.id !== id);
      return { kind: 'done', value: undefined };
    },
    readRouting: async () => ({ kind: 'done', value: routing }),
    changeSettings: async (change) => {
      if (refusal !== undefined) return failed(refusal);
      const from = routing.draft ?? routing.active;
      routing = { ...routing, draft: { segments: [], rules: [], ...from, number: (routing.active?.number ?? 0) + 1, settings: change(from?.settings ?? usualRoutingSettings) } };
      return { kind: 'done', value: routing };
    },
  };
  const person = (name: string): SellerShown => {
    const found = people.find((each) => each.name === name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  };
  return {
    desk: {
      readSellers: jest.fn(desk.readSellers),
      saveSeller: jest.fn(desk.saveSeller),
      saveAvailability: jest.fn(desk.saveAvailability),
      readAttributes: jest.fn(desk.readAttributes),
      saveAttribute: jest.fn(desk.saveAttribute),
      removeAttribute: jest.fn(desk.removeAttribute),
      readRouting: jest.fn(desk.readRouting),
      changeSettings: jest.fn(desk.changeSettings),
    },
    person,
    attributes: () => attributes,
    routing: () => routing,
    elsewhere: (name, change) => void put({ ...change(person(name)), version: next(), availabilityVersion: next() }),
    refuse: (code) => void (refusal = code),
  };
}
