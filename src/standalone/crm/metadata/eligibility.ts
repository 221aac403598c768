// Which tables may take part in a new relationship: asked by programs before they create one.
import { readBody, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { textArgument } from '../actions/parameters.ts';
import type { Table } from '../registry/registry.ts';
import { definitionError } from './definitionBody.ts';
import { unknownDefinition } from './definitionPath.ts';

const isEligible = (table: Table): boolean => !table.isView && !table.isIntersect;

function answer(operation: Operation, message: string, values: object): Reply {
  return jsonReply({ '@odata.context': `${operation.context.root}/$metadata#Microsoft.Dynamics.CRM.${message}Response`, ...values });
}

/** POST CanBeReferenced, CanBeReferencing and CanManyToMany {EntityName} → a boolean under the name of the message */
export const canTakePart = (message: 'CanBeReferenced' | 'CanBeReferencing' | 'CanManyToMany') => async (operation: Operation): Promise<Reply> => {
  const name = readBody(operation)['EntityName'];
  if (typeof name !== 'string') throw definitionError("The parameter 'EntityName' is required.");
  const table = operation.context.registry.tables.get(name);
  if (!table) throw unknownDefinition(name);
  return answer(operation, message, { [message]: isEligible(table) });
};

/** GET GetValidReferencingEntities(ReferencedEntityName='x') and its kin → {EntityNames} */
export const validTables = (message: string, parameter?: string) => async (operation: Operation, argument: string): Promise<Reply> => {
  const { tables } = operation.context.registry;
  const name = parameter === undefined || argument.trim() === '' ? undefined : textArgument(operation, argument, parameter);
  if (name !== undefined && !tables.has(name)) throw unknownDefinition(name);
  return answer(operation, message, { EntityNames: [...tables.values()].filter(isEligible).map((table) => table.name) });
};
