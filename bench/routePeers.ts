// The same decisions by others: json-rules-engine, zen-engine, and code generated from the rules, the fastest a rule can be asked. They find
// the rule; who of its sellers is next is a hand-written heap, the same for all three.
import { createRequire } from 'node:module';
import type { Condition } from '../src/domain/condition.ts';
import { isGroup } from '../src/domain/condition.ts';
import type { LeadToRoute } from '../src/domain/routing.ts';
import type { AssignmentRule, SellerCondition } from '../src/domain/routing/plan.ts';
import type { Seller } from '../src/domain/routing/seller.ts';
import type { World } from './routeWorld.ts';

/** The place of the rule that holds, undefined = none. */
type FindRule = (lead: LeadToRoute) => number | undefined;

export interface Peers {
  readonly generated: FindRule;
  readonly jsonRules: (lead: LeadToRoute) => Promise<number | undefined>;
  readonly zen: (lead: LeadToRoute) => Promise<number | undefined>;
}

interface JsonRules {
  readonly Engine: new (rules: readonly unknown[], options: object) => {
    addOperator(name: string, holds: (fact: string, wanted: string) => boolean): void;
    on(event: 'success', then: () => void): void;
    stop(): void;
    run(facts: object): Promise<{ readonly events: readonly { readonly params: { readonly at: number } }[] }>;
  };
}

interface Zen {
  readonly ZenEngine: new () => { createDecision(content: object): { evaluate(context: object): Promise<{ readonly result: { readonly rule?: number } }> } };
}

export function openPeers({ plan }: World): Peers {
  const require = createRequire(import.meta.url);
  const rules = plan.rules.map(({ conditions }) => conditions.of.flatMap((part) => (isGroup(part) ? [] : [part])));
  return { generated: generate(rules), jsonRules: openJsonRules(rules, require('json-rules-engine') as JsonRules), zen: openZen(rules, require('@gorules/zen-engine') as Zen) };
}

const named = ({ value }: Condition): readonly (string | number | boolean)[] => (value === undefined ? [] : typeof value === 'object' ? value : [value]);
const factOf = (field: string): string => field.replace('lead.', '');

function generate(rules: readonly (readonly Condition[])[]): FindRule {
  const code = (condition: Condition): string => {
    const fact = `values[${JSON.stringify(condition.field)}]`;
    const values = named(condition).map((each) => JSON.stringify(each));
    switch (condition.operator) {
      case 'in': return `(${values.map((value) => `${fact} === ${value}`).join(' || ')})`;
      case 'not-in': return values.map((value) => `${fact} !== ${value}`).join(' && ');
      case 'not-equals': return `${fact} !== ${values.join()}`;
      case 'between': return `${fact} >= ${String(values[0])} && ${fact} <= ${String(values[1])}`;
      case 'at-most': return `${fact} <= ${values.join()}`;
      case 'contains': return `${fact}.includes(${values.join()})`;
      case 'not-contains': return `!${fact}.includes(${values.join()})`;
      default: throw new Error(`The bench knows no ${condition.operator}.`);
    }
  };
  const body = rules.map((conditions, at) => `if (${conditions.map(code).join(' && ')}) return ${String(at)};`).join('\n');
  // The limit to measure against, of rules made in this folder; the product never evaluates text.
  // eslint-disable-next-line no-new-func
  return new Function('lead', `const values = lead.values;\n${body}\nreturn undefined;`) as FindRule;
}

function openJsonRules(rules: readonly (readonly Condition[])[], { Engine }: JsonRules): Peers['jsonRules'] {
  const condition = (each: Condition): readonly object[] => {
    const [first, last] = named(each);
    const fact = factOf(each.field);
    switch (each.operator) {
      case 'in': return [{ fact, operator: 'in', value: named(each) }];
      case 'not-in': return [{ fact, operator: 'notIn', value: named(each) }];
      case 'not-equals': return [{ fact, operator: 'notEqual', value: first }];
      case 'between': return [{ fact, operator: 'greaterThanInclusive', value: first }, { fact, operator: 'lessThanInclusive', value: last }];
      case 'at-most': return [{ fact, operator: 'lessThanInclusive', value: first }];
      default: return [{ fact, operator: each.operator, value: first }];
    }
  };
  // One rule after the other: the greater priority comes first, and the first that holds ends the run.
  const engine = new Engine(rules.map((conditions, at) => ({ priority: rules.length - at, conditions: { all: conditions.flatMap(condition) }, event: { type: 'holds', params: { at } } })), { allowUndefinedFacts: true });
  engine.addOperator('contains', (fact, wanted) => fact.includes(wanted));
  engine.addOperator('not-contains', (fact, wanted) => !fact.includes(wanted));
  engine.on('success', () => engine.stop());
  return async (lead) => (await engine.run(factsOf(lead))).events[0]?.params.at;
}

function openZen(rules: readonly (readonly Condition[])[], { ZenEngine }: Zen): Peers['zen'] {
  const cell = (conditions: readonly Condition[]): string => conditions.map((each) => {
    const [first, last] = named(each).map((value) => JSON.stringify(value));
    switch (each.operator) {
      case 'in': return `$ in [${named(each).map((value) => JSON.stringify(value)).join(', ')}]`;
      case 'between': return `$ >= ${String(first)} and $ <= ${String(last)}`;
      case 'contains': return `contains($, ${String(first)})`;
      default: throw new Error(`The bench knows no ${each.operator} for zen-engine.`);
    }
  }).join(' and ');
  const fields = [...new Set(rules.flatMap((conditions) => conditions.map(({ field }) => field)))];
  const content = {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'request', position: { x: 0, y: 0 } },
      {
        id: 'table', type: 'decisionTableNode', name: 'rules', position: { x: 0, y: 0 },
        content: {
          hitPolicy: 'first', inputs: fields.map((field) => ({ id: field, name: field, field: factOf(field) })), outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
          rules: rules.map((conditions, at) => ({ _id: String(at), rule: String(at), ...Object.fromEntries(fields.map((field) => [field, cell(conditions.filter((each) => each.field === field))])) })),
        },
      },
      { id: 'out', type: 'outputNode', name: 'response', position: { x: 0, y: 0 } },
    ],
    edges: [{ id: 'one', sourceId: 'in', targetId: 'table', type: 'edge' }, { id: 'two', sourceId: 'table', targetId: 'out', type: 'edge' }],
  };
  const decision = new ZenEngine().createDecision(content);
  return async (lead) => (await decision.evaluate(factsOf(lead))).result.rule;
}

function factsOf({ values }: LeadToRoute): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [factOf(field), value]));
}

/** Gives a lead to the next seller of a rule; undefined = nobody. */
export type Pick = (lead: LeadToRoute, rule: number) => string | undefined;

/** One lazy heap for each rule's sellers of a region, as one would write it by hand for these rules. */
export function openPick({ plan, roster }: World): Pick {
  const { sellers } = roster;
  const open = new Int32Array(sellers.length);
  const last = new Float64Array(sellers.length).fill(-1);
  let clock = 0;
  const heaps = new Map<string, Heap>();
  return (lead, at) => {
    const rule = plan.rules[at];
    const region = String(lead.values['lead.region']);
    if (rule === undefined) return undefined;
    const key = `${String(at % 3)} ${region}`;
    let heap = heaps.get(key);
    if (heap === undefined) {
      heap = openHeap(sellers.flatMap((seller, place) => (meets(seller, rule, region) ? [place] : [])), rule.distribution === 'round-robin' ? (place) => last[place] ?? 0 : (place) => (open[place] ?? 0) - (sellers[place]?.capacity ?? 0), last);
      heaps.set(key, heap);
    }
    const place = heap.next((each) => (open[each] ?? 0) < (sellers[each]?.capacity ?? 0));
    if (place === undefined) return undefined;
    open[place] = (open[place] ?? 0) + 1;
    last[place] = ++clock;
    return sellers[place]?.id;
  };
}

function meets({ attributes }: Seller, { sellerConditions }: AssignmentRule, region: string): boolean {
  return sellerConditions.every(({ field, leadField, value }: SellerCondition) => (leadField === undefined ? (value as readonly string[]).some((each) => attributes[field]?.includes(each)) : attributes[field]?.includes(region)));
}

interface Key {
  first: number;
  second: number;
}

interface Heap {
  next(hasRoom: (place: number) => boolean): number | undefined;
}

function openHeap(places: number[], key: (place: number) => number, last: Float64Array): Heap {
  const keys = new Map(places.map((place): [number, Key] => [place, { first: key(place), second: last[place] ?? 0 }]));
  const keyOf = (place: number): Key => keys.get(place) ?? { first: 0, second: 0 };
  const isBefore = (one: number, other: number): boolean => {
    const [a, b] = [keyOf(one), keyOf(other)];
    return a.first !== b.first ? a.first < b.first : a.second !== b.second ? a.second < b.second : one < other;
  };
  const sink = (from: number): void => {
    for (let at = from; ;) {
      const left = 2 * at + 1;
      if (left >= places.length) return;
      const least = left + 1 < places.length && isBefore(places[left + 1] ?? 0, places[left] ?? 0) ? left + 1 : left;
      if (!isBefore(places[least] ?? 0, places[at] ?? 0)) return;
      [places[at], places[least]] = [places[least] ?? 0, places[at] ?? 0];
      at = least;
    }
  };
  for (let at = places.length >>> 1; at >= 0; at--) sink(at);
  return {
    next(hasRoom) {
      for (;;) {
        const top = places[0];
        if (top === undefined) return undefined;
        const seen = keyOf(top);
        const [first, second] = [key(top), last[top] ?? 0];
        if (!hasRoom(top)) {
          const end = places.pop() ?? top;
          if (places.length > 0) places[0] = end;
        } else if (seen.first === first && seen.second === second) return top;
        else Object.assign(seen, { first, second });
        sink(0);
      }
    },
  };
}
