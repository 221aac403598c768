// Sharing, teams, inheritance along our own tables, and the application user.
import { randomUUID } from 'node:crypto';
import { errorOf, rowsOf, startCrm, type Answer, type CrmUnderTest } from '../crmUnderTest.ts';

let crm: CrmUnderTest;
let leadId: string;
beforeAll(async () => {
  crm = await startCrm();
});
afterAll(() => crm.stop());
beforeEach(async () => {
  leadId = await crm.create('seller', 'leads', { subject: 'Shared', lastname: 'Lead' });
});

const lead = () => ({ '@odata.type': 'Microsoft.Dynamics.CRM.lead', leadid: leadId });
const user = (id: string) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: id });
const grant = (as: string, mask: string, principal: object, name = 'GrantAccess'): Promise<Answer> =>
  crm.send(as, 'POST', name, { body: { Target: lead(), PrincipalAccess: { AccessMask: mask, Principal: principal } } });
const read = (as: string) => crm.send(as, 'GET', `leads(${leadId})?$select=subject`);
const write = (as: string) => crm.send(as, 'PATCH', `leads(${leadId})`, { body: { subject: 'Changed' } });
const assign = (as: string, path: string, to: string) => crm.send(as, 'PATCH', path, { body: { 'ownerid@odata.bind': `/systemusers(${to})` } });

/** Every way to come upon the lead by reading. */
const ways: readonly (readonly [string, () => string])[] = [
  ['a list', () => `leads?$select=subject&$filter=leadid eq ${leadId}`],
  ['a count', () => `leads?$select=subject&$count=true&$filter=leadid eq ${leadId}`],
  ['FetchXML', () => `leads?fetchXml=${encodeURIComponent(`<fetch><entity name="lead"><attribute name="subject"/><filter><condition attribute="leadid" operator="eq" value="${leadId}"/></filter></entity></fetch>`)}`],
  ['an aggregation', () => `leads?$apply=filter(leadid eq ${leadId})/groupby((subject))`],
];

test('what is shared for reading is read by every route and not changed', async () => {
  const { other } = crm.people;
  expect((await read('other')).status).toBe(404);
  expect((await grant('seller', 'ReadAccess', user(other.id))).status).toBe(204);
  expect((await read('other')).status).toBe(200);
  for (const [name, path] of ways) expect([name, rowsOf(await crm.send('other', 'GET', path())).map((row) => row['subject'])]).toEqual([name, ['Shared']]);
  expect((await write('other')).status).toBe(403);
  expect((await crm.send('other', 'DELETE', `leads(${leadId})`)).status).toBe(403);
  expect((await grant('other', 'ReadAccess', user(crm.people.manager.id))).status).toBe(403);
});

test('ModifyAccess sets, GrantAccess adds, RevokeAccess takes away, at once', async () => {
  const { other } = crm.people;
  await grant('seller', 'ReadAccess', user(other.id));
  await grant('seller', 'WriteAccess', user(other.id));
  expect((await write('other')).status).toBe(204);
  const shared = await crm.send('seller', 'GET', `RetrieveSharedPrincipalsAndAccess(Target=@t)?@t={'@odata.id':'leads(${leadId})'}`);
  expect(shared.json['PrincipalAccesses']).toEqual([{ AccessMask: 'ReadAccess, WriteAccess', Principal: expect.objectContaining({ systemuserid: other.id }) }]);
  await grant('seller', 'ReadAccess', user(other.id), 'ModifyAccess');
  expect((await write('other')).status).toBe(403);
  const access = await crm.send('seller', 'GET', `systemusers(${other.id})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t={'@odata.id':'leads(${leadId})'}`);
  expect(access.json['AccessRights']).toBe('ReadAccess');
  expect((await crm.send('seller', 'POST', 'RevokeAccess', { body: { Target: lead(), Revokee: user(other.id) } })).status).toBe(204);
  expect((await read('other')).status).toBe(404);
});

test.each([
  ['an unknown mask', () => ({ Target: lead(), PrincipalAccess: { AccessMask: 'EveryAccess', Principal: user(crm.people.other.id) } }), 400],
  ['no principal', () => ({ Target: lead(), PrincipalAccess: { AccessMask: 'ReadAccess' } }), 400],
  ['an unknown user', () => ({ Target: lead(), PrincipalAccess: { AccessMask: 'ReadAccess', Principal: user(randomUUID()) } }), 404],
  ['an unknown row', () => ({ Target: { '@odata.id': `leads(${randomUUID()})` }, PrincipalAccess: { AccessMask: 'ReadAccess', Principal: user(crm.people.other.id) } }), 404],
  ['a table without owners', () => ({ Target: { '@odata.id': `transactioncurrencies(${randomUUID()})` }, PrincipalAccess: { AccessMask: 'ReadAccess', Principal: user(crm.people.other.id) } }), 400],
])('sharing with %s is refused', async (_, body, status) => {
  expect((await crm.send('seller', 'POST', 'GrantAccess', { body: body() })).status).toBe(status);
});

test('a team sees what it owns and what is shared with it, and its members lose both when they leave', async () => {
  const { other } = crm.people;
  const team = await crm.create('admin', 'teams', { name: `Team ${randomUUID()}`, teamtype: 0, 'administratorid@odata.bind': `/systemusers(${crm.people.admin.id})` });
  const member = `teams(${team})/teammembership_association/$ref`;
  expect((await crm.send('admin', 'POST', member, { body: { '@odata.id': `${crm.root}/systemusers(${other.id})` } })).status).toBe(204);
  expect((await read('other')).status).toBe(404);
  expect((await grant('seller', 'ReadAccess', { '@odata.type': 'Microsoft.Dynamics.CRM.team', teamid: team })).status).toBe(204);
  expect((await read('other')).status).toBe(200);
  const owned = await crm.create('admin', 'leads', { subject: 'Of the team', lastname: 'x', 'ownerid@odata.bind': `/teams(${team})` });
  const mine = 'leads?$select=subject&$filter=Microsoft.Dynamics.CRM.EqualUserTeams(PropertyName=\'ownerid\')';
  expect(rowsOf(await crm.send('other', 'GET', mine)).map((row) => row['leadid'])).toEqual([owned]);
  expect((await crm.send('other', 'PATCH', `leads(${owned})`, { body: { subject: 'Changed by a member' } })).status).toBe(204);
  await crm.send('admin', 'DELETE', `teams(${team})/teammembership_association(${other.id})/$ref`);
  expect([(await read('other')).status, (await crm.send('other', 'GET', `leads(${owned})`)).status]).toEqual([404, 404]);
});

test('after a reassignment the new owner reads our rows about the lead, and the old one no longer', async () => {
  const { other } = crm.people;
  const link = await crm.create('seller', 'hrz_emaillinks', { hrz_name: 'a@b.example', hrz_verdict: 927430000, 'hrz_LeadId@odata.bind': `/leads(${leadId})` });
  // Written by background work, hence its own; the lead's owner reads it all the same.
  const researched = await crm.create('service', 'hrz_emaillinks', { hrz_name: 'c@d.example', hrz_verdict: 927430000, 'hrz_LeadId@odata.bind': `/leads(${leadId})` });
  const both = async (as: string) => [(await crm.send(as, 'GET', `hrz_emaillinks(${link})`)).status, (await crm.send(as, 'GET', `hrz_emaillinks(${researched})`)).status];
  expect([await both('seller'), await both('other')]).toEqual([[200, 200], [404, 404]]);
  expect((await assign('service', `leads(${leadId})`, other.id)).status).toBe(204);
  expect([await both('seller'), await both('other')]).toEqual([[404, 404], [200, 200]]);
  expect(rowsOf(await crm.send('other', 'GET', `leads(${leadId})/hrz_lead_emaillinks?$select=hrz_name`))).toHaveLength(2);
  expect((await crm.send('other', 'DELETE', `leads(${leadId})`)).status).toBe(204);
  expect((await crm.send('admin', 'GET', `hrz_emaillinks(${researched})`)).status).toBe(404);
});

test('our rows are shared with the lead, and unshared with it', async () => {
  const { other } = crm.people;
  const link = await crm.create('seller', 'hrz_emaillinks', { hrz_name: 'a@b.example', hrz_verdict: 927430000, 'hrz_LeadId@odata.bind': `/leads(${leadId})` });
  const see = async () => (await crm.send('other', 'GET', `hrz_emaillinks(${link})`)).status;
  await grant('seller', 'ReadAccess', user(other.id));
  const later = await crm.create('seller', 'hrz_emaillinks', { hrz_name: 'e@f.example', hrz_verdict: 927430000, 'hrz_LeadId@odata.bind': `/leads(${leadId})` });
  expect([await see(), (await crm.send('other', 'GET', `hrz_emaillinks(${later})`)).status]).toEqual([200, 200]);
  await crm.send('seller', 'POST', 'RevokeAccess', { body: { Target: lead(), Revokee: user(other.id) } });
  expect([await see(), (await crm.send('other', 'GET', `hrz_emaillinks(${later})`)).status]).toEqual([404, 404]);
});

test('a row moved to another lead follows that lead', async () => {
  const theirs = await crm.create('other', 'leads', { subject: 'Theirs', lastname: 'x' });
  const link = await crm.create('service', 'hrz_emaillinks', { hrz_name: 'a@b.example', hrz_verdict: 927430000, 'hrz_LeadId@odata.bind': `/leads(${leadId})` });
  await crm.send('service', 'PATCH', `hrz_emaillinks(${link})`, { body: { 'hrz_LeadId@odata.bind': `/leads(${theirs})` } });
  expect([(await crm.send('seller', 'GET', `hrz_emaillinks(${link})`)).status, (await crm.send('other', 'GET', `hrz_emaillinks(${link})`)).status]).toEqual([404, 200]);
});

test('tasks of a shared lead are shared; parties of a shared email too', async () => {
  const email = await crm.create('seller', 'emails', { subject: 'Hello', directioncode: true, 'regardingobjectid_lead_email@odata.bind': `/leads(${leadId})`, email_activity_parties: [{ 'partyid_lead@odata.bind': `/leads(${leadId})`, participationtypemask: 2 }] });
  await grant('seller', 'ReadAccess', user(crm.people.other.id));
  const seen = await crm.send('other', 'GET', `emails(${email})?$select=subject&$expand=email_activity_parties($select=participationtypemask)`);
  expect([seen.status, (seen.json['email_activity_parties'] as unknown[]).length]).toEqual([200, 1]);
  expect(rowsOf(await crm.send('other', 'GET', `activitypointers?$select=subject&$filter=activityid eq ${email}`))).toHaveLength(1);
});

describe('the application user', () => {
  test('reads leads, writes our tables and gives leads their owner', async () => {
    expect((await read('service')).status).toBe(200);
    expect((await assign('service', `leads(${leadId})`, crm.people.other.id)).status).toBe(204);
    const settings = await crm.create('service', 'hrz_agentsettingses', { hrz_name: 'Settings' });
    expect((await crm.send('service', 'PATCH', `hrz_agentsettingses(${settings})`, { body: { hrz_companyname: 'Contoso' } })).status).toBe(204);
  });

  test('writes nothing else', async () => {
    const tries = [
      await write('service'),
      await crm.send('service', 'PUT', `leads(${leadId})/subject`, { body: { value: 'x' } }),
      await crm.send('service', 'PATCH', `leads(${leadId})`, { body: { subject: 'x', 'ownerid@odata.bind': `/systemusers(${crm.people.other.id})` } }),
      await crm.send('service', 'DELETE', `leads(${leadId})`),
      await crm.send('service', 'POST', 'leads', { body: { subject: 'x', lastname: 'y' } }),
      await crm.send('service', 'POST', 'leads/Microsoft.Dynamics.CRM.UpdateMultiple', { body: { Targets: [{ ...lead(), subject: 'x' }] } }),
      await crm.send('service', 'POST', 'tasks', { body: { subject: 'x' } }),
      await crm.send('service', 'POST', 'accounts', { body: { name: 'x' } }),
      await crm.send('service', 'POST', `leads(${leadId})/Microsoft.Dynamics.CRM.QualifyLead`, { body: { CreateAccount: false, CreateContact: false, CreateOpportunity: false, Status: 3 } }),
      await grant('service', 'ReadAccess', user(crm.people.other.id)),
      await crm.send('service', 'POST', 'roles', { body: { name: 'x' } }),
      await crm.send('service', 'PATCH', `systemusers(${crm.people.other.id})`, { body: { jobtitle: 'x' } }),
    ];
    expect(tries.map((answer) => answer.status)).toEqual(tries.map(() => 403));
  });
});

describe('[A16] privileges of roles', () => {
  test('a privilege added to a role counts at once and shows in the user\'s list', async () => {
    const role = await crm.create('admin', 'roles', { name: 'Rules', 'businessunitid@odata.bind': `/businessunits(${String(rowsOf(await crm.send('admin', 'GET', 'businessunits?$select=name'))[0]?.['businessunitid'])})` });
    await crm.send('admin', 'POST', `systemusers(${crm.people.other.id})/systemuserroles_association/$ref`, { body: { '@odata.id': `${crm.root}/roles(${role})` } });
    expect((await crm.send('other', 'GET', 'msdyn_assignmentrules')).status).toBe(403);
    const [privilege] = rowsOf(await crm.send('admin', 'GET', "privileges?$select=name&$filter=name eq 'prvReadmsdyn_assignmentrule'"));
    const add = (as: string) => crm.send(as, 'POST', `roles(${role})/Microsoft.Dynamics.CRM.AddPrivilegesRole`, { body: { Privileges: [{ Depth: 'Global', PrivilegeId: privilege?.['privilegeid'], PrivilegeName: 'prvReadmsdyn_assignmentrule', BusinessUnitId: randomUUID() }] } });
    expect((await add('seller')).status).toBe(403);
    expect((await add('admin')).status).toBe(204);
    expect((await crm.send('other', 'GET', 'msdyn_assignmentrules')).status).toBe(200);
    const list = await crm.send('admin', 'GET', `systemusers(${crm.people.other.id})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`);
    expect(list.json['RolePrivileges']).toContainEqual(expect.objectContaining({ PrivilegeName: 'prvReadmsdyn_assignmentrule', Depth: 'Global' }));
    expect((await crm.send('admin', 'POST', `roles(${role})/Microsoft.Dynamics.CRM.RemovePrivilegeRole`, { body: { PrivilegeId: privilege?.['privilegeid'] } })).status).toBe(204);
    const refused = await crm.send('other', 'GET', 'msdyn_assignmentrules');
    expect([refused.status, errorOf(refused).code]).toEqual([403, '0x80040220']);
  });
});
