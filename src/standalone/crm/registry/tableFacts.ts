// One table as the registry's data files hold it, and the columns every table of an organization's own begins with.
import type { CustomIntersect, CustomTable } from './customization.ts';

export interface TableFacts {
  readonly schema: string;
  readonly set: string;
  readonly code?: number;
  readonly id: string;
  readonly name?: string;
  readonly label: string;
  readonly plural: string;
  readonly status?: readonly string[];
  readonly columns: readonly string[];
  readonly options: { readonly [column: string]: readonly string[] | undefined };
  readonly lookups: readonly string[];
  readonly collections: readonly string[];
  readonly intersections: readonly string[];
}

const systemColumns: readonly string[] = [
  'createdon|CreatedOn|Created On|DateTime|read-only',
  'createdby|CreatedBy|Created By|Lookup|read-only',
  'modifiedon|ModifiedOn|Modified On|DateTime|read-only',
  'modifiedby|ModifiedBy|Modified By|Lookup|read-only',
  'overriddencreatedon|OverriddenCreatedOn|Record Created On|DateTime|date-only',
  'importsequencenumber|ImportSequenceNumber|Import Sequence Number|Integer',
  'statecode|statecode|Status|State|required=system',
  'statuscode|statuscode|Status Reason|Status',
  'versionnumber|VersionNumber|Version Number|BigInt|read-only',
];
const systemLookups: readonly string[] = ['createdby|createdby|systemuser', 'modifiedby|modifiedby|systemuser'];
const ownerColumns: readonly string[] = [
  'ownerid|OwnerId|Owner|Owner|required=system',
  'owninguser|OwningUser|Owning User|Lookup|read-only',
  'owningteam|OwningTeam|Owning Team|Lookup|read-only',
  'owningbusinessunit|OwningBusinessUnit|Owning Business Unit|Lookup|read-only',
];
const ownerLookups: readonly string[] = [
  'ownerid|ownerid|systemuser',
  'ownerid|ownerid|team',
  'owninguser|owninguser|systemuser',
  'owningteam|owningteam|team',
  'owningbusinessunit|owningbusinessunit|businessunit',
];
const organizationColumns: readonly string[] = ['organizationid|OrganizationId|Organization|Lookup|read-only'];
const organizationLookups: readonly string[] = ['organizationid|organizationid|organization'];

/** The facts of the table that holds the pairs of a many-to-many relationship. */
export function factsOfIntersect(one: CustomIntersect, ids: readonly [string, string]): TableFacts {
  return {
    schema: one.schema,
    set: `${one.intersect}set`,
    id: `${one.intersect}id`,
    label: one.schema,
    plural: one.schema,
    columns: [`${one.intersect}id|${one.schema}Id|Id|Uniqueidentifier|read-only`, ...ids.map((id) => `${id}|${id}|${id}|Uniqueidentifier|read-only`), 'versionnumber|VersionNumber|Version Number|BigInt|read-only'],
    options: {},
    lookups: [],
    collections: [],
    intersections: [],
  };
}

/** The two columns of the pairs when a table is related to itself: one name cannot stand for both sides. */
export function selfColumns(one: CustomIntersect, id: string): readonly string[] {
  return one.first === one.second ? [`${id}one`, `${id}two`] : [];
}

/** The facts with the navigation properties of custom many-to-many relationships. */
export function withIntersections(name: string, of: TableFacts, all: readonly CustomIntersect[]): TableFacts {
  const added = all.flatMap((one) => [
    ...(one.first === name ? [`${one.firstNavigation}|${one.second}|${one.intersect}${selfColumns(one, of.id).map((column) => `|${column}`).join('')}`] : []),
    ...(one.second === name ? [`${one.secondNavigation}|${one.first}|${one.intersect}${[...selfColumns(one, of.id)].reverse().map((column) => `|${column}`).join('')}`] : []),
  ]);
  return added.length === 0 ? of : { ...of, intersections: [...of.intersections, ...added] };
}

/** The facts a custom table starts with: its id and the system columns that come with its ownership. */
export function factsOfCustomTable(table: CustomTable): TableFacts {
  const owned = table.ownership === 'user';
  return {
    schema: table.schema,
    set: table.set,
    id: table.idColumn,
    name: table.nameColumn,
    label: table.label,
    plural: table.plural,
    columns: [
      `${table.idColumn}|${table.schema}Id|${table.label.replaceAll('|', ' ')}|Uniqueidentifier|required=system`,
      ...systemColumns,
      ...(owned ? ownerColumns : organizationColumns),
    ],
    options: { statecode: ['0:Active', '1:Inactive'], statuscode: ['1@0:Active', '2@1:Inactive'] },
    lookups: [...systemLookups, ...(owned ? ownerLookups : organizationLookups)],
    collections: [],
    intersections: [],
  };
}
