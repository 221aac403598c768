// GlobalOptionSetDefinitions: choices that columns of several tables share.
import { readBody, optionsOf, type Operation } from '../http/operation.ts';
import { emptyReply, jsonReply, type Reply } from '../http/reply.ts';
import type { Segment } from '../odata/resourcePath.ts';
import type { CustomChoice } from '../registry/customization.ts';
import { errorCodes, notImplemented, WebApiError } from '../webApiError.ts';
import { addCustomizations, removeChoice, replaceCustomization } from './customize.ts';
import { definitionError, labelOf, optionListOf, schemaNameOf, typeNameOf } from './definitionBody.ts';
import { choiceIn, namedIn, unknownDefinition } from './definitionPath.ts';
import { matches, project } from './definitionQuery.ts';
import { definitionId, describeChoice } from './describe.ts';

const cast = 'Microsoft.Dynamics.CRM.OptionSetMetadata';

function named(operation: Operation, root: Segment): CustomChoice {
  const choice = choiceIn(operation.context.registry, root);
  if (!choice) throw unknownDefinition(namedIn(root));
  return choice;
}

/** GET GlobalOptionSetDefinitions, …(Name='x'), …(id), with or without the cast to OptionSetMetadata */
export async function readGlobalChoices(operation: Operation): Promise<Reply> {
  const [root, type, ...rest] = operation.segments;
  if (!root || rest.length > 0 || (type && type.name !== cast)) throw notImplemented('This metadata path');
  const options = optionsOf(operation);
  const context = `${operation.context.root}/$metadata#GlobalOptionSetDefinitions${type ? `/${cast}` : ''}${options.select ? `(${options.select.join(',')})` : ''}`;
  if (root.argument !== undefined) return jsonReply({ '@odata.context': `${context}/$entity`, ...project(describeChoice(named(operation, root)), options) });
  const rows = [...operation.context.registry.choices.values()].map(describeChoice).filter((row) => matches(row, options.filter));
  return jsonReply({ '@odata.context': context, value: rows.map((row) => project(row, options)) });
}

/** POST GlobalOptionSetDefinitions {Name, DisplayName, Options} */
export async function createGlobalChoice(operation: Operation): Promise<Reply> {
  const body = readBody(operation);
  if (typeNameOf(body) !== 'OptionSetMetadata') throw notImplemented(`A global option set of type '${typeNameOf(body).slice(0, 100)}'`);
  const name = schemaNameOf({ SchemaName: body['Name'] }).toLowerCase();
  const options = optionListOf(body['Options']);
  if (options.length === 0) throw definitionError("A global option set needs 'Options'.");
  await addCustomizations(operation.context, [{ kind: 'choice', name, label: labelOf(body['DisplayName'], name), options }]);
  const url = `${operation.context.root}/GlobalOptionSetDefinitions(${definitionId(`choice ${name}`)})`;
  return { ...emptyReply({ 'OData-EntityId': url, Location: url }), entityUrl: url };
}

/** PUT GlobalOptionSetDefinitions(…): its label. Options change through their own messages. */
export async function updateGlobalChoice(operation: Operation): Promise<Reply> {
  const [root] = operation.segments;
  if (root?.argument === undefined) throw notImplemented('This metadata path');
  const choice = named(operation, root);
  await replaceCustomization(operation.context, { ...choice, label: labelOf(readBody(operation)['DisplayName'], choice.label) });
  return emptyReply();
}

/** DELETE GlobalOptionSetDefinitions(…): refused while a column uses it. */
export async function deleteGlobalChoice(operation: Operation): Promise<Reply> {
  const [root] = operation.segments;
  if (root?.argument === undefined) throw notImplemented('This metadata path');
  const choice = named(operation, root);
  for (const table of operation.context.registry.tables.values()) {
    const column = [...table.columns.values()].find((one) => one.globalChoice === choice.name);
    if (column) throw new WebApiError(400, errorCodes.associated, `The option set '${choice.name}' cannot be deleted: '${table.name}.${column.name}' uses it.`);
  }
  await removeChoice(operation.context, choice);
  return emptyReply();
}
