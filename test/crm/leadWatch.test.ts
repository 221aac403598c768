import { readNewestOpen, readTimed, readTracked } from '../../src/crm/leadWatch.ts';
import { withServer, type Asked } from './serverUnderTest.ts';

const SINCE = '2026-11-22T08:00:00.000Z';
const row = (id: string, modifiedon: string, statecode = 0): Record<string, unknown> => ({ leadid: id, versionnumber: 7, statecode, createdon: '2026-11-01T08:00:00Z', modifiedon });
const json = (value: readonly unknown[], more: Record<string, unknown> = {}): string => JSON.stringify({ value, ...more });
const refusal = JSON.stringify({ error: { code: '0x80044352', message: 'Version stamp associated with the client has expired. Please perform a full sync.' } });
const tracks = ({ headers }: Asked): boolean => String(headers['prefer']).includes('odata.track-changes');

test('an expired link becomes one pass over all rows, of which only those changed since the last look count', async () => {
  await withServer((asked, response) => {
    const isExpired = asked.path.includes('deltatoken');
    response.writeHead(isExpired ? 400 : 200, { 'Content-Type': 'application/json' }).end(isExpired ? refusal : json([row('old', '2026-11-20T08:00:00Z'), row('new', '2026-11-22T08:00:05Z')], { '@odata.deltaLink': `http://${String(asked.headers.host)}/api/data/v9.2/leads?$deltatoken=2` }));
  }, async ({ client, root }) => {
    const { changed, link } = await readTracked(client, 'leads', { link: `${root}leads?$deltatoken=1`, since: SINCE });
    expect(changed).toEqual([{ id: 'new', version: '7', modifiedOn: '2026-11-22T08:00:05Z', isOpen: true, lead: { id: 'new', createdOn: '2026-11-01T08:00:00Z' } }]);
    expect(link).toBe(`${root}leads?$deltatoken=2`);
  });
});

test('the first look at a table takes the link and no rows', async () => {
  await withServer((asked, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(json([row('there', '2026-11-22T08:00:05Z')], { '@odata.deltaLink': `http://${String(asked.headers.host)}/api/data/v9.2/leads?$deltatoken=1` }));
  }, async ({ client }) => {
    expect(await readTracked(client, 'leads', {})).toMatchObject({ changed: [], link: expect.stringContaining('deltatoken=1') });
  });
});

test('a table whose changes the organization does not track is followed by the time of its rows', async () => {
  await withServer((asked, response) => {
    const isRefused = tracks(asked);
    response.writeHead(isRefused ? 400 : 200, { 'Content-Type': 'application/json' }).end(isRefused ? JSON.stringify({ error: { code: '0x0', message: 'Entity: account does not have change tracking enabled.' } }) : json([{ accountid: 'changed', versionnumber: 3, modifiedon: '2026-11-22T08:01:00Z' }]));
  }, async ({ client, asked }) => {
    expect(await readTracked(client, 'accounts', { since: SINCE })).toEqual({ changed: [{ id: 'changed', version: '3', modifiedOn: '2026-11-22T08:01:00Z' }] });
    expect(decodeURIComponent(asked.at(-1)?.path ?? '')).toContain(`$filter=modifiedon ge ${SINCE}`);
  });
});

test('a CRM that is silent is no expired link: the look fails and is repeated with the same link', async () => {
  await withServer((_asked, response) => {
    response.writeHead(503).end();
  }, async ({ client, root, asked }) => {
    await expect(readTracked(client, 'leads', { link: `${root}leads?$deltatoken=1`, since: SINCE })).rejects.toMatchObject({ code: 'crm-busy', retryable: true });
    expect(asked.every(({ path }) => path.includes('deltatoken=1'))).toBe(true);
  });
});

test('activities are asked for where they are about an open lead, and bring it along', async () => {
  await withServer((_asked, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(json([{ activityid: 'mail', versionnumber: 9, modifiedon: '2026-11-22T08:01:00Z', regardingobjectid_lead_email: { leadid: 'lead', createdon: '2026-11-01T08:00:00Z' } }]));
  }, async ({ client, asked }) => {
    expect(await readTimed(client, 'emails', SINCE)).toEqual([{ id: 'mail', version: '9', modifiedOn: '2026-11-22T08:01:00Z', lead: { id: 'lead', createdOn: '2026-11-01T08:00:00Z' } }]);
    expect(decodeURIComponent(asked[0]?.path ?? '')).toContain('(regardingobjectid_lead_email/statecode eq 0)');
  });
});

test('the newest open leads are asked for in one order, whatever was created in the same second', async () => {
  await withServer((_asked, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(json([row('one', SINCE)]));
  }, async ({ client, asked }) => {
    await readNewestOpen(client, 100);
    expect(decodeURIComponent(asked[0]?.path ?? '')).toBe('leads?$select=leadid,createdon&$filter=statecode eq 0&$orderby=createdon desc,leadid&$top=349');
  });
});
