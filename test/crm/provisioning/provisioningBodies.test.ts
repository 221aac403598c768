import { cascadeOf, columnBody, keyBody, optionBody, publishBody, relationshipBody, isLookupColumn, solutionBody, tableBody } from '../../../src/crm/provisioning/provisioningBodies.ts';
import { privilegesOf } from '../../../src/crm/provisioning/provisioningRoles.ts';
import { ownTables, type OwnColumn } from '../../../src/crm/tables.ts';

const GERMAN = 1031;
const label = (text: string): unknown => expect.objectContaining({ LocalizedLabels: [expect.objectContaining({ Label: text, LanguageCode: GERMAN })] });
const column = (type: OwnColumn['type'], more: Partial<OwnColumn> = {}): OwnColumn => ({ logicalName: 'hrz_x', schemaName: 'hrz_X', displayName: 'An X', type, ...more });

test('a table is described with its ownership, its plural and its primary name, in the organization’s language', () => {
  for (const table of ownTables) {
    const [primary, ...others] = tableBody(table, GERMAN)['Attributes'] as Record<string, unknown>[];
    expect([primary, others]).toEqual([expect.objectContaining({ IsPrimaryName: true, '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata', RequiredLevel: expect.objectContaining({ Value: 'ApplicationRequired' }) }), []]);
    expect(tableBody(table, GERMAN)).toMatchObject({ SchemaName: table.schemaName, OwnershipType: table.ownership, DisplayName: label(table.displayName), DisplayCollectionName: label(table.displayCollectionName) });
  }
});

test.each<[string, OwnColumn, object]>([
  ['text', column('String', { maxLength: 320 }), { '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata', AttributeTypeName: { Value: 'StringType' }, MaxLength: 320, DisplayName: label('An X') }],
  ['long text', column('Memo', { maxLength: 5000 }), { '@odata.type': 'Microsoft.Dynamics.CRM.MemoAttributeMetadata', MaxLength: 5000 }],
  ['a whole number', column('Integer'), { '@odata.type': 'Microsoft.Dynamics.CRM.IntegerAttributeMetadata', MinValue: -2147483648, MaxValue: 2147483647 }],
  ['a decimal number', column('Decimal'), { '@odata.type': 'Microsoft.Dynamics.CRM.DecimalAttributeMetadata', Precision: 10 }],
  ['yes or no', column('Boolean'), { OptionSet: expect.objectContaining({ TrueOption: expect.objectContaining({ Value: 1 }), FalseOption: expect.objectContaining({ Value: 0 }) }) }],
  ['an instant', column('DateTime', { behavior: 'UserLocal' }), { Format: 'DateAndTime', DateTimeBehavior: { Value: 'UserLocal' } }],
  ['a day', column('DateTime', { behavior: 'DateOnly' }), { Format: 'DateOnly', DateTimeBehavior: { Value: 'DateOnly' } }],
  ['a choice', column('Picklist', { options: { 927430000: 'One' }, required: true }), { RequiredLevel: expect.objectContaining({ Value: 'ApplicationRequired' }), OptionSet: expect.objectContaining({ IsGlobal: false, Options: [{ Value: 927430000, Label: label('One') }] }) }],
])('a column for %s is described as Dataverse wants it', (_what, one, body) => {
  expect(columnBody(one, GERMAN)).toMatchObject({ SchemaName: 'hrz_X', AttributeType: one.type, ...body });
});

test.each(['Lookup', 'Owner', 'Uniqueidentifier'] as const)('a %s is never made as a column of its own', (type) => {
  expect(() => columnBody(column(type), GERMAN)).toThrow('no column of its own');
});

test('a lookup comes with its relationship: rows follow their lead, other links are only cut', () => {
  const links = ownTables.find(({ logicalName }) => logicalName === 'hrz_emaillink');
  const lookup = links?.columns.find(isLookupColumn);
  if (!links || !lookup) throw new Error('no lookup');
  expect(relationshipBody(links, lookup, GERMAN)).toMatchObject({
    SchemaName: 'hrz_lead_emaillinks', ReferencedEntity: 'lead', ReferencedAttribute: 'leadid', ReferencingEntity: 'hrz_emaillink',
    ReferencingEntityNavigationPropertyName: 'hrz_LeadId', ReferencedEntityNavigationPropertyName: 'hrz_lead_emaillinks',
    CascadeConfiguration: { Assign: 'Cascade', Delete: 'Cascade', Merge: 'Cascade', Reparent: 'Cascade', Share: 'Cascade', Unshare: 'Cascade' },
    Lookup: expect.objectContaining({ SchemaName: 'hrz_LeadId' }),
  });
  expect(cascadeOf('referential', 'hrz_agentsettings')).toEqual({ Assign: 'NoCascade', Delete: 'RemoveLink', Merge: 'NoCascade', Reparent: 'NoCascade', Share: 'NoCascade', Unshare: 'NoCascade' });
});

test('keys, added choices, the solution and the publication name what they are about', () => {
  const [table] = ownTables;
  if (!table) throw new Error('no table');
  expect(keyBody('hrz_ByName', ['hrz_name'], GERMAN)).toEqual({ SchemaName: 'hrz_ByName', DisplayName: label('hrz_ByName'), KeyAttributes: ['hrz_name'] });
  expect(optionBody(table, column('Picklist'), { value: 927430009, text: 'Ten', language: GERMAN })).toEqual({ EntityLogicalName: table.logicalName, AttributeLogicalName: 'hrz_x', Value: 927430009, Label: label('Ten'), SolutionUniqueName: 'Handraise' });
  expect(solutionBody('1')).toMatchObject({ uniquename: 'Handraise', 'publisherid@odata.bind': '/publishers(1)' });
  expect(publishBody([table])).toEqual({ ParameterXml: `<importexportxml><entities><entity>${table.logicalName}</entity></entities></importexportxml>` });
});

test('choice values stay in the block of our publisher, and names under our prefix', () => {
  const values = ownTables.flatMap(({ columns }) => columns.flatMap(({ options }) => Object.keys(options ?? {})));
  expect(values.filter((value) => !value.startsWith('92743') || value.length !== 9)).toEqual([]);
  const names = ownTables.flatMap((table) => [table.logicalName, table.schemaName, ...table.columns.flatMap(({ logicalName, schemaName }) => [logicalName, schemaName])]);
  expect(names.filter((name) => !name.startsWith('hrz_'))).toEqual([]);
});

test('a seller’s role reaches their own rows, an administrator’s all but other people’s consent', () => {
  const owned = ownTables.filter(({ ownership }) => ownership === 'UserOwned');
  expect(owned.length).toBeGreaterThan(4);
  expect(privilegesOf('Handraise Seller', owned).filter(({ depth }) => depth !== 'Basic')).toEqual([]);
  expect(privilegesOf('Handraise Administrator').filter(({ name, depth }) => depth !== 'Global' && !name.endsWith('hrz_Consent'))).toEqual([]);
});
