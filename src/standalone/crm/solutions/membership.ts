// What belongs to which solution: a row of `solutioncomponents` for each part. Everything the organization adds belongs to the
// default solution, and to the solution a request names in `MSCRM.SolutionUniqueName`.
import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { definitionId } from '../metadata/describe.ts';
import { customizationName, type Customization } from '../registry/customization.ts';
import type { Session } from '../storage/database.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';

/** Numbers of `componenttype`. Source: the table reference of SolutionComponent. */
export const componentTypes = { table: 1, column: 2, choice: 9, relationship: 10, key: 14, role: 20 } as const;
/** Values of `rootcomponentbehavior` of a table: with all its parts, without those not named, or only as their place. */
export const behaviors = { whole: 0, parts: 1, shell: 2 } as const;
export const DEFAULT_SOLUTION = 'Default';

export interface Component {
  readonly type: number;
  /** MetadataId, or the id of a role. */
  readonly id: string;
  /** Of a column or key: the table it is part of. */
  readonly table?: string;
  /** Of a table. */
  readonly behavior?: number;
}

export interface StoredComponent {
  readonly rowId: string;
  readonly type: number;
  readonly id: string;
  readonly behavior: number | null;
}

export interface Solution {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly version: string;
  readonly publisherId: string | null;
}

/** The solution of this unique name, or 404. */
export async function solutionNamed(session: Session, name: string): Promise<Solution> {
  const found = await findSolution(session, name);
  if (!found) throw new WebApiError(404, errorCodes.notFound, `solution With uniquename = ${name.slice(0, 100)} Does Not Exist`);
  return found;
}

/** The solution of this unique name, if there is one. */
export async function findSolution(session: Session, name: string): Promise<Solution | undefined> {
  const [found] = await session.query<Solution>(
    'select solutionid as id, uniquename as name, friendlyname as label, version, publisherid as "publisherId" from crm.solution where lower(uniquename) = lower($1) order by createdon, solutionid limit 1',
    [name],
  );
  return found;
}

/** The parts of a solution as they are kept. */
export function storedComponents(session: Session, solutionId: string): Promise<readonly StoredComponent[]> {
  return session.query<StoredComponent>('select solutioncomponentid as "rowId", componenttype as type, objectid as id, rootcomponentbehavior as behavior from crm.solutioncomponent where solutionid = $1::uuid order by componenttype, objectid', [solutionId]);
}

/** The part a customization is. */
export function componentOf(one: Customization): Component {
  switch (one.kind) {
    case 'table':
      return { type: componentTypes.table, id: definitionId(one.name), behavior: behaviors.whole };
    case 'column':
    case 'options':
      return { type: componentTypes.column, id: definitionId(customizationName(one)), table: one.table };
    case 'relationship':
    case 'intersect':
      return { type: componentTypes.relationship, id: definitionId(`relationship ${customizationName(one)}`) };
    case 'key':
      return { type: componentTypes.key, id: definitionId(`key ${customizationName(one)}`), table: one.table };
    case 'choice':
      return { type: componentTypes.choice, id: definitionId(`choice ${one.name}`) };
  }
}

/** Puts parts that were just made or changed into the default solution and the one the request names. 404 when there is no such solution. */
export async function recordComponents(context: Context, components: readonly Component[]): Promise<void> {
  const { session, solutionName } = context;
  const named = solutionName === undefined ? undefined : await solutionNamed(session, solutionName);
  const general = await findSolution(session, DEFAULT_SOLUTION);
  for (const id of new Set([general?.id, named?.id])) if (id !== undefined) await addToSolution(context, id, components);
}

/** Adds what is not yet part of the solution. A column of a table that is wholly in it comes with the table. */
export async function addToSolution(context: Pick<Context, 'session' | 'now'> & { readonly caller?: Context['caller'] }, solutionId: string, components: readonly Component[]): Promise<void> {
  const known = new Map((await storedComponents(context.session, solutionId)).map((one) => [`${one.type} ${one.id}`, one] as const));
  const put = async (one: Component, root?: string): Promise<StoredComponent> => {
    const found = known.get(`${one.type} ${one.id}`);
    const wider = found && one.behavior !== undefined && one.behavior < (found.behavior ?? behaviors.whole);
    if (found && !wider) return found;
    const rowId = found?.rowId ?? randomUUID();
    const stored = { rowId, type: one.type, id: one.id, behavior: one.behavior ?? null };
    await putRow(context, { ...stored, solutionId, root: root ?? null });
    known.set(`${one.type} ${one.id}`, stored);
    return stored;
  };
  for (const one of components) {
    if (one.table === undefined) {
      await put(one);
      continue;
    }
    const table = await put({ type: componentTypes.table, id: definitionId(one.table), behavior: behaviors.shell });
    if (one.type !== componentTypes.column || table.behavior !== behaviors.whole) await put(one, table.rowId);
  }
}

interface NewRow extends StoredComponent {
  readonly solutionId: string;
  readonly root: string | null;
}

async function putRow({ session, now, caller }: Parameters<typeof addToSolution>[0], row: NewRow): Promise<void> {
  await session.query(
    `insert into crm.solutioncomponent (solutioncomponentid, componenttype, objectid, solutionid, rootcomponentbehavior, rootsolutioncomponentid, ismetadata, createdon, modifiedon, createdby, modifiedby, "versionnumber")
     values ($1::uuid, $2::integer, $3::uuid, $4::uuid, $5::integer, $6::uuid, $7::boolean, $8::timestamptz, $8::timestamptz, $9::uuid, $9::uuid, nextval('crm."$version"'))
     on conflict (solutioncomponentid) do update set rootcomponentbehavior = excluded.rootcomponentbehavior, modifiedon = excluded.modifiedon, modifiedby = excluded.modifiedby, "versionnumber" = excluded."versionnumber"`,
    [row.rowId, row.type, row.id, row.solutionId, row.behavior, row.root, row.type !== componentTypes.role, now.toISOString(), caller?.userId ?? null],
  );
}

/** Takes parts out of one solution, or out of all when they are gone; columns and keys go with their table. */
export async function removeComponents(session: Session, ids: readonly string[], solutionId?: string): Promise<number> {
  const gone = await session.query(
    `with roots as (select solutioncomponentid as id from crm.solutioncomponent where objectid = any($1::uuid[]) and ($2::uuid is null or solutionid = $2::uuid)),
     gone as (delete from crm.solutioncomponent where solutioncomponentid in (select id from roots) or rootsolutioncomponentid in (select id from roots) returning solutioncomponentid)
     insert into crm."$deleted" (table_name, id, version) select 'solutioncomponent', solutioncomponentid, nextval('crm."$version"') from gone returning 1`,
    [ids, solutionId ?? null],
  );
  return gone.length;
}
