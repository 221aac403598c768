// One column of a CRM table and how the registry's compact lines describe it. No SQL, no values: facts only.

/** Column types by their Dataverse names. */
export type ColumnKind =
  | 'String'
  | 'Memo'
  | 'Integer'
  | 'BigInt'
  | 'Decimal'
  | 'Double'
  | 'Money'
  | 'Boolean'
  | 'DateTime'
  | 'Picklist'
  | 'State'
  | 'Status'
  | 'Lookup'
  | 'Customer'
  | 'Owner'
  | 'Uniqueidentifier'
  | 'EntityName';

export interface ColumnOption {
  /** Choice value; for Boolean columns 0 or 1. */
  readonly value: number;
  readonly label: string;
  /** Status columns: the state this status reason belongs to. */
  readonly state?: number;
}

export interface Column {
  readonly name: string;
  readonly schemaName: string;
  readonly label: string;
  readonly kind: ColumnKind;
  /** Set by the system; a value sent by a client is ignored. */
  readonly readOnly: boolean;
  readonly required: 'none' | 'recommended' | 'application' | 'system';
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly digits?: number;
  readonly defaultValue?: string;
  /** DateTime without time of day (`Edm.Date`). */
  readonly dateOnly: boolean;
  readonly options: readonly ColumnOption[];
  /** The global choice whose options these are. */
  readonly globalChoice?: string;
  /** Lookup kinds: the tables it can point to; filled from the navigation properties. */
  readonly targets: readonly string[];
}

const kinds: readonly ColumnKind[] = ['String', 'Memo', 'Integer', 'BigInt', 'Decimal', 'Double', 'Money', 'Boolean', 'DateTime', 'Picklist', 'State', 'Status', 'Lookup', 'Customer', 'Owner', 'Uniqueidentifier', 'EntityName'];

function kindNamed(name: string): ColumnKind {
  const kind = kinds.find((known) => known === name);
  if (!kind) throw new Error(`unknown column type ${name}`);
  return kind;
}

/** True for the kinds read as `_name_value` and written through a navigation property. */
export function isLookup(column: Column): boolean {
  return column.kind === 'Lookup' || column.kind === 'Customer' || column.kind === 'Owner';
}

/** True when the column may point to rows of more than one table, so that the table is stored beside the id. */
export function isPolymorphic(column: Column): boolean {
  return isLookup(column) && column.targets.length > 1;
}

/** The name under which Web API requests and replies know the column. */
export function propertyName(column: Column): string {
  return isLookup(column) ? `_${column.name}_value` : column.name;
}

/**
 * Reads one registry line, `name|schema name|label|type|attribute…`.
 * @param options the column's `value[@state]:label` lines, if any
 * @param targets tables a lookup can point to
 */
export function parseColumn(line: string, options: readonly string[], targets: readonly string[]): Column {
  const [name = '', schemaName = '', label = '', type = '', ...attributes] = line.split('|');
  const given = new Map(attributes.map((attribute) => {
    const at = attribute.indexOf('=');
    return at < 0 ? [attribute, ''] as const : [attribute.slice(0, at), attribute.slice(at + 1)] as const;
  }));
  const numeric = (key: string): number | undefined => (given.has(key) ? Number(given.get(key)) : undefined);
  const required = given.get('required');
  return {
    name,
    schemaName: schemaName || name,
    label: label || name,
    kind: kindNamed(type),
    readOnly: given.has('read-only'),
    required: required === 'system' || required === 'application' || required === 'recommended' ? required : 'none',
    maxLength: numeric('length'),
    min: numeric('min'),
    max: numeric('max'),
    digits: numeric('digits'),
    defaultValue: given.get('default'),
    dateOnly: given.has('date-only'),
    options: options.map(parseOption),
    targets,
  };
}

function parseOption(line: string): ColumnOption {
  const colon = line.indexOf(':');
  const [value = '', state] = line.slice(0, colon).split('@');
  const label = line.slice(colon + 1);
  if (value === 'true' || value === 'false') return { value: value === 'true' ? 1 : 0, label };
  return state === undefined ? { value: Number(value), label } : { value: Number(value), label, state: Number(state) };
}
