// Reads one `attribute` of a solution file: the column as a metadata request would describe it, so that one set of rules holds for both.
import type { XmlElement } from '../fetch/xml.ts';
import type { Column, ColumnOption } from '../registry/column.ts';
import { notImplemented } from '../webApiError.ts';
import type { Body } from '../write/payload.ts';
import { dateBehaviors, levelWords, typeWords } from './columnXml.ts';
import { badXml, childOf, childrenOf, flagIn, labelIn, numberIn, requiredText, textIn, wholeAttribute } from './readXml.ts';

export interface ColumnInFile {
  readonly name: string;
  /** The word of its type: `nvarchar`, `primarykey` … */
  readonly type: string;
  /** False for the columns a table has by itself. */
  readonly isAdded: boolean;
  readonly isPrimaryName: boolean;
  readonly label?: string;
  /** AttributeMetadata of an added column; of others empty. */
  readonly body: Body;
  /** Of choices, states and status reasons, as far as they are the column's own. */
  readonly options: readonly ColumnOption[];
}

const metadataTypes: ReadonlyMap<string, string> = new Map(
  (['String', 'Memo', 'Integer', 'BigInt', 'Decimal', 'Double', 'Money', 'Boolean', 'DateTime', 'Picklist', 'Lookup', 'Uniqueidentifier'] as const).map((kind) => [typeWords[kind], `Microsoft.Dynamics.CRM.${kind === 'Uniqueidentifier' ? 'UniqueIdentifier' : kind}AttributeMetadata`]),
);
/** Columns that come with a table. */
const systemTypes: ReadonlySet<string> = new Set(['primarykey', typeWords.State, typeWords.Status, typeWords.Owner]);
const levelNames: Readonly<Record<Column['required'], string>> = { none: 'None', recommended: 'Recommended', application: 'ApplicationRequired', system: 'SystemRequired' };

/** A label of metadata requests. */
export function labelBody(text: string | undefined): Body {
  return text === undefined ? {} : { LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] };
}

function optionOf(one: XmlElement): ColumnOption {
  const value = wholeAttribute(one, 'value');
  return { value, label: labelIn(one, 'labels', 'label') ?? String(value), ...(one.attributes.has('state') ? { state: wholeAttribute(one, 'state') } : {}) };
}

/** The options of an option set, whichever of the three forms it has. */
export function optionsIn(set: XmlElement | undefined): readonly ColumnOption[] {
  const options = [['options', 'option'], ['states', 'state'], ['statuses', 'status']].flatMap(([list = '', one = '']) => childrenOf(childOf(set, list), one).map(optionOf));
  if (new Set(options.map((option) => option.value)).size !== options.length) throw badXml('Two options have the same value.');
  return options;
}

const optionBody = (option: ColumnOption | undefined): Body | undefined => option && { Value: option.value, Label: labelBody(option.label) };

function choiceBody(type: string, of: XmlElement, options: readonly ColumnOption[]): Body {
  const set = childOf(of, 'optionset');
  const shared = textIn(of, 'OptionSetName') ?? (flagIn(set, 'IsGlobal') ? set?.attributes.get('Name') : undefined);
  const defaultValue = numberIn(of, 'AppDefaultValue');
  if (type === 'bit') {
    const find = (value: number): Body | undefined => optionBody(options.find((option) => option.value === value));
    return { DefaultValue: defaultValue === undefined ? undefined : defaultValue === 1, ...(options.length === 0 ? {} : { OptionSet: { TrueOption: find(1), FalseOption: find(0) } }) };
  }
  if (shared !== undefined && !/^\w{1,128}$/.test(shared)) throw badXml('An option set has a name that is not allowed.');
  return {
    ...(defaultValue === undefined || defaultValue === -1 ? {} : { DefaultFormValue: defaultValue }),
    ...(shared === undefined ? { OptionSet: { Options: options.map(optionBody) } } : { 'GlobalOptionSet@odata.bind': `/GlobalOptionSetDefinitions(Name='${shared.toLowerCase()}')` }),
  };
}

/** What columns may be in Dataverse and cannot be here. */
function requirePlain(of: XmlElement, name: string): void {
  if ((numberIn(of, 'SourceType') ?? 0) !== 0) throw notImplemented(`The calculated column '${name}'`);
  if (textIn(of, 'AutoNumberFormat') !== undefined) throw notImplemented(`The automatic number '${name}'`);
  if (flagIn(of, 'IsSecured')) throw notImplemented(`The secured column '${name}'`);
}

function dateBody(of: XmlElement, name: string): Body {
  const behavior = textIn(of, 'Behavior') ?? dateBehaviors.userLocal;
  if (behavior !== dateBehaviors.userLocal && behavior !== dateBehaviors.dateOnly) throw notImplemented(`The time-zone independent column '${name}'`);
  return { DateTimeBehavior: { Value: behavior === dateBehaviors.dateOnly ? 'DateOnly' : 'UserLocal' } };
}

function bodyOf(of: XmlElement, { name, type, options }: Pick<ColumnInFile, 'name' | 'type' | 'options'>): Body {
  const metadataType = metadataTypes.get(type === typeWords.Customer ? typeWords.Lookup : type);
  if (metadataType === undefined) throw notImplemented(`The column '${name}' of type '${type.slice(0, 50)}'`);
  const level = (Object.keys(levelNames) as Column['required'][]).find((one) => levelWords[one] === (textIn(of, 'RequiredLevel') ?? 'none'));
  if (!level) throw badXml(`'RequiredLevel' of '${name}' is not known.`);
  return {
    '@odata.type': metadataType, SchemaName: of.attributes.get('PhysicalName') ?? name, DisplayName: labelBody(labelIn(of, 'displaynames', 'displayname')), RequiredLevel: { Value: levelNames[level] },
    MaxLength: numberIn(of, 'MaxLength'), MinValue: numberIn(of, 'MinValue'), MaxValue: numberIn(of, 'MaxValue'), Precision: numberIn(of, 'Accuracy'),
    ...(type === 'datetime' ? dateBody(of, name) : {}), ...(type === 'picklist' || type === 'bit' ? choiceBody(type, of, options) : {}),
  };
}

/** The column. 400 when it is not sound, 501 for a type or feature we cannot keep. */
export function readColumn(of: XmlElement): ColumnInFile {
  const name = (textIn(of, 'LogicalName') ?? textIn(of, 'Name') ?? of.attributes.get('PhysicalName') ?? '').toLowerCase();
  const type = requiredText(of, 'Type');
  if (!/^[a-z]\w{0,99}$/.test(name) || (of.attributes.get('PhysicalName') ?? name).toLowerCase() !== name) throw badXml('A column has no name, or two.');
  const isAdded = flagIn(of, 'IsCustomField') && !systemTypes.has(type);
  const options = optionsIn(childOf(of, 'optionset'));
  const label = labelIn(of, 'displaynames', 'displayname');
  const mask = (textIn(of, 'DisplayMask') ?? '').split('|');
  if (isAdded) requirePlain(of, name);
  return { name, type, isAdded, isPrimaryName: mask.includes('PrimaryName'), ...(label === undefined ? {} : { label }), body: isAdded ? bodyOf(of, { name, type, options }) : {}, options };
}
