// Reads the bodies of metadata requests: names, labels, column types and their limits. What they ask for and we cannot keep is a 501.
import { cascadeRules, plainColumn, referential, type Cascade, type CascadeRule, type CustomChoice, type CustomIntersect, type CustomRelationship } from '../registry/customization.ts';
import type { Column, ColumnKind, ColumnOption } from '../registry/column.ts';
import { parsePath } from '../odata/resourcePath.ts';
import type { Registry } from '../registry/registry.ts';
import { isBody, type Body } from '../write/payload.ts';
import { errorCodes, notImplemented, WebApiError } from '../webApiError.ts';
import { choiceIn } from './definitionPath.ts';

/** A table name with its prefix; short enough for a database name with our suffixes. */
const schemaNamePattern = /^[A-Za-z][A-Za-z0-9]{1,7}_[A-Za-z]\w{0,40}$/;
const MAX_LABEL = 200;
/** Types as `@odata.type` names them → kinds we can store for a custom column. */
const kindsByType: Readonly<Record<string, ColumnKind>> = {
  StringAttributeMetadata: 'String', MemoAttributeMetadata: 'Memo', IntegerAttributeMetadata: 'Integer', BigIntAttributeMetadata: 'BigInt', DecimalAttributeMetadata: 'Decimal',
  DoubleAttributeMetadata: 'Double', MoneyAttributeMetadata: 'Money', BooleanAttributeMetadata: 'Boolean', DateTimeAttributeMetadata: 'DateTime', PicklistAttributeMetadata: 'Picklist',
  LookupAttributeMetadata: 'Lookup', UniqueIdentifierAttributeMetadata: 'Uniqueidentifier',
};
const longest: Partial<Record<ColumnKind, number>> = { String: 4000, Memo: 1_048_576 };

/** 400 for a definition that is not complete or not sound. */
export function definitionError(message: string): WebApiError {
  return new WebApiError(400, errorCodes.payload, message);
}

/** The schema name of a new table, column, relationship or key. */
export function schemaNameOf(body: Body): string {
  const name = body['SchemaName'];
  if (typeof name !== 'string' || !schemaNamePattern.test(name) || name.toLowerCase().endsWith('__type')) {
    throw definitionError('SchemaName needs a customization prefix, an underscore and a name of letters, digits and underscores, 50 characters at most.');
  }
  return name;
}

/** The text of a Label, or the alternative. */
export function labelOf(value: unknown, otherwise: string): string {
  if (!isBody(value)) return otherwise;
  const { LocalizedLabels: labels, UserLocalizedLabel: user } = value;
  const first: unknown = Array.isArray(labels) ? labels[0] : user;
  const text = isBody(first) ? first['Label'] : undefined;
  if (typeof text !== 'string' || text.trim() === '') return otherwise;
  if (text.length > MAX_LABEL || text.includes('\u0000')) throw definitionError(`A label may have ${MAX_LABEL} characters.`);
  return text;
}

/** The short name in `@odata.type`, without namespace. */
export function typeNameOf(body: Body): string {
  const type = body['@odata.type'];
  return typeof type === 'string' ? type.replace(/^#?Microsoft\.Dynamics\.CRM\./, '') : '';
}

function wholeNumber(body: Body, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw definitionError(`'${name}' needs a number.`);
  return value;
}

function requiredLevel(body: Body): Column['required'] {
  const level = isBody(body['RequiredLevel']) ? body['RequiredLevel']['Value'] : undefined;
  if (level === 'ApplicationRequired' || level === 'SystemRequired') return 'application';
  return level === 'Recommended' ? 'recommended' : 'none';
}

/** Values of new options without a solution begin with it. */
export const DEFAULT_OPTION_PREFIX = 10_000;
const VALUES_OF_PREFIX = 10_000;

/** The value after the last one with the prefix. */
export function nextOptionValue(options: readonly ColumnOption[], prefix: number): number {
  const first = prefix * VALUES_OF_PREFIX;
  return Math.max(first - 1, ...options.map((option) => option.value).filter((value) => value >= first && value < first + VALUES_OF_PREFIX)) + 1;
}

/** The options of an option set; those without a value get the next one. */
export function optionListOf(list: unknown): readonly ColumnOption[] {
  const options: ColumnOption[] = [];
  for (const one of (Array.isArray(list) ? list : []) as readonly unknown[]) {
    const open = isBody(one) && (one['Value'] === null || one['Value'] === undefined);
    options.push(optionOf(open ? { ...one, Value: nextOptionValue(options, DEFAULT_OPTION_PREFIX) } : one));
  }
  if (new Set(options.map((option) => option.value)).size !== options.length) throw definitionError('Two options have the same value.');
  return options;
}

function optionOf(value: unknown): ColumnOption {
  const number = isBody(value) ? value['Value'] : undefined;
  if (!isBody(value) || typeof number !== 'number' || !Number.isInteger(number)) throw definitionError("Every option needs a whole number as 'Value'.");
  return { value: number, label: labelOf(value['Label'], String(number)) };
}

function optionsOf(kind: ColumnKind, body: Body): readonly ColumnOption[] {
  if (kind !== 'Picklist' && kind !== 'Boolean') return [];
  const set = body['OptionSet'];
  if (!isBody(set)) {
    if (kind === 'Boolean') return [{ value: 1, label: 'Yes' }, { value: 0, label: 'No' }];
    throw definitionError("A choice column needs its 'OptionSet' or 'GlobalOptionSet@odata.bind'.");
  }
  if (kind === 'Boolean') return [{ ...optionOf({ Value: 1, ...(isBody(set['TrueOption']) ? set['TrueOption'] : {}) }), value: 1 }, { ...optionOf({ Value: 0, ...(isBody(set['FalseOption']) ? set['FalseOption'] : {}) }), value: 0 }];
  return optionListOf(set['Options']);
}

/** The global choice a column is bound to, by reference or by the name of its option set. */
function globalChoiceOf(body: Body, registry: Registry | undefined): CustomChoice | undefined {
  const [reference, set] = [body['GlobalOptionSet@odata.bind'], body['OptionSet']];
  const name = typeof reference === 'string' ? parsePath(reference.replace(/^https?:\/\/[^/]{1,300}\/api\/data\/v\d\.\d/i, ''))[0] : isBody(set) && set['IsGlobal'] === true ? { name: '', argument: String(set['Name']) } : undefined;
  if (!name) return undefined;
  const choice = registry ? choiceIn(registry, name) : undefined;
  if (!choice) throw definitionError('There is no such global option set.');
  return choice;
}

/**
 * A column as its metadata body describes it.
 * @param registry where a choice finds the global option set it is bound to
 */
export function columnOf(body: Body, registry?: Registry): Omit<Column, 'targets'> {
  const kind = kindsByType[typeNameOf(body)];
  if (!kind) throw notImplemented(`A column of type '${typeNameOf(body).slice(0, 100)}'`);
  const schemaName = schemaNameOf(body);
  const behavior = isBody(body['DateTimeBehavior']) ? body['DateTimeBehavior']['Value'] : undefined;
  const defaultValue = kind === 'Boolean' ? body['DefaultValue'] : kind === 'Picklist' ? body['DefaultFormValue'] : undefined;
  const choice = kind === 'Picklist' ? globalChoiceOf(body, registry) : undefined;
  const options = choice?.options ?? optionsOf(kind, body);
  const limit = longest[kind];
  const maxLength = limit === undefined ? undefined : (wholeNumber(body, 'MaxLength') ?? (kind === 'String' ? 100 : 2000));
  if (maxLength !== undefined && limit !== undefined && (!Number.isInteger(maxLength) || maxLength < 1 || maxLength > limit)) throw definitionError(`MaxLength of a ${kind} column is from 1 to ${limit}.`);
  return {
    ...plainColumn({ name: schemaName.toLowerCase(), schemaName, label: labelOf(body['DisplayName'], schemaName), kind }),
    required: requiredLevel(body),
    options,
    ...(choice ? { globalChoice: choice.name } : {}),
    dateOnly: kind === 'DateTime' && behavior === 'DateOnly',
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(wholeNumber(body, 'MinValue') === undefined ? {} : { min: wholeNumber(body, 'MinValue') }),
    ...(wholeNumber(body, 'MaxValue') === undefined ? {} : { max: wholeNumber(body, 'MaxValue') }),
    ...(wholeNumber(body, 'Precision') === undefined ? {} : { digits: wholeNumber(body, 'Precision') }),
    ...(typeof defaultValue === 'boolean' || (typeof defaultValue === 'number' && options.some((option) => option.value === defaultValue)) ? { defaultValue: String(defaultValue) } : {}),
  };
}

function cascadeRule(body: Body, name: string, otherwise: CascadeRule): CascadeRule {
  const given = body[name];
  if (given === undefined || given === null) return otherwise;
  const rule = cascadeRules.find((known) => known === given);
  if (!rule) throw notImplemented(`The cascade '${String(given).slice(0, 50)}'`);
  return rule;
}

function cascadeOf(value: unknown): Cascade {
  const body = isBody(value) ? value : {};
  return {
    assign: cascadeRule(body, 'Assign', referential.assign),
    share: cascadeRule(body, 'Share', referential.share),
    unshare: cascadeRule(body, 'Unshare', referential.unshare),
    reparent: cascadeRule(body, 'Reparent', referential.reparent),
    delete: cascadeRule(body, 'Delete', referential.delete),
  };
}

/** A many-to-many relationship; of a table with itself its two directions need names of their own. */
export function intersectOf(body: Body): CustomIntersect {
  const [first, second] = [body['Entity1LogicalName'], body['Entity2LogicalName']];
  if (typeof first !== 'string' || typeof second !== 'string') throw definitionError("A many-to-many relationship needs 'Entity1LogicalName' and 'Entity2LogicalName'.");
  const schema = schemaNameOf(body);
  const given = body['IntersectEntityName'];
  const nameFrom = (value: unknown): string => (typeof value === 'string' && /^\w{1,100}$/.test(value) ? value : schema);
  const [firstNavigation, secondNavigation] = [nameFrom(body['Entity1NavigationPropertyName']), nameFrom(body['Entity2NavigationPropertyName'])];
  if (first === second && firstNavigation === secondNavigation) throw definitionError("A relationship of a table with itself needs 'Entity1NavigationPropertyName' and 'Entity2NavigationPropertyName', two different names.");
  return {
    kind: 'intersect', schema, first, second, intersect: given === undefined || given === null ? schema.toLowerCase() : schemaNameOf({ SchemaName: given }).toLowerCase(),
    firstNavigation, secondNavigation,
  };
}

/** A one-to-many relationship with the lookup that makes it. */
export function relationshipOf(body: Body): { readonly relationship: CustomRelationship; readonly column: Omit<Column, 'targets'> } {
  if (typeNameOf(body) !== 'OneToManyRelationshipMetadata') throw notImplemented(`Creating a relationship of type '${typeNameOf(body).slice(0, 100)}'`);
  const [referenced, referencing, lookup] = [body['ReferencedEntity'], body['ReferencingEntity'], body['Lookup']];
  if (typeof referenced !== 'string' || typeof referencing !== 'string' || !isBody(lookup)) throw definitionError("A relationship needs 'ReferencedEntity', 'ReferencingEntity' and 'Lookup'.");
  const schema = schemaNameOf(body);
  const column = columnOf({ '@odata.type': 'Microsoft.Dynamics.CRM.LookupAttributeMetadata', ...lookup });
  if (column.kind !== 'Lookup') throw definitionError("'Lookup' needs the type LookupAttributeMetadata.");
  const [single, collection] = [body['ReferencingEntityNavigationPropertyName'], body['ReferencedEntityNavigationPropertyName']];
  const nameFrom = (given: unknown, otherwise: string): string => (typeof given === 'string' && /^\w{1,100}$/.test(given) ? given : otherwise);
  return {
    column,
    relationship: {
      kind: 'relationship', schema, referenced, referencing, column: column.name, cascade: cascadeOf(body['CascadeConfiguration']),
      navigation: nameFrom(single, column.schemaName), collection: nameFrom(collection, schema),
    },
  };
}
