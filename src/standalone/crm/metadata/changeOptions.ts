// The messages that change the options of a choice: of a column, of a table's status, or of a global option set.
import { requireCustomizing } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { readBody, type Operation } from '../http/operation.ts';
import { emptyReply, jsonReply, type Reply } from '../http/reply.ts';
import type { ColumnKind, ColumnOption } from '../registry/column.ts';
import { isBody, type Body } from '../write/payload.ts';
import { notImplemented } from '../webApiError.ts';
import { replaceCustomization, storeOptions } from './customize.ts';
import { DEFAULT_OPTION_PREFIX, definitionError, labelOf, nextOptionValue } from './definitionBody.ts';

/** The options a message is about, and where they are kept. */
interface Choice {
  readonly options: readonly ColumnOption[];
  readonly kind: ColumnKind;
  readonly store: (options: readonly ColumnOption[]) => Promise<void>;
}

/** By OptionSetName, or by EntityLogicalName and AttributeLogicalName. */
function choiceOf({ registry, ...rest }: Context, body: Body, kinds: readonly ColumnKind[]): Choice {
  const solution = body['SolutionUniqueName'];
  const context = { registry, ...rest, ...(typeof solution === 'string' && solution !== '' ? { solutionName: solution } : {}) };
  const [setName, tableName, columnName] = [body['OptionSetName'], body['EntityLogicalName'], body['AttributeLogicalName']];
  const table = registry.tables.get(String(tableName));
  const column = table?.columns.get(String(columnName));
  const choice = registry.choices.get(typeof setName === 'string' && setName !== '' ? setName.toLowerCase() : (column?.globalChoice ?? ''));
  if (choice) return { options: choice.options, kind: 'Picklist', store: (options) => replaceCustomization(context, { ...choice, options }) };
  if (!table || !column || !kinds.includes(column.kind)) throw definitionError('EntityLogicalName and AttributeLogicalName must name a fitting choice column, or OptionSetName a global choice.');
  return { options: column.options, kind: column.kind, store: (options) => storeOptions(context, { table, column, options }) };
}

/** New values begin with the option prefix of the solution's publisher. */
async function prefixOf({ session }: Context, body: Body): Promise<number> {
  const solution = body['SolutionUniqueName'];
  if (typeof solution !== 'string') return DEFAULT_OPTION_PREFIX;
  const [row] = await session.query<{ prefix: number | null }>(
    'select p.customizationoptionvalueprefix as prefix from crm.solution s join crm.publisher p on p.publisherid = s.publisherid where lower(s.uniquename) = lower($1) limit 1',
    [solution],
  );
  return row?.prefix ?? DEFAULT_OPTION_PREFIX;
}

async function addedOption(context: Context, choice: Choice, body: Body): Promise<ColumnOption> {
  const given = body['Value'];
  const value = typeof given === 'number' && Number.isInteger(given) ? given : nextOptionValue(choice.options, await prefixOf(context, body));
  if (choice.options.some((option) => option.value === value)) throw definitionError('An option with this value exists.');
  return { value, label: labelOf(body['Label'], String(value)) };
}

function added(operation: Operation, message: string, value: number): Reply {
  return jsonReply({ '@odata.context': `${operation.context.root}/$metadata#Microsoft.Dynamics.CRM.${message}Response`, NewOptionValue: value });
}

/** POST InsertOptionValue {…, Value?, Label} → {NewOptionValue} */
export async function insertOptionValue(operation: Operation): Promise<Reply> {
  requireCustomizing(operation.context.caller, 'Write');
  const body = readBody(operation);
  const choice = choiceOf(operation.context, body, ['Picklist']);
  const option = await addedOption(operation.context, choice, body);
  await choice.store([...choice.options, option]);
  return added(operation, 'InsertOptionValue', option.value);
}

/** POST InsertStatusValue {EntityLogicalName, AttributeLogicalName, StateCode, Value?, Label} → {NewOptionValue} */
export async function insertStatusValue(operation: Operation): Promise<Reply> {
  requireCustomizing(operation.context.caller, 'Write');
  const body = readBody(operation);
  const choice = choiceOf(operation.context, { AttributeLogicalName: 'statuscode', ...body }, ['Status']);
  const states = operation.context.registry.tables.get(String(body['EntityLogicalName']))?.columns.get('statecode')?.options ?? [];
  const state = states.find((one) => one.value === body['StateCode']);
  if (choice.kind !== 'Status' || !state) throw definitionError("'StateCode' needs one of the table's states.");
  const option = { ...(await addedOption(operation.context, choice, body)), state: state.value };
  await choice.store([...choice.options, option]);
  return added(operation, 'InsertStatusValue', option.value);
}

/** The options with the label of one of them changed. */
function relabeled({ options }: Choice, body: Body): readonly ColumnOption[] {
  if (!options.some((option) => option.value === body['Value'])) throw definitionError('There is no option with this value.');
  if (!isBody(body['Label'])) throw definitionError("The parameter 'Label' is required.");
  return options.map((option) => (option.value === body['Value'] ? { ...option, label: labelOf(body['Label'], option.label) } : option));
}

/** POST UpdateOptionValue {…, Value, Label} */
export async function updateOptionValue(operation: Operation): Promise<Reply> {
  requireCustomizing(operation.context.caller, 'Write');
  const body = readBody(operation);
  const choice = choiceOf(operation.context, body, ['Picklist', 'Status', 'Boolean']);
  await choice.store(relabeled(choice, body));
  return emptyReply();
}

/** POST UpdateStateValue {EntityLogicalName, AttributeLogicalName, Value, Label} */
export async function updateStateValue(operation: Operation): Promise<Reply> {
  requireCustomizing(operation.context.caller, 'Write');
  const body = readBody(operation);
  if (body['DefaultStatusCode'] !== undefined && body['DefaultStatusCode'] !== null) throw notImplemented('Changing the default status of a state');
  const choice = choiceOf(operation.context, { AttributeLogicalName: 'statecode', ...body }, ['State']);
  await choice.store(relabeled(choice, body));
  return emptyReply();
}

/** POST DeleteOptionValue {…, Value}: rows that hold it keep the number. */
export async function deleteOptionValue(operation: Operation): Promise<Reply> {
  requireCustomizing(operation.context.caller, 'Write');
  const body = readBody(operation);
  const choice = choiceOf(operation.context, body, ['Picklist', 'Status']);
  const rest = choice.options.filter((option) => option.value !== body['Value']);
  if (rest.length === choice.options.length) throw definitionError('There is no option with this value.');
  const states = new Set(choice.options.map((option) => option.state));
  if (rest.length === 0 || new Set(rest.map((option) => option.state)).size < states.size) throw definitionError('The last option cannot be deleted.');
  await choice.store(rest);
  return emptyReply();
}

/** POST OrderOption {…, Values}: all of them, in the new order. */
export async function orderOption(operation: Operation): Promise<Reply> {
  requireCustomizing(operation.context.caller, 'Write');
  const body = readBody(operation);
  const choice = choiceOf(operation.context, body, ['Picklist', 'Status']);
  const values: readonly unknown[] = Array.isArray(body['Values']) ? body['Values'] : [];
  const ordered = values.flatMap((value) => choice.options.filter((option) => option.value === value));
  if (ordered.length !== choice.options.length || new Set(ordered).size !== ordered.length || values.length !== ordered.length) throw definitionError("'Values' needs the value of every option, once.");
  await choice.store(ordered);
  return emptyReply();
}
