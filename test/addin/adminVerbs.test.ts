// The admin's verbs over a CRM that answers, refuses or is not there: every one answers, none throws.
import { adminVerbs, mayAdminister, type AdminSource } from '../../src/addin/adminVerbs.ts';
import type { CrmClient } from '../../src/crm/client.ts';
import { AppError } from '../../src/domain/errors.ts';
import { scoreModelStates } from '../../src/crm/tables.ts';
import { aShownLead } from '../fixtures/views.ts';

const refuse = (code: 'no-permission' | 'crm-silent'): (() => never) => () => {
  throw new AppError(code, { params: { status: 403 } });
};

/** A CRM of which only what a test names can be called. */
function aCrm(more: Partial<CrmClient>): CrmClient {
  const never = refuse('crm-silent');
  return { readAll: never, read: never, readOne: never, pages: never, changes: never, create: never, update: never, remove: never, changeTogether: never, changeEach: never, act: never, during: never, ...more };
}

function verbsOver(crm: CrmClient | undefined, more: Partial<AdminSource> = {}): ReturnType<typeof adminVerbs> {
  return adminVerbs({
    crm: () => {
      if (crm === undefined) throw new AppError('sign-in-needed');
      return crm;
    },
    person: () => ({ name: 'Priya Raman', timeZone: 'Europe/Berlin' }),
    signIn: async () => undefined,
    agentToken: async () => {
      throw new AppError('sign-in-needed');
    },
    settingsKnown: async () => undefined,
    ...more,
  });
}

test('[E14] without a sign-in every verb says so instead of throwing', async () => {
  const verbs = verbsOver(undefined);
  const outcomes = await Promise.all([verbs.readSettings(), verbs.saveSettings('', { writing: { tone: 'neutral', length: 'medium', templates: [] } }), verbs.readSegments(), verbs.readRoles(), verbs.readVersions(), verbs.readFields(), verbs.readOpenLeads([]), verbs.readRun(), verbs.countSample(), verbs.readSources(), verbs.wake(), verbs.sample('remove'), verbs.searchLeads('Jonas'), verbs.factsOf(aShownLead())]);
  expect(outcomes).toEqual(outcomes.map(() => ({ kind: 'failed', problem: expect.objectContaining({ code: 'sign-in-needed' }) })));
});

test('[E14] settings that were read are told to the pane, so that its next draft follows', async () => {
  const told: unknown[] = [];
  const row = { '@odata.etag': 'W/"14"', hrz_companyname: 'Kestrel Motion' };
  const outcome = await verbsOver(aCrm({ read: async () => [row] }), { settingsKnown: async (settings) => void told.push(settings.version) }).readSettings();
  expect(outcome).toMatchObject({ kind: 'done', value: { version: 'W/"14"', company: { name: 'Kestrel Motion' } } });
  expect(told).toEqual(['W/"14"']);
});

test('[E15] a lead without an address is tried with what the lead itself says', async () => {
  const { email: _email, ...lead } = aShownLead();
  expect(await verbsOver(aCrm({})).factsOf(lead)).toMatchObject({ kind: 'done', value: { lead, activities: [], opportunities: [] } });
});

test('[E14] a sign-in that was canceled is told, not thrown', async () => {
  expect(await verbsOver(undefined, { signIn: refuse('no-permission') }).signIn()).toMatchObject({ kind: 'failed', problem: { code: 'no-permission' } });
});

test('[E14] the admin pages are offered to who holds the privilege, by any spelling of its name, and to nobody when the CRM can\'t be asked', async () => {
  const holding = (...names: readonly string[]): CrmClient =>
    aCrm({ readOne: async (path) => (path === 'WhoAmI' ? { UserId: aShownLead().ownerId } : { RolePrivileges: names.map((PrivilegeName) => ({ PrivilegeName })) }) });
  expect(await mayAdminister(holding('prvReadhrz_AgentSettings', 'prvWritehrz_agentsettings'))).toBe(true);
  expect(await mayAdminister(holding('prvReadhrz_AgentSettings', 'prvWriteLead'))).toBe(false);
  expect(await mayAdminister(aCrm({}))).toBe(false);
});

test('[A9] versions tell which sections a save changed; one that changed no column changed segments', async () => {
  const row = (hrz_number: number, changed: readonly string[]): object => ({ hrz_number, createdon: '2026-11-03T08:52:00Z', hrz_settings: JSON.stringify({ changed, columns: {} }) });
  const rows = [row(3, ['hrz_team', 'hrz_pausedon']), row(2, []), row(1, ['hrz_profile'])];
  const outcome = await verbsOver(aCrm({ read: async () => rows.map((each) => ({ ...each })) })).readVersions();
  expect(outcome).toMatchObject({ kind: 'done', value: [{ number: 3, changed: ['general', 'activation'] }, { number: 2, changed: ['prioritization'] }, { number: 1, changed: ['research'] }] });
});

const accuracy = { leads: 20, auc: 0.8, aucAtLeast: 0.7, threshold: 0.5, f1: 0.7, confusion: { truePositive: 1, falsePositive: 2, trueNegative: 3, falseNegative: 4 }, calibrationError: 0.02 };

function aModelRow(id: string, state: keyof typeof scoreModelStates, trainedOn: string, drifted: readonly string[] = []): object {
  const model = { model: { intercept: 0, fields: [], pairs: [], closed: 611, qualified: 300 }, columns: [], labels: { 'lead.industrycode': { label: 'Industry' } }, leftOut: [], isSample: false, openLeads: { leads: 0, byField: [] }, drift: { fields: drifted.map((field) => ({ field, index: 0.4 })), on: trainedOn } };
  return { hrz_scoremodelid: id, hrz_state: scoreModelStates[state], hrz_trainedon: trainedOn, hrz_model: JSON.stringify(model), hrz_accuracy: JSON.stringify(accuracy) };
}

test('[P13] the score in use is told with its figures and what has changed since, beside a newer one that isn\'t used', async () => {
  const rows = [aModelRow('b', 'candidate', '2026-11-20T08:00:00.000Z'), aModelRow('a', 'published', '2026-11-10T08:00:00.000Z', ['lead.industrycode', 'lead.new_field'])];
  const outcome = await verbsOver(aCrm({ read: async () => rows.map((row) => ({ ...row })) })).readScores();
  const shown = { closed: 611, isSample: false, accuracy };
  expect(outcome).toEqual({
    kind: 'done',
    value: { inUse: { ...shown, trainedOn: '2026-11-10T08:00:00.000Z', drifted: ['Industry', 'lead.new_field'] }, newer: { ...shown, trainedOn: '2026-11-20T08:00:00.000Z', drifted: [] }, isAsked: false },
  });
});

test('[P15] a new training is asked for by a row of the admin\'s own, and a service that can\'t be woken changes nothing about that', async () => {
  const made: string[] = [];
  const asking = aCrm({ read: async () => [], create: async (set) => {
    made.push(set);
    return {};
  } });
  expect(await verbsOver(asking).trainScore()).toEqual({ kind: 'done', value: undefined });
  expect(made).toEqual(['hrz_scoremodels']);
  expect(await verbsOver(aCrm({ read: async () => [], create: refuse('no-permission') })).trainScore()).toMatchObject({ kind: 'failed', problem: { code: 'no-permission' } });
});
