// The page of a lead behind the screen: what it asks the CRM, what it keeps, what comes too late, and what a press does and takes back.
import type { Cache, RecordStore } from '../../../src/addin/cacheContents.ts';
import { askAboutAddress, wakeAgent } from '../../../src/addin/agent.ts';
import { openMessage } from '../../../src/addin/outlook/insertion.ts';
import { keepLeadPage } from '../../../src/addin/lead/leadPageRefresh.ts';
import { fieldsFor, summaryFields, type LeadPageView } from '../../../src/addin/lead/leadPageView.ts';
import { leadPageOf } from '../../../src/addin/lead/leadPageShown.ts';
import { openLeadPageMemory, type LeadPageMemory } from '../../../src/addin/lead/leadPageMemory.ts';
import { leadPageVerbs } from '../../../src/addin/lead/leadPageVerbs.ts';
import type { LeadPageVerbs } from '../../../src/addin/paneVerbs.ts';
import type { OutboxEntry } from '../../../src/addin/outbox.ts';
import { noSettings, type Lasting, type State } from '../../../src/addin/state.ts';
import { setLink } from '../../../src/crm/connecting.ts';
import type { CrmClient } from '../../../src/crm/client.ts';
import { sayHidden } from '../../../src/crm/colleagues.ts';
import { readLeadPage, type LeadPageAnswer } from '../../../src/crm/leadPage.ts';
import { undoOutgoing } from '../../../src/crm/outgoing.ts';
import { qualifyLead, undoQualification } from '../../../src/crm/qualifying.ts';
import { requestResearch } from '../../../src/crm/research.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { anAnswer, aResearch } from '../../fixtures/leadPage.ts';
import { aLeadScreen, aShownLead } from '../../fixtures/views.ts';

jest.mock('../../../src/crm/leadPage.ts', () => ({ readLeadPage: jest.fn() }));
jest.mock('../../../src/crm/connecting.ts', () => ({ ...jest.requireActual<object>('../../../src/crm/connecting.ts'), setLink: jest.fn(async () => 'W/"2"') }));
jest.mock('../../../src/crm/qualifying.ts', () => ({ qualifyLead: jest.fn(), undoQualification: jest.fn() }));
jest.mock('../../../src/crm/research.ts', () => ({ ...jest.requireActual<object>('../../../src/crm/research.ts'), requestResearch: jest.fn(async () => undefined) }));
jest.mock('../../../src/crm/colleagues.ts', () => ({ ...jest.requireActual<object>('../../../src/crm/colleagues.ts'), sayHidden: jest.fn(async () => undefined) }));
jest.mock('../../../src/crm/outgoing.ts', () => ({ undoOutgoing: jest.fn(async () => undefined) }));
jest.mock('../../../src/addin/agent.ts', () => ({ ...jest.requireActual<object>('../../../src/addin/agent.ts'), wakeAgent: jest.fn(async () => undefined), askAboutAddress: jest.fn(async () => ({ wellFormed: true, deliverable: 'yes', type: 'work', problems: [] })) }));
jest.mock('../../../src/addin/outlook/insertion.ts', () => ({ openMessage: jest.fn(async () => 'without-text') }));
jest.mock('../../../src/addin/outlook.ts', () => ({ openItem: () => ({ key: 'item-1' }) }));

Object.assign(globalThis, { location: new URL('https://localhost:3000/taskpane.html') });
const asked = jest.mocked(readLeadPage);
const { id } = aShownLead();

function recordStore(records: Map<string, unknown>): RecordStore {
  return {
    read: async (name) => records.get(name),
    write: async (name, value) => void records.set(name, JSON.parse(JSON.stringify(value))),
    list: async () => [],
    forget: async (name) => void records.delete(name),
    forgetAll: async (start) => {
      for (const name of [...records.keys()]) if (name.startsWith(start)) records.delete(name);
    },
  };
}

interface Stage {
  readonly state: State;
  readonly memory: LeadPageMemory;
  readonly verbs: LeadPageVerbs;
  readonly records: Map<string, unknown>;
  readonly ends: { state: OutboxEntry['state'] };
  readonly changed: () => void;
  readonly shown: () => LeadPageView | undefined;
  readonly opened: () => Promise<void>;
}

function aStage(records = new Map<string, unknown>()): Stage {
  const memory = openLeadPageMemory();
  const ends: Stage['ends'] = { state: 'done' };
  let entries: readonly OutboxEntry[] = [];
  const outbox = {
    entries: () => entries,
    press: async (pressed: Pick<OutboxEntry, 'organization' | 'change' | 'person'>) => {
      const entry: OutboxEntry = { ...pressed, id: pressed.change.id, order: 1, madeOn: '', state: ends.state, ...(ends.state === 'done' ? { outcome: { statusReason: 'Lost' } } : {}), ...(ends.state === 'refused' ? { failure: { code: 'lead-closed' as const, params: {} } } : {}) };
      entries = [...entries, entry];
      return entry;
    },
    send: async () => undefined,
    discard: async (of: string) => void (entries = entries.filter((entry) => entry.id !== of)),
    close: () => undefined,
  };
  const mailbox = { address: 'maya@kestrel.example', name: 'Maya', timeZone: 'UTC', locale: 'en-GB' };
  const lasting = { mailbox, cache: { records: recordStore(records) } as Partial<Cache> as Cache, settings: noSettings, outbox, leadPage: memory, crm: {} as Partial<CrmClient> as CrmClient, organization: 'https://crm.example', saidHere: [], addresses: { answers: new Map(), token: async () => 'token' } } as Partial<Lasting> as Lasting;
  const state: State = { theme: 'light', online: true, busy: false, lasting };
  const changed = jest.fn();
  const verbs = leadPageVerbs({ state, changed, lookUp: async () => undefined, reopen: async () => undefined, speakTo: async () => undefined });
  const shown = (): LeadPageView | undefined => leadPageOf(state, { kind: 'no-item' });
  const opened = async (): Promise<void> => {
    verbs.open(id, aShownLead());
    while (shown()?.asOf === undefined || shown()?.isAsking === true) await new Promise((resolve) => setTimeout(resolve));
  };
  return { state, memory, verbs, records, ends, changed, shown, opened };
}

beforeEach(() => {
  jest.clearAllMocks();
  asked.mockImplementation(async () => anAnswer());
});

test('[R23] what the CRM said is kept, and shown at once with its age when the CRM can\'t be reached', async () => {
  const first = aStage();
  await first.opened();
  asked.mockClear();
  const second = aStage(first.records);
  second.state.online = false;
  second.verbs.open(id);
  while (second.shown()?.answer === undefined) await new Promise((resolve) => setTimeout(resolve));
  expect(second.shown()).toMatchObject({ asOf: first.shown()?.asOf, lead: { name: { first: 'Jonas' } } });
  expect(asked).not.toHaveBeenCalled();
});

test('the tab chosen last is open for the next lead, also after a new start', async () => {
  const first = aStage();
  await first.opened();
  first.verbs.chooseTab('account');
  expect(first.shown()?.tab).toBe('account');
  const second = aStage(first.records);
  await second.opened();
  expect(second.shown()?.tab).toBe('account');
});

test('an answer for a page that was left is not shown on the next one', async () => {
  const { verbs, shown } = aStage();
  let answer: (late: LeadPageAnswer) => void = () => undefined;
  asked.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  verbs.open(id);
  while (asked.mock.calls.length === 0) await new Promise((resolve) => setTimeout(resolve));
  verbs.open('99999999-9999-4999-8999-999999999999');
  answer(anAnswer({ lead: aShownLead({ name: { last: 'Late' } }) }));
  while (asked.mock.calls.length < 2 || shown()?.isAsking === true) await new Promise((resolve) => setTimeout(resolve));
  expect(shown()?.lead?.name.last).toBe('Brandt');
});

test('fields only the research speaks of are asked for once more, and their labels are kept', async () => {
  const { opened, records } = aStage();
  await opened();
  expect(asked).toHaveBeenCalledTimes(2);
  expect(asked.mock.calls[1]?.[1].fields).toEqual(expect.arrayContaining(['lead.numberofemployees', 'lead.jobtitle']));
  expect(records.get('lead-page-labels')).toMatchObject({ 'lead.budgetamount': 'Budget' });
});

test('[R7] [R8] the summaries are the admin\'s fields, or the usual ones; the profile\'s fields can always be told', () => {
  expect(summaryFields({}, 'lead')).toContain('lead.subject');
  const research = { web: true, sources: { overview: [], finances: [], news: [] }, leadSummary: ['lead.need'], accountSummary: [] };
  expect([summaryFields({ research }, 'lead'), summaryFields({ research }, 'account')[0]]).toEqual([['lead.need'], 'account.industrycode']);
  expect(fieldsFor({ profile: { characteristics: [{ id: 'a', name: 'A', fields: ['contact.jobtitle'], accepts: { operator: 'is-filled' } }] } }, undefined)).toContain('contact.jobtitle');
});

test('[R13] [R14] connecting writes once, asks for new research, wakes the service, and undo puts back what was there', async () => {
  const { verbs, opened, shown } = aStage();
  await opened();
  await verbs.connect({ kind: 'account', id: 'other', name: 'Other' });
  expect(setLink).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ id }), { kind: 'account', id: 'other' });
  expect(requestResearch).toHaveBeenCalledTimes(1);
  expect(wakeAgent).toHaveBeenCalledWith('token');
  expect(shown()).toMatchObject({ did: { what: 'connected', name: 'Other' }, canUndo: true });
  await verbs.undo();
  expect(setLink).toHaveBeenLastCalledWith(expect.anything(), { id, version: 'W/"2"' }, { kind: 'account', id: 'account' });
  expect(shown()).toMatchObject({ did: { what: 'undone' }, canUndo: false });
});

test('a press somebody else was faster with shows why and what the CRM has now', async () => {
  const { verbs, opened, shown, state } = aStage();
  await opened();
  asked.mockClear();
  jest.mocked(setLink).mockRejectedValueOnce(new AppError('changed-elsewhere'));
  await verbs.connect({ kind: 'account', id: 'other', name: 'Other' });
  expect(state.problem?.code).toBe('changed-elsewhere');
  expect(shown()?.did).toBeUndefined();
  expect(asked).toHaveBeenCalled();
});

test('a qualification that is in use by now is not taken back, and the page says so', async () => {
  const { verbs, opened, shown } = aStage();
  await opened();
  const made = [{ kind: 'opportunity', id: 'o', version: '1', name: 'Cell' }] as const;
  jest.mocked(qualifyLead).mockResolvedValueOnce({ made, before: { status: 1 }, version: '3' });
  await verbs.qualify({ account: 'none', contact: 'none', opportunity: true });
  expect(shown()?.did).toEqual({ what: 'qualified', made });
  jest.mocked(undoQualification).mockResolvedValueOnce('in-use');
  await verbs.undo();
  expect(shown()).toMatchObject({ did: { what: 'in-use' }, canUndo: false });
});

test.each([
  ['done', { what: 'disqualified', statusReason: 'Lost' }, 1],
  ['waiting', { what: 'disqualified', waits: true }, 0],
] as const)('disqualifying that is %s says so, and undo takes back what there is', async (ended, did, undone) => {
  const { verbs, opened, shown, ends } = aStage();
  await opened();
  ends.state = ended;
  await verbs.disqualify('lost');
  expect(shown()?.did).toEqual(did);
  await verbs.undo();
  expect(undoOutgoing).toHaveBeenCalledTimes(undone);
});

test('a disqualification that waited is told as the CRM took it', async () => {
  const { verbs, opened, shown, ends, state } = aStage();
  await opened();
  ends.state = 'waiting';
  await verbs.disqualify('lost');
  const [entry] = state.lasting?.outbox.entries() ?? [];
  Object.assign(entry ?? {}, { state: 'done', outcome: { statusReason: 'Lost' } });
  expect(shown()).toMatchObject({ did: { what: 'disqualified', statusReason: 'Lost' }, canUndo: true });
  Object.assign(entry ?? {}, { state: 'refused' });
  expect(shown()).toMatchObject({ canUndo: false });
  expect(shown()?.did).toBeUndefined();
});

test('a disqualification the CRM refuses is a problem, not a success', async () => {
  const { verbs, opened, shown, ends, state } = aStage();
  await opened();
  ends.state = 'refused';
  await verbs.disqualify('lost');
  expect(state.problem?.code).toBe('lead-closed');
  expect(shown()?.canUndo).toBe(false);
});

test('[R9] hiding is said to the CRM with the seller\'s own row, the service is woken, and undo shows them again', async () => {
  const { verbs, opened } = aStage();
  await opened();
  await verbs.hideMe(true);
  expect(sayHidden).toHaveBeenCalledWith(expect.anything(), true, expect.objectContaining({ name: 'Maya' }));
  expect(wakeAgent).toHaveBeenCalledTimes(1);
  await verbs.undo();
  expect(sayHidden).toHaveBeenLastCalledWith(expect.anything(), false, expect.anything());
});

test('a new message goes to an address that can be one, and to no other text', async () => {
  const { verbs, opened, state } = aStage();
  await opened();
  await verbs.write({ name: 'Ida', address: 'ida@halvorsen.example' });
  expect(openMessage).toHaveBeenCalledWith({ subject: '', to: [{ name: 'Ida', address: 'ida@halvorsen.example' }], paragraphs: [], linkHosts: [] }, 'item-1');
  await verbs.write({ name: 'Ida', address: 'ida@halvorsen.example, boss@evil.example' });
  expect(openMessage).toHaveBeenCalledTimes(1);
  expect(state.problem?.code).toBe('bad-request');
});

test('[R22] research under way is looked at again by itself, and no more once it is done or the page is left', async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick'] });
  try {
    const { verbs, shown } = aStage();
    asked.mockImplementation(async () => anAnswer({ research: aResearch({ state: 'running' }) }));
    verbs.open(id, aShownLead());
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    };
    await settle();
    const before = asked.mock.calls.length;
    asked.mockImplementation(async () => anAnswer());
    jest.advanceTimersByTime(3_500);
    await settle();
    expect(asked.mock.calls.length).toBe(before + 1);
    expect(shown()?.answer?.research?.state).toBe('done');
    jest.advanceTimersByTime(120_000);
    await settle();
    expect(asked.mock.calls.length).toBe(before + 1);
  } finally {
    jest.useRealTimers();
  }
});

test('a page that could not be asked for is asked for when the CRM can be reached, not before its rest is over', async () => {
  const { verbs, state, shown, changed } = aStage();
  state.online = false;
  verbs.open(id, aShownLead());
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).not.toHaveBeenCalled();
  state.online = true;
  keepLeadPage(state, changed);
  while (shown()?.asOf === undefined) await new Promise((resolve) => setTimeout(resolve));
  const calls = asked.mock.calls.length;
  keepLeadPage(state, changed);
  expect(asked.mock.calls.length).toBe(calls);
});

test('[R16] the lead\'s address is checked without an open email, and a seller\'s word on it goes through the outbox, once', async () => {
  const { verbs, opened, shown, state } = aStage();
  await opened();
  while (shown()?.address?.asked !== 'answered') await new Promise((resolve) => setTimeout(resolve));
  expect(shown()?.address?.validation).toMatchObject({ address: 'jonas.brandt@halvorsen.example', type: 'work', deliverable: 'yes' });
  await verbs.refresh();
  expect(askAboutAddress).toHaveBeenCalledTimes(2);
  await verbs.overrideAddress({ validity: 'invalid', reason: 'Left the company' });
  const changes = (state.lasting?.outbox.entries() ?? []).map(({ change }) => change);
  expect(changes).toEqual([expect.objectContaining({ kind: 'address-word', leadId: id, address: 'jonas.brandt@halvorsen.example', word: { validity: 'invalid', reason: 'Left the company' }, before: {} })]);
  expect(shown()?.did).toEqual({ what: 'overridden' });
});

test('the open email of the lead decides its suggestion; the CRM that comes with us has no pages to open', async () => {
  const { state, opened } = aStage();
  await opened();
  const screen = aLeadScreen();
  expect(leadPageOf(state, screen)).toMatchObject({ suggestion: screen.suggestion, email: { hasDraft: false }, crmUrl: 'https://crm.example' });
  expect(leadPageOf(state, { kind: 'no-item' })?.email).toBeUndefined();
  Object.assign(state.lasting ?? {}, { organization: location.origin });
  expect(leadPageOf(state, screen)?.crmUrl).toBeUndefined();
});
