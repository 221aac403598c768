// Brings the tables, columns, choices and keys of a solution file into the organization: what is missing is made, what is there follows the file.
import type { Context } from '../context.ts';
import { addCustomizations, replaceCustomization, storeOptions } from '../metadata/customize.ts';
import { columnOf, definitionError, labelOf, optionListOf, schemaNameOf } from '../metadata/definitionBody.ts';
import { customizationName, type CustomChoice, type CustomColumn, type Customization } from '../registry/customization.ts';
import type { ColumnOption } from '../registry/column.ts';
import { buildRegistry, type Table } from '../registry/registry.ts';
import { errorCodes, notImplemented, WebApiError } from '../webApiError.ts';
import { typeWords } from './columnXml.ts';
import { importError, isSame, keptAs, mergeColumn, mergeOptions, requireRoom } from './merge.ts';
import type { ColumnInFile } from './readColumn.ts';
import { choiceBody, type ChoiceInFile, type TableInFile } from './readCustomizations.ts';

/** An import under way. The context changes with every step: it knows the tables made so far. */
export interface Import {
  context: Context;
  /** What the organization itself keeps, and can therefore change; the rest comes with the program. */
  readonly kept: ReadonlySet<string>;
}

/** Makes parts, and lets the next steps see them. */
export async function make(work: Import, additions: readonly Customization[]): Promise<void> {
  if (additions.length > 0) work.context = { ...work.context, registry: await addCustomizations(work.context, additions) };
}

/** Replaces a kept definition when the file says something else. */
export async function change(work: Import, existing: Customization, wanted: Customization): Promise<void> {
  if (isSame(existing, wanted)) return;
  if (!work.kept.has(keptAs(existing.kind, customizationName(existing)))) throw importError(`'${customizationName(existing)}' is part of the system and cannot be changed.`);
  await replaceCustomization(work.context, wanted);
  // A later step must see it: two changes that are sound alone may not be together.
  work.context = { ...work.context, registry: buildRegistry(work.context.registry.customizations.map((one) => (one === existing ? wanted : one))) };
}

/** The global choices; before the columns that take their options from them. */
export async function applyChoices(work: Import, choices: readonly ChoiceInFile[]): Promise<void> {
  for (const choice of choices) {
    const body = choiceBody(choice);
    const given: CustomChoice = { kind: 'choice', name: schemaNameOf({ SchemaName: choice.name }).toLowerCase(), label: labelOf(body['DisplayName'], choice.name), options: optionListOf(body['Options']) };
    const existing = work.context.registry.choices.get(choice.name);
    if (existing) await change(work, existing, { ...given, options: mergeOptions(existing.options, given.options) });
    else await make(work, [given]);
  }
}

const isLookupType = (column: ColumnInFile): boolean => column.type === typeWords.Lookup || column.type === typeWords.Customer;

function columnFrom(work: Import, table: string, column: ColumnInFile): CustomColumn {
  return { kind: 'column', table, column: columnOf(column.body, work.context.registry) };
}

function requireName(name: string | undefined, what: string): string {
  if (name === undefined || !/^[a-z]\w{1,60}$/.test(name)) throw definitionError(`The name of ${what} is not allowed.`);
  return name;
}

async function makeTable(work: Import, table: TableInFile): Promise<void> {
  if (table.ownership === undefined) throw new WebApiError(400, errorCodes.solutionComponent, `The table '${table.name}' is not in this organization, and the solution does not hold all of it.`);
  const schema = schemaNameOf({ SchemaName: table.schema });
  const primary = table.columns.filter((column) => column.isPrimaryName);
  const [first, second] = primary;
  if (!first || second || first.type !== typeWords.String) throw definitionError(`The table '${table.name}' needs one text column as its primary name.`);
  const idColumn = `${table.name}id`;
  if (table.columns.some((column) => (column.type === 'primarykey') !== (column.name === idColumn))) throw definitionError(`The primary key of '${table.name}' is the column '${idColumn}', and no other.`);
  const label = labelOf({ LocalizedLabels: [{ Label: table.label }] }, schema);
  const columns = table.columns.filter((column) => column.isAdded && !isLookupType(column)).map((column) => columnFrom(work, table.name, column));
  if (!columns.some(({ column }) => column.name === first.name)) throw definitionError(`The primary name of '${table.name}' is not one of its own columns.`);
  await make(work, [
    {
      kind: 'table', name: table.name, schema, set: requireName(table.set ?? `${table.name}s`, 'an entity set'), label, plural: labelOf({ LocalizedLabels: [{ Label: table.plural }] }, label),
      ownership: table.ownership, idColumn, nameColumn: first.name,
    },
    ...columns,
  ]);
}

async function followTable(work: Import, table: TableInFile, existing: Table): Promise<void> {
  if (existing.isView || existing.isIntersect) throw notImplemented(`Changing the table '${table.name}'`);
  if (table.ownership !== undefined && table.ownership !== existing.ownership) throw importError(`The table '${table.name}' is owned in another way in this organization.`);
  if (table.set !== undefined && table.set !== existing.entitySetName) throw importError(`The entity set of '${table.name}' is '${existing.entitySetName}' in this organization.`);
  const definition = work.context.registry.customizations.find((one) => one.kind === 'table' && one.name === table.name);
  const [label, plural] = [table.label ?? existing.label, table.plural ?? existing.pluralLabel];
  if (definition?.kind === 'table') {
    if (work.kept.has(keptAs('table', table.name))) await change(work, definition, { ...definition, label: labelOf({ LocalizedLabels: [{ Label: label }] }, label), plural: labelOf({ LocalizedLabels: [{ Label: plural }] }, plural) });
  } else if (label !== existing.label || plural !== existing.pluralLabel) throw notImplemented(`Renaming the table '${table.name}'`);
  for (const column of table.columns) await followColumn(work, { table: existing, column });
}

async function followColumn(work: Import, { table, column }: { readonly table: Table; readonly column: ColumnInFile }): Promise<void> {
  const existing = table.columns.get(column.name);
  const definition = work.context.registry.customizations.find((one): one is CustomColumn => one.kind === 'column' && one.table === table.name && one.column.name === column.name);
  const where = `${table.name}.${column.name}`;
  if (column.isAdded && !existing) {
    if (!isLookupType(column)) await make(work, [columnFrom(work, table.name, column)]);
    return;
  }
  // Columns Dataverse gives every table of its own accord: those we do not have say nothing.
  if (!existing && table.isCustom) return;
  if (!existing) throw notImplemented(`The system column '${where}'`);
  if (definition && column.isAdded) {
    const body = column.type === typeWords.Customer ? { ...columnFrom(work, table.name, column).column, kind: 'Customer' as const } : columnFrom(work, table.name, column).column;
    if (!work.kept.has(keptAs('column', where))) requireRoom(where, existing, body);
    else await change(work, definition, { ...definition, column: mergeColumn(where, definition.column, body) });
    return;
  }
  if (column.isAdded) throw importError(`The column '${where}' is a column of the system in this organization.`);
  await followSystemColumn(work, { table, column });
}

/** States and status reasons may get other labels, status reasons and choices more options. */
async function followSystemColumn(work: Import, { table, column }: { readonly table: Table; readonly column: ColumnInFile }): Promise<void> {
  const existing = work.context.registry.tableNamed(table.name).columns.get(column.name);
  if (!existing) return;
  const where = `${table.name}.${column.name}`;
  const expected = column.type === 'primarykey' ? typeWords.Uniqueidentifier : column.type;
  if (typeWords[existing.kind] !== expected) throw importError(`The column '${where}' is of another type in this organization.`);
  if (!table.isCustom && column.label !== undefined && column.label !== existing.label) throw notImplemented(`Renaming the column '${where}'`);
  if (column.options.length === 0) return;
  const merged = mergeOptions(existing.options, column.options);
  if (isSame(existing.options, merged)) return;
  requireSoundOptions(where, { table, kind: existing.kind, before: existing.options, after: merged });
  await storeOptions(work.context, { table, column: existing, options: merged });
}

function requireSoundOptions(where: string, of: { readonly table: Table; readonly kind: string; readonly before: readonly ColumnOption[]; readonly after: readonly ColumnOption[] }): void {
  if ((of.kind === 'State' || of.kind === 'Boolean') && of.after.length !== of.before.length) throw importError(`The column '${where}' cannot get more values.`);
  const states = new Set(of.table.columns.get('statecode')?.options.map((option) => option.value));
  if (of.kind === 'Status' && of.after.some((option) => option.state === undefined || !states.has(option.state))) throw importError(`A value of '${where}' belongs to no state.`);
  for (const option of of.after) labelOf({ LocalizedLabels: [{ Label: option.label }] }, '');
}

/** Tables with the columns that need no relationship. */
export async function applyTables(work: Import, tables: readonly TableInFile[]): Promise<void> {
  for (const table of tables) {
    const existing = work.context.registry.tables.get(table.name);
    if (existing) {
      await followTable(work, table, existing);
      continue;
    }
    await makeTable(work, table);
    const made = work.context.registry.tableNamed(table.name);
    for (const column of table.columns) if (!column.isAdded && column.options.length > 0) await followSystemColumn(work, { table: made, column });
  }
}
