// Every kind of part survives the way from one organization to another, and parts join and leave solutions.
import { randomUUID } from 'node:crypto';
import { errorOf, rowsOf, startCrm, type Answer, type CrmUnderTest } from '../crmUnderTest.ts';

let source: CrmUnderTest;
let target: CrmUnderTest;
const label = (text: string) => ({ LocalizedLabels: [{ Label: text, LanguageCode: 1033 }] });
const attribute = (type: string, schema: string, more: object = {}) => ({ '@odata.type': `Microsoft.Dynamics.CRM.${type}AttributeMetadata`, SchemaName: schema, DisplayName: label(`${schema.slice(4)} <&"'>`), RequiredLevel: { Value: 'None' }, ...more });
const options = (...texts: readonly string[]) => ({ Options: texts.map((text, index) => ({ Value: 727000000 + index, Label: label(text) })) });
const cascade = { Assign: 'Cascade', Delete: 'Restrict', Share: 'NoCascade', Unshare: 'NoCascade', Reparent: 'NoCascade' };
const headers = { 'MSCRM.SolutionUniqueName': 'Parcels' };

async function must(answer: Promise<Answer>): Promise<Answer> {
  const done = await answer;
  if (done.status >= 300) throw new Error(`${done.status} ${done.text}`);
  return done;
}
const post = (path: string, body: unknown, named: Record<string, string> = headers): Promise<Answer> => must(source.send('admin', 'POST', path, { body, headers: named }));
const table = (schema: string, ownership = 'UserOwned') => ({ '@odata.type': 'Microsoft.Dynamics.CRM.EntityMetadata', SchemaName: schema, DisplayName: label(schema), DisplayCollectionName: label(`${schema}s`), OwnershipType: ownership, Attributes: [attribute('String', 'abc_Name', { IsPrimaryName: true, MaxLength: 90 })] });
const exportFrom = async (crm: CrmUnderTest, name: string): Promise<string> => String((await must(crm.send('admin', 'POST', 'ExportSolution', { body: { SolutionName: name, Managed: false } }))).json['ExportSolutionFile']);
const importInto = (crm: CrmUnderTest, file: string): Promise<Answer> => crm.send('admin', 'POST', 'ImportSolution', { body: { CustomizationFile: file, OverwriteUnmanagedCustomizations: true, PublishWorkflows: true, ImportJobId: randomUUID() } });

/** What an organization says about a table, without what differs between organizations. */
async function described(crm: CrmUnderTest, name: string): Promise<unknown> {
  const path = `EntityDefinitions(LogicalName='${name}')`;
  const read = async (below: string): Promise<unknown> => ({ ...(await must(crm.send('admin', 'GET', `${path}${below}`))).json, '@odata.context': undefined });
  const byName = (rows: readonly Record<string, unknown>[]): unknown => [...rows].sort((one, other) => String(one['LogicalName'] ?? one['SchemaName']).localeCompare(String(other['LogicalName'] ?? other['SchemaName'])));
  const lists = ['Attributes', 'Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet', 'Attributes/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$expand=OptionSet', 'Attributes/Microsoft.Dynamics.CRM.BooleanAttributeMetadata?$expand=OptionSet', 'Keys', 'ManyToOneRelationships', 'OneToManyRelationships', 'ManyToManyRelationships'];
  const rows = [];
  for (const list of lists) rows.push(byName(rowsOf(await must(crm.send('admin', 'GET', `${path}/${list}`)))));
  return [await read(''), ...rows];
}

async function members(crm: CrmUnderTest, name: string): Promise<readonly string[]> {
  const rows = rowsOf(await must(crm.send('admin', 'GET', `solutions?$select=uniquename&$filter=uniquename eq '${name}'&$expand=solution_solutioncomponent($select=componenttype,objectid,rootcomponentbehavior)`)));
  const [solution] = rows;
  const parts = solution?.['solution_solutioncomponent'] as readonly Record<string, unknown>[];
  return parts.map((one) => `${String(one['componenttype'])} ${String(one['rootcomponentbehavior'])} ${String(one['objectid'])}`).sort();
}

async function addColumns(): Promise<void> {
  const bodies = [
    attribute('Memo', 'abc_Note', { MaxLength: 4000 }), attribute('Integer', 'abc_Count', { MinValue: -5, MaxValue: 10 }), attribute('BigInt', 'abc_Big'), attribute('Decimal', 'abc_Share', { MinValue: 0, MaxValue: 1, Precision: 3 }),
    attribute('Double', 'abc_Weight', { Precision: 2 }), attribute('Money', 'abc_Price', { MinValue: 0 }), attribute('Boolean', 'abc_Fragile', { DefaultValue: true, OptionSet: { TrueOption: { Value: 1, Label: label('Glass') }, FalseOption: { Value: 0, Label: label('Steel') } } }),
    attribute('DateTime', 'abc_Day', { DateTimeBehavior: { Value: 'DateOnly' } }), attribute('DateTime', 'abc_At', { DateTimeBehavior: { Value: 'UserLocal' } }), attribute('Picklist', 'abc_Size', { OptionSet: options('Small', 'Large'), DefaultFormValue: 727000001 }),
    attribute('Picklist', 'abc_Color', { 'GlobalOptionSet@odata.bind': "/GlobalOptionSetDefinitions(Name='abc_colors')" }), attribute('String', 'abc_Number', { MaxLength: 20, RequiredLevel: { Value: 'Recommended' } }),
  ];
  for (const body of bodies) await post("EntityDefinitions(LogicalName='abc_parcel')/Attributes", body);
  await post("EntityDefinitions(LogicalName='lead')/Attributes", attribute('String', 'abc_Origin'));
}

beforeAll(async () => {
  [source, target] = [await startCrm({ withOwnTables: false }), await startCrm({ withOwnTables: false })];
  const publisher = await source.create('admin', 'publishers', { uniquename: 'abc', friendlyname: 'A & B', customizationprefix: 'abc', customizationoptionvalueprefix: 72700, emailaddress: 'abc@contoso.example' });
  for (const name of ['Parcels', 'Other']) await source.create('admin', 'solutions', { uniquename: name, friendlyname: `${name} <new>`, description: 'Of "parcels"', version: '2.1', 'publisherid@odata.bind': `/publishers(${publisher})` });
  await post('GlobalOptionSetDefinitions', { '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata', Name: 'abc_colors', DisplayName: label('Colors'), ...options('Red', 'Green') });
  await post('EntityDefinitions', table('abc_Shelf', 'OrganizationOwned'));
  await post('EntityDefinitions', table('abc_Parcel'));
  await addColumns();
  const relation = (schema: string, referenced: string, lookup: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata', SchemaName: schema, ReferencedEntity: referenced, ReferencingEntity: 'abc_parcel', CascadeConfiguration: cascade, Lookup: attribute('Lookup', lookup) });
  await post('RelationshipDefinitions', relation('abc_shelf_parcels', 'abc_shelf', 'abc_ShelfId'));
  await post('RelationshipDefinitions', { ...relation('abc_lead_parcels', 'lead', 'abc_LeadId'), ReferencingEntityNavigationPropertyName: 'abc_Lead', ReferencedEntityNavigationPropertyName: 'abc_Parcels' });
  await post('CreateCustomerRelationships', { Lookup: attribute('ComplexLookup', 'abc_ForId'), OneToManyRelationships: ['account', 'contact'].map((one) => ({ ReferencedEntity: one, ReferencingEntity: 'abc_parcel', SchemaName: `abc_parcel_${one}` })) });
  const pair = (schema: string, second: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata', SchemaName: schema, IntersectEntityName: schema, Entity1LogicalName: 'abc_parcel', Entity2LogicalName: second, Entity1NavigationPropertyName: `${schema}_one`, Entity2NavigationPropertyName: `${schema}_two` });
  await post('RelationshipDefinitions', pair('abc_parcel_firm', 'account'));
  await post('RelationshipDefinitions', pair('abc_parcel_parcel', 'abc_parcel'));
  await post("EntityDefinitions(LogicalName='abc_parcel')/Keys", { SchemaName: 'abc_NumberKey', DisplayName: label('Number'), KeyAttributes: ['abc_number', 'abc_shelfid'] });
  await post('InsertStatusValue', { EntityLogicalName: 'abc_parcel', AttributeLogicalName: 'statuscode', StateCode: 0, Value: 727000009, Label: label('Packed') });
}, 60_000);
afterAll(async () => {
  await source.stop();
  await target.stop();
});

test('every kind of column, choice, relationship and key arrives as it was, and is exported again byte for byte', async () => {
  const file = await exportFrom(source, 'Parcels');
  const imported = await importInto(target, file);
  expect([imported.status, imported.text]).toEqual([204, '']);
  for (const name of ['abc_parcel', 'abc_shelf']) expect(await described(target, name)).toEqual(await described(source, name));
  const leadColumn = "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='abc_origin')?$select=LogicalName,MaxLength,DisplayName";
  expect((await target.send('admin', 'GET', leadColumn.replace(',MaxLength', ''))).json['DisplayName']).toEqual((await source.send('admin', 'GET', leadColumn.replace(',MaxLength', ''))).json['DisplayName']);
  expect(await exportFrom(target, 'Parcels') === file).toBe(true);
  expect(await members(target, 'Parcels')).toEqual(await members(source, 'Parcels'));
  const [solution] = rowsOf(await target.send('admin', 'GET', "solutions?$select=friendlyname,description,version&$filter=uniquename eq 'Parcels'&$expand=publisherid($select=friendlyname,customizationprefix,customizationoptionvalueprefix,emailaddress)"));
  expect(solution).toMatchObject({ friendlyname: 'Parcels <new>', description: 'Of "parcels"', version: '2.1', publisherid: { friendlyname: 'A & B', customizationprefix: 'abc', customizationoptionvalueprefix: 72700, emailaddress: 'abc@contoso.example' } });
});

test('rows of imported tables hold all of it', async () => {
  const shelf = await target.create('admin', 'abc_shelfs', { abc_name: 'A' });
  const account = await target.create('admin', 'accounts', { name: 'For' });
  const values = { abc_name: 'P', abc_note: 'n', abc_count: 3, abc_share: 0.5, abc_day: '2026-11-22', abc_size: 727000000, abc_color: 727000001, abc_number: '1', statuscode: 727000009 };
  const parcel = await target.create('admin', 'abc_parcels', { ...values, 'abc_ShelfId@odata.bind': `/abc_shelfs(${shelf})`, 'abc_ForId_account@odata.bind': `/accounts(${account})` });
  expect((await target.send('admin', 'GET', `abc_parcels(${parcel})`)).json).toMatchObject({ ...values, abc_fragile: true, _abc_shelfid_value: shelf, _abc_forid_value: account });
  expect((await target.send('admin', 'POST', `abc_parcels(${parcel})/abc_parcel_firm_one/$ref`, { body: { '@odata.id': `${target.root}/accounts(${account})` } })).status).toBe(204);
  expect((await target.send('admin', 'DELETE', `abc_shelfs(${shelf})`)).status).toBe(400);
});

test('a column of a table that everybody has brings its table as a place only', async () => {
  const rows = await members(source, 'Parcels');
  const [lead, column] = await Promise.all(['', "/Attributes(LogicalName='abc_origin')"].map(async (below) => String((await source.send('admin', 'GET', `EntityDefinitions(LogicalName='lead')${below}?$select=MetadataId`)).json['MetadataId'])));
  expect(rows).toEqual(expect.arrayContaining([`1 2 ${lead}`, `2 null ${column}`]));
  expect(rows.filter((one) => one.startsWith('2 '))).toHaveLength(1);
});

test('what is made in the name of a solution that does not exist is not made', async () => {
  const answer = await source.send('admin', 'POST', 'EntityDefinitions', { body: table('abc_Nowhere'), headers: { 'MSCRM.SolutionUniqueName': 'Nowhere' } });
  expect([answer.status, errorOf(answer).message]).toEqual([404, expect.stringContaining('Nowhere')]);
  expect((await source.send('admin', 'GET', "EntityDefinitions(LogicalName='abc_nowhere')?$select=LogicalName")).status).toBe(404);
  expect((await source.send('admin', 'POST', 'leads', { body: { subject: 'x', lastname: 'y' }, headers: { 'MSCRM.SolutionUniqueName': 'Nowhere' } })).status).toBe(204);
});

test('a role made in the name of a solution belongs to it, and leaves all solutions when it is deleted', async () => {
  const unit = rowsOf(await source.send('admin', 'GET', 'businessunits?$select=businessunitid'))[0];
  const made = await post('roles', { name: 'Packer', 'businessunitid@odata.bind': `/businessunits(${String(unit?.['businessunitid'])})` });
  const id = /\(([0-9a-f-]{36})\)$/.exec(made.headers.get('OData-EntityId') ?? '')?.[1] ?? '';
  expect(await members(source, 'Parcels')).toContain(`20 null ${id}`);
  expect(await members(source, 'Default')).toContain(`20 null ${id}`);
  expect((await source.send('admin', 'DELETE', `roles(${id})`)).status).toBe(204);
  expect((await members(source, 'Default')).some((one) => one.endsWith(id))).toBe(false);
});

test('parts join another solution with what they need, and leave it with what is theirs', async () => {
  const id = String((await source.send('admin', 'GET', "EntityDefinitions(LogicalName='abc_parcel')?$select=MetadataId")).json['MetadataId']);
  const add = (more: object, as = 'admin') => source.send(as, 'POST', 'AddSolutionComponent', { body: { ComponentId: id, ComponentType: 1, SolutionUniqueName: 'Other', AddRequiredComponents: true, ...more } });
  expect((await add({}, 'seller')).status).toBe(403);
  expect([(await add({ SolutionUniqueName: 'Nowhere' })).status, (await add({ ComponentId: randomUUID() })).status, (await add({ ComponentType: 61 })).status, (await add({ ComponentId: 'x' })).status]).toEqual([404, 404, 501, 400]);
  expect((await add({})).status).toBe(200);
  const content = Buffer.from(await exportFrom(source, 'Other'), 'base64');
  expect([content.includes('customizations.xml'), (await members(source, 'Other')).length]).toEqual([true, 7]);
  const empty = await startCrm({ withOwnTables: false });
  try {
    expect((await importInto(empty, content.toString('base64'))).status).toBe(204);
    expect(await described(empty, 'abc_parcel')).toEqual(await described(source, 'abc_parcel'));
  } finally {
    await empty.stop();
  }
  const remove = (more: object = {}) => source.send('admin', 'POST', 'RemoveSolutionComponent', { body: { SolutionComponent: { '@odata.type': 'Microsoft.Dynamics.CRM.solutioncomponent', solutioncomponentid: id }, ComponentType: 1, SolutionUniqueName: 'Other', ...more } });
  expect((await remove({ SolutionUniqueName: 'Default' })).status).toBe(400);
  expect((await remove()).status).toBe(200);
  expect((await remove()).status).toBe(404);
  expect((await members(source, 'Other')).map((one) => one.slice(0, 2)).sort()).toEqual(['1 ', '9 ']);
}, 60_000);

test('a solution that lacks what it needs says so, and is refused where that is not', async () => {
  const id = String((await source.send('admin', 'GET', "EntityDefinitions(LogicalName='abc_parcel')?$select=MetadataId")).json['MetadataId']);
  const shelf = String((await source.send('admin', 'GET', "EntityDefinitions(LogicalName='abc_shelf')?$select=MetadataId")).json['MetadataId']);
  await must(source.send('admin', 'POST', 'RemoveSolutionComponent', { body: { SolutionComponent: { solutioncomponentid: shelf }, ComponentType: 1, SolutionUniqueName: 'Other' } }));
  await must(source.send('admin', 'POST', 'AddSolutionComponent', { body: { ComponentId: id, ComponentType: 1, SolutionUniqueName: 'Other', AddRequiredComponents: false } }));
  const file = await exportFrom(source, 'Other');
  const empty = await startCrm({ withOwnTables: false });
  try {
    const answer = await importInto(empty, file);
    expect([answer.status, errorOf(answer).code, errorOf(answer).message]).toEqual([400, '0x8004801d', expect.stringContaining('abc_shelf')]);
    expect((await empty.send('admin', 'GET', "EntityDefinitions(LogicalName='abc_parcel')?$select=LogicalName")).status).toBe(404);
  } finally {
    await empty.stop();
  }
}, 60_000);

test('the default solution is there from the start and stays', async () => {
  const [solution] = rowsOf(await source.send('admin', 'GET', "solutions?$select=solutionid,ismanaged&$filter=uniquename eq 'Default'"));
  expect([solution?.['ismanaged'], (await source.send('admin', 'DELETE', `solutions(${String(solution?.['solutionid'])})`)).status]).toEqual([false, 400]);
  expect(await importInto(target, await exportFrom(source, 'Parcels'))).toMatchObject({ status: 204 });
});

test('the schema tells programs of the messages about solutions', async () => {
  const { text } = await source.send('admin', 'GET', '$metadata');
  for (const name of ['ExportSolution', 'ImportSolution', 'AddSolutionComponent', 'RemoveSolutionComponent']) expect(text).toContain(`<ActionImport Name="${name}"`);
});

test('a solution and a deleted table leave no parts behind', async () => {
  const [solution] = rowsOf(await target.send('admin', 'GET', "solutions?$select=solutionid&$filter=uniquename eq 'Parcels'"));
  const id = String(solution?.['solutionid']);
  expect((await target.send('admin', 'DELETE', `solutions(${id})`)).status).toBe(204);
  expect(rowsOf(await target.send('admin', 'GET', `solutioncomponents?$select=objectid&$filter=_solutionid_value eq ${id} or _solutionid_value eq null`))).toEqual([]);
  for (const name of ['abc_parcel_firm', 'abc_parcel_parcel']) await must(target.send('admin', 'DELETE', `RelationshipDefinitions(SchemaName='${name}')`));
  const table1 = String((await target.send('admin', 'GET', "EntityDefinitions(LogicalName='abc_parcel')?$select=MetadataId")).json['MetadataId']);
  await must(target.send('admin', 'DELETE', "EntityDefinitions(LogicalName='abc_parcel')"));
  expect((await members(target, 'Default')).some((one) => one.endsWith(table1))).toBe(false);
});
