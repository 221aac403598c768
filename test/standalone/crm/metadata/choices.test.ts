// Options of choices change afterwards, columns share global choices, and a customer column points to two tables.
import { errorOf, rowsOf, startCrm, type Answer, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
const table = "EntityDefinitions(LogicalName='hrz_account')";
const label = (text: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.Label', LocalizedLabels: [{ '@odata.type': 'Microsoft.Dynamics.CRM.LocalizedLabel', Label: text, LanguageCode: 1033 }] });
const attribute = (type: string, schema: string, more: object = {}) => ({ '@odata.type': `Microsoft.Dynamics.CRM.${type}AttributeMetadata`, SchemaName: schema, DisplayName: label(schema.slice(4)), RequiredLevel: { Value: 'None' }, ...more });
const admin = (method: string, path: string, body?: unknown): Promise<Answer> => crm.send('admin', method, path, { body });
const annotated = { headers: { Prefer: 'odata.include-annotations="*"' } };
beforeAll(async () => {
  crm = await startCrm({ withOwnTables: false });
  const publisher = await crm.create('admin', 'publishers', { uniquename: 'sample', friendlyname: 'Sample', customizationprefix: 'hrz', customizationoptionvalueprefix: 72700 });
  await crm.create('admin', 'solutions', { uniquename: 'examplesolution', friendlyname: 'Example', version: '1.0.0.0', 'publisherid@odata.bind': `/publishers(${publisher})` });
  await admin('POST', 'EntityDefinitions', {
    '@odata.type': 'Microsoft.Dynamics.CRM.EntityMetadata', SchemaName: 'hrz_Account', DisplayName: label('Bank Account'), DisplayCollectionName: label('Bank Accounts'), OwnershipType: 'UserOwned',
    Attributes: [attribute('String', 'hrz_Name', { IsPrimaryName: true })],
  });
  await admin('POST', `${table}/Attributes`, attribute('Picklist', 'hrz_Choice', { OptionSet: { Options: [['Bravo', 0], ['Delta', 1], ['Alpha', 2]].map(([text, value]) => ({ Value: 727000000 + Number(value), Label: label(String(text)) })) } }));
});
afterAll(() => crm.stop());

const optionsOf = async (path: string, cast = 'Picklist'): Promise<readonly (readonly [number, string, number?])[]> => {
  const answer = await admin('GET', `${path}/Microsoft.Dynamics.CRM.${cast}AttributeMetadata?$select=LogicalName&$expand=OptionSet`);
  const { Options: list } = answer.json['OptionSet'] as { Options: { Value: number; Label: { UserLocalizedLabel: { Label: string } }; State?: number }[] };
  return list.map((one) => (one.State === undefined ? [one.Value, one.Label.UserLocalizedLabel.Label] : [one.Value, one.Label.UserLocalizedLabel.Label, one.State]));
};
const choice = { EntityLogicalName: 'hrz_account', AttributeLogicalName: 'hrz_choice' };

test('options are inserted with the publisher\'s next value, ordered, labeled and deleted', async () => {
  const inserted = await admin('POST', 'InsertOptionValue', { ...choice, Label: label('Echo'), SolutionUniqueName: 'examplesolution' });
  expect([inserted.status, inserted.json]).toEqual([200, { '@odata.context': `${crm.root}/$metadata#Microsoft.Dynamics.CRM.InsertOptionValueResponse`, NewOptionValue: 727000003 }]);
  expect((await admin('POST', 'OrderOption', { ...choice, Values: [727000002, 727000000, 727000001, 727000003], SolutionUniqueName: 'examplesolution' })).status).toBe(204);
  expect((await admin('POST', 'UpdateOptionValue', { ...choice, Value: 727000001, Label: label('Charlie'), MergeLabels: true })).status).toBe(204);
  expect((await admin('POST', 'DeleteOptionValue', { ...choice, Value: 727000003 })).status).toBe(204);
  expect(await optionsOf(`${table}/Attributes(LogicalName='hrz_choice')`)).toEqual([[727000002, 'Alpha'], [727000000, 'Bravo'], [727000001, 'Charlie']]);
  expect((await admin('POST', 'hrz_accounts', { hrz_name: 'x', hrz_choice: 727000003 })).status).toBe(400);
});

test.each([
  ['an order that leaves one out', 'OrderOption', { ...choice, Values: [727000002, 727000000] }],
  ['an order with a stranger', 'OrderOption', { ...choice, Values: [727000002, 727000000, 5] }],
  ['an option that exists', 'InsertOptionValue', { ...choice, Value: 727000000, Label: { LocalizedLabels: [] } }],
  ['a label of no option', 'UpdateOptionValue', { ...choice, Value: 5, Label: { LocalizedLabels: [] } }],
  ['a column that is no choice', 'InsertOptionValue', { EntityLogicalName: 'lead', AttributeLogicalName: 'subject', Label: { LocalizedLabels: [] } }],
  ['a status without a state', 'InsertStatusValue', { EntityLogicalName: 'hrz_account', AttributeLogicalName: 'statuscode', Label: { LocalizedLabels: [] } }],
])('%s is refused', async (_, message, body) => {
  expect((await admin('POST', message, body)).status).toBe(400);
});

test('a new status belongs to its state, also on a table everybody has, and survives a restart', async () => {
  for (const [name, set] of [['hrz_account', 'hrz_accounts'], ['lead', 'leads']] as const) {
    const inserted = await admin('POST', 'InsertStatusValue', { EntityLogicalName: name, AttributeLogicalName: 'statuscode', StateCode: 0, Label: label('Frozen'), SolutionUniqueName: 'examplesolution' });
    expect(inserted.json).toEqual({ '@odata.context': `${crm.root}/$metadata#Microsoft.Dynamics.CRM.InsertStatusValueResponse`, NewOptionValue: 727000000 });
    await crm.reopen();
    expect(await optionsOf(`EntityDefinitions(LogicalName='${name}')/Attributes(LogicalName='statuscode')`, 'Status')).toContainEqual([727000000, 'Frozen', 0]);
    const id = await crm.create('admin', set, name === 'lead' ? { subject: 'x', lastname: 'y' } : { hrz_name: 'x' });
    expect((await crm.send('admin', 'GET', `${set}(${id})?$select=statuscode`)).json).toMatchObject({ statuscode: 1 });
    expect((await admin('PATCH', `${set}(${id})`, { statuscode: 727000000 })).status).toBe(204);
    const frozen = await crm.send('admin', 'GET', `${set}(${id})?$select=statuscode`, annotated);
    expect(frozen.json['statuscode@OData.Community.Display.V1.FormattedValue']).toBe('Frozen');
    expect((await admin('PATCH', `${set}(${id})`, { statecode: 1, statuscode: 727000000 })).status).toBe(400);
  }
  expect((await admin('POST', 'UpdateStateValue', { EntityLogicalName: 'hrz_account', AttributeLogicalName: 'statecode', Value: 0, Label: label('Open') })).status).toBe(204);
  expect(await optionsOf(`${table}/Attributes(LogicalName='statecode')`, 'State')).toContainEqual([0, 'Open']);
});

test('options of a choice the program brought change too', async () => {
  const rating = { EntityLogicalName: 'lead', AttributeLogicalName: 'leadqualitycode' };
  expect((await admin('POST', 'InsertOptionValue', { ...rating, Value: 4, Label: label('Frozen') })).status).toBe(200);
  expect((await admin('POST', 'UpdateOptionValue', { ...rating, Value: 1, Label: label('Very hot') })).status).toBe(204);
  expect(await optionsOf("EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='leadqualitycode')")).toEqual([[1, 'Very hot'], [2, 'Warm'], [3, 'Cold'], [4, 'Frozen']]);
  expect((await crm.send('seller', 'POST', 'leads', { body: { subject: 'x', lastname: 'y', leadqualitycode: 4 } })).status).toBe(204);
});

test('a global choice is created, read by id and name, shared by columns, changed for all of them and kept while used', async () => {
  const created = await admin('POST', 'GlobalOptionSetDefinitions', {
    '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata', IsGlobal: true, Name: 'hrz_colors', OptionSetType: 'Picklist', DisplayName: label('Colors'),
    Options: [{ Value: 727000000, Label: label('Red') }, { Value: null, Label: label('Yellow') }],
  });
  expect(created.status).toBe(204);
  const url = created.headers.get('OData-EntityId') ?? '';
  expect(url).toMatch(/\/GlobalOptionSetDefinitions\([0-9a-f-]{36}\)$/);
  const read = await admin('GET', `${url}/Microsoft.Dynamics.CRM.OptionSetMetadata`);
  expect(read.json).toMatchObject({ Name: 'hrz_colors', IsGlobal: true, OptionSetType: 'Picklist', Options: [{ Value: 727000000 }, { Value: 100000000 }] });
  expect((await admin('GET', "GlobalOptionSetDefinitions(Name='hrz_colors')?$select=Name")).json['Name']).toBe('hrz_colors');
  expect(rowsOf(await admin('GET', "GlobalOptionSetDefinitions?$select=Name&$filter=Name eq 'hrz_colors'"))).toHaveLength(1);
  for (const [set, of] of [['hrz_account', 'hrz_Color'], ['lead', 'hrz_LeadColor']] as const) {
    expect((await admin('POST', `EntityDefinitions(LogicalName='${set}')/Attributes`, attribute('Picklist', of, { 'GlobalOptionSet@odata.bind': new URL(url).pathname.replace('/api/data/v9.2', '') }))).status).toBe(204);
  }
  const column = await admin('GET', `${table}/Attributes(LogicalName='hrz_color')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet,GlobalOptionSet($select=Name)`);
  expect(column.json).toMatchObject({ GlobalOptionSet: { Name: 'hrz_colors' }, OptionSet: { IsGlobal: true } });
  expect((await admin('GET', `${table}/Attributes(LogicalName='hrz_choice')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet,GlobalOptionSet`)).json).toMatchObject({ GlobalOptionSet: null, OptionSet: { IsGlobal: false } });
  expect((await admin('POST', 'InsertOptionValue', { OptionSetName: 'hrz_colors', Value: 727000009, Label: label('Blue') })).status).toBe(200);
  await crm.reopen();
  const id = await crm.create('admin', 'leads', { subject: 'x', lastname: 'y', hrz_leadcolor: 727000009 });
  expect((await crm.send('admin', 'GET', `leads(${id})?$select=hrz_leadcolor`, annotated)).json['hrz_leadcolor@OData.Community.Display.V1.FormattedValue']).toBe('Blue');
  expect((await admin('POST', 'GlobalOptionSetDefinitions', { '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata', Name: 'hrz_Colors', Options: [{ Value: 1 }] })).status).toBe(400);
  expect((await admin('DELETE', "GlobalOptionSetDefinitions(Name='hrz_colors')")).status).toBe(400);
  for (const path of [`${table}/Attributes(LogicalName='hrz_color')`, "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='hrz_leadcolor')"]) expect((await admin('DELETE', path)).status).toBe(204);
  expect((await admin('DELETE', "GlobalOptionSetDefinitions(Name='hrz_colors')")).status).toBe(204);
  expect((await admin('GET', "GlobalOptionSetDefinitions(Name='hrz_colors')")).status).toBe(404);
  expect((await admin('POST', `${table}/Attributes`, attribute('Picklist', 'hrz_Gone', { 'GlobalOptionSet@odata.bind': "/GlobalOptionSetDefinitions(Name='hrz_colors')" }))).status).toBe(400);
});

test('a customer column points to an account or a contact', async () => {
  const relationship = (referenced: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.ComplexOneToManyRelationshipMetadata', ReferencedEntity: referenced, ReferencingEntity: 'hrz_account', SchemaName: `hrz_Account_Customer_${referenced}` });
  const body = { Lookup: { '@odata.type': 'Microsoft.Dynamics.CRM.ComplexLookupAttributeMetadata', SchemaName: 'hrz_CustomerId', DisplayName: label('Owner') }, OneToManyRelationships: ['account', 'contact'].map(relationship) };
  expect((await crm.send('seller', 'POST', 'CreateCustomerRelationships', { body })).status).toBe(403);
  const { status, json } = await admin('POST', 'CreateCustomerRelationships', body);
  expect([status, json['RelationshipIds']]).toEqual([200, [expect.any(String), expect.any(String)]]);
  const column = await admin('GET', `${table}/Attributes(LogicalName='hrz_customerid')/Microsoft.Dynamics.CRM.LookupAttributeMetadata?$select=Targets`);
  expect(column.json).toMatchObject({ Targets: ['account', 'contact'], MetadataId: json['AttributeId'] });
  const [first] = json['RelationshipIds'] as string[];
  expect((await admin('GET', `RelationshipDefinitions(${first})/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata`)).json).toMatchObject({ ReferencedEntity: 'account', ReferencingEntityNavigationPropertyName: 'hrz_CustomerId_account' });
  const [account, contact] = [await crm.create('admin', 'accounts', { name: 'A' }), await crm.create('admin', 'contacts', { lastname: 'C' })];
  const id = await crm.create('admin', 'hrz_accounts', { hrz_name: 'x', 'hrz_CustomerId_account@odata.bind': `/accounts(${account})` });
  await admin('PATCH', `hrz_accounts(${id})`, { 'hrz_CustomerId_contact@odata.bind': `/contacts(${contact})` });
  const row = await crm.send('admin', 'GET', `hrz_accounts(${id})?$select=_hrz_customerid_value`, annotated);
  expect(row.json).toMatchObject({ _hrz_customerid_value: contact, '_hrz_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact', '_hrz_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'hrz_CustomerId_contact' });
  expect((await admin('POST', 'CreateCustomerRelationships', { ...body, OneToManyRelationships: [relationship('account')] })).status).toBe(400);
});

test('programs ask which tables may take part in a relationship', async () => {
  expect((await admin('POST', 'CanBeReferenced', { EntityName: 'hrz_account' })).json['CanBeReferenced']).toBe(true);
  expect((await admin('POST', 'CanManyToMany', { EntityName: 'activitypointer' })).json['CanManyToMany']).toBe(false);
  expect((await admin('GET', "GetValidReferencingEntities(ReferencedEntityName='hrz_account')")).json['EntityNames']).toContain('contact');
  expect((await admin('GET', 'GetValidManyToMany()')).json['EntityNames']).toContain('lead');
  expect((await admin('POST', 'CanBeReferencing', { EntityName: 'nosuch' })).status).toBe(404);
});

test.each(['seller', 'manager', 'service'])('%s changes no choice', async (as) => {
  for (const name of ['InsertOptionValue', 'UpdateOptionValue', 'DeleteOptionValue', 'OrderOption', 'InsertStatusValue', 'UpdateStateValue']) {
    const answer = await crm.send(as, 'POST', name, { body: { ...choice, Value: 727000000, Label: label('x') } });
    expect([name, answer.status, errorOf(answer).code]).toEqual([name, 403, '0x80040220']);
  }
});
