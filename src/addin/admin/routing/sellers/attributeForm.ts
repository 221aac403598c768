// An attribute as it is edited: what keeps it from being saved, and who would miss it or one of its values. Pure.
import type { MappableField } from '../../../../domain/profileFields.ts';
import type { SellerAttribute } from '../../../../domain/routing/seller.ts';
import type { RoutingShown, SellerShown } from './sellersDesk.ts';

export type AttributeProblem = 'name-missing' | 'name-taken' | 'field-missing' | 'values-missing';

/** What is wrong with it, the first thing first. @param source `field` = its values are those of a choice field. */
export function attributeProblem(attribute: SellerAttribute, source: 'typed' | 'field', others: readonly SellerAttribute[]): AttributeProblem | undefined {
  const name = folded(attribute.name);
  if (name === '') return 'name-missing';
  if (others.some((each) => each.id !== attribute.id && folded(each.name) === name)) return 'name-taken';
  if (source === 'field' && attribute.field === undefined) return 'field-missing';
  return attribute.values.length === 0 ? 'values-missing' : undefined;
}

/** With one more typed value; the same value twice stays one. */
export function withValue(values: readonly string[], typed: string): readonly string[] {
  const value = typed.trim();
  return value === '' || values.some((each) => folded(each) === folded(value)) ? values : [...values, value];
}

/** Choice fields of leads: where the values of an attribute may come from. */
export function choiceFields(fields: readonly MappableField[]): readonly MappableField[] {
  return fields.filter(({ table, kind, options }) => table === 'lead' && kind === 'choice' && options !== undefined && options.length > 0).sort((one, two) => one.label.localeCompare(two.label));
}

/** Names of the sellers who have one of these values. */
export function holdersOf(attributeId: string, values: readonly string[], people: readonly SellerShown[]): readonly string[] {
  return people.filter(({ attributes }) => (attributes[attributeId] ?? []).some((value) => values.includes(value))).map(({ name }) => name);
}

/** Names of the rules that ask for it, at work or in the draft. */
export function rulesAsking(attributeId: string, routing: RoutingShown | undefined): readonly string[] {
  const rules = [...(routing?.active?.rules ?? []), ...(routing?.draft?.rules ?? [])];
  return [...new Set(rules.filter(({ sellerConditions }) => sellerConditions.some(({ of, field }) => of === 'attribute' && field === attributeId)).map(({ name }) => name))];
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
