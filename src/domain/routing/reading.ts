// Reads data of unknown origin field by field into a known shape. Every problem is named by its path; nothing is guessed, filled in or
// silently dropped: a field that isn't known is a problem too.

export interface ReadingProblem {
  /** Where it stands, e.g. `plan.rules[2].target.kind`; empty = the whole file. */
  readonly path: string;
  readonly code: ReadingProblemCode;
}

export type ReadingProblemCode =
  | 'not-json' | 'too-long' | 'wrong-format' | 'newer-format'
  | 'missing' | 'unknown-field' | 'not-an-object' | 'not-a-list' | 'not-text' | 'not-a-number' | 'not-yes-or-no' | 'not-one-of'
  | 'empty' | 'text-too-long' | 'list-too-long' | 'out-of-range' | 'not-an-id' | 'not-a-field' | 'not-an-instant' | 'not-a-time' | 'twice' | 'too-deep';

/** Undefined exactly when it put a problem on the list. */
export type Reader<Read> = (value: unknown, path: string, problems: ReadingProblem[]) => Read | undefined;

type Readers = Readonly<Record<string, Reader<unknown>>>;
type ReadBy<Each> = Each extends Reader<infer Read> ? Read : never;
type Shaped<Required extends Readers, Optional extends Readers> =
  & { readonly [Name in keyof Required]: ReadBy<Required[Name]> }
  & { readonly [Name in keyof Optional]?: ReadBy<Optional[Name]> };

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(problems: ReadingProblem[], path: string, code: ReadingProblemCode): undefined {
  problems.push({ path, code });
  return undefined;
}

/** @param least characters, after trimming; 0 = may be empty. */
export function text(least = 1, most = 400): Reader<string> {
  return (value, path, problems) => {
    if (typeof value !== 'string') return refuse(problems, path, 'not-text');
    if (value.trim().length < least) return refuse(problems, path, 'empty');
    return value.length > most ? refuse(problems, path, 'text-too-long') : value;
  };
}

/** A whole number, both ends included. */
export function wholeNumber(from: number, to: number): Reader<number> {
  return (value, path, problems) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return refuse(problems, path, 'not-a-number');
    return value < from || value > to ? refuse(problems, path, 'out-of-range') : value;
  };
}

/** Any number there is in JSON. */
export const number: Reader<number> = (value, path, problems) => (typeof value === 'number' && Number.isFinite(value) ? value : refuse(problems, path, 'not-a-number'));

export const yesOrNo: Reader<boolean> = (value, path, problems) => (typeof value === 'boolean' ? value : refuse(problems, path, 'not-yes-or-no'));

export function oneOf<const Member extends string>(members: readonly Member[]): Reader<Member> {
  return (value, path, problems) => members.find((member) => member === value) ?? refuse(problems, path, 'not-one-of');
}

/** @param code what it is called when it isn't. */
export function textLike(pattern: RegExp, code: ReadingProblemCode): Reader<string> {
  return (value, path, problems) => (typeof value === 'string' && pattern.test(value) ? value : refuse(problems, path, code));
}

/** `HH:MM`, 00:00 to 23:59. */
export const timeOfDay = textLike(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time');

const instantText = textLike(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?Z$/, 'not-an-instant');

/** UTC ISO instant. */
export const instant: Reader<string> = (value, path, problems) => {
  const read = instantText(value, path, problems);
  return read === undefined || !Number.isNaN(Date.parse(read)) ? read : refuse(problems, path, 'not-an-instant');
};

const guidText = textLike(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'not-an-id');

/** A row's id, given back in lower case. */
export const guid: Reader<string> = (value, path, problems) => guidText(value, path, problems)?.toLowerCase();

export function listOf<Read>(reader: Reader<Read>, most = 10_000): Reader<readonly Read[]> {
  return (value, path, problems) => {
    if (!Array.isArray(value)) return refuse(problems, path, 'not-a-list');
    if (value.length > most) return refuse(problems, path, 'list-too-long');
    const before = problems.length;
    const read = value.map((each: unknown, at) => reader(each, `${path}[${at}]`, problems));
    return problems.length > before ? undefined : read.filter((each): each is Read & {} => each !== undefined);
  };
}

/** A list in which no two have the same id. */
export function listById<Read extends { readonly id: string }>(reader: Reader<Read>, most?: number): Reader<readonly Read[]> {
  const list = listOf(reader, most);
  return (value, path, problems) => {
    const read = list(value, path, problems);
    if (read === undefined) return undefined;
    const seen = new Set<string>();
    const before = problems.length;
    read.forEach(({ id }, at) => {
      if (seen.has(id)) refuse(problems, `${path}[${at}].id`, 'twice');
      seen.add(id);
    });
    return problems.length > before ? undefined : read;
  };
}

/** Values under names that are data themselves. */
export function valuesByName<Read>(reader: Reader<Read>, nameReader: Reader<string>, most = 1000): Reader<Readonly<Record<string, Read>>> {
  return (value, path, problems) => {
    if (!isFields(value)) return refuse(problems, path, 'not-an-object');
    const entries = Object.entries(value);
    if (entries.length > most) return refuse(problems, path, 'list-too-long');
    const before = problems.length;
    const read = entries.map(([name, each]): readonly [string, Read | undefined] => {
      const at = `${path}.${name.slice(0, 200)}`;
      return [nameReader(name, at, problems) ?? '', reader(each, at, problems)];
    });
    return problems.length > before ? undefined : Object.fromEntries(read.filter((each): each is readonly [string, Read & {}] => each[1] !== undefined));
  };
}

/** An object of exactly these fields; optional ones may be left out, and are when they are. */
export function shape<Required extends Readers, Optional extends Readers = Readonly<Record<never, never>>>(required: Required, optional?: Optional): Reader<Shaped<Required, Optional>> {
  const readers = new Map<string, Reader<unknown>>([...Object.entries(required), ...Object.entries(optional ?? {})]);
  return (value, path, problems) => {
    if (!isFields(value)) return refuse(problems, path, 'not-an-object');
    const before = problems.length;
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    for (const name of Object.keys(value)) if (!readers.has(name)) refuse(problems, at(name.slice(0, 200)), 'unknown-field');
    const entries: [string, unknown][] = [];
    for (const [name, reader] of readers) {
      if (Object.hasOwn(value, name)) entries.push([name, reader(value[name], at(name), problems)]);
      else if (Object.hasOwn(required, name)) refuse(problems, at(name), 'missing');
    }
    return problems.length > before ? undefined : Object.fromEntries(entries) as Shaped<Required, Optional>;
  };
}

type AnyOf<Kinds extends Readonly<Record<string, Readers>>> = { [Kind in keyof Kinds]: { readonly kind: Kind } & { readonly [Name in keyof Kinds[Kind]]: ReadBy<Kinds[Kind][Name]> } }[keyof Kinds];

/** One of several shapes, told apart by the field `kind`. */
export function byKind<Kinds extends Readonly<Record<string, Readers>>>(kinds: Kinds): Reader<AnyOf<Kinds>> {
  const readers = new Map(Object.entries(kinds).map(([kind, fields]) => [kind, shape({ kind: oneOf([kind]), ...fields })]));
  return (value, path, problems) => {
    if (!isFields(value)) return refuse(problems, path, 'not-an-object');
    const reader = typeof value['kind'] === 'string' ? readers.get(value['kind']) : undefined;
    if (reader === undefined) return refuse(problems, `${path}.kind`, Object.hasOwn(value, 'kind') ? 'not-one-of' : 'missing');
    return reader(value, path, problems) as AnyOf<Kinds> | undefined;
  };
}
