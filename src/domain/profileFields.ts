// The ideal customer profile as an admin edits it: which fields a characteristic may be mapped to, what is worth adding, what is wrong.
import { operatorsOf, problemsOf, type Condition, type ConditionProblem, type FieldKind, type Operator } from './condition.ts';
import type { Characteristic, IdealCustomerProfile } from './idealCustomerProfile.ts';

/** A field of a lead, its account or its contact, as the CRM describes it. */
export interface MappableField {
  /** `lead.industrycode` */
  readonly id: string;
  readonly table: 'lead' | 'account' | 'contact';
  readonly label: string;
  /** Undefined = can't be compared; `type` says what it is. */
  readonly kind?: FieldKind;
  readonly type: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** The tables whose rows a lookup names: conditions compare it, a profile doesn't. */
  readonly lookup?: readonly string[];
}

type SuggestedId = 'industry' | 'company-size' | 'location' | 'job-title' | 'product-need' | 'revenue' | 'budget' | 'purchase-timeframe' | 'lead-source';

/** A characteristic worth adding, with the fields there are for it. */
export interface SuggestedCharacteristic {
  readonly id: SuggestedId;
  readonly fields: readonly string[];
  readonly operator: Operator;
}

/** What is wrong with a characteristic. One that is not mapped yet may be saved all the same: it counts as unknown and is told as unfinished. */
export interface CharacteristicProblem {
  readonly code: 'no-name' | 'same-name' | 'not-mapped' | 'unsupported-field' | 'different-kinds' | ConditionProblem['code'];
  /** The field it is about. */
  readonly field?: string;
}

/** The seed's examples first (industry, company size, location, job titles), then what else a lead tells. */
const SUGGESTED: readonly SuggestedCharacteristic[] = [
  { id: 'industry', fields: ['lead.industrycode', 'account.industrycode'], operator: 'in' },
  { id: 'company-size', fields: ['lead.numberofemployees', 'account.numberofemployees'], operator: 'between' },
  { id: 'location', fields: ['lead.address1_country', 'account.address1_country'], operator: 'in' },
  { id: 'job-title', fields: ['lead.jobtitle', 'contact.jobtitle'], operator: 'contains' },
  { id: 'product-need', fields: ['lead.subject', 'lead.description'], operator: 'contains' },
  { id: 'revenue', fields: ['lead.revenue', 'account.revenue'], operator: 'at-least' },
  { id: 'budget', fields: ['lead.budgetamount'], operator: 'at-least' },
  { id: 'purchase-timeframe', fields: ['lead.purchasetimeframe'], operator: 'in' },
  { id: 'lead-source', fields: ['lead.leadsourcecode'], operator: 'in' },
];

/** What may be added to a profile: characteristics none of whose fields are mapped yet, with the fields this organization has. */
export function suggestedCharacteristics(profile: IdealCustomerProfile, fields: readonly MappableField[]): readonly SuggestedCharacteristic[] {
  const kinds = profileKindsOf(fields);
  const mapped = new Set(profile.characteristics.flatMap((each) => each.fields));
  return SUGGESTED.flatMap((suggested) => {
    const usable = suggested.fields.filter((field) => kinds[field] !== undefined);
    const first = usable[0];
    if (first === undefined || suggested.fields.some((field) => mapped.has(field)) || profile.characteristics.some(({ id }) => id === suggested.id)) return [];
    const kind = kinds[first];
    // An organization may have made another type of the field: then the kind's first operator stands in.
    const operator = kind !== undefined && !operatorsOf[kind].includes(suggested.operator) ? (operatorsOf[kind][0] ?? 'equals') : suggested.operator;
    return [{ ...suggested, fields: usable.filter((field) => kinds[field] === kind), operator }];
  });
}

/** What kind of field conditions take it for; undefined = it can't be compared. */
export function kindOf({ kind, lookup }: Pick<MappableField, 'kind' | 'lookup'>): FieldKind | undefined {
  return kind ?? (lookup === undefined ? undefined : 'lookup');
}

/** The kinds of the fields conditions can compare, by id. */
export function kindsOf(fields: readonly Pick<MappableField, 'id' | 'kind' | 'lookup'>[]): Readonly<Record<string, FieldKind>> {
  return kindsBy(fields, kindOf);
}

/** Of those a characteristic can be mapped to: no lookups (sales qualification agent: ideal customer profile). */
function profileKindsOf(fields: readonly MappableField[]): Readonly<Record<string, FieldKind>> {
  return kindsBy(fields, ({ kind }) => kind);
}

function kindsBy<Field extends Pick<MappableField, 'id'>>(fields: readonly Field[], kind: (field: Field) => FieldKind | undefined): Readonly<Record<string, FieldKind>> {
  return Object.fromEntries(fields.flatMap((field) => {
    const found = kind(field);
    return found === undefined ? [] : [[field.id, found]];
  }));
}

/** The one kind the mapped fields share; undefined while none is mapped or they differ. */
export function kindOfCharacteristic(characteristic: Pick<Characteristic, 'fields'>, fields: readonly MappableField[]): FieldKind | undefined {
  const kinds = profileKindsOf(fields);
  const found = new Set(characteristic.fields.map((field) => kinds[field]));
  return found.size === 1 ? [...found][0] : undefined;
}

/** The first thing that is wrong with each characteristic that has something wrong, by its id. */
export function profileProblems(profile: IdealCustomerProfile, fields: readonly MappableField[]): ReadonlyMap<string, CharacteristicProblem> {
  const kinds = profileKindsOf(fields);
  return new Map(profile.characteristics.flatMap((characteristic, place) => {
    const problem = problemOf(characteristic, profile.characteristics.slice(0, place), kinds);
    return problem === undefined ? [] : [[characteristic.id, problem] as const];
  }));
}

function problemOf({ name, fields, accepts }: Characteristic, before: readonly Characteristic[], kinds: Readonly<Record<string, FieldKind>>): CharacteristicProblem | undefined {
  if (name.trim() === '') return { code: 'no-name' };
  if (before.some((each) => each.name.trim().toLowerCase() === name.trim().toLowerCase())) return { code: 'same-name' };
  const first = fields[0];
  if (first === undefined) return { code: 'not-mapped' };
  const unsupported = fields.find((field) => kinds[field] === undefined);
  if (unsupported !== undefined) return { code: 'unsupported-field', field: unsupported };
  const other = fields.find((field) => kinds[field] !== kinds[first]);
  if (other !== undefined) return { code: 'different-kinds', field: other };
  const condition: Condition = { field: first, ...accepts };
  return problemsOf(condition, kinds)[0];
}

/** In how many of the leads looked at at least one of the fields is filled in, 0 to 1; undefined when no lead was looked at. */
export function filledShare(fields: readonly string[], filled: readonly ReadonlySet<string>[]): number | undefined {
  if (filled.length === 0 || fields.length === 0) return undefined;
  return filled.filter((names) => fields.some((field) => names.has(field))).length / filled.length;
}
