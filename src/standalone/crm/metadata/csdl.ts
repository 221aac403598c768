// GET $metadata : the tables as an OData schema (CSDL XML).
import { isLookup, propertyName, type Column } from '../registry/column.ts';
import type { Navigation, Registry, Table } from '../registry/registry.ts';
import type { Operation } from '../http/operation.ts';
import type { Reply } from '../http/reply.ts';
import { complexTypes, messageImports, messages } from './csdlMessages.ts';

/** OData type of a column. */
function edmType(column: Column): string {
  switch (column.kind) {
    case 'String':
    case 'Memo':
    case 'EntityName':
      return 'Edm.String';
    case 'Integer':
    case 'Picklist':
    case 'State':
    case 'Status':
      return 'Edm.Int32';
    case 'BigInt':
      return 'Edm.Int64';
    case 'Decimal':
    case 'Money':
      return 'Edm.Decimal';
    case 'Double':
      return 'Edm.Double';
    case 'Boolean':
      return 'Edm.Boolean';
    case 'DateTime':
      return column.dateOnly ? 'Edm.Date' : 'Edm.DateTimeOffset';
    case 'Lookup':
    case 'Customer':
    case 'Owner':
    case 'Uniqueidentifier':
      return 'Edm.Guid';
  }
}

function navigationXml(table: Table, navigation: Navigation): string {
  if (navigation.kind !== 'single') return `<NavigationProperty Name="${navigation.name}" Type="Collection(mscrm.${navigation.target})" />`;
  const target = navigation.targets.length > 1 ? 'principal' : (navigation.targets[0] ?? 'crmbaseentity');
  const constraint = `<ReferentialConstraint Property="${propertyName(navigation.column)}" ReferencedProperty="${target === 'principal' ? 'ownerid' : table.registry.tableNamed(target).idColumn.name}" />`;
  return `<NavigationProperty Name="${navigation.name}" Type="mscrm.${target}" Nullable="true">${constraint}</NavigationProperty>`;
}

function typeXml(table: Table): string {
  const properties = [...table.columns.values()].map((column) => `<Property Name="${propertyName(column)}" Type="${edmType(column)}"${isLookup(column) || column !== table.idColumn ? '' : ' Nullable="false"'} />`);
  const navigations = [...table.navigations.values()].map((navigation) => navigationXml(table, navigation));
  return `<EntityType Name="${table.name}" BaseType="mscrm.crmbaseentity"><Key><PropertyRef Name="${table.idColumn.name}" /></Key>${properties.join('')}${navigations.join('')}</EntityType>`;
}

/** With `?annotations=true`: which tables track changes. */
function trackingXml(table: Table): string {
  const supported = table.columns.has('versionnumber') && !table.isView && !table.isIntersect;
  return `<Annotation Term="Org.OData.Capabilities.V1.ChangeTracking"><Record><PropertyValue Property="Supported" Bool="${supported}" /></Record></Annotation>`;
}

function buildDocument({ tables, tableNamed }: Registry, annotated: boolean): string {
  const sets = [...tables.values()].map((table) => {
    const bindings = [...table.navigations.values()].flatMap((navigation) => {
      const targets = navigation.kind === 'single' ? navigation.targets : [navigation.target];
      const [target] = targets;
      return targets.length === 1 && target ? [`<NavigationPropertyBinding Path="${navigation.name}" Target="${tableNamed(target).entitySetName}" />`] : [];
    });
    return `<EntitySet Name="${table.entitySetName}" EntityType="Microsoft.Dynamics.CRM.${table.name}">${bindings.join('')}${annotated ? trackingXml(table) : ''}</EntitySet>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">${complexTypes}${[...tables.values()].map(typeXml).join('')}${messages}<EntityContainer Name="System">${sets.join('')}${messageImports}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;
}

const documents = new WeakMap<Registry, Map<boolean, string>>();

/** The schema; the same for every caller, so it is built once for each state of the tables. */
export async function csdl({ context: { registry }, url }: Operation): Promise<Reply> {
  const annotated = url.searchParams.get('annotations') === 'true';
  const known = documents.get(registry) ?? new Map<boolean, string>();
  const document = known.get(annotated) ?? buildDocument(registry, annotated);
  documents.set(registry, known.set(annotated, document));
  return { status: 200, headers: { 'Content-Type': 'application/xml' }, body: document };
}
