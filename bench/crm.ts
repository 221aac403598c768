// The embedded CRM beside the same SQL written by hand through pg. Ours is a whole request: HTTP, token, rights, OData, SQL, JSON; the
// peer is the SQL on an open connection and the JSON text of its rows.
import { randomUUID } from 'node:crypto';
import { openMail } from '../src/crm/leads.ts';
import { columns } from '../src/crm/tables.ts';
import { compare, report, type Measure } from './measure.ts';
import { addressOf, openOrganization, TOKEN, type Organization } from './organization.ts';

const topic = 'crm';
const peerName = 'the same SQL by hand through pg';
const SIZES = [10_000, 100_000] as const;
const ROUNDS = 150;

/** All measures of the topic; about a minute. */
export async function measureCrm(signal: AbortSignal): Promise<readonly Measure[]> {
  const organization = await openOrganization(signal);
  try {
    const pages: Measure[] = [];
    const others: Measure[] = [];
    for (const size of SIZES) {
      await organization.grow(size);
      pages.push(await comparePages(organization, size));
      if (size === SIZES[0]) others.push(await compareByAddress(organization), await compareOpenMail(organization), await compareChangeSets(organization));
    }
    const growth = report({ topic, measure: 'page of 50 at 100,000 leads beside 10,000', peerName: 'ours at 10,000 leads', gate: 1.5 }, pages[1]?.ours ?? 0, pages[0]?.ours ?? 0);
    return [...pages, growth, ...others];
  } finally {
    await organization.close();
  }
}

async function get(organization: Organization, path: string, prefer: string): Promise<string> {
  const response = await fetch(organization.root + path, { headers: { Authorization: `Bearer ${TOKEN}`, Accept: 'application/json', Prefer: prefer } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.text();
}

const FORMATTED = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';
const quoted = (names: readonly string[]): string => names.map((name) => `"${name.replace(/^_(.*)_value$/, '$1')}"`).join(', ');

const leadColumns = quoted(columns.lead).replaceAll(/"\w+"/g, (name) => `l.${name}`);

async function comparePages(organization: Organization, size: number): Promise<Measure> {
  const path = `leads?$select=${columns.lead.join(',')}&$filter=${encodeURIComponent('statecode eq 0')}&$orderby=${encodeURIComponent('modifiedon desc')}`;
  // The names of the lookups belong to the page: a list shows them.
  const text = `select ${leadColumns}, u.fullname as owner_name, a.name as account_name, c.fullname as contact_name from crm.lead l
    left join crm.systemuser u on u.systemuserid = l.ownerid left join crm.account a on a.accountid = l.parentaccountid left join crm.contact c on c.contactid = l.parentcontactid
    where l.statecode = 0 order by l.modifiedon desc nulls last, l.leadid limit 51`;
  const ours = (): Promise<string> => get(organization, path, `odata.maxpagesize=50,${FORMATTED}`);
  expectRows(JSON.parse(await ours()), 50);
  return compare({
    topic, signal: organization.signal, measure: `page of 50 at ${size.toLocaleString('en-US')} leads`, peerName, gate: 3, rounds: ROUNDS, ours,
    peer: async () => JSON.stringify({ value: (await organization.sql.query(text)).rows.slice(0, 50) }),
  });
}

function expectRows(page: unknown, count: number): void {
  const rows = typeof page === 'object' && page !== null && 'value' in page ? page.value : undefined;
  if (!Array.isArray(rows) || rows.length !== count) throw new Error(`a page of ${Array.isArray(rows) ? rows.length : 'no'} rows instead of ${count}`);
}

let next = 0;
const nextAddress = (): string => addressOf((next = (next + 37) % SIZES[0]));

const byAddressText = `select ${leadColumns},
  (select row_to_json(a) from (select ${quoted(columns.account)} from crm.account where accountid = l.parentaccountid) a) as account,
  (select coalesce(json_agg(t), '[]') from (select activityid, subject, scheduledend, createdon, statecode, regardingobjectid from crm.task where regardingobjectid = l.leadid) t) as tasks
  from crm.lead l where lower(left(l.emailaddress1, 320)) = lower($1) order by l.modifiedon desc limit 20`;

async function compareByAddress(organization: Organization): Promise<Measure> {
  const select = `$select=${columns.lead.join(',')}&$expand=parentaccountid($select=${columns.account.join(',')}),Lead_Tasks($select=${columns.task.join(',')})&$orderby=modifiedon%20desc&$top=20`;
  const ours = (): Promise<string> => get(organization, `leads?${select}&$filter=${encodeURIComponent(`emailaddress1 eq '${nextAddress()}'`)}`, FORMATTED);
  expectRows(JSON.parse(await ours()), 1);
  return compare({
    topic, signal: organization.signal, measure: 'lead by address with account and tasks', peerName, rounds: ROUNDS, ours,
    peer: async () => JSON.stringify((await organization.sql.query(byAddressText, [nextAddress()])).rows),
  });
}

/** What an opened email asks, by hand: lead with all that hangs on it, contacts, remembered links, colleagues, company. */
async function openMailByHand({ sql }: Organization, address: string): Promise<string> {
  const domain = `%@${address.slice(address.indexOf('@') + 1)}`;
  const { rows: leads } = await sql.query<{ leadid: string }>(byAddressText, [address]);
  const ids = leads.map(({ leadid }) => leadid);
  const answers: unknown[] = [leads];
  const ask = async (text: string, values: readonly unknown[]): Promise<void> => {
    answers.push((await sql.query(text, [...values])).rows);
  };
  for (const table of ['email', 'appointment', 'phonecall']) await ask(`select activityid, subject, statecode, regardingobjectid from crm.${table} where regardingobjectid = any($1::uuid[])`, [ids]);
  await ask(`select ${quoted(columns.contact)} from crm.contact where lower(left(emailaddress1, 320)) = lower($1) limit 20`, [address]);
  await ask('select hrz_name, hrz_verdict, hrz_leadid from crm.hrz_emaillink where lower(hrz_name) = lower($1)', [address]);
  await ask(`select ${quoted(columns.lead)} from crm.lead where statecode = 0 and emailaddress1 ilike $1 order by modifiedon desc limit 20`, [domain]);
  await ask(`select ${quoted(columns.account)} from crm.account where emailaddress1 ilike $1 or websiteurl ilike $2 limit 5`, [domain, domain.slice(2)]);
  return JSON.stringify(answers);
}

function compareOpenMail(organization: Organization): Promise<Measure> {
  return compare({
    topic, signal: organization.signal, measure: 'the batch of an opened email', peerName, rounds: 60,
    ours: async () => {
      const address = nextAddress();
      const { leads } = await openMail(organization.client, { addresses: [address], answeredIds: [`<${address}>`], companyDomain: address.slice(address.indexOf('@') + 1) });
      if (leads.length === 0) throw new Error('an opened email found no lead');
    },
    peer: () => openMailByHand(organization, nextAddress()),
  });
}

/** Ten new tasks and ten changed leads, all or none. */
function compareChangeSets(organization: Organization): Promise<Measure> {
  const { client, sql } = organization;
  const leadIds = async (): Promise<readonly { leadid: string; versionnumber: string }[]> =>
    (await sql.query<{ leadid: string; versionnumber: string }>('select leadid, versionnumber from crm.lead order by leadid offset $1 limit 10', [(next = (next + 37) % 9_000)])).rows;
  let batch: Awaited<ReturnType<typeof leadIds>> = [];
  return compare({
    topic, signal: organization.signal, measure: 'change set of 20 operations', peerName, gate: 3, rounds: 80,
    ours: async () => {
      batch = await leadIds();
      await client.changeTogether([
        ...batch.map(({ leadid, versionnumber }) => ({ kind: 'update', set: 'leads', id: leadid, version: `W/"${versionnumber}"`, body: { jobtitle: 'Head of buying', description: 'Sixty conveyors.' } }) as const),
        ...batch.map(({ leadid }) => ({ kind: 'create', set: 'tasks', body: { activityid: randomUUID(), subject: 'Call back', scheduledend: '2026-12-01T08:00:00Z', 'regardingobjectid_lead_task@odata.bind': `/leads(${leadid})` } }) as const),
      ]);
    },
    peer: async () => changeByHand(organization, await leadIds()),
  });
}

/** The statements a careful program sends: lock and check the version, write, note who and when; look up the lead, insert the task. */
async function changeByHand({ sql }: Organization, batch: readonly { leadid: string; versionnumber: string }[]): Promise<void> {
  const { rows: [user] } = await sql.query<{ id: string; unit: string }>('select systemuserid as id, businessunitid as unit from crm.systemuser limit 1');
  await sql.query('begin');
  for (const { leadid, versionnumber } of batch) {
    const { rows } = await sql.query<{ versionnumber: string }>('select versionnumber from crm.lead where leadid = $1 for update', [leadid]);
    if (rows[0]?.versionnumber !== versionnumber) throw new Error('changed elsewhere');
    await sql.query(`update crm.lead set jobtitle = $2, description = $3, modifiedon = now(), modifiedby = $4, versionnumber = nextval('crm."$version"') where leadid = $1`, [leadid, 'Head of buying', 'Sixty conveyors.', user?.id]);
  }
  for (const { leadid } of batch) {
    await sql.query('select 1 from crm.lead where leadid = $1 for key share', [leadid]);
    await sql.query(
      `insert into crm.task (activityid, subject, scheduledend, regardingobjectid, ownerid, createdby, modifiedby, createdon, modifiedon, owningbusinessunit, statecode, statuscode, versionnumber)
       values ($1, $2, $3, $4, $5, $5, $5, now(), now(), $6, 0, 2, nextval('crm."$version"'))`,
      [randomUUID(), 'Call back', '2026-12-01T08:00:00Z', leadid, user?.id, user?.unit],
    );
  }
  await sql.query('commit');
}
