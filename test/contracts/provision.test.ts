// The provisioning command against the embedded server over real HTTP, which begins as an organization without our tables.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Client } from 'pg';
import { findMissing, makeStructure } from '../../src/crm/provisioning.ts';
import { openProvisioning } from '../../src/crm/provisioning/provisioningClient.ts';
import { ownRoles, privilegesOf } from '../../src/crm/provisioning/provisioningRoles.ts';
import { ownTables, type OwnColumn, type OwnTable } from '../../src/crm/tables.ts';
import { openCrm, type Crm } from '../../src/standalone/crm/crm.ts';
import type { SeedUser } from '../../src/standalone/crm/access/install.ts';

const root = resolve(__dirname, '../..');
const tenantId = randomUUID();
const person = (firstName: string, role: SeedUser['role']): SeedUser => ({ id: randomUUID(), objectId: randomUUID(), fullName: `${firstName} Test`, firstName, lastName: 'Test', email: `${firstName}@contoso.example`, role });
const people = { admin: person('admin', 'System Administrator'), seller: person('seller', 'Salesperson'), other: person('other', 'Salesperson') };

interface Place {
  readonly url: string;
  /** Requests since the last look: method and path. */
  readonly requests: string[];
  /** Answers instead of the CRM while it gives something. */
  instead?: (request: Request) => Response | undefined;
  send(as: string, method: string, path: string, body?: object): Promise<{ readonly status: number; readonly json: Record<string, unknown>; readonly id: string }>;
}

let folder = '';
const closers: (() => Promise<unknown>)[] = [];

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function openOrganization(withOwnTables: boolean): Promise<Place> {
  const name = `provision_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const databaseUrl = (process.env['TEST_POSTGRES_URL'] ?? '').replace(/\/[^/]*$/, `/${name}`);
  const crm: Crm = await openCrm({
    databaseUrl, withOwnTables, origins: [],
    organization: { id: randomUUID(), tenantId, name: "Contoso's", currency: { isoCode: 'USD', symbol: '$', name: 'US Dollar' } },
    verifyToken: async (token) => {
      const found = Object.entries(people).find(([key]) => key === token)?.[1];
      return found && { objectId: found.objectId, tenantId };
    },
  });
  await crm.installOrganization(Object.values(people));
  const requests: string[] = [];
  const place: { instead?: Place['instead'] } = {};
  const listener = getRequestListener((request) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return place.instead?.(request) ?? crm.handle(request);
  });
  const server: Server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await crm.close();
    await onServer(`drop database ${name} with (force)`);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(place, {
    url, requests,
    send: async (as: string, method: string, path: string, body?: object) => {
      const response = await fetch(`${url}/api/data/v9.2/${path}`, { method, headers: { Authorization: `Bearer ${as}`, 'Content-Type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
      const text = await response.text();
      return { status: response.status, json: text === '' ? {} : JSON.parse(text) as Record<string, unknown>, id: /\(([0-9a-f-]{36})\)$/.exec(response.headers.get('OData-EntityId') ?? '')?.[1] ?? '' };
    },
  });
}

interface Said {
  readonly code: number | null;
  readonly out: readonly string[];
  readonly error: string;
}

function provision(place: Place, ...more: readonly string[]): Promise<Said> {
  return run(['--url', place.url, '--token', 'admin', ...more]);
}

function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Said> {
  const tsx = require.resolve('tsx', { paths: [root] });
  const child = spawn(process.execPath, ['--import', tsx, join(root, 'src/commands/provision.ts'), ...words], { cwd: folder, env: { ...process.env, ...environment } });
  const said = { out: '', error: '' };
  child.stdout.on('data', (text: Buffer) => { said.out += text.toString(); });
  child.stderr.on('data', (text: Buffer) => { said.error += text.toString(); });
  return new Promise((done) => child.once('close', (code) => done({ code, out: said.out.split('\n').filter((line) => line !== ''), error: said.error.replace(/^npm warn.*\n/gm, '').trim() })));
}

const changes = (place: Place): readonly string[] => place.requests.splice(0).filter((line) => !line.startsWith('GET '));
const rowsOf = (json: Record<string, unknown>): readonly Record<string, unknown>[] => (Array.isArray(json['value']) ? json['value'] as Record<string, unknown>[] : []);

/** What an organization says about our tables, without the ids that differ from one to the next. */
async function describeOwn(place: Place): Promise<unknown> {
  const about: unknown[] = [];
  for (const table of ownTables) {
    const { json } = await place.send('admin', 'GET', `EntityDefinitions(LogicalName='${table.logicalName}')?$select=LogicalName,SchemaName,EntitySetName,OwnershipType,PrimaryIdAttribute,PrimaryNameAttribute`);
    const attributes = rowsOf((await place.send('admin', 'GET', `EntityDefinitions(LogicalName='${table.logicalName}')/Attributes`)).json)
      .map(({ LogicalName, SchemaName, AttributeType, MaxLength, RequiredLevel, Targets }) => ({ LogicalName, SchemaName, AttributeType, MaxLength, RequiredLevel, Targets }))
      .sort((one, other) => String(one.LogicalName).localeCompare(String(other.LogicalName)));
    about.push({ ...json, MetadataId: undefined, '@odata.context': undefined, attributes });
  }
  const relationships = ['hrz_lead_emaillinks'].map(async (name) => {
    const { json } = await place.send('admin', 'GET', `RelationshipDefinitions(SchemaName='${name}')/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata`);
    const { CascadeConfiguration, ReferencedEntity, ReferencingEntity, ReferencingAttribute, ReferencedEntityNavigationPropertyName, ReferencingEntityNavigationPropertyName } = json;
    return { CascadeConfiguration, ReferencedEntity, ReferencingEntity, ReferencingAttribute, ReferencedEntityNavigationPropertyName, ReferencingEntityNavigationPropertyName };
  });
  return [...about, ...(await Promise.all(relationships))];
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handraise-provision-'));
});
afterAll(async () => {
  for (const close of closers) await close();
  await rm(folder, { recursive: true, force: true });
});

describe('an organization without our tables', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openOrganization(false);
  }, 60_000);

  test('--check names everything that is missing, changes nothing and ends with 1', async () => {
    const { code, out, error } = await provision(place, '--check');
    expect({ code, changes: changes(place) }).toEqual({ code: 1, changes: [] });
    for (const table of ownTables) expect(out).toContain(`missing table ${table.logicalName}`);
    expect(out).toEqual(expect.arrayContaining(['missing publisher Handraise', 'missing solution Handraise', 'missing column hrz_emaillink.hrz_verdict', 'missing relationship hrz_lead_emaillinks with column hrz_emaillink.hrz_leadid', 'missing role Handraise Seller', 'missing role Handraise Administrator']));
    expect(error).toMatch(/^Contoso's lacks \d+ of the things/);
  }, 60_000);

  test('a run that breaks off is completed by the next one, and the one after that changes nothing', async () => {
    let posts = 0;
    place.instead = (request) => (request.method === 'POST' && ++posts > 4 ? Response.json({ error: { code: '0x80040216', message: 'broken' } }, { status: 500 }) : undefined);
    const broken = await provision(place);
    place.instead = undefined;
    expect([broken.code, broken.error]).toEqual([1, expect.stringContaining('it goes on where it stopped')]);
    const next = await provision(place);
    expect([next.code, next.error, next.out.at(-1)]).toEqual([0, '', "Contoso's now has everything Handraise needs."]);
    place.requests.length = 0;
    const again = await provision(place);
    expect([again.code, again.out, changes(place)]).toEqual([0, ["Contoso's had everything Handraise needs; nothing was changed."], []]);
    expect(await provision(place, '--check')).toEqual({ code: 0, out: ["Contoso's has everything Handraise needs."], error: '' });
  }, 60_000);

  test('what was made is column for column what the embedded CRM begins with', async () => {
    expect(await describeOwn(place)).toEqual(await describeOwn(await openOrganization(true)));
  }, 60_000);

  test('a seller with our role links an email to a lead, and the link follows the lead to its next owner', async () => {
    const role = rowsOf((await place.send('admin', 'GET', "roles?$select=roleid&$filter=name eq 'Handraise Seller'")).json)[0];
    for (const user of [people.seller, people.other]) {
      const { status } = await place.send('admin', 'POST', `systemusers(${user.id})/systemuserroles_association/$ref`, { '@odata.id': `${place.url}/api/data/v9.2/roles(${String(role?.['roleid'])})` });
      expect(status).toBe(204);
    }
    const lead = await place.send('seller', 'POST', 'leads', { lastname: 'Brandt', subject: 'Line 4' });
    const link = await place.send('seller', 'POST', 'hrz_emaillinks', { hrz_name: 'j@b.example', hrz_verdict: 927430000, 'hrz_LeadId@odata.bind': `/leads(${lead.id})` });
    const statuses = async (): Promise<readonly number[]> => Promise.all(['seller', 'other'].map(async (as) => (await place.send(as, 'GET', `hrz_emaillinks(${link.id})`)).status));
    expect([lead.status, link.status, await statuses()]).toEqual([204, 204, [200, 404]]);
    expect((await place.send('admin', 'PATCH', `leads(${lead.id})`, { 'ownerid@odata.bind': `/systemusers(${people.other.id})` })).status).toBe(204);
    expect(await statuses()).toEqual([404, 200]);
  });

  test('[A16] --role lists what a role of the organization lacks and grants exactly that', async () => {
    const unit = rowsOf((await place.send('admin', 'GET', 'businessunits?$select=businessunitid')).json)[0];
    const made = await place.send('admin', 'POST', 'roles', { name: "Field seller's", 'businessunitid@odata.bind': `/businessunits(${String(unit?.['businessunitid'])})` });
    expect(made.status).toBe(204);
    const needed = privilegesOf('Handraise Seller');
    const before = await provision(place, '--check', '--role', "Field seller's");
    expect([before.code, [...before.out].sort()]).toEqual([1, needed.map(({ name, depth }) => `missing privilege ${name} (${depth}) of the role Field seller's`).sort()]);
    expect((await provision(place, '--role', "Field seller's")).out).toContain(`gave the role Field seller's ${needed.length} privileges`);
    const granted = rowsOf((await place.send('admin', 'GET', `roleprivilegescollection?$select=privilegeid,privilegedepthmask&$filter=roleid eq ${made.id}`)).json);
    const names = new Map(rowsOf((await place.send('admin', 'GET', 'privileges?$select=privilegeid,name')).json).map((row) => [row['privilegeid'], row['name']]));
    const bits = { Basic: 1, Local: 2, Deep: 4, Global: 8 };
    expect(granted.map((row) => `${String(names.get(row['privilegeid']))} ${String(row['privilegedepthmask'])}`).sort()).toEqual(needed.map(({ name, depth }) => `${name} ${bits[depth]}`).sort());
    expect((await provision(place, '--check', '--role', "Field seller's")).code).toBe(0);
    expect(await provision(place, '--role', 'Nobody')).toMatchObject({ code: 1, error: expect.stringContaining('there is no security role Nobody') });
  }, 90_000);

  test('a column somebody deleted is named and made again; one of another type is named and left alone', async () => {
    const consent = "EntityDefinitions(LogicalName='hrz_consent')/Attributes";
    expect((await place.send('admin', 'DELETE', `${consent}(LogicalName='hrz_readmail')`)).status).toBe(204);
    expect((await provision(place, '--check')).out).toEqual(['missing column hrz_consent.hrz_readmail']);
    expect((await provision(place)).out).toContain('made column hrz_consent.hrz_readmail');
    expect((await place.send('admin', 'DELETE', `${consent}(LogicalName='hrz_readmail')`)).status).toBe(204);
    const label = { LocalizedLabels: [{ Label: 'Read', LanguageCode: 1033 }] };
    const other = await place.send('admin', 'POST', consent, { '@odata.type': 'Microsoft.Dynamics.CRM.IntegerAttributeMetadata', SchemaName: 'hrz_ReadMail', DisplayName: label, RequiredLevel: { Value: 'None' }, MinValue: 0, MaxValue: 9 });
    expect(other.status).toBe(204);
    place.requests.length = 0;
    const conflict = await provision(place);
    expect([conflict.code, conflict.error, changes(place)]).toEqual([1, expect.stringContaining('hrz_consent.hrz_readmail is Integer in this organization but must be Boolean'), []]);
    expect((await place.send('admin', 'DELETE', `${consent}(LogicalName='hrz_readmail')`)).status).toBe(204);
    expect((await provision(place)).code).toBe(0);
  }, 90_000);

  test('who may not customize is told so in one sentence', async () => {
    const { code, error } = await run(['--url', place.url, '--token', 'seller']);
    expect([code, error]).toEqual([1, expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+ refused|may not do that in .*: it needs the role System Administrator there\.$/)]);
    expect((await run(['--url', place.url, '--token', 'nobody'])).error).toMatch(/did not accept the sign-in: check the tenant/);
  });

  test('--remove wants the right name, keeps the rows in files and leaves nothing of ours', async () => {
    const link = rowsOf((await place.send('admin', 'GET', 'hrz_emaillinks')).json)[0];
    const wrong = await provision(place, '--remove', '--yes', 'Contoso');
    expect([wrong.code, wrong.error, (await place.send('admin', 'GET', 'hrz_emaillinks')).status]).toEqual([1, 'This organization is called "Contoso\'s", not "Contoso": nothing was removed.', 200]);
    const removed = await provision(place, '--remove', '--yes', "Contoso's");
    expect([removed.code, removed.error]).toEqual([0, '']);
    const [stamp = ''] = await readdir(join(folder, 'handraise-export'));
    const kept = JSON.parse(await readFile(join(folder, 'handraise-export', stamp, 'hrz_emaillink.json'), 'utf8')) as Record<string, unknown>[];
    expect(kept).toEqual([link]);
    const check = await provision(place, '--check');
    expect(check.out.filter((line) => line.startsWith('missing table'))).toHaveLength(ownTables.length);
    expect(check.out).toEqual(expect.arrayContaining([...ownRoles.map((role) => `missing role ${role}`), 'missing publisher Handraise', 'missing solution Handraise']));
  }, 60_000);

  test('tables of every column type, with keys and links among each other, are made, and grow with a newer version', async () => {
    const client = openProvisioning({ url: place.url, token: async () => 'admin', now: Date.now, wait: async () => undefined });
    const column = (name: string, type: OwnColumn['type'], more: Partial<OwnColumn> = {}): OwnColumn => ({ logicalName: `hrz_${name.toLowerCase()}`, schemaName: `hrz_${name}`, displayName: name, type, ...more });
    const table = (name: string, columns: readonly OwnColumn[], more: Partial<OwnTable> = {}): OwnTable => ({
      logicalName: `hrz_${name}`, schemaName: `hrz_${name}`, entitySetName: `hrz_${name}s`, displayName: name, displayCollectionName: `${name}s`, ownership: 'UserOwned', primaryId: `hrz_${name}id`, primaryName: 'hrz_name',
      columns: [column('Name', 'String', { maxLength: 100, required: true }), ...columns], ...more,
    });
    const shelf = table('shelf', [], { ownership: 'OrganizationOwned' });
    const choices = { 927430000: 'Small', 927430001: 'Large' };
    const parcel = (options: Readonly<Record<number, string>>): OwnTable => table('parcel', [
      column('Note', 'Memo', { maxLength: 5000 }), column('Count', 'Integer'), column('Weight', 'Decimal'), column('Fragile', 'Boolean'), column('Day', 'DateTime', { behavior: 'DateOnly' }),
      column('Arrived', 'DateTime', { behavior: 'UserLocal' }), column('Size', 'Picklist', { options }),
      column('ShelfId', 'Lookup', { lookup: { table: 'hrz_shelf', navigation: 'hrz_ShelfId', collection: 'hrz_shelf_parcels', behavior: 'referential' } }),
    ], { keys: { hrz_ByName: ['hrz_name'] } });
    const kinds: string[] = [];
    await makeStructure(client, (one) => kinds.push(one.kind), [shelf, parcel(choices)]);
    expect([kinds.filter((kind) => kind === 'table').length, kinds.slice(-2)]).toEqual([2, ['relationship', 'key']]);
    expect(await findMissing(client, [shelf, parcel(choices)])).toEqual([]);
    const onShelf = await place.send('admin', 'POST', 'hrz_shelfs', { hrz_name: 'A' });
    const values = { hrz_name: 'P1', hrz_note: 'x', hrz_count: 3, hrz_weight: 1.5, hrz_fragile: true, hrz_day: '2026-11-22', hrz_arrived: '2026-11-22T09:00:00Z', hrz_size: 927430001 };
    const sent = await place.send('admin', 'POST', 'hrz_parcels', { ...values, 'hrz_ShelfId@odata.bind': `/hrz_shelfs(${onShelf.id})` });
    expect([onShelf.status, sent.status]).toEqual([204, 204]);
    const read = await place.send('admin', 'GET', "hrz_parcels(hrz_name='P1')?$expand=hrz_ShelfId($select=hrz_name)");
    expect(read.json).toMatchObject({ ...values, hrz_ShelfId: { hrz_name: 'A' } });
    expect((await place.send('admin', 'DELETE', `hrz_shelfs(${onShelf.id})`)).status).toBe(204);
    expect((await place.send('admin', 'GET', `hrz_parcels(${sent.id})`)).json['_hrz_shelfid_value']).toBeNull();
    const grown = [shelf, parcel({ ...choices, 927430002: 'Huge' })];
    expect((await findMissing(client, grown)).map((one) => (one.kind === 'option' ? [one.value, one.text] : one.kind))).toEqual([[927430002, 'Huge']]);
    await makeStructure(client, () => undefined, grown);
    expect([await findMissing(client, grown), (await place.send('admin', 'PATCH', `hrz_parcels(${sent.id})`, { hrz_size: 927430002 })).status]).toEqual([[], 204]);
  }, 60_000);

  test('removed tables can be made again', async () => {
    expect((await provision(place)).code).toBe(0);
    expect((await provision(place, '--check')).code).toBe(0);
  }, 60_000);
});
