// An organization adds tables, columns, relationships and keys through the metadata endpoints, and they behave like all others.
import { errorOf, rowsOf, startCrm, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
beforeAll(async () => {
  crm = await startCrm({ withOwnTables: false });
});
afterAll(() => crm.stop());

const label = (text: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.Label', LocalizedLabels: [{ '@odata.type': 'Microsoft.Dynamics.CRM.LocalizedLabel', Label: text, LanguageCode: 1033 }] });
const attribute = (type: string, schema: string, more: object = {}) => ({ '@odata.type': `Microsoft.Dynamics.CRM.${type}AttributeMetadata`, SchemaName: schema, DisplayName: label(schema.slice(4)), RequiredLevel: { Value: 'None' }, ...more });
const tableBody = (schema: string) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.EntityMetadata', SchemaName: schema, DisplayName: label('Visit'), DisplayCollectionName: label('Visits'), OwnershipType: 'UserOwned', IsActivity: false, HasNotes: false, HasActivities: false,
  Attributes: [attribute('String', 'hrz_Name', { IsPrimaryName: true, MaxLength: 100, RequiredLevel: { Value: 'ApplicationRequired' } })],
});
const relation = (cascade: object = { Assign: 'Cascade', Delete: 'Cascade', Share: 'Cascade', Unshare: 'Cascade', Reparent: 'Cascade', Merge: 'NoCascade' }) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata', SchemaName: 'hrz_lead_visits', ReferencedEntity: 'lead', ReferencedAttribute: 'leadid', ReferencingEntity: 'hrz_visit',
  CascadeConfiguration: cascade, Lookup: attribute('Lookup', 'hrz_LeadId'),
});
const admin = (method: string, path: string, body?: unknown) => crm.send('admin', method, path, { body, headers: { 'MSCRM.SolutionUniqueName': 'Handraise' } });

test('without our own tables the organization knows none of them, and the rest works', async () => {
  expect((await admin('GET', 'hrz_emaillinks')).status).toBe(404);
  expect((await admin('GET', "EntityDefinitions(LogicalName='hrz_emaillink')?$select=LogicalName")).status).toBe(404);
  expect((await crm.send('seller', 'GET', 'leads?$select=subject')).status).toBe(200);
});

test('a publisher and a solution are kept as rows', async () => {
  const publisher = await crm.create('admin', 'publishers', { uniquename: 'handraise', friendlyname: 'Handraise', customizationprefix: 'hrz', customizationoptionvalueprefix: 92743 });
  await crm.create('admin', 'solutions', { uniquename: 'Handraise', friendlyname: 'Handraise', version: '1.0.0.0', 'publisherid@odata.bind': `/publishers(${publisher})` });
  expect(rowsOf(await admin('GET', "solutions?$select=uniquename&$expand=publisherid($select=customizationprefix)&$filter=uniquename eq 'Handraise'"))[0]).toMatchObject({ publisherid: { customizationprefix: 'hrz' } });
});

test('a table with columns, a choice, a relationship and a key is created, used, survives a restart and is deleted again', async () => {
  const created = await admin('POST', 'EntityDefinitions', tableBody('hrz_Visit'));
  expect([created.status, created.headers.get('OData-EntityId')]).toEqual([204, expect.stringMatching(/\/EntityDefinitions\([0-9a-f-]{36}\)$/)]);
  const bodies = [
    attribute('Memo', 'hrz_Notes', { MaxLength: 4000 }), attribute('Integer', 'hrz_Count', { MinValue: 0, MaxValue: 10 }), attribute('Decimal', 'hrz_Share', { Precision: 3 }), attribute('Boolean', 'hrz_Done'),
    attribute('DateTime', 'hrz_Day', { Format: 'DateOnly', DateTimeBehavior: { Value: 'DateOnly' } }), attribute('DateTime', 'hrz_At', { DateTimeBehavior: { Value: 'UserLocal' } }),
    attribute('Picklist', 'hrz_Kind', { OptionSet: { '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata', IsGlobal: false, OptionSetType: 'Picklist', Options: [{ Value: 927430000, Label: label('Site') }, { Value: 927430001, Label: label('Call') }] } }),
    attribute('String', 'hrz_Number', { MaxLength: 20 }),
  ];
  for (const body of bodies) expect((await admin('POST', "EntityDefinitions(LogicalName='hrz_visit')/Attributes", body)).status).toBe(204);
  expect((await admin('POST', 'RelationshipDefinitions', relation())).status).toBe(204);
  expect((await admin('POST', "EntityDefinitions(LogicalName='hrz_visit')/Keys", { SchemaName: 'hrz_NumberKey', DisplayName: label('Number'), KeyAttributes: ['hrz_number'] })).status).toBe(204);
  expect((await admin('POST', 'PublishXml', { ParameterXml: '<importexportxml><entities><entity>hrz_visit</entity></entities></importexportxml>' })).status).toBe(204);

  await crm.reopen();
  const definition = await admin('GET', "EntityDefinitions(LogicalName='hrz_visit')?$select=EntitySetName,OwnershipType,IsCustomEntity&$expand=Attributes($select=LogicalName,AttributeType,MaxLength),Keys($select=KeyAttributes,EntityKeyIndexStatus)".replace(',MaxLength', ''));
  expect(definition.json).toMatchObject({ EntitySetName: 'hrz_visits', OwnershipType: 'UserOwned', IsCustomEntity: true, Keys: [{ KeyAttributes: ['hrz_number'], EntityKeyIndexStatus: 'Active' }] });
  const choice = await admin('GET', "EntityDefinitions(LogicalName='hrz_visit')/Attributes(LogicalName='hrz_kind')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet");
  expect((choice.json['OptionSet'] as { Options: { Value: number }[] }).Options.map((option) => option.Value)).toEqual([927430000, 927430001]);
  const relationship = await admin('GET', "RelationshipDefinitions(SchemaName='hrz_lead_visits')/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata");
  expect(relationship.json).toMatchObject({ ReferencingEntityNavigationPropertyName: 'hrz_LeadId', CascadeConfiguration: { Assign: 'Cascade', Delete: 'Cascade' } });
  expect((await admin('GET', '$metadata')).text).toContain('<EntityType Name="hrz_visit"');

  const lead = await crm.create('admin', 'leads', { subject: 'Visited', lastname: 'Lead' });
  const visit = await crm.create('admin', 'hrz_visits', { hrz_name: 'First', hrz_number: 'V1', hrz_kind: 927430001, hrz_count: 3, hrz_day: '2026-01-02', hrz_done: true, 'hrz_LeadId@odata.bind': `/leads(${lead})` });
  const read = await crm.send('admin', 'GET', `hrz_visits(${visit})?$expand=hrz_LeadId($select=subject)`, { headers: { Prefer: 'odata.include-annotations="*"' } });
  expect(read.json).toMatchObject({ hrz_day: '2026-01-02', hrz_LeadId: { subject: 'Visited' }, 'hrz_kind@OData.Community.Display.V1.FormattedValue': 'Call' });
  expect((await admin('POST', 'hrz_visits', { hrz_name: 'Twice', hrz_number: 'v1' })).status).toBe(412);
  expect((await admin('POST', 'hrz_visits', { hrz_number: 'V2' })).status).toBe(400);
  expect((await admin('POST', 'hrz_visits', { hrz_name: 'Many', hrz_count: 11 })).status).toBe(400);
  expect(rowsOf(await admin('GET', "leads?$select=subject&$filter=hrz_lead_visits/any(v:v/hrz_number eq 'V1')"))).toHaveLength(1);
  expect((await admin('DELETE', `leads(${lead})`)).status).toBe(204);
  expect((await admin('GET', `hrz_visits(${visit})`)).status).toBe(404);

  expect((await admin('DELETE', "EntityDefinitions(LogicalName='hrz_visit')/Attributes(LogicalName='hrz_number')")).status).toBe(400);
  expect((await admin('DELETE', "EntityDefinitions(LogicalName='hrz_visit')/Keys(LogicalName='hrz_numberkey')")).status).toBe(204);
  expect((await admin('DELETE', "EntityDefinitions(LogicalName='hrz_visit')/Attributes(LogicalName='hrz_number')")).status).toBe(204);
  expect((await admin('POST', 'hrz_visits', { hrz_name: 'x', hrz_number: 'V1' })).status).toBe(400);
  expect((await admin('DELETE', "EntityDefinitions(LogicalName='hrz_visit')")).status).toBe(204);
  expect((await admin('GET', 'hrz_visits')).status).toBe(404);
  expect((await admin('POST', 'EntityDefinitions', tableBody('hrz_Visit'))).status).toBe(204);
  expect((await admin('DELETE', "EntityDefinitions(LogicalName='hrz_visit')")).status).toBe(204);
});

test('a many-to-many relationship links rows in both directions, and goes away with its links', async () => {
  await admin('POST', 'EntityDefinitions', tableBody('hrz_Topic'));
  const body = { '@odata.type': 'Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata', SchemaName: 'hrz_lead_topic', IntersectEntityName: 'hrz_lead_topic', Entity1LogicalName: 'lead', Entity2LogicalName: 'hrz_topic' };
  expect((await admin('POST', 'RelationshipDefinitions', body)).status).toBe(204);
  expect((await admin('POST', 'RelationshipDefinitions', body)).status).toBe(400);
  const [lead, topic] = [await crm.create('admin', 'leads', { subject: 'Linked', lastname: 'x' }), await crm.create('admin', 'hrz_topics', { hrz_name: 'Pallets' })];
  expect((await admin('POST', `leads(${lead})/hrz_lead_topic/$ref`, { '@odata.id': `${crm.root}/hrz_topics(${topic})` })).status).toBe(204);
  expect(rowsOf(await admin('GET', `hrz_topics(${topic})/hrz_lead_topic?$select=subject`)).map((row) => row['subject'])).toEqual(['Linked']);
  expect(rowsOf(await admin('GET', "leads?$select=subject&$filter=hrz_lead_topic/any(t:t/hrz_name eq 'pallets')"))).toHaveLength(1);
  expect((await admin('GET', "RelationshipDefinitions(SchemaName='hrz_lead_topic')/Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata")).json).toMatchObject({ IntersectEntityName: 'hrz_lead_topic' });
  await crm.reopen();
  expect((await admin('DELETE', "EntityDefinitions(LogicalName='hrz_topic')")).status).toBe(400);
  expect((await admin('DELETE', "RelationshipDefinitions(SchemaName='hrz_lead_topic')")).status).toBe(204);
  expect((await admin('DELETE', "EntityDefinitions(LogicalName='hrz_topic')")).status).toBe(204);
});

test('a table is related to itself, each direction under its own name', async () => {
  const body = {
    '@odata.type': 'Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata', SchemaName: 'hrz_lead_lead', IntersectEntityName: 'hrz_lead_lead', Entity1LogicalName: 'lead', Entity2LogicalName: 'lead',
    Entity1NavigationPropertyName: 'hrz_follows', Entity2NavigationPropertyName: 'hrz_followedby',
  };
  expect((await admin('POST', 'RelationshipDefinitions', body)).status).toBe(204);
  await crm.reopen();
  const [first, second] = [await crm.create('admin', 'leads', { subject: 'First', lastname: 'x' }), await crm.create('admin', 'leads', { subject: 'Second', lastname: 'x' })];
  expect((await admin('POST', `leads(${first})/hrz_follows/$ref`, { '@odata.id': `${crm.root}/leads(${second})` })).status).toBe(204);
  const related = async (id: string, name: string) => rowsOf(await admin('GET', `leads(${id})/${name}?$select=subject`)).map((row) => row['subject']);
  expect([await related(first, 'hrz_follows'), await related(second, 'hrz_follows'), await related(second, 'hrz_followedby')]).toEqual([['Second'], [], ['First']]);
  expect(rowsOf(await admin('GET', "leads?$select=subject&$filter=hrz_followedby/any(l:l/subject eq 'First')")).map((row) => row['subject'])).toEqual(['Second']);
  expect((await admin('GET', "RelationshipDefinitions(SchemaName='hrz_lead_lead')")).json).toMatchObject({ Entity1NavigationPropertyName: 'hrz_follows', Entity2NavigationPropertyName: 'hrz_followedby', Entity1LogicalName: 'lead', Entity2LogicalName: 'lead' });
  expect((await admin('DELETE', `leads(${second})`)).status).toBe(204);
  expect(await related(first, 'hrz_follows')).toEqual([]);
  expect((await admin('DELETE', "RelationshipDefinitions(SchemaName='hrz_lead_lead')")).status).toBe(204);
});

test('a whole definition is read, changed and put back', async () => {
  await admin('POST', 'EntityDefinitions', tableBody('hrz_Whole'));
  const path = "EntityDefinitions(LogicalName='hrz_whole')";
  const { json } = await admin('GET', path);
  expect((await admin('PUT', path, { ...json, DisplayName: label('Entire') })).status).toBe(204);
  expect((await admin('GET', `${path}?$select=DisplayName,DisplayCollectionName`)).json).toMatchObject({ DisplayName: { UserLocalizedLabel: { Label: 'Entire' } }, DisplayCollectionName: { UserLocalizedLabel: { Label: 'Visits' } } });
  expect((await admin('PATCH', path, { DisplayName: label('No') })).status).toBe(405);
});

test('definitions are sifted by yes/no properties and by numbers', async () => {
  const named = async (filter: string) => rowsOf(await admin('GET', `EntityDefinitions?$select=LogicalName&$filter=${encodeURIComponent(filter)}`)).map((row) => row['LogicalName']);
  expect(await named('IsActivity and ObjectTypeCode lt 4205')).toEqual(expect.arrayContaining(['appointment', 'email']));
  expect(await named('ObjectTypeCode ge 1 and ObjectTypeCode le 2')).toEqual(expect.arrayContaining(['account', 'contact']));
  expect(await named('not IsActivity and ObjectTypeCode eq 4202')).toEqual([]);
});

test('the marker of the definitions changes with them, and stands in answers that ask for it', async () => {
  const marker = async (path: string) => (await crm.send('admin', 'GET', path, { headers: { Prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.globalmetadataversion"' } })).json['@Microsoft.Dynamics.CRM.globalmetadataversion'];
  const before = await marker('EntityDefinitions?$select=LogicalName');
  expect([await marker('leads?$select=subject&$top=1'), await marker(`leads?fetchXml=${encodeURIComponent('<fetch top="1"><entity name="lead"/></fetch>')}`)]).toEqual([before, before]);
  await admin('POST', "EntityDefinitions(LogicalName='lead')/Attributes", attribute('String', 'hrz_Marker'));
  expect(await marker('EntityDefinitions?$select=LogicalName')).not.toBe(before);
  expect((await admin('GET', 'leads?$select=subject&$top=1')).json).not.toHaveProperty('@Microsoft.Dynamics.CRM.globalmetadataversion');
});

test('a column may be added to a table everybody has, and options and labels change afterwards', async () => {
  const size = attribute('Picklist', 'hrz_Size', { OptionSet: { Options: [{ Value: 1, Label: label('Small') }] } });
  expect((await admin('POST', "EntityDefinitions(LogicalName='lead')/Attributes", size)).status).toBe(204);
  expect((await admin('POST', 'InsertOptionValue', { EntityLogicalName: 'lead', AttributeLogicalName: 'hrz_size', Value: 2, Label: label('Large') })).json).toMatchObject({ NewOptionValue: 2 });
  expect((await admin('PUT', "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='hrz_size')", attribute('Picklist', 'hrz_Size', { DisplayName: label('Extent') }))).status).toBe(204);
  const lead = await crm.create('seller', 'leads', { subject: 'x', lastname: 'y', hrz_size: 2 });
  const row = await crm.send('seller', 'GET', `leads(${lead})?$select=hrz_size`, { headers: { Prefer: 'odata.include-annotations="*"' } });
  expect(row.json).toMatchObject({ 'hrz_size@OData.Community.Display.V1.FormattedValue': 'Large' });
  const definition = await admin('GET', "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='hrz_size')");
  expect(definition.json).toMatchObject({ IsCustomAttribute: true, DisplayName: { UserLocalizedLabel: { Label: 'Extent' } } });
});

test('privileges of a new table exist at once, and only an administrator changes tables', async () => {
  await admin('POST', 'EntityDefinitions', tableBody('hrz_Guarded'));
  expect(rowsOf(await admin('GET', "privileges?$select=name&$filter=name eq 'prvReadhrz_Guarded'"))).toHaveLength(1);
  expect((await crm.send('seller', 'GET', 'hrz_guardeds')).status).toBe(403);
  expect((await admin('GET', 'hrz_guardeds')).status).toBe(200);
  for (const as of ['seller', 'manager', 'service']) {
    expect((await crm.send(as, 'POST', 'EntityDefinitions', { body: tableBody('hrz_Sneaky') })).status).toBe(403);
    expect((await crm.send(as, 'DELETE', "EntityDefinitions(LogicalName='hrz_guarded')")).status).toBe(403);
    expect((await crm.send(as, 'POST', 'PublishAllXml')).status).toBe(403);
  }
});

test.each([
  ['a name without prefix', 'EntityDefinitions', () => tableBody('Visit'), 400],
  ['a name that is SQL', 'EntityDefinitions', () => tableBody('hrz_x"; drop table crm.lead; --'), 400],
  ['a table that exists', 'EntityDefinitions', () => ({ ...tableBody('hrz_Guarded') }), 400],
  ['a table without a name column', 'EntityDefinitions', () => ({ ...tableBody('hrz_Nameless'), Attributes: [] }), 400],
  ['a column that exists', "EntityDefinitions(LogicalName='hrz_guarded')/Attributes", () => attribute('String', 'hrz_Name'), 400],
  ['a column type that is not kept', "EntityDefinitions(LogicalName='hrz_guarded')/Attributes", () => attribute('Image', 'hrz_Image'), 501],
  ['a text longer than possible', "EntityDefinitions(LogicalName='hrz_guarded')/Attributes", () => attribute('String', 'hrz_Long', { MaxLength: 5000 }), 400],
  ['a key over an unknown column', "EntityDefinitions(LogicalName='hrz_guarded')/Keys", () => ({ SchemaName: 'hrz_Key', KeyAttributes: ['nosuch'] }), 400],
  ['a relationship to an unknown table', 'RelationshipDefinitions', () => ({ ...relation(), ReferencingEntity: 'hrz_guarded', ReferencedEntity: 'nosuch' }), 400],
  ['a cascade onto itself', 'RelationshipDefinitions', () => ({ ...relation(), ReferencingEntity: 'hrz_guarded', ReferencedEntity: 'hrz_guarded' }), 400],
  ['a many-to-many relationship of a table with itself, both ways under one name', 'RelationshipDefinitions', () => ({ '@odata.type': 'Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata', SchemaName: 'hrz_Self', Entity1LogicalName: 'lead', Entity2LogicalName: 'lead' }), 400],
  ['an unknown table', "EntityDefinitions(LogicalName='nosuch')/Attributes", () => attribute('String', 'hrz_X'), 404],
])('%s is refused', async (_, path, body, status) => {
  const answer = await admin('POST', path, body());
  expect([answer.status, errorOf(answer).message === '']).toEqual([status, false]);
});

test('what belongs to the system is not taken away', async () => {
  expect((await admin('DELETE', "EntityDefinitions(LogicalName='lead')")).status).toBe(400);
  expect((await admin('DELETE', "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='subject')")).status).toBe(400);
  expect((await admin('DELETE', "RelationshipDefinitions(SchemaName='lead_parent_account')")).status).toBe(400);
});
