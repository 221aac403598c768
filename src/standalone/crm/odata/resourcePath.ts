// Reads the path part of a request: segments with their keys, e.g. leads(<id>)/Lead_Tasks/$count.
import { splitOutside } from './split.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';

export type Key =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'alternate'; /** Literals as written, by name. */ readonly values: ReadonlyMap<string, string> };

export interface Segment {
  readonly name: string;
  /** Text between parentheses, undefined without them: an id, alternate keys or function arguments. */
  readonly argument?: string;
}

const guid = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/** True for a GUID in its usual form. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** The segments of a path below the Web API root, percent-decoded. */
export function parsePath(path: string): readonly Segment[] {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    throw new WebApiError(400, errorCodes.resource, 'The request path is not valid.');
  }
  if (decoded === '' || decoded === '/') return [];
  return splitOutside(decoded.replace(/^\//, ''), '/').map((part) => {
    const open = part.indexOf('(');
    if (open < 0) return { name: part };
    if (!part.endsWith(')')) throw new WebApiError(400, errorCodes.resource, `Bad Request - Error in query syntax near '${part.slice(0, 200)}'.`);
    return { name: part.slice(0, open), argument: part.slice(open + 1, -1) };
  });
}

/** The key of `set(…)`: a GUID, quoted or `name=` forms included, or alternate key values. */
export function parseKey(argument: string, idName: string): Key {
  const bare = unquote(argument.trim());
  if (isGuid(bare)) return { kind: 'id', id: bare.toLowerCase() };
  const values = new Map<string, string>();
  for (const part of splitOutside(argument, ',')) {
    const equals = part.indexOf('=');
    if (equals <= 0) throw new WebApiError(400, errorCodes.query, 'Expected a GUID or alternate key values in parentheses.');
    values.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  const id = unquote(values.get(idName) ?? '');
  if (values.size === 1 && isGuid(id)) return { kind: 'id', id: id.toLowerCase() };
  return { kind: 'alternate', values };
}

function unquote(text: string): string {
  return text.length >= 2 && text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}
