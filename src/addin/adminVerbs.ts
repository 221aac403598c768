// What an admin may do from the pane or the full page: read and save the settings, try them on leads. Every verb answers;
// what fails is a value, and nothing is kept here.
import { maySaveSettings } from '../crm/settings/access.ts';
import { readAgentRun } from '../crm/research/agentRun.ts';
import type { CrmClient } from '../crm/client.ts';
import { readLeadFields } from '../crm/leadFields.ts';
import { searchRows } from '../crm/lookupRows.ts';
import { openMail, searchLeads } from '../crm/leads.ts';
import { countSampleLeads, readFieldUse, readOpenLeads } from '../crm/openLeads.ts';
import { countPeople, readRoles } from '../crm/settings/roles.ts';
import { readScoreModels, requestTraining, type StoredScore } from '../crm/research/scoreModels.ts';
import { readSegments, removeSegment } from '../crm/settings/segments.ts';
import { readSettings, saveSettings } from '../crm/settings.ts';
import { readVersions } from '../crm/settings/settingsVersions.ts';
import { addressKeys } from '../domain/email.ts';
import { AppError } from '../domain/errors.ts';
import type { LeadFacts } from '../domain/leadFacts.ts';
import type { Lead } from '../domain/records.ts';
import type { AgentSettings } from '../domain/settings.ts';
import type { Administration, ModelShown, VersionShown } from './admin/administration.ts';
import type { Outcome } from './admin/outcome.ts';
import { readSources, wakeAgent } from './agent.ts';
import { routingVerbs } from './routing/routingVerbs.ts';
import { factsOf } from './screen.ts';
import { monitorDesk } from './routing/monitorVerbs.ts';
import { sellersDesk } from './routing/sellersVerbs.ts';
import { crmOf, problemOf, type Control, type Lasting } from './state.ts';

/** Where the verbs get what they need; `crm` throws an AppError while there is none. */
export interface AdminSource {
  readonly crm: () => CrmClient;
  readonly person: Administration['person'];
  readonly signIn: () => Promise<void>;
  /** A token for our own service. */
  readonly agentToken: () => Promise<string>;
  /** Told what was read or saved, so that drafts follow at once. */
  readonly settingsKnown: (settings: AgentSettings) => Promise<void>;
}

const MOST_VERSIONS = 5;
const sections: readonly (readonly [VersionShown['changed'][number], readonly string[]])[] = [
  ['general', ['hrz_companyname', 'hrz_website', 'hrz_knowledge', 'hrz_team', 'hrz_answertargethours', 'hrz_followupdays']],
  ['research', ['hrz_profile', 'hrz_research']],
  ['prioritization', ['hrz_prioritization', 'hrz_scoring']],
  ['writing', ['hrz_writing']],
  ['activation', ['hrz_activatedon', 'hrz_pausedon']],
];

/** A save that changed no column of the settings changed segments, which are edited beside the order. */
function sectionsOf(changed: readonly string[]): VersionShown['changed'] {
  return changed.length === 0 ? ['prioritization'] : sections.flatMap(([section, columns]) => (columns.some((column) => changed.includes(column)) ? [section] : []));
}

/** The verbs over one source. */
export function adminVerbs(source: AdminSource): Administration {
  return {
    person: source.person,
    readSettings: () =>
      outcomeOf(async () => {
        const settings = await readSettings(source.crm());
        if (settings !== undefined) await source.settingsKnown(settings);
        return settings;
      }),
    readSegments: () => outcomeOf(() => readSegments(source.crm())),
    saveSettings: (version, change) =>
      outcomeOf(async () => {
        const settings = await saveSettings(source.crm(), version, change);
        await source.settingsKnown(settings);
        return settings;
      }),
    removeSegment: (segment) => outcomeOf(() => removeSegment(source.crm(), segment).then(() => undefined)),
    readVersions: () => outcomeOf(async () => (await readVersions(source.crm(), MOST_VERSIONS)).map(({ changed, ...version }) => ({ ...version, changed: sectionsOf(changed) }))),
    readRoles: () => outcomeOf(() => readRoles(source.crm())),
    countPeople: (roles) => outcomeOf(() => countPeople(source.crm(), roles)),
    readFields: () => outcomeOf(() => readLeadFields(source.crm())),
    searchRows: (tables, words) => outcomeOf(() => searchRows(source.crm(), tables, words)),
    readFieldUse: (fields) => outcomeOf(async () => (await readFieldUse(source.crm(), fields)).filled),
    readOpenLeads: (fields) => outcomeOf(() => readOpenLeads(source.crm(), fields)),
    readSources: () => outcomeOf(async () => readSources(await source.agentToken())),
    readRun: () =>
      outcomeOf(async () => {
        const run = await readAgentRun(source.crm());
        // Dealt with are those that failed, too.
        return run === undefined ? undefined : { ...run, done: run.done + run.failed };
      }),
    readScores: () =>
      outcomeOf(async () => {
        const { published, newest, wish } = await readScoreModels(source.crm());
        return {
          ...(published === undefined ? {} : { inUse: modelShown(published) }),
          ...(newest === undefined || newest.id === published?.id ? {} : { newer: modelShown(newest) }),
          isAsked: wish !== undefined,
        };
      }),
    trainScore: () =>
      outcomeOf(async () => {
        await requestTraining(source.crm());
        // The wish is in the CRM; a service that can't be reached now finds it there by itself.
        await source.agentToken().then(wakeAgent).catch(() => undefined);
        return undefined;
      }),
    wake: () => outcomeOf(async () => wakeAgent(await source.agentToken()).then(() => undefined)),
    // With the admin's own rights; the sample comes with the first press.
    sample: (action) =>
      outcomeOf(async () => {
        if (action === 'install') await import(/* webpackChunkName: "sample" */ '../crm/sample/placing.ts').then(({ placeSample }) => placeSample(source.crm(), new Date()));
        else await import(/* webpackChunkName: "sample" */ '../crm/sample/removing.ts').then(({ removeSample }) => removeSample(source.crm()));
        return undefined;
      }),
    countSample: () => outcomeOf(() => countSampleLeads(source.crm())),
    searchLeads: (words) => outcomeOf(() => searchLeads(source.crm(), words)),
    factsOf: (lead) => outcomeOf(() => knownOf(source.crm(), lead, new Date())),
    sellers: sellersDesk(source.crm),
    monitor: monitorDesk(source),
    signIn: () => outcomeOf(async () => source.signIn().then(() => undefined)),
    routing: routingVerbs(source, outcomeOf, wakeAgent),
  };
}

function modelShown({ trainedOn, trained: { model, accuracy, isSample, labels }, drift }: StoredScore): ModelShown {
  return { trainedOn, closed: model.closed, isSample, accuracy, drifted: (drift?.fields ?? []).map(({ field }) => labels[field]?.label ?? field) };
}

/** The verbs of a pane: its own CRM, mailbox and cache. */
export function paneAdministration(control: Control): Administration {
  const lasting = (): Lasting => {
    if (control.state.lasting === undefined) throw new AppError('offline', { retryable: true });
    return control.state.lasting;
  };
  return adminVerbs({
    crm: () => crmOf(lasting()),
    person: () => ({ name: lasting().mailbox.name, timeZone: lasting().mailbox.timeZone }),
    agentToken: async () => {
      const { token } = lasting().addresses;
      if (token === undefined) throw new AppError('offline', { retryable: true });
      return token();
    },
    signIn: async () => {
      await lasting().signIn?.prompt();
      await control.reopen();
    },
    settingsKnown: async (settings) => {
      const { cache } = lasting();
      lasting().settings = settings;
      control.changed();
      await cache.writeSettings(settings).catch(() => undefined);
    },
  });
}

/** Whether the pane offers the admin pages; when the CRM can't be asked, it doesn't. */
export async function mayAdminister(crm: CrmClient): Promise<boolean> {
  return maySaveSettings(crm).catch(() => false);
}

async function outcomeOf<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { kind: 'done', value: await work() };
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error, undefined) };
  }
}

/** The lead with everything that hangs on it; without an address, the lead alone. */
async function knownOf(crm: CrmClient, lead: Lead, now: Date): Promise<LeadFacts> {
  const asOf = now.toISOString();
  const alone: LeadFacts = { lead, opportunities: [], activities: [], asOf };
  if (lead.email === undefined) return alone;
  const answer = await openMail(crm, { addresses: addressKeys(lead.email), answeredIds: [] });
  return factsOf({ answer, asOf }, { leadId: lead.id }) ?? alone;
}
