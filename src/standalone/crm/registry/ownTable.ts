// Our own `hrz_` tables in the registry's compact form: the columns of tables.ts plus the system columns that come with ownership.
import type { OwnColumn, OwnTable } from '../../../crm/tables.ts';

/** One table as the registry's data files hold it. */
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

function columnLine(column: OwnColumn): string {
  const parts = [column.logicalName, column.schemaName, column.displayName, column.type];
  if (column.maxLength !== undefined) parts.push(`length=${column.maxLength}`);
  if (column.required) parts.push('required=application');
  if (column.behavior === 'DateOnly') parts.push('date-only');
  return parts.join('|');
}

/** The table's facts in the form of the data files. */
export function describeOwnTable(table: OwnTable): TableFacts {
  const owned = table.ownership === 'UserOwned';
  const withOptions = table.columns.filter((column) => column.options);
  const optionsOf = (column: OwnColumn): readonly string[] => Object.entries(column.options ?? {}).map(([value, label]) => `${value}:${label}`);
  const lookups = table.columns.flatMap((column) => (column.lookup ? [`${column.lookup.navigation}|${column.logicalName}|${column.lookup.table}`] : []));
  return {
    schema: table.schemaName,
    set: table.entitySetName,
    id: table.primaryId,
    name: table.primaryName,
    label: table.displayName,
    plural: table.displayCollectionName,
    columns: [
      `${table.primaryId}|${table.schemaName}Id|${table.displayName}|Uniqueidentifier|required=system`,
      ...table.columns.map(columnLine),
      ...systemColumns,
      ...(owned ? ownerColumns : organizationColumns),
    ],
    options: {
      ...Object.fromEntries(withOptions.map((column) => [column.logicalName, optionsOf(column)])),
      statecode: ['0:Active', '1:Inactive'],
      statuscode: ['1@0:Active', '2@1:Inactive'],
    },
    lookups: [...lookups, ...systemLookups, ...(owned ? ownerLookups : organizationLookups)],
    collections: [],
    intersections: [],
  };
}
