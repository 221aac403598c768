// Who may do what on every route. The table below must name every route of the server: a new route without a line here fails.
import { randomUUID } from 'node:crypto';
import { routes } from '../../../../src/standalone/crm/http/routes.ts';
import { allowedOrigin, errorOf, rowsOf, startCrm, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
let teamId: string;
beforeAll(async () => {
  crm = await startCrm();
  teamId = await crm.create('admin', 'teams', { name: 'Owners', teamtype: 0, 'administratorid@odata.bind': `/systemusers(${crm.people.admin.id})` });
  for (const { id } of [crm.people.seller, crm.people.mate]) await crm.send('admin', 'POST', `teams(${teamId})/teammembership_association/$ref`, { body: { '@odata.id': `${crm.root}/systemusers(${id})` } });
});
afterAll(() => crm.stop());

/** Rows of one seller: a lead with a task, about an account of theirs, in a list of the administrator. */
interface Rows {
  readonly lead: string;
  readonly task: string;
  readonly account: string;
  readonly opportunity: string;
}

/** The same rows, owned by the team the seller and a mate are members of. */
async function makeTeamRows(): Promise<Rows> {
  const rows = await makeRows();
  for (const path of [`accounts(${rows.account})`, `leads(${rows.lead})`, `opportunities(${rows.opportunity})`]) await crm.send('admin', 'PATCH', path, { body: { 'ownerid@odata.bind': `/teams(${teamId})` } });
  return rows;
}

async function makeRows(): Promise<Rows> {
  const account = await crm.create('seller', 'accounts', { name: 'Owned account' });
  const lead = await crm.create('seller', 'leads', { subject: 'Owned', lastname: 'Row', telephone1: '555', 'parentaccountid@odata.bind': `/accounts(${account})` });
  const task = await crm.create('seller', 'tasks', { subject: 'Owned task', 'regardingobjectid_lead_task@odata.bind': `/leads(${lead})` });
  const opportunity = await crm.create('seller', 'opportunities', { name: 'Owned chance' });
  return { lead, task, account, opportunity };
}

interface Line {
  readonly method: string;
  readonly shape: string;
  readonly path: (rows: Rows) => string;
  readonly body?: (rows: Rows) => unknown;
  /** Status for a seller who owns nothing of it, its owner, and the administrator. */
  readonly other: number;
  readonly owner: number;
  readonly admin: number;
  /** Status for the application user; without it what the administrator gets when reading, and 403 when writing. */
  readonly service?: number;
  /** The other seller's answer is a list or count without the row. */
  readonly empty?: boolean;
}

const line = (method: string, shape: string, path: Line['path'], rest: Omit<Line, 'method' | 'shape' | 'path'>): Line => ({ method, shape, path, ...rest });
const open = { other: 200, owner: 200, admin: 200 } as const;
const hidden = { other: 404, owner: 200, admin: 200 } as const;
const guarded = { other: 404, owner: 204, admin: 204 } as const;
const reference = (set: string, id: string) => ({ '@odata.id': `${crm.root}/${set}(${id})` });

const newTable = {
  '@odata.type': 'Microsoft.Dynamics.CRM.EntityMetadata', SchemaName: 'hrz_Route', OwnershipType: 'UserOwned',
  Attributes: [{ '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata', SchemaName: 'hrz_Name', IsPrimaryName: true }],
};

const table: readonly Line[] = [
  line('GET', '/', () => '', open),
  line('GET', '/$metadata', () => '$metadata', open),
  line('GET', '/EntityDefinitions', () => "EntityDefinitions(LogicalName='lead')?$select=LogicalName", open),
  line('POST', '/EntityDefinitions', () => 'EntityDefinitions', { body: () => newTable, other: 403, owner: 403, admin: 204 }),
  line('PUT', '/EntityDefinitions', () => "EntityDefinitions(LogicalName='lead')", { body: () => ({}), other: 403, owner: 403, admin: 400 }),
  line('DELETE', '/EntityDefinitions', () => "EntityDefinitions(LogicalName='lead')", { other: 403, owner: 403, admin: 400 }),
  line('GET', '/RelationshipDefinitions', () => "RelationshipDefinitions?$select=SchemaName&$filter=ReferencedEntity eq 'lead'", open),
  line('POST', '/RelationshipDefinitions', () => 'RelationshipDefinitions', { body: () => ({}), other: 403, owner: 403, admin: 501 }),
  line('DELETE', '/RelationshipDefinitions', () => "RelationshipDefinitions(SchemaName='lead_parent_account')", { other: 403, owner: 403, admin: 400 }),
  line('GET', '/GlobalOptionSetDefinitions', () => 'GlobalOptionSetDefinitions', open),
  line('POST', '/GlobalOptionSetDefinitions', () => 'GlobalOptionSetDefinitions', {
    body: () => ({ '@odata.type': 'Microsoft.Dynamics.CRM.OptionSetMetadata', Name: 'hrz_routes', Options: [{ Value: 1 }] }), other: 403, owner: 403, admin: 204,
  }),
  line('PUT', '/GlobalOptionSetDefinitions', () => "GlobalOptionSetDefinitions(Name='nosuch')", { body: () => ({}), other: 403, owner: 403, admin: 404 }),
  line('DELETE', '/GlobalOptionSetDefinitions', () => "GlobalOptionSetDefinitions(Name='nosuch')", { other: 403, owner: 403, admin: 404 }),
  line('GET', '/function', () => 'WhoAmI', open),
  line('POST', '/function', () => 'WhoAmI', { other: 405, owner: 405, admin: 405, service: 405 }),
  line('GET', '/set(id)/action', ({ lead }) => `systemusers(${crm.people.seller.id})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t={'@odata.id':'leads(${lead})'}`, hidden),
  line('POST', '/set/action', () => 'leads/Microsoft.Dynamics.CRM.UpdateMultiple', {
    body: ({ lead }) => ({ Targets: [{ '@odata.type': 'Microsoft.Dynamics.CRM.lead', leadid: lead, subject: 'Changed' }] }), ...guarded,
  }),
  line('GET', '/set', ({ lead }) => `leads?$select=subject&$filter=leadid eq ${lead}`, { ...open, empty: true }),
  line('GET', '/set/$count', ({ lead }) => `leads/$count?$filter=leadid eq ${lead}`, { ...open, empty: true }),
  line('POST', '/set', () => 'roles', { body: () => ({ name: 'Own role' }), other: 403, owner: 403, admin: 204 }),
  line('GET', '/set(id)', ({ lead }) => `leads(${lead})?$select=subject`, hidden),
  line('PATCH', '/set(id)', ({ lead }) => `leads(${lead})`, { body: () => ({ subject: 'Changed' }), ...guarded }),
  line('DELETE', '/set(id)', ({ opportunity }) => `opportunities(${opportunity})`, guarded),
  line('GET', '/set(id)/column', ({ lead }) => `leads(${lead})/subject`, hidden),
  line('PUT', '/set(id)/column', ({ lead }) => `leads(${lead})/telephone1`, { body: () => ({ value: '556' }), ...guarded }),
  line('DELETE', '/set(id)/column', ({ lead }) => `leads(${lead})/telephone1`, guarded),
  line('GET', '/set(id)/lookup', ({ lead }) => `leads(${lead})/parentaccountid?$select=name`, hidden),
  line('GET', '/set(id)/lookup/$ref', ({ lead }) => `leads(${lead})/parentaccountid/$ref`, hidden),
  line('PUT', '/set(id)/lookup/$ref', ({ lead }) => `leads(${lead})/parentaccountid/$ref`, { body: ({ account }) => reference('accounts', account), ...guarded }),
  line('DELETE', '/set(id)/lookup/$ref', ({ lead }) => `leads(${lead})/parentaccountid/$ref`, guarded),
  line('GET', '/set(id)/collection', ({ lead }) => `leads(${lead})/Lead_Tasks?$select=subject`, hidden),
  line('GET', '/set(id)/collection/$count', ({ lead }) => `leads(${lead})/Lead_Tasks/$count`, hidden),
  line('GET', '/set(id)/collection/$ref', ({ lead }) => `leads(${lead})/Lead_Tasks/$ref`, hidden),
  line('POST', '/set(id)/collection/$ref', ({ lead }) => `leads(${lead})/Lead_Tasks/$ref`, { body: ({ task }) => reference('tasks', task), ...guarded }),
  line('DELETE', '/set(id)/collection/$ref', ({ lead, task }) => `leads(${lead})/Lead_Tasks/$ref?$id=${crm.root}/tasks(${task})`, guarded),
  line('DELETE', '/set(id)/collection(id)/$ref', ({ lead, task }) => `leads(${lead})/Lead_Tasks(${task})/$ref`, guarded),
  line('POST', '/set(id)/action', ({ lead }) => `leads(${lead})/Microsoft.Dynamics.CRM.QualifyLead`, {
    body: () => ({ CreateAccount: false, CreateContact: true, CreateOpportunity: false, Status: 3 }), ...hidden,
  }),
];

test('the table names every route the server has, and no other', () => {
  const name = ({ method, shape }: { method: string; shape: string }) => `${method} ${shape}`;
  expect(table.map(name).sort()).toEqual(routes.map(name).sort());
});

describe.each(table.map((one) => [`${one.method} ${one.shape}`, one] as const))('%s', (_, one) => {
  test.each([['no token', undefined], ['a forged token', 'forged'], ['an expired token', 'expired'], ['a token of another tenant', 'elsewhere']])('%s is refused with 401', async (_name, token) => {
    const rows = { lead: randomUUID(), task: randomUUID(), account: randomUUID(), opportunity: randomUUID() };
    const answer = await crm.send(token, one.method, one.path(rows), { body: one.body?.(rows) });
    expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
  });

  test('a person who is no user of the organization is refused with 403', async () => {
    const rows = { lead: randomUUID(), task: randomUUID(), account: randomUUID(), opportunity: randomUUID() };
    expect((await crm.send('stranger', one.method, one.path(rows), { body: one.body?.(rows) })).status).toBe(403);
  });

  test('a member of the team that owns the row gets what an owner gets, the application user reads and does not write', async () => {
    const [owned, theirs] = [await makeTeamRows(), await makeRows()];
    const other = await crm.send('other', one.method, one.path(owned), { body: one.body?.(owned) });
    const mate = await crm.send('mate', one.method, one.path(owned), { body: one.body?.(owned) });
    const service = await crm.send('service', one.method, one.path(theirs), { body: one.body?.(theirs) });
    expect([other.status, mate.status, service.status]).toEqual([one.other, one.owner, one.service ?? (one.method === 'GET' ? one.admin : 403)]);
    if (one.empty) expect([rowsOf(other).length, rowsOf(mate).length === 1 || mate.text === '1']).toEqual([0, true]);
  });

  test(`a seller who does not own the row gets ${one.other}, its owner ${one.owner}, the administrator ${one.admin}`, async () => {
    const [mine, theirs] = [await makeRows(), await makeRows()];
    const other = await crm.send('other', one.method, one.path(mine), { body: one.body?.(mine) });
    const owner = await crm.send('seller', one.method, one.path(mine), { body: one.body?.(mine) });
    const admin = await crm.send('admin', one.method, one.path(theirs), { body: one.body?.(theirs) });
    expect([other.status, owner.status, admin.status]).toEqual([one.other, one.owner, one.admin]);
    if (one.empty) expect([rowsOf(other).length, other.text === '0' || rowsOf(other).length === 0, rowsOf(owner).length === 1 || owner.text === '1']).toEqual([0, true, true]);
  });
});

describe('$batch', () => {
  const batch = (line: string, body = '') => ({
    headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
    raw: ['--b', 'Content-Type: application/http', '', `${line} HTTP/1.1`, 'Content-Type: application/json', '', body, '--b--', ''].join('\r\n'),
  });

  test.each([undefined, 'forged', 'expired', 'elsewhere'])('token %s is refused with 401', async (token) => {
    expect((await crm.send(token, 'POST', '$batch', batch('GET /api/data/v9.2/leads'))).status).toBe(401);
  });

  test('items see and change what a plain request would, and no more', async () => {
    const rows = await makeRows();
    const read = `GET /api/data/v9.2/leads(${rows.lead})?$select=subject`;
    const change = `PATCH /api/data/v9.2/leads(${rows.lead})`;
    expect((await crm.send('other', 'POST', '$batch', batch(read))).status).toBe(404);
    expect((await crm.send('other', 'POST', '$batch', batch(change, '{"subject":"x"}'))).status).toBe(404);
    expect((await crm.send('seller', 'POST', '$batch', batch(read))).text).toContain('"subject":"Owned"');
  });
});

describe('[P10] a seller never sees another seller\'s lead', () => {
  let rows: Rows;
  let theirs: string;
  beforeAll(async () => {
    rows = await makeRows();
    // The manager's task is about the seller's lead and owned by the other seller: a way to look through.
    theirs = await crm.create('manager', 'tasks', {
      subject: 'Look through', 'regardingobjectid_lead_task@odata.bind': `/leads(${rows.lead})`, 'ownerid@odata.bind': `/systemusers(${crm.people.other.id})`,
    });
  });

  const paths: readonly (readonly [string, () => string, number?])[] = [
    ['in an expand', () => `tasks(${theirs})?$select=subject&$expand=regardingobjectid_lead_task($select=subject)`],
    ['through a navigation', () => `tasks(${theirs})/regardingobjectid_lead_task`, 404],
    ['in a filter over a lookup', () => `tasks?$select=subject&$filter=regardingobjectid_lead_task/subject eq 'Owned' and activityid eq ${theirs}`],
    ['in a lambda', () => `accounts?$select=name&$filter=lead_parent_account/any(l:l/subject eq 'Owned') and accountid eq ${rows.account}`],
    ['in an aggregation', () => `leads?$apply=filter(leadid eq ${rows.lead})/groupby((subject))`],
    ['in FetchXML', () => `leads?fetchXml=${encodeURIComponent(`<fetch><entity name="lead"><attribute name="subject"/><filter><condition attribute="leadid" operator="eq" value="${rows.lead}"/></filter></entity></fetch>`)}`],
    ['through a link of FetchXML', () => `tasks?fetchXml=${encodeURIComponent('<fetch><entity name="task"><link-entity name="lead" from="leadid" to="regardingobjectid" alias="l"><attribute name="subject"/></link-entity></entity></fetch>')}`],
    ['in the collection of an account', () => `accounts(${rows.account})/lead_parent_account?$select=subject`],
    ['in the name of a lookup', () => `tasks(${theirs})?$select=_regardingobjectid_value`],
    ['behind a function that counts', () => 'RetrieveTotalRecordCount(EntityNames=@p)?@p=["lead"]'],
  ];
  test.each(paths.map(([name, path, status = 200]) => ({ name, path, status })))('$name', async ({ path, status }) => {
    const answer = await crm.send('other', 'GET', path(), { headers: { Prefer: 'odata.include-annotations="*"' } });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('Owned"');
    expect(answer.text).not.toContain('"Row"');
    expect(rowsOf(answer)).toEqual([]);
    if (path().startsWith('Retrieve')) expect(answer.text).toContain('"Values":[0]');
  });

  test('by change tracking, which needs the right to read everything', async () => {
    const tracked = await crm.send('other', 'GET', 'leads?$select=subject', { headers: { Prefer: 'odata.track-changes' } });
    const changes = await crm.send('other', 'GET', 'leads?$select=subject&$deltatoken=1!01/01/2026 00:00:00');
    const count = await crm.send('other', 'GET', 'leads/$count?$deltatoken=1!01/01/2026 00:00:00');
    expect([tracked.status, changes.status, count.status]).toEqual([403, 403, 403]);
  });

  test('through sharing: it is neither granted, asked for nor revoked by who does not see it', async () => {
    const target = { '@odata.id': `leads(${rows.lead})` };
    const other = { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: crm.people.other.id };
    const tries = [
      await crm.send('other', 'POST', 'GrantAccess', { body: { Target: target, PrincipalAccess: { AccessMask: 'ReadAccess', Principal: other } } }),
      await crm.send('other', 'POST', 'ModifyAccess', { body: { Target: target, PrincipalAccess: { AccessMask: 'ReadAccess', Principal: other } } }),
      await crm.send('other', 'POST', 'RevokeAccess', { body: { Target: target, Revokee: other } }),
      await crm.send('other', 'GET', `RetrieveSharedPrincipalsAndAccess(Target=@t)?@t={'@odata.id':'leads(${rows.lead})'}`),
    ];
    expect(tries.map((answer) => answer.status)).toEqual([404, 404, 404, 404]);
  });

  test('ordering by a hidden row\'s column and binding to a hidden row tell nothing', async () => {
    expect((await crm.send('other', 'GET', `tasks?$select=subject&$orderby=regardingobjectid_lead_task/subject`)).status).toBe(200);
    const bound = await crm.send('other', 'POST', 'tasks', { body: { subject: 'x', 'regardingobjectid_lead_task@odata.bind': `/leads(${rows.lead})` } });
    expect([bound.status, errorOf(bound).message]).toEqual([404, `lead With Id = ${rows.lead} Does Not Exist`]);
  });

  test('an upsert on a hidden id answers not found and changes nothing', async () => {
    expect((await crm.send('other', 'PATCH', `leads(${rows.lead})`, { body: { subject: 'Taken', lastname: 'Over' } })).status).toBe(404);
    expect((await crm.send('seller', 'GET', `leads(${rows.lead})?$select=subject`)).json['subject']).toBe('Owned');
  });
});

describe('rights', () => {
  test('a colleague\'s account is read and referred to, but not changed, deleted or given away', async () => {
    const { account } = await makeRows();
    const tries = await Promise.all([
      crm.send('other', 'GET', `accounts(${account})?$select=name`),
      crm.send('other', 'POST', 'tasks', { body: { subject: 'Call them', 'regardingobjectid_account_task@odata.bind': `/accounts(${account})` } }),
      crm.send('other', 'PATCH', `accounts(${account})`, { body: { name: 'Mine' } }),
      crm.send('other', 'PUT', `accounts(${account})/name`, { body: { value: 'Mine' } }),
      crm.send('other', 'PATCH', `accounts(${account})`, { body: { 'ownerid@odata.bind': `/systemusers(${crm.people.other.id})` } }),
      crm.send('other', 'DELETE', `accounts(${account})`),
    ]);
    expect(tries.map((answer) => answer.status)).toEqual([200, 204, 403, 403, 403, 403]);
  });

  test('a lead is not deleted by who may not delete everything that goes with it', async () => {
    const { lead } = await makeRows();
    await crm.create('admin', 'tasks', { subject: 'Of the administrator', 'regardingobjectid_lead_task@odata.bind': `/leads(${lead})` });
    expect((await crm.send('seller', 'DELETE', `leads(${lead})`)).status).toBe(403);
    expect((await crm.send('seller', 'GET', `leads(${lead})?$expand=Lead_Tasks($select=subject)`)).text).toContain('Owned task');
  });

  test('a seller cannot give themselves a role, a privilege, another owner or the admin\'s settings', async () => {
    const { seller, other } = crm.people;
    const roles = rowsOf(await crm.send('admin', 'GET', "roles?$select=name&$filter=name eq 'System Administrator'"));
    const role = String(roles[0]?.['roleid']);
    const tries = await Promise.all([
      crm.send('seller', 'POST', `systemusers(${seller.id})/systemuserroles_association/$ref`, { body: reference('roles', role) }),
      crm.send('seller', 'POST', `roles(${role})/systemuserroles_association/$ref`, { body: reference('systemusers', seller.id) }),
      crm.send('seller', 'PATCH', `systemusers(${seller.id})`, { body: { jobtitle: 'Admin' } }),
      crm.send('seller', 'POST', 'leads', { body: { subject: 'x', lastname: 'y', 'ownerid@odata.bind': `/systemusers(${other.id})` } }),
      crm.send('seller', 'POST', 'hrz_agentsettingses', { body: { hrz_name: 'x' } }),
      crm.send('seller', 'POST', 'systemuserrolescollection', { body: {} }),
    ]);
    // The role itself is not even readable for a seller, so the first answer may say "not there".
    expect(tries.map((answer) => answer.status).every((status) => [400, 403, 404].includes(status))).toBe(true);
    expect(rowsOf(await crm.send('admin', 'GET', `systemusers(${seller.id})/systemuserroles_association?$select=name`)).map((row) => row['name'])).toEqual(['Salesperson']);
  });

  test('a missing privilege names itself in the error', async () => {
    const answer = await crm.send('seller', 'GET', 'msdyn_assignmentrules');
    expect([answer.status, errorOf(answer).code]).toEqual([403, '0x80040220']);
    expect(errorOf(answer).message).toContain('prvReadmsdyn_assignmentrule');
  });

  test('a role given by the administrator counts at once, and no longer once it is taken away', async () => {
    const { other } = crm.people;
    const rows = await makeRows();
    const [role] = rowsOf(await crm.send('admin', 'GET', "roles?$select=name&$filter=name eq 'Sales Manager'"));
    const read = () => crm.send('other', 'GET', `leads(${rows.lead})?$select=subject`);
    expect((await read()).status).toBe(404);
    await crm.send('admin', 'POST', `systemusers(${other.id})/systemuserroles_association/$ref`, { body: reference('roles', String(role?.['roleid'])) });
    expect((await read()).status).toBe(200);
    await crm.send('admin', 'DELETE', `systemusers(${other.id})/systemuserroles_association(${String(role?.['roleid'])})/$ref`);
    expect((await read()).status).toBe(404);
  });

  test('a disabled user is refused', async () => {
    await crm.send('admin', 'PATCH', `systemusers(${crm.people.manager.id})`, { body: { isdisabled: true } });
    expect((await crm.send('manager', 'GET', 'WhoAmI')).status).toBe(403);
    await crm.send('admin', 'PATCH', `systemusers(${crm.people.manager.id})`, { body: { isdisabled: false } });
    expect((await crm.send('manager', 'GET', 'WhoAmI')).status).toBe(200);
  });

  test('a lead given to another seller is theirs with its tasks, and no longer the first seller\'s', async () => {
    const rows = await makeRows();
    expect((await crm.send('seller', 'PATCH', `leads(${rows.lead})`, { body: { 'ownerid@odata.bind': `/systemusers(${crm.people.other.id})` } })).status).toBe(204);
    expect((await crm.send('seller', 'GET', `leads(${rows.lead})`)).status).toBe(404);
    expect((await crm.send('seller', 'GET', `tasks(${rows.task})`)).status).toBe(404);
    expect((await crm.send('other', 'GET', `leads(${rows.lead})/Lead_Tasks?$select=subject`)).text).toContain('Owned task');
  });
});

describe('the door', () => {
  const variants = ['null', 'http://localhost:3000', 'https://localhost', 'https://localhost:3001', 'https://LOCALHOST:3000', 'https://localhost:3000.evil.example', 'https://evil.example', 'https://localhost:3000/', '*'];
  test.each(variants)('the origin %s is not allowed', async (origin) => {
    const answer = await crm.send('admin', 'GET', 'WhoAmI', { headers: { Origin: origin } });
    expect([answer.headers.get('Access-Control-Allow-Origin'), answer.headers.get('Set-Cookie')]).toEqual([null, null]);
  });

  test('the listed origin may call, also with a preflight that needs no token', async () => {
    const preflight = await crm.send(undefined, 'OPTIONS', 'leads', { headers: { Origin: allowedOrigin, 'Access-Control-Request-Method': 'PATCH' } });
    expect([preflight.status, preflight.headers.get('Access-Control-Allow-Origin')]).toEqual([204, allowedOrigin]);
    expect((await crm.send('admin', 'GET', 'WhoAmI', { headers: { Origin: allowedOrigin } })).headers.get('Access-Control-Allow-Origin')).toBe(allowedOrigin);
  });

  test('a body of another type is a 415, one too large a 413', async () => {
    expect((await crm.send('admin', 'POST', 'leads', { raw: '{"subject":"x"}', headers: { 'Content-Type': 'text/plain' } })).status).toBe(415);
    expect((await crm.send('admin', 'POST', 'leads', { raw: `{"subject":"${'x'.repeat(17 * 1024 * 1024)}"}`, headers: { 'Content-Type': 'application/json' } })).status).toBe(413);
  });

  test('impersonation headers of somebody who may not act for others are refused, not ignored', async () => {
    expect((await crm.send('seller', 'GET', 'WhoAmI', { headers: { MSCRMCallerID: crm.people.seller.id } })).status).toBe(403);
  });

  test('an unknown table is a 404, an unknown method a 405, an unknown message a 501', async () => {
    expect((await crm.send('admin', 'GET', 'nosuchtable')).status).toBe(404);
    expect((await crm.send('admin', 'PATCH', 'leads', { body: {} })).status).toBe(405);
    expect((await crm.send('admin', 'POST', `leads(${randomUUID()})/Microsoft.Dynamics.CRM.Merge`, { body: {} })).status).toBe(501);
  });
});
