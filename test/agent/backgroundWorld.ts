// A CRM with sellers, leads and settings for tests of background work, over real HTTP and a real PostgreSQL; and the service's own client to it.
import { randomUUID } from 'node:crypto';
import { readAgentRun } from '../../src/crm/research/agentRun.ts';
import { openCrm, type CrmClient } from '../../src/crm/client.ts';
import type { Row } from '../../src/crm/client/row.ts';
import { leadOf } from '../../src/crm/records.ts';
import { requestResearch } from '../../src/crm/research.ts';
import { columns, researchStates } from '../../src/crm/tables.ts';
import type { InsightPoint, SourceId } from '../../src/domain/insight.ts';
import { CONSENT_TEXT_VERSION } from '../../src/domain/consent.ts';
import type { LeadScore, NoScore } from '../../src/domain/leadResearch.ts';
import { createLog, type Log } from '../../src/agent/log.ts';
import type { ResearchSource, SourceTools } from '../../src/agent/research/source.ts';
import { startBackground, type Background, type BackgroundOptions } from '../../src/agent/background.ts';
import { startCrm, type CrmUnderTest } from '../standalone/crm/crmUnderTest.ts';

export interface World {
  readonly crm: CrmUnderTest;
  /** Requests that went to the web, by address. */
  readonly asked: string[];
  /** Lines of the log. */
  readonly logged: Record<string, unknown>[];
  readonly log: Log;
  clientOf(name: string): CrmClient;
  /** Starts the background work of one service; it is stopped with the world. */
  start(more?: Partial<BackgroundOptions>): Promise<Background>;
  stop(): Promise<void>;
}

const source = (id: SourceId, kind: 'overview' | 'news'): ResearchSource => ({
  id,
  kinds: [kind],
  isConfigured: () => true,
  find: async (company, _kind, { fetch, now }) => {
    const { url, text } = await fetch(`https://${id}.example/${encodeURIComponent(company.name)}`);
    const point: InsightPoint = { kind: kind === 'news' ? 'news' : 'summary', value: text, citation: { kind: 'web', title: company.name, url, publisher: id, quote: text, fetchedOn: now.toISOString() } };
    return [point];
  },
});

/** Two sources that know every company. */
export const sources: readonly ResearchSource[] = [source('wikipedia', 'overview'), source('gdelt', 'news')];

/** Says no score, as where too few leads are closed. */
export const noScoring: BackgroundOptions['scoring'] = {
  fieldsFor: () => Promise.resolve([]),
  scoreLead: (): Promise<LeadScore | NoScore> => Promise.resolve({ why: 'not-enough-data', qualified: 0, disqualified: 0, needed: 40 }),
  trainIfDue: () => Promise.resolve(undefined),
  rescoreAll: () => Promise.resolve(undefined),
};

export const fastTimings = { expireSeconds: 30, maintainSeconds: 1, pollMs: 200, backoffSeconds: 0.1, watchMs: 300 };

/** A client with the patience of a test and no limit on requests. */
export function clientAt(root: string, token: string): CrmClient {
  return openCrm({ url: root.replace('/api/data/v9.2', ''), token: async () => token, clock: { now: Date.now, random: Math.random }, limits: { requests: 1_000_000 } });
}

export async function openWorld(): Promise<World> {
  const crm = await startCrm();
  const asked: string[] = [];
  const logged: Record<string, unknown>[] = [];
  const log = createLog({ write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>) });
  const running: Background[] = [];
  const clientOf = (name: string): CrmClient => clientAt(crm.root, name);
  const fetch: SourceTools['fetch'] = async (url) => {
    asked.push(url);
    return { status: 200, url, headers: {}, text: `About ${url}` };
  };
  return {
    crm, asked, logged, log, clientOf,
    start: async (more = {}) => {
      const background = await startBackground({
        crm: clientOf('service'), databaseUrl: crm.databaseUrl, log, scoring: noScoring,
        web: { sources, keys: {}, fetch, language: 'en' },
        checkAddress: async () => ({ wellFormed: true, deliverable: 'unknown', type: 'work', problems: ['not-checked'] }),
        timings: fastTimings,
        ...more,
      });
      running.push(background);
      return background;
    },
    stop: async () => {
      for (const background of running) await background.stop();
      await crm.stop();
    },
  };
}

/** The instant a number of minutes ago, as the CRM writes it. */
export const minutesAgo = (minutes: number): string => `${new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 19)}Z`;

export interface SomeLead {
  readonly owner?: 'seller' | 'other';
  /** Age in minutes. */
  readonly minutes?: number;
  readonly accountId?: string;
  readonly more?: Record<string, unknown>;
}

/** An eligible open lead unless `more` says otherwise. */
export function aLead({ crm }: World, { owner = 'seller', minutes = 60, accountId, more = {} }: SomeLead = {}): Promise<string> {
  // Only an administrator may date a row back.
  return crm.create('admin', 'leads', {
    'ownerid@odata.bind': `/systemusers(${crm.people[owner].id})`,
    firstname: 'Jo', lastname: 'Brandt', subject: 'Cell for line 3', companyname: 'Halvorsen Foods', emailaddress1: `${randomUUID()}@halvorsen.example`, numberofemployees: 500, overriddencreatedon: minutesAgo(minutes),
    ...(accountId === undefined ? {} : { 'parentaccountid@odata.bind': `/accounts(${accountId})` }),
    ...more,
  });
}

export const anAccount = ({ crm }: World, name = 'Halvorsen Foods'): Promise<string> => crm.create('admin', 'accounts', { name, websiteurl: 'https://www.halvorsen.example' });

/** A profile of one characteristic: at least 250 people. */
export const profile = { characteristics: [{ id: 'size', name: 'Size', fields: ['lead.numberofemployees'], accepts: { operator: 'at-least', value: 250 } }] };
export const webSources = { web: true, sources: { overview: ['wikipedia'], finances: [], news: ['gdelt'] }, leadSummary: [], accountSummary: [] };

/** Saves settings as the administrator and activates the agent. @returns the row's id. */
export async function activate({ crm }: World, more: Record<string, unknown> = {}): Promise<string> {
  const body = { hrz_name: 'Agent settings', hrz_companyname: 'Kestrel Motion', hrz_activatedon: minutesAgo(0), hrz_number: 1, hrz_profile: JSON.stringify(profile), hrz_research: JSON.stringify(webSources), ...more };
  return crm.create('admin', 'hrz_agentsettingses', body);
}

export async function change({ crm }: World, settingsId: string, body: Record<string, unknown>): Promise<void> {
  const answer = await crm.send('admin', 'PATCH', `hrz_agentsettingses(${settingsId})`, { body });
  if (answer.status !== 204) throw new Error(`changing the settings answered ${answer.status} ${answer.text}`);
}

/** What a seller answers to the consent. @returns the row's id. */
export const consents = ({ crm }: World, as: 'seller' | 'other' | 'admin', said: { readonly web: boolean; readonly mail: boolean }): Promise<string> =>
  crm.create(as, 'hrz_consents', { hrz_name: as, hrz_textversion: CONSENT_TEXT_VERSION, hrz_webresearch: said.web, hrz_readmail: said.mail });

/** Asks again until the answer is what is wanted; fails after the given time with the last answer. */
export async function until<Value>(ask: () => Promise<Value>, isWanted: (value: Value) => boolean, milliseconds = 15_000): Promise<Value> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await ask();
    if (isWanted(value)) return value;
    if (Date.now() > end) throw new Error(`still not so after ${milliseconds} ms: ${JSON.stringify(value)?.slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function allRows(world: World, set: string, query: string): Promise<readonly Row[]> {
  const found: Row[] = [];
  for await (const page of world.clientOf('admin').pages(`${set}?${query}`, 1_000)) found.push(...page);
  return found;
}

/** Every research row. */
export const researchRows = (world: World): Promise<readonly Row[]> => allRows(world, 'hrz_leadresearches', `$select=${columns.hrz_leadresearch.join(',')}&$orderby=hrz_leadresearchid`);
export const insightRows = (world: World): Promise<readonly Row[]> => allRows(world, 'hrz_insights', `$select=${columns.hrz_insight.join(',')}`);
export const inState = (rows: readonly Row[], state: keyof typeof researchStates): number => rows.filter((row) => row['hrz_state'] === researchStates[state]).length;
/** Until the run after activation is over. */
export const runIsOver = (world: World): Promise<unknown> => until(() => readAgentRun(world.clientOf('seller')), (run) => run?.finishedOn !== undefined, 300_000);
export const rowOf = async (world: World, leadId: string): Promise<Row | undefined> => (await researchRows(world)).find((row) => row['_hrz_leadid_value'] === leadId);
/** The research of a lead once it is what is wanted. */
export const whenSo = (world: World, leadId: string, isSo: (row: Row) => boolean): Promise<Row | undefined> => until(() => rowOf(world, leadId), (row) => row !== undefined && isSo(row), 30_000);
export const stateOf = (state: keyof typeof researchStates) => (row: Row): boolean => row['hrz_state'] === researchStates[state];

/** Many leads at once, the first the newest. */
export async function manyLeads(world: World, count: number, more: SomeLead = {}): Promise<readonly string[]> {
  const made: string[] = [];
  for (let start = 0; start < count; start += 10) made.push(...(await Promise.all(Array.from({ length: Math.min(10, count - start) }, (_, place) => aLead(world, { minutes: 10 + start + place, ...more })))));
  return made;
}

/** A seller's wish that a lead be researched again. */
export async function wish(world: World, leadId: string): Promise<void> {
  const seller = world.clientOf('seller');
  await requestResearch(seller, leadOf(await seller.readOne(`leads(${leadId})?$select=${columns.lead.join(',')}`)));
}
