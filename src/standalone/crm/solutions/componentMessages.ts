// AddSolutionComponent and RemoveSolutionComponent: parts that exist already join a solution, or leave it.
import { requireCustomizing } from '../access/rowAccess.ts';
import type { Context } from '../context.ts';
import { readBody, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { definitionId } from '../metadata/describe.ts';
import { isGuid } from '../odata/resourcePath.ts';
import { customizationName } from '../registry/customization.ts';
import { errorCodes, notImplemented, WebApiError } from '../webApiError.ts';
import { isBody, type Body } from '../write/payload.ts';
import { behaviors, componentOf, componentTypes, DEFAULT_SOLUTION, recordComponents, removeComponents, solutionNamed, storedComponents, type Component } from './membership.ts';

function parameterError(message: string): WebApiError {
  return new WebApiError(400, errorCodes.payload, message);
}

function typeOf(body: Body): number {
  const type = body['ComponentType'];
  if (typeof type !== 'number' || !Number.isInteger(type)) throw parameterError("The parameter 'ComponentType' needs a number.");
  if (!Object.values<number>(componentTypes).includes(type)) throw notImplemented(`A solution component of type ${type}`);
  return type;
}

function solutionNameOf(body: Body): string {
  const name = body['SolutionUniqueName'];
  if (typeof name !== 'string' || name === '') throw parameterError("The parameter 'SolutionUniqueName' is required.");
  return name;
}

/** The part of this type and id, if the organization has it. */
async function findComponent({ registry, session }: Context, type: number, id: string): Promise<Component | undefined> {
  if (type === componentTypes.role) return (await session.query('select 1 from crm.role where roleid = $1::uuid', [id])).length > 0 ? { type, id } : undefined;
  if (type === componentTypes.table) return [...registry.tables.values()].some((table) => definitionId(table.name) === id && !table.isIntersect) ? { type, id } : undefined;
  if (type === componentTypes.column) {
    const table = [...registry.tables.values()].find((one) => [...one.columns.values()].some((column) => definitionId(`${one.name}.${column.name}`) === id));
    return table && { type, id, table: table.name };
  }
  return registry.customizations.filter((one) => one.kind !== 'options').map(componentOf).find((one) => one.type === type && one.id === id);
}

/** Choices and relationships a table's columns need, and the tables they lead to. */
function requiredBy({ registry }: Context, tableId: string): readonly Component[] {
  const table = [...registry.tables.values()].find((one) => definitionId(one.name) === tableId);
  if (!table) return [];
  const columns = registry.customizations.flatMap((one) => (one.kind === 'column' && one.table === table.name ? (table.columns.get(one.column.name) ?? []) : []));
  return columns.flatMap((column): Component[] => [
    ...(column.globalChoice === undefined ? [] : [{ type: componentTypes.choice, id: definitionId(`choice ${column.globalChoice}`) }]),
    ...column.targets.filter((name) => name !== table.name && registry.tables.get(name)?.isCustom).map((name) => ({ type: componentTypes.table, id: definitionId(name), behavior: behaviors.whole })),
    ...registry.relationships.filter((one) => one.referencing === table.name && one.column === column.name).map((one) => ({ type: componentTypes.relationship, id: definitionId(`relationship ${customizationName(one)}`) })),
  ]);
}

function answer(operation: Operation, message: string, id: string): Reply {
  return jsonReply({ '@odata.context': `${operation.context.root}/$metadata#Microsoft.Dynamics.CRM.${message}Response`, id });
}

/** POST AddSolutionComponent {ComponentId, ComponentType, SolutionUniqueName, AddRequiredComponents, DoNotIncludeSubcomponents} → {id} */
export async function addSolutionComponent(operation: Operation): Promise<Reply> {
  const { context } = operation;
  requireCustomizing(context.caller, 'Write');
  const body = readBody(operation);
  const [type, id, solutionName] = [typeOf(body), body['ComponentId'], solutionNameOf(body)];
  if (typeof id !== 'string' || !isGuid(id)) throw parameterError("The parameter 'ComponentId' needs an id.");
  const solution = await solutionNamed(context.session, solutionName);
  const found = await findComponent(context, type, id.toLowerCase());
  if (!found) throw new WebApiError(404, errorCodes.notFound, `There is no component of type ${type} with the id ${id}.`);
  const behavior = body['DoNotIncludeSubcomponents'] === true ? behaviors.parts : behaviors.whole;
  const component = type === componentTypes.table ? { ...found, behavior } : found;
  const required = body['AddRequiredComponents'] === true && type === componentTypes.table ? requiredBy(context, component.id) : [];
  await recordComponents({ ...context, solutionName }, [component, ...required]);
  const stored = (await storedComponents(context.session, solution.id)).find((one) => one.type === type && one.id === component.id);
  // A column of a table that is wholly in the solution is part of it without a row of its own.
  return answer(operation, 'AddSolutionComponent', stored?.rowId ?? component.id);
}

/** The relationships by which a table points to others: they leave with it. */
function relationshipsOf({ registry }: Context, tableId: string): readonly string[] {
  return registry.relationships.filter((one) => definitionId(one.referencing) === tableId).map((one) => componentOf(one).id);
}

/** The id in {"@odata.type": …, "solutioncomponentid" | "objectid": …}. */
function idOf(value: unknown): string {
  const id = isBody(value) ? (value['solutioncomponentid'] ?? value['objectid']) : undefined;
  if (typeof id !== 'string' || !isGuid(id)) throw parameterError("The parameter 'SolutionComponent' needs a solution component with its id.");
  return id.toLowerCase();
}

/** POST RemoveSolutionComponent {SolutionComponent, ComponentType, SolutionUniqueName} → {id}; the part itself stays. */
export async function removeSolutionComponent(operation: Operation): Promise<Reply> {
  const { context } = operation;
  requireCustomizing(context.caller, 'Write');
  const body = readBody(operation);
  const [type, id] = [typeOf(body), idOf(body['SolutionComponent'])];
  const solution = await solutionNamed(context.session, solutionNameOf(body));
  if (solution.name === DEFAULT_SOLUTION) throw new WebApiError(400, errorCodes.associated, 'Everything belongs to the default solution: nothing can be taken out of it.');
  // Clients name the part by its own id; its row in the solution is understood as well.
  const stored = (await storedComponents(context.session, solution.id)).find((one) => one.type === type && (one.id === id || one.rowId === id));
  if (!stored) throw new WebApiError(404, errorCodes.notFound, `The solution '${solution.name}' has no component of type ${type} with the id ${id}.`);
  await removeComponents(context.session, [stored.id, ...relationshipsOf(context, stored.id)], solution.id);
  return answer(operation, 'RemoveSolutionComponent', stored.rowId);
}
