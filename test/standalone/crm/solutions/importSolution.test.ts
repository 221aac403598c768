// A solution goes from one organization to another as a file: whole, once, and only by those who may.
import { randomUUID } from 'node:crypto';
import { findMissing, findMissingGrants, makeRoles, makeStructure } from '../../../../src/crm/provisioning.ts';
import { openProvisioning, type ProvisioningClient } from '../../../../src/crm/provisioning/provisioningClient.ts';
import { ownTables } from '../../../../src/crm/tables.ts';
import { errorOf, rowsOf, startCrm, type Answer, type CrmUnderTest } from '../crmUnderTest.ts';
import { readZip, writeZip } from '../../../../src/standalone/crm/solutions/zip.ts';

let source: CrmUnderTest;
let target: CrmUnderTest;
let file = '';

const clientOf = (crm: CrmUnderTest): ProvisioningClient => openProvisioning({ url: new URL(crm.root).origin, token: async () => 'admin', now: Date.now, wait: async () => undefined });
const exportFrom = (crm: CrmUnderTest, name = 'Handraise', as = 'admin'): Promise<Answer> => crm.send(as, 'POST', 'ExportSolution', { body: { SolutionName: name, Managed: false } });
const fileOf = (answer: Answer): string => String(answer.json['ExportSolutionFile']);
const importInto = (crm: CrmUnderTest, content: string, more: { readonly as?: string; readonly body?: object } = {}): Promise<Answer> =>
  crm.send(more.as ?? 'admin', 'POST', 'ImportSolution', { body: { CustomizationFile: content, OverwriteUnmanagedCustomizations: false, PublishWorkflows: true, ImportJobId: randomUUID(), ...more.body } });

/** The texts of a package by name. */
function textsOf(content: string): ReadonlyMap<string, string> {
  return new Map(readZip(Buffer.from(content, 'base64')).map((one) => [one.name, one.read().toString('utf8')]));
}

/** The package with one of its documents changed. */
function changed(content: string, name: string, edit: (text: string) => string): string {
  return writeZip([...textsOf(content)].map(([one, text]) => ({ name: one, content: Buffer.from(one === name ? edit(text) : text) }))).toString('base64');
}

/** Everything an import may change. */
async function stateOf(crm: CrmUnderTest): Promise<unknown> {
  const rows = async (path: string): Promise<unknown> => rowsOf(await crm.send('admin', 'GET', path));
  const marker = await crm.send('admin', 'GET', 'EntityDefinitions?$select=LogicalName', { headers: { Prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.globalmetadataversion"' } });
  return [
    marker.json, await rows('publishers?$orderby=publisherid'), await rows('solutions?$orderby=solutionid'), await rows('solutioncomponents?$orderby=solutioncomponentid'), await rows('roles?$orderby=roleid'),
    await rows('roleprivilegescollection?$select=roleid,privilegeid,privilegedepthmask&$orderby=roleprivilegeid&$count=true'),
  ];
}

async function componentsOf(crm: CrmUnderTest, name: string): Promise<readonly Record<string, unknown>[]> {
  const [solution] = rowsOf(await crm.send('admin', 'GET', `solutions?$select=solutionid&$filter=uniquename eq '${name}'`));
  return rowsOf(await crm.send('admin', 'GET', `solutioncomponents?$filter=_solutionid_value eq ${String(solution?.['solutionid'])}`));
}

beforeAll(async () => {
  [source, target] = [await startCrm({ withOwnTables: false }), await startCrm({ withOwnTables: false })];
  const client = clientOf(source);
  await makeStructure(client, () => undefined);
  await makeRoles(client, undefined, () => undefined);
  for (const role of rowsOf(await source.send('admin', 'GET', "roles?$select=roleid&$filter=name eq 'Handraise Seller' or name eq 'Handraise Administrator'"))) {
    const added = await source.send('admin', 'POST', 'AddSolutionComponent', { body: { ComponentId: role['roleid'], ComponentType: 20, SolutionUniqueName: 'Handraise', AddRequiredComponents: false } });
    expect([added.status, added.text]).toEqual([200, expect.stringContaining('"id"')]);
  }
  file = fileOf(await exportFrom(source));
}, 120_000);
afterAll(async () => {
  await source.stop();
  await target.stop();
});

test('our own tables and roles, exported and imported elsewhere, leave nothing for provisioning to do', async () => {
  expect((await findMissing(clientOf(target))).length).toBeGreaterThan(0);
  const jobId = randomUUID();
  const imported = await importInto(target, file, { body: { ImportJobId: jobId } });
  expect([imported.status, imported.text]).toEqual([204, '']);
  expect(await findMissing(clientOf(target))).toEqual([]);
  expect(await findMissingGrants(clientOf(target))).toEqual([]);
  const job = (await target.send('admin', 'GET', `importjobs(${jobId})?$select=solutionname,progress,completedon,data`)).json;
  expect(job).toMatchObject({ solutionname: 'Handraise', progress: 100, completedon: expect.any(String), data: expect.stringContaining('result="success"') });
  // What was brought in works like what was made here.
  const lead = await target.create('admin', 'leads', { subject: 'Moved', lastname: 'Lead' });
  const [table] = ownTables.filter((one) => one.columns.some((column) => column.lookup?.table === 'lead' && one.ownership === 'UserOwned'));
  const lookup = table?.columns.find((column) => column.lookup?.table === 'lead')?.lookup;
  const required = Object.fromEntries((table?.columns ?? []).filter((column) => column.required && !column.lookup).map((column) => [column.logicalName, column.options ? Number(Object.keys(column.options)[0]) : 'x']));
  expect((await target.send('admin', 'POST', table?.entitySetName ?? '', { body: { ...required, [`${lookup?.navigation}@odata.bind`]: `/leads(${lead})` } })).status).toBe(204);
});

test('the same file a second time changes nothing', async () => {
  const before = await stateOf(target);
  expect((await importInto(target, file)).status).toBe(204);
  expect(await stateOf(target)).toEqual(before);
  await target.reopen();
  expect(await findMissing(clientOf(target))).toEqual([]);
});

test('what was imported is exported again byte for byte', async () => {
  expect(fileOf(await exportFrom(target)) === file).toBe(true);
});

test('the parts of the solution are rows, and the default solution holds them as well', async () => {
  const parts = await componentsOf(source, 'Handraise');
  const count = (type: number): number => parts.filter((one) => one['componenttype'] === type).length;
  expect([count(1), count(2), count(20)]).toEqual([ownTables.length, 0, 2]);
  expect(count(10)).toBe(ownTables.flatMap((table) => table.columns).filter((column) => column.lookup).length);
  expect(count(14)).toBe(ownTables.flatMap((table) => Object.keys(table.keys ?? {})).length);
  expect(parts.filter((one) => one['componenttype'] === 1).every((one) => one['rootcomponentbehavior'] === 0)).toBe(true);
  const general = new Set((await componentsOf(source, 'Default')).map((one) => one['objectid']));
  expect(parts.filter((one) => !general.has(one['objectid']))).toEqual([]);
  expect((await source.send('admin', 'POST', 'solutioncomponents', { body: {} })).status).toBe(400);
  expect((await source.send('admin', 'DELETE', `solutioncomponents(${String(parts[0]?.['solutioncomponentid'])})`)).status).toBe(400);
});

test.each(['seller', 'manager', 'service'])('%s neither takes a solution out nor brings one in', async (as) => {
  for (const [answer, privilege] of [[await exportFrom(target, 'Handraise', as), 'prvExportCustomization'], [await importInto(target, file, { as }), 'prvImportCustomization']] as const) {
    expect([answer.status, errorOf(answer).code, errorOf(answer).message]).toEqual([403, '0x80040220', expect.stringContaining(privilege)]);
  }
});

describe('what does not fit is refused, and nothing changes', () => {
  let before: unknown;
  beforeAll(async () => {
    before = await stateOf(target);
  });
  const customizations = (edit: (text: string) => string) => (): string => changed(file, 'customizations.xml', edit);
  const manifest = (edit: (text: string) => string) => (): string => changed(file, 'solution.xml', edit);
  const withFile = (name: string) => (): string => writeZip([...textsOf(file), [name, '{}'] as const].map(([one, text]) => ({ name: one, content: Buffer.from(text) }))).toString('base64');
  test.each([
    ['a workflow', 501, /Workflows/, customizations((text) => text.replace('<Workflows />', '<Workflows><Workflow WorkflowId="{1}" Name="x"><Type>1</Type></Workflow></Workflows>'))],
    ['a form', 501, /FormXml/, customizations((text) => text.replace('<FormXml />', '<FormXml><forms type="main"><systemform /></forms></FormXml>'))],
    ['a view', 501, /SavedQueries/, customizations((text) => text.replace('<SavedQueries />', '<SavedQueries><savedqueries><savedquery /></savedqueries>x</SavedQueries>'))],
    ['an app', 501, /AppModules/, customizations((text) => text.replace('<optionsets', '<AppModules><AppModule><UniqueName>x</UniqueName></AppModule></AppModules><optionsets'))],
    ['a file of a web resource', 501, /WebResources/, withFile('WebResources/hrz_icon.svg')],
    ['a plug-in in the list of parts', 501, /plug-in assembly/, manifest((text) => text.replace('<RootComponents>', '<RootComponents><RootComponent type="91" id="{00000000-0000-0000-0000-000000000001}" behavior="0" />'))],
    ['a managed solution', 501, /managed/, manifest((text) => text.replace('<Managed>0</Managed>', '<Managed>1</Managed>'))],
    ['a column of files', 501, /'file'/, customizations((text) => text.replace('<Type>ntext</Type>', '<Type>file</Type>'))],
    ['a column of another type', 400, /Memo in this organization/, customizations((text) => text.replace('<Type>ntext</Type>', '<Type>int</Type>'))],
    ['a table owned otherwise', 400, /owned in another way/, customizations((text) => text.replace('<OwnershipTypeMask>UserOwned', '<OwnershipTypeMask>OrgOwned'))],
    ['an unknown privilege', 400, /prvReadNothing/, customizations((text) => text.replace(/name="prvRead\w+"/, 'name="prvReadNothing"'))],
    ['a table the list of parts does not name', 400, /not declared/, manifest((text) => text.replace(/<RootComponent type="1" [^>]*>/, ''))],
    ['a part that is nowhere', 400, /not in the target system/, manifest((text) => text.replace('<RootComponents>', '<RootComponents><RootComponent type="1" schemaName="hrz_nowhere" behavior="0" />'))],
    ['a need that is not met', 400, /dependencies are missing/, manifest((text) => text.replace('<MissingDependencies />', '<MissingDependencies><MissingDependency><Required type="1" schemaName="hrz_nowhere" displayName="x" solution="Active" /></MissingDependency></MissingDependencies>'))],
    ['a document type', 400, /invalid XML/, customizations((text) => text.replace('<ImportExportXml', '<!DOCTYPE a [<!ENTITY b "c">]><ImportExportXml'))],
    ['a table twice', 400, /twice/, customizations((text) => text.replace(/<Entity>.*?<\/Entity>/s, (one) => one + one))],
    ['a lookup without its relationship', 400, /missing its associated relationship/, customizations((text) => text.replace('<attributes>', '<attributes><attribute PhysicalName="hrz_StrayId"><Type>lookup</Type><LogicalName>hrz_strayid</LogicalName><IsCustomField>1</IsCustomField></attribute>'))],
    ['a key that is another column', 400, /declared|primary key/, () => changed(changed(file, 'customizations.xml', (text) => text.replaceAll('hrz_Consent', 'hrz_Assent').replaceAll('hrz_consent', 'hrz_assent').replace('PhysicalName="hrz_AssentId"><Type>primarykey', 'PhysicalName="hrz_AssentId"><Type>nvarchar')), 'solution.xml', (text) => text.replace('schemaName="hrz_consent"', 'schemaName="hrz_assent"'))],
    ['a role with more than anybody has', 400, /System Administrator/, customizations((text) => text.replace('name="Handraise Seller"', 'name="System Administrator"'))],
    ['a name that is SQL', 400, /./, customizations((text) => text.replace('PhysicalName="hrz_', 'PhysicalName="hrz_x&quot;; drop table crm.lead; --'))],
  ])('%s', async (_, status, message, content) => {
    const answer = await importInto(target, content());
    expect([answer.status, errorOf(answer).message]).toEqual([status, expect.stringMatching(message)]);
    expect(await stateOf(target)).toEqual(before);
  });

  test.each([
    ['no file', { CustomizationFile: undefined }], ['a number as file', { CustomizationFile: 5 }], ['text that is no base64', { CustomizationFile: 'a b!' }], ['no job', { ImportJobId: undefined }],
    ['a job that is no id', { ImportJobId: 'x' }], ['a word for yes', { PublishWorkflows: 'yes' }],
  ])('%s', async (_, body) => {
    expect((await importInto(target, file, { body })).status).toBe(400);
    expect(await stateOf(target)).toEqual(before);
  });
});

test('who brings a solution in gives no role more than they have', async () => {
  const unit = rowsOf(await target.send('admin', 'GET', 'businessunits?$select=businessunitid'))[0];
  const role = await target.create('admin', 'roles', { name: 'Importer', 'businessunitid@odata.bind': `/businessunits(${String(unit?.['businessunitid'])})` });
  const names = ['prvImportCustomization', 'prvCreateCustomization', 'prvWriteCustomization', ...['Create', 'Read', 'Write', 'Append', 'AppendTo'].flatMap((right) => ['Publisher', 'Solution', 'Role', 'BusinessUnit'].map((subject) => `prv${right}${subject}`))];
  expect((await target.send('admin', 'POST', `roles(${role})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, { body: { Privileges: names.map((PrivilegeName) => ({ PrivilegeName, Depth: 'Global' })) } })).status).toBe(204);
  expect((await target.send('admin', 'POST', `systemusers(${target.people.mate.id})/systemuserroles_association/$ref`, { body: { '@odata.id': `${target.root}/roles(${role})` } })).status).toBe(204);
  expect((await importInto(target, file, { as: 'mate' })).status).toBe(204);
  const before = await stateOf(target);
  const more = changed(file, 'customizations.xml', (text) => text.replace('<RolePrivileges>', '<RolePrivileges><RolePrivilege name="prvDeleteAccount" level="Global" />'));
  const answer = await importInto(target, more, { as: 'mate' });
  expect([answer.status, errorOf(answer).message]).toEqual([403, expect.stringContaining('prvDeleteAccount')]);
  expect(await stateOf(target)).toEqual(before);
});

test('an organization that begins with our tables takes the file as it is, and gives them away as a solution', async () => {
  const own = await startCrm();
  const empty = await startCrm({ withOwnTables: false });
  try {
    const taken = await importInto(own, file);
    expect([taken.status, taken.text]).toEqual([204, '']);
    expect(await findMissing(clientOf(own))).toEqual([]);
    expect(await findMissingGrants(clientOf(own))).toEqual([]);
    const given = await exportFrom(own);
    expect([given.status, (await importInto(empty, fileOf(given))).status]).toEqual([200, 204]);
    expect(await findMissing(clientOf(empty))).toEqual([]);
    expect(await findMissingGrants(clientOf(empty))).toEqual([]);
  } finally {
    await own.stop();
    await empty.stop();
  }
}, 60_000);

test('two imports at once do not get in each other\'s way', async () => {
  const empty = await startCrm({ withOwnTables: false });
  try {
    const answers = await Promise.all([importInto(empty, file), importInto(empty, file)]);
    expect(answers.map((one) => one.status).filter((status) => status !== 412).length).toBeGreaterThan(0);
    expect(answers.every((one) => one.status === 204 || one.status === 412)).toBe(true);
    expect(await findMissing(clientOf(empty))).toEqual([]);
    expect(rowsOf(await empty.send('admin', 'GET', "solutions?$select=uniquename&$filter=uniquename eq 'Handraise'"))).toHaveLength(1);
  } finally {
    await empty.stop();
  }
}, 60_000);

test('exporting says what it cannot do', async () => {
  expect((await exportFrom(target, 'Nowhere')).status).toBe(404);
  expect((await target.send('admin', 'POST', 'ExportSolution', { body: {} })).status).toBe(400);
  expect((await target.send('admin', 'POST', 'ExportSolution', { body: { SolutionName: 'Handraise', Managed: true } })).status).toBe(501);
  expect((await target.send('admin', 'POST', 'ExportSolution', { body: { SolutionName: 'Handraise', Managed: false, ExportSales: true } })).status).toBe(501);
});

test('labels and lengths that grew in the file grow here, and the older file is refused then', async () => {
  const grown = changed(file, 'customizations.xml', (text) => text.replaceAll('<LocalizedName description="Consent"', '<LocalizedName description="Agreement &amp; more"').replace('<MaxLength>200</MaxLength>', '<MaxLength>250</MaxLength>'));
  const newer = changed(grown, 'solution.xml', (text) => text.replace('<Version>1.0.0.0</Version>', '<Version>1.1.0.0</Version>'));
  expect((await importInto(target, newer)).status).toBe(204);
  expect(rowsOf(await target.send('admin', 'GET', "solutions?$select=version&$filter=uniquename eq 'Handraise'"))[0]).toMatchObject({ version: '1.1.0.0' });
  expect((await target.send('admin', 'GET', "EntityDefinitions(LogicalName='hrz_consent')?$select=DisplayName")).json).toMatchObject({ DisplayName: { UserLocalizedLabel: { Label: 'Agreement & more' } } });
  expect(textsOf(fileOf(await exportFrom(target))).get('customizations.xml')).toContain('<MaxLength>250</MaxLength>');
  expect(await findMissing(clientOf(target))).toEqual([]);
  const back = await importInto(target, file);
  expect([back.status, errorOf(back).message]).toEqual([400, expect.stringContaining('cannot go from 250 down to 200')]);
  const looser = changed(newer, 'customizations.xml', (text) => text.replaceAll('<CascadeAssign>Cascade<', '<CascadeAssign>NoCascade<'));
  expect((await importInto(target, looser)).status).toBe(204);
  expect((await target.send('admin', 'GET', "RelationshipDefinitions(SchemaName='hrz_lead_emaillinks')")).json).toMatchObject({ CascadeConfiguration: { Assign: 'NoCascade', Delete: 'Cascade' } });
});
