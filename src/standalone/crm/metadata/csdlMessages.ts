// Functions, actions and their types in the schema of GET $metadata, as far as clients generate code from them.
import { accessBits } from '../access/privileges.ts';

type Parameters = readonly (readonly [string, string])[];

const unboundFunctions: readonly (readonly [string, Parameters])[] = [
  ['FormatAddress', ['Line1', 'City', 'StateOrProvince', 'PostalCode', 'Country'].map((name) => [name, 'Edm.String'] as const)],
  ['InitializeFrom', [['EntityMoniker', 'mscrm.crmbaseentity'], ['TargetEntityName', 'Edm.String'], ['TargetFieldType', 'mscrm.TargetFieldType']]],
  ['RetrieveTotalRecordCount', [['EntityNames', 'Collection(Edm.String)']]],
];
const choice: Parameters = [['OptionSetName', 'Edm.String'], ['EntityLogicalName', 'Edm.String'], ['AttributeLogicalName', 'Edm.String']];
const optionActions: readonly (readonly [string, Parameters])[] = [
  ['InsertOptionValue', [...choice, ['Value', 'Edm.Int32']]],
  ['UpdateOptionValue', [...choice, ['Value', 'Edm.Int32']]],
  ['DeleteOptionValue', [...choice, ['Value', 'Edm.Int32']]],
  ['OrderOption', [...choice, ['Values', 'Collection(Edm.Int32)']]],
  ['InsertStatusValue', [...choice, ['Value', 'Edm.Int32'], ['StateCode', 'Edm.Int32']]],
];

/** Actions about solutions, with what they answer. */
const solutionActions: readonly (readonly [string, Parameters, string | undefined])[] = [
  ['ExportSolution', [['SolutionName', 'Edm.String'], ['Managed', 'Edm.Boolean']], '<Property Name="ExportSolutionFile" Type="Edm.Binary" />'],
  ['ImportSolution', [['OverwriteUnmanagedCustomizations', 'Edm.Boolean'], ['PublishWorkflows', 'Edm.Boolean'], ['CustomizationFile', 'Edm.Binary'], ['ImportJobId', 'Edm.Guid']], undefined],
  ['AddSolutionComponent', [['ComponentId', 'Edm.Guid'], ['ComponentType', 'Edm.Int32'], ['SolutionUniqueName', 'Edm.String'], ['AddRequiredComponents', 'Edm.Boolean'], ['DoNotIncludeSubcomponents', 'Edm.Boolean']], '<Property Name="id" Type="Edm.Guid" Nullable="false" />'],
  ['RemoveSolutionComponent', [['SolutionComponent', 'mscrm.solutioncomponent'], ['ComponentType', 'Edm.Int32'], ['SolutionUniqueName', 'Edm.String']], '<Property Name="id" Type="Edm.Guid" Nullable="false" />'],
];

const parameter = (name: string, type: string, nullable = false): string => `<Parameter Name="${name}" Type="${type}"${nullable ? '' : ' Nullable="false"'} />`;
/** The functions and actions of the schema. */
export const messages = [
  `<Action Name="QualifyLead" IsBound="true">${parameter('entity', 'mscrm.lead')}${['CreateAccount', 'CreateContact', 'CreateOpportunity'].map((name) => parameter(name, 'Edm.Boolean')).join('')}${parameter('OpportunityCurrencyId', 'mscrm.transactioncurrency', true)}${parameter('OpportunityCustomerId', 'mscrm.crmbaseentity', true)}${parameter('Status', 'Edm.Int32')}<ReturnType Type="Collection(mscrm.crmbaseentity)" /></Action>`,
  `<Action Name="SendEmail" IsBound="true">${parameter('entity', 'mscrm.email')}${parameter('IssueSend', 'Edm.Boolean')}<ReturnType Type="mscrm.SendEmailResponse" /></Action>`,
  `<Action Name="AddToQueue" IsBound="true">${parameter('entity', 'mscrm.queue')}${parameter('Target', 'mscrm.crmbaseentity')}${parameter('SourceQueue', 'mscrm.queue', true)}${parameter('QueueItemProperties', 'mscrm.queueitem', true)}<ReturnType Type="mscrm.AddToQueueResponse" Nullable="false" /></Action>`,
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
  ...unboundFunctions.map(([name, parameters]) => `<Function Name="${name}">${parameters.map(([of, type]) => parameter(of, type)).join('')}<ReturnType Type="mscrm.${name === 'InitializeFrom' ? 'crmbaseentity' : `${name}Response`}" Nullable="false" /></Function>`),
  ...optionActions.map(([name, parameters]) => `<Action Name="${name}">${parameters.map(([of, type]) => parameter(of, type, true)).join('')}${name.startsWith('Insert') ? `<ReturnType Type="mscrm.${name}Response" Nullable="false" />` : ''}</Action>`),
  ...solutionActions.map(([name, parameters, result]) => `<Action Name="${name}">${parameters.map(([of, type]) => parameter(of, type)).join('')}${result === undefined ? '' : `<ReturnType Type="mscrm.${name}Response" Nullable="false" />`}</Action>`),
].join('');
/** What their parameters and answers are made of, and the types every table builds on. */
export const complexTypes = [
  '<ComplexType Name="WhoAmIResponse"><Property Name="BusinessUnitId" Type="Edm.Guid" /><Property Name="UserId" Type="Edm.Guid" /><Property Name="OrganizationId" Type="Edm.Guid" /></ComplexType>',
  '<ComplexType Name="SendEmailResponse"><Property Name="Subject" Type="Edm.String" /></ComplexType>',
  '<ComplexType Name="AddToQueueResponse"><Property Name="QueueItemId" Type="Edm.Guid" Nullable="false" /></ComplexType>',
  '<ComplexType Name="PrincipalAccess"><Property Name="AccessMask" Type="mscrm.AccessRights" Nullable="false" /><NavigationProperty Name="Principal" Type="mscrm.principal" Nullable="false" /></ComplexType>',
  '<ComplexType Name="RolePrivilege"><Property Name="Depth" Type="mscrm.PrivilegeDepth" Nullable="false" /><Property Name="PrivilegeId" Type="Edm.Guid" Nullable="false" /><Property Name="BusinessUnitId" Type="Edm.Guid" Nullable="false" /><Property Name="PrivilegeName" Type="Edm.String" /></ComplexType>',
  '<ComplexType Name="RetrieveSharedPrincipalsAndAccessResponse"><Property Name="PrincipalAccesses" Type="Collection(mscrm.PrincipalAccess)" /></ComplexType>',
  '<ComplexType Name="RetrievePrincipalAccessResponse"><Property Name="AccessRights" Type="mscrm.AccessRights" /></ComplexType>',
  '<ComplexType Name="RetrieveUserPrivilegesResponse"><Property Name="RolePrivileges" Type="Collection(mscrm.RolePrivilege)" /></ComplexType>',
  `<EnumType Name="AccessRights" IsFlags="true"><Member Name="None" Value="0" />${Object.entries(accessBits).map(([right, bit]) => `<Member Name="${right}Access" Value="${bit}" />`).join('')}</EnumType>`,
  '<EnumType Name="PrivilegeDepth"><Member Name="Basic" Value="0" /><Member Name="Local" Value="1" /><Member Name="Deep" Value="2" /><Member Name="Global" Value="3" /></EnumType>',
  '<ComplexType Name="FormatAddressResponse"><Property Name="Address" Type="Edm.String" /></ComplexType>',
  '<ComplexType Name="RetrieveTotalRecordCountResponse"><Property Name="EntityRecordCountCollection" Type="mscrm.EntityRecordCountCollection" /></ComplexType>',
  '<ComplexType Name="EntityRecordCountCollection"><Property Name="Count" Type="Edm.Int32" Nullable="false" /><Property Name="IsReadOnly" Type="Edm.Boolean" Nullable="false" /><Property Name="Keys" Type="Collection(Edm.String)" /><Property Name="Values" Type="Collection(Edm.Int64)" /></ComplexType>',
  ...['InsertOptionValue', 'InsertStatusValue'].map((name) => `<ComplexType Name="${name}Response"><Property Name="NewOptionValue" Type="Edm.Int32" Nullable="false" /></ComplexType>`),
  `<EnumType Name="TargetFieldType">${['All', 'ValidForCreate', 'ValidForUpdate', 'ValidForRead'].map((name, value) => `<Member Name="${name}" Value="${value}" />`).join('')}</EnumType>`,
  ...solutionActions.flatMap(([name, , result]) => (result === undefined ? [] : [`<ComplexType Name="${name}Response">${result}</ComplexType>`])),
  '<EntityType Name="crmbaseentity" Abstract="true" />',
  '<EntityType Name="principal" BaseType="mscrm.crmbaseentity" Abstract="true"><Key><PropertyRef Name="ownerid" /></Key><Property Name="ownerid" Type="Edm.Guid" Nullable="false" /></EntityType>',
].join('');

/** The unbound ones as clients call them. */
export const messageImports = [
  ...['WhoAmI', 'RetrieveSharedPrincipalsAndAccess', ...unboundFunctions.map(([name]) => name)].map((name) => `<FunctionImport Name="${name}" Function="Microsoft.Dynamics.CRM.${name}" />`),
  ...['GrantAccess', 'ModifyAccess', 'RevokeAccess', 'PublishXml', 'PublishAllXml', ...optionActions.map(([name]) => name), ...solutionActions.map(([name]) => name)].map((name) => `<ActionImport Name="${name}" Action="Microsoft.Dynamics.CRM.${name}" />`),
].join('');
