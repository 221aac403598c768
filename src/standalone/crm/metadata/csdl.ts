// GET $metadata : the tables as an OData schema (CSDL XML).
import { accessBits } from '../access/privileges.ts';
import { isLookup, propertyName, type Column } from '../registry/column.ts';
import type { Navigation, Registry, Table } from '../registry/registry.ts';
import type { Operation } from '../http/operation.ts';
import type { Reply } from '../http/reply.ts';

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

const parameter = (name: string, type: string, nullable = false): string => `<Parameter Name="${name}" Type="${type}"${nullable ? '' : ' Nullable="false"'} />`;
const messages = [
  `<Action Name="QualifyLead" IsBound="true">${parameter('entity', 'mscrm.lead')}${['CreateAccount', 'CreateContact', 'CreateOpportunity'].map((name) => parameter(name, 'Edm.Boolean')).join('')}${parameter('OpportunityCurrencyId', 'mscrm.transactioncurrency', true)}${parameter('OpportunityCustomerId', 'mscrm.crmbaseentity', true)}${parameter('Status', 'Edm.Int32')}<ReturnType Type="Collection(mscrm.crmbaseentity)" /></Action>`,
  `<Action Name="SendEmail" IsBound="true">${parameter('entity', 'mscrm.email')}${parameter('IssueSend', 'Edm.Boolean')}<ReturnType Type="mscrm.SendEmailResponse" /></Action>`,
  '<Function Name="WhoAmI"><ReturnType Type="mscrm.WhoAmIResponse" Nullable="false" /></Function>',
  ...['GrantAccess', 'ModifyAccess'].map((name) => `<Action Name="${name}">${parameter('Target', 'mscrm.crmbaseentity')}${parameter('PrincipalAccess', 'mscrm.PrincipalAccess')}</Action>`),
  `<Action Name="RevokeAccess">${parameter('Target', 'mscrm.crmbaseentity')}${parameter('Revokee', 'mscrm.principal')}</Action>`,
  `<Function Name="RetrieveSharedPrincipalsAndAccess">${parameter('Target', 'mscrm.crmbaseentity')}<ReturnType Type="mscrm.RetrieveSharedPrincipalsAndAccessResponse" Nullable="false" /></Function>`,
  ...['systemuser', 'team'].map((name) => `<Function Name="RetrievePrincipalAccess" IsBound="true">${parameter('entity', `mscrm.${name}`)}${parameter('Target', 'mscrm.crmbaseentity')}<ReturnType Type="mscrm.RetrievePrincipalAccessResponse" Nullable="false" /></Function>`),
  `<Function Name="RetrieveUserPrivileges" IsBound="true">${parameter('entity', 'mscrm.systemuser')}<ReturnType Type="mscrm.RetrieveUserPrivilegesResponse" Nullable="false" /></Function>`,
  `<Action Name="AddPrivilegesRole" IsBound="true">${parameter('entity', 'mscrm.role')}${parameter('Privileges', 'Collection(mscrm.RolePrivilege)')}</Action>`,
  `<Action Name="RemovePrivilegeRole" IsBound="true">${parameter('entity', 'mscrm.role')}${parameter('PrivilegeId', 'Edm.Guid')}</Action>`,
  `<Action Name="PublishXml">${parameter('ParameterXml', 'Edm.String')}</Action>`,
  '<Action Name="PublishAllXml" />',
].join('');
const complexTypes = [
  '<ComplexType Name="WhoAmIResponse"><Property Name="BusinessUnitId" Type="Edm.Guid" /><Property Name="UserId" Type="Edm.Guid" /><Property Name="OrganizationId" Type="Edm.Guid" /></ComplexType>',
  '<ComplexType Name="SendEmailResponse"><Property Name="Subject" Type="Edm.String" /></ComplexType>',
  '<ComplexType Name="PrincipalAccess"><Property Name="AccessMask" Type="mscrm.AccessRights" Nullable="false" /><NavigationProperty Name="Principal" Type="mscrm.principal" Nullable="false" /></ComplexType>',
  '<ComplexType Name="RolePrivilege"><Property Name="Depth" Type="mscrm.PrivilegeDepth" Nullable="false" /><Property Name="PrivilegeId" Type="Edm.Guid" Nullable="false" /><Property Name="BusinessUnitId" Type="Edm.Guid" Nullable="false" /><Property Name="PrivilegeName" Type="Edm.String" /></ComplexType>',
  '<ComplexType Name="RetrieveSharedPrincipalsAndAccessResponse"><Property Name="PrincipalAccesses" Type="Collection(mscrm.PrincipalAccess)" /></ComplexType>',
  '<ComplexType Name="RetrievePrincipalAccessResponse"><Property Name="AccessRights" Type="mscrm.AccessRights" /></ComplexType>',
  '<ComplexType Name="RetrieveUserPrivilegesResponse"><Property Name="RolePrivileges" Type="Collection(mscrm.RolePrivilege)" /></ComplexType>',
  `<EnumType Name="AccessRights" IsFlags="true"><Member Name="None" Value="0" />${Object.entries(accessBits).map(([right, bit]) => `<Member Name="${right}Access" Value="${bit}" />`).join('')}</EnumType>`,
  '<EnumType Name="PrivilegeDepth"><Member Name="Basic" Value="0" /><Member Name="Local" Value="1" /><Member Name="Deep" Value="2" /><Member Name="Global" Value="3" /></EnumType>',
  '<EntityType Name="crmbaseentity" Abstract="true" />',
  '<EntityType Name="principal" BaseType="mscrm.crmbaseentity" Abstract="true"><Key><PropertyRef Name="ownerid" /></Key><Property Name="ownerid" Type="Edm.Guid" Nullable="false" /></EntityType>',
].join('');

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
  return `<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">${complexTypes}${[...tables.values()].map(typeXml).join('')}${messages}<EntityContainer Name="System">${sets.join('')}<FunctionImport Name="WhoAmI" Function="Microsoft.Dynamics.CRM.WhoAmI" /><FunctionImport Name="RetrieveSharedPrincipalsAndAccess" Function="Microsoft.Dynamics.CRM.RetrieveSharedPrincipalsAndAccess" />${['GrantAccess', 'ModifyAccess', 'RevokeAccess', 'PublishXml', 'PublishAllXml'].map((name) => `<ActionImport Name="${name}" Action="Microsoft.Dynamics.CRM.${name}" />`).join('')}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;
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
