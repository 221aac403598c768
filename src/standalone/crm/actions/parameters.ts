// Parameters of messages: rows and principals in a body, and the arguments of functions with their aliases.
import type { Context } from '../context.ts';
import type { Operation } from '../http/operation.ts';
import { isGuid } from '../odata/resourcePath.ts';
import { splitOutside } from '../odata/split.ts';
import { isBody } from '../write/payload.ts';
import { findReference, type RowReference } from '../write/references.ts';
import { errorCodes, queryError, WebApiError } from '../webApiError.ts';

/** The argument as written, an alias followed; undefined without it. */
function writtenArgument(operation: Operation, argument: string, name: string): string | undefined {
  const given = splitOutside(argument, ',').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1).trim();
  return given?.startsWith('@') ? (operation.url.searchParams.get(given) ?? undefined) : given;
}

/** The text of a function's argument, written in single quotes. */
export function textArgument(operation: Operation, argument: string, name: string): string {
  const text = writtenArgument(operation, argument, name);
  const content = text === undefined ? undefined : /^'((?:[^']|'')*)'$/.exec(text)?.[1];
  if (content === undefined) throw queryError(`The parameter '${name}' needs a text in single quotes.`);
  return content.replaceAll("''", "'");
}

/** Like argumentOf, undefined when the argument is not given. */
export function optionalArgumentOf(operation: Operation, argument: string, name: string): unknown {
  return writtenArgument(operation, argument, name) === undefined ? undefined : argumentOf(operation, argument, name);
}

/** The value of a function's argument, `name=value` or `name=@alias`; JSON may be written with single quotes. */
export function argumentOf(operation: Operation, argument: string, name: string): unknown {
  const text = writtenArgument(operation, argument, name);
  if (text === undefined) throw queryError(`The parameter '${name}' is required.`);
  try {
    return JSON.parse(text.startsWith('{') || text.startsWith('[') ? text.replaceAll("'", '"') : text);
  } catch {
    return text;
  }
}

/**
 * The row an entity parameter names: `{"@odata.type":"Microsoft.Dynamics.CRM.lead","leadid":…}` or `{"@odata.id":"leads(…)"}`.
 * That it may be seen is not checked yet.
 */
export async function rowParameter(context: Context, value: unknown, name: string): Promise<RowReference> {
  const wrong = (): WebApiError => new WebApiError(400, errorCodes.payload, `The parameter '${name}' needs a row: its '@odata.type' with the id, or '@odata.id'.`);
  if (!isBody(value)) throw wrong();
  const reference = value['@odata.id'];
  if (typeof reference === 'string') return findReference(context, reference);
  const type = value['@odata.type'];
  const table = typeof type === 'string' ? context.registry.tables.get(type.replace(/^#?Microsoft\.Dynamics\.CRM\./, '')) : undefined;
  const id = table ? (value[table.idColumn.name] ?? value['ownerid']) : undefined;
  if (!table || typeof id !== 'string' || !isGuid(id)) throw wrong();
  return { table, id: id.toLowerCase() };
}

/** A user or team. */
export async function principalParameter(context: Context, value: unknown, name: string): Promise<RowReference> {
  const row = await rowParameter(context, value, name);
  if (row.table.name !== 'systemuser' && row.table.name !== 'team') throw new WebApiError(400, errorCodes.payload, `The parameter '${name}' needs a user or a team.`);
  return row;
}
