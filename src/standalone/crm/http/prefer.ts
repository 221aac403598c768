// Reads the Prefer header and tells which preferences were honored. Pure.

export interface Preferences {
  readonly representation: boolean;
  readonly pageSize?: number;
  readonly continueOnError: boolean;
  readonly trackChanges: boolean;
  /** The annotation list as sent, undefined when none was asked for. */
  readonly annotations?: string;
}

function splitUnquoted(text: string): readonly string[] {
  const parts: string[] = [];
  let quoted = false;
  let current = '';
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if ((character === ',' || character === ';') && !quoted) {
      parts.push(current.trim());
      current = '';
    } else current += character;
  }
  return [...parts, current.trim()].filter((part) => part !== '');
}

/** Unknown preferences are left out, as the standard wants it. */
export function parsePrefer(header: string | null): Preferences {
  const given = new Map<string, string>();
  for (const part of splitUnquoted((header ?? '').slice(0, 4000))) {
    const equals = part.indexOf('=');
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    given.set(name, equals < 0 ? '' : part.slice(equals + 1).trim().replaceAll('"', ''));
  }
  const size = Number(given.get('odata.maxpagesize') ?? Number.NaN);
  return {
    representation: given.get('return') === 'representation',
    pageSize: Number.isInteger(size) && size > 0 ? size : undefined,
    continueOnError: given.has('odata.continue-on-error') && given.get('odata.continue-on-error') !== 'false',
    trackChanges: given.has('odata.track-changes'),
    annotations: given.get('odata.include-annotations'),
  };
}

/** Whether a term is in a list such as `*`, `OData.Community.*,Microsoft.Dynamics.CRM.lookuplogicalname`. */
export function annotationFilter(list: string | undefined): (term: string) => boolean {
  if (list === undefined) return () => false;
  const patterns = list.split(',').map((pattern) => pattern.trim()).filter((pattern) => pattern !== '');
  // Asked for every value of an answer, of a handful of terms.
  const known = new Map<string, boolean>();
  return (term) => {
    const wanted = known.get(term) ?? patterns.some((pattern) => (pattern.endsWith('*') ? term.startsWith(pattern.slice(0, -1)) : pattern === term));
    known.set(term, wanted);
    return wanted;
  };
}
