// Carrying out a suggestion from the page of a lead: which change goes out, in which words and under which id, and which window opens. It is Monday 23 November 2026.
import type { Cache } from '../../../src/addin/cacheContents.ts';
import { openHomeMemory } from '../../../src/addin/home/homeMemory.ts';
import { leadPageOf } from '../../../src/addin/lead/leadPageShown.ts';
import { leadPageVerbs } from '../../../src/addin/lead/leadPageVerbs.ts';
import { openLeadPageMemory, type OpenPage } from '../../../src/addin/lead/leadPageMemory.ts';
import type { LeadPageView } from '../../../src/addin/lead/leadPageView.ts';
import type { OutboxEntry } from '../../../src/addin/outbox.ts';
import { openAppointment, openMessage } from '../../../src/addin/outlook/insertion.ts';
import type { LeadPageVerbs } from '../../../src/addin/paneVerbs.ts';
import { noSettings, type Lasting, type State } from '../../../src/addin/state.ts';
import { setLanguage } from '../../../src/addin/strings.ts';
import type { OutgoingChange } from '../../../src/crm/outgoing.ts';
import { steadyId } from '../../../src/crm/steadyId.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { StandingAction } from '../../../src/domain/leadResearch.ts';
import type { Lead } from '../../../src/domain/records.ts';
import { anAnswer, aResearch } from '../../fixtures/leadPage.ts';
import { aShownLead } from '../../fixtures/views.ts';

jest.mock('../../../src/crm/outgoing.ts', () => ({ undoOutgoing: jest.fn(async () => undefined) }));
jest.mock('../../../src/addin/outlook/insertion.ts', () => ({ insertionOf: (draft: unknown) => draft, openMessage: jest.fn(async () => 'with-text'), openAppointment: jest.fn(async () => undefined) }));
jest.mock('../../../src/addin/outlook.ts', () => ({ openItem: () => ({ key: 'item-1' }) }));

Object.assign(globalThis, { location: new URL('https://localhost:3000/taskpane.html') });
const ORGANIZATION = 'https://crm.example';
const ASKS = 'Could you give us a 10 % discount if we order both cells together?';
const citation = { kind: 'email', title: 'Two cells', date: '2026-11-20T08:00:00Z', quote: ASKS } as const;
const email = { subject: 'Two cells', receivedOn: '2026-11-20T08:00:00Z', messageId: '<a@halvorsen.example>', reading: { intents: [{ kind: 'concession-request', evidence: { quote: ASKS }, certainty: 'sure' }], questions: [{ quote: ASKS }], language: 'en' } } as const;

interface Stage {
  readonly state: State;
  readonly open: OpenPage;
  readonly verbs: LeadPageVerbs;
  readonly changes: OutgoingChange[];
  readonly noted: Map<string, unknown>;
  readonly shown: () => LeadPageView | undefined;
}

/** The page of Jonas, for whom this is suggested; the CRM itself can't be asked. */
function aStage(action: StandingAction | undefined, more: { readonly lead?: Partial<Lead>; readonly ends?: OutboxEntry['state'] } = {}): Stage {
  const lead = aShownLead({ phone: '+45 33 44 55 66', topic: 'A second line', ...more.lead });
  const open: OpenPage = { leadId: lead.id, opening: 1, backTo: 'home', isAsking: false, askedAt: 0, looks: 0, known: { asOf: '2026-11-23T13:00:00Z', answer: anAnswer({ lead, research: aResearch(action === undefined ? {} : { action }) }) } };
  const changes: OutgoingChange[] = [];
  let entries: readonly OutboxEntry[] = [];
  const outbox = {
    entries: () => entries,
    press: async (pressed: Pick<OutboxEntry, 'organization' | 'change' | 'person'>) => {
      changes.push(pressed.change);
      const { ends = 'done' } = more;
      const entry: OutboxEntry = { ...pressed, id: pressed.change.id, order: 1, madeOn: '', state: ends, ...(ends === 'done' ? { outcome: { subject: 'As the CRM says', at: '2026-11-27T08:00:00Z' } } : {}) };
      entries = [...entries.filter(({ id }) => id !== entry.id), entry];
      return entry;
    },
    send: async () => undefined, discard: async (of: string) => void (entries = entries.filter(({ id }) => id !== of)), close: () => undefined,
  };
  const noted = new Map<string, unknown>();
  const cache = { writeOpened: async (address: string, draft: unknown) => void noted.set(address, draft) } as Partial<Cache> as Cache;
  const lasting = {
    mailbox: { address: 'maya@kestrel.example', name: 'Maya', timeZone: 'America/New_York', locale: 'en-GB' }, cache, settings: noSettings, outbox,
    home: openHomeMemory(), leadPage: { ...openLeadPageMemory(), open }, organization: ORGANIZATION, saidHere: [], addresses: { answers: new Map() },
  } as Partial<Lasting> as Lasting;
  const state: State = { theme: 'light', online: true, busy: false, lasting };
  const verbs = leadPageVerbs({ state, changed: () => undefined, lookUp: async () => undefined, reopen: async () => undefined, speakTo: async () => undefined });
  return { state, open, verbs, changes, noted, shown: () => leadPageOf(state, { kind: 'no-item' }) };
}

const suggested = (kind: StandingAction['kind'], performs: StandingAction['performs'], more: Partial<StandingAction> = {}): StandingAction => ({ kind, performs, reasons: [], ...more });

beforeAll(async () => setLanguage('en-GB', 'America/New_York'));
beforeEach(() => {
  jest.clearAllMocks();
  jest.useFakeTimers({ now: new Date('2026-11-23T14:00:00Z'), doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick'] });
});
afterEach(() => jest.useRealTimers());

test('[E6] a request becomes a task in the lead’s words with a due time, under the id it has when pressed in the email itself', async () => {
  const { verbs, changes, shown } = aStage(suggested('create-task', 'draft', { reasons: [{ code: 'asks-for-discount', citation }], email }));
  await verbs.perform();
  const id = await steadyId(ORGANIZATION, '<a@halvorsen.example>', aShownLead().id, 'task');
  expect(changes).toEqual([expect.objectContaining({ kind: 'task', id, subject: `Decide on the discount Jonas Brandt asks for: “${ASKS}”`, note: `“${ASKS}”\nJonas Brandt, email “Two cells” of 2026-11-20` })]);
  expect(Date.parse(changes[0]?.kind === 'task' ? changes[0].dueOn : '')).toBeGreaterThan(Date.now());
  expect(shown()).toMatchObject({ did: { what: 'task-created', subject: 'As the CRM says' }, canUndo: true });
});

test('[E6] a row without the email still gives the task its quoted request; without any words the lead’s topic', async () => {
  const quoted = aStage(suggested('create-task', 'draft', { reasons: [{ code: 'complains', citation: { ...citation, quote: 'The cell stops twice a day.' } }] }));
  await quoted.verbs.perform();
  expect(quoted.changes).toEqual([expect.objectContaining({ subject: 'Look into the complaint of Jonas Brandt: “The cell stops twice a day.”' })]);
  const bare = aStage(suggested('create-task', 'draft'));
  await bare.verbs.perform();
  expect(bare.changes).toEqual([expect.objectContaining({ subject: 'Answer Jonas Brandt: “A second line”', note: '' })]);
  const unknown = aStage(suggested('create-task', 'draft'), { lead: { topic: undefined } });
  await unknown.verbs.perform();
  expect(unknown.changes).toEqual([expect.objectContaining({ subject: 'Come back to Jonas Brandt', note: '' })]);
});

test('pressed twice, and again after the page was left, it is one change', async () => {
  const action = suggested('create-task', 'draft', { reasons: [{ code: 'asks-for-discount', citation }] });
  const [one, other] = [aStage(action), aStage(action)];
  await Promise.all([one.verbs.perform(), one.verbs.perform()]);
  expect(one.changes).toHaveLength(1);
  await other.verbs.perform();
  expect(other.changes[0]?.id).toBe(one.changes[0]?.id);
});

test('a wait without a day is a task for a named day ahead, at nine on the seller’s clock', async () => {
  const { verbs, changes } = aStage(suggested('wait-until', 'task', { reasons: [{ code: 'not-now-undated', citation: { ...citation, quote: 'Not now.' } }] }));
  await verbs.perform();
  expect(changes).toEqual([expect.objectContaining({ kind: 'task', subject: 'Write to Jonas Brandt again', note: 'Not now.', dueOn: '2026-11-27T14:00:00Z' })]);
});

test.each([
  ['the one the email gives', { numbers: [{ number: '+45 1', citation }] }, undefined, '+45 1'],
  ['the lead’s own where the email gives none', {}, undefined, '+45 33 44 55 66'],
  ['the one that was dialed of several', { numbers: [{ number: '+45 1', citation }, { number: '+45 2', citation }] }, '+45 2', '+45 2'],
  ['none of several while nobody says which', { numbers: [{ number: '+45 1', citation }, { number: '+45 2', citation }] }, undefined, undefined],
] as const)('a call is logged with its number: %s', async (_case, more, dialed, number) => {
  const { verbs, changes } = aStage(suggested('call-back', 'call', more));
  if (dialed !== undefined) verbs.dial(dialed);
  await verbs.perform();
  expect(changes).toEqual([expect.objectContaining({ kind: 'call', subject: 'Call with Jonas Brandt', at: '2026-11-23T14:00:00Z' })]);
  expect(changes[0]?.kind === 'call' ? changes[0].number : 'none').toBe(number);
});

test('[E13] contact is stopped by one press, which waits while the CRM can’t be reached and is taken back before it is sent', async () => {
  const { verbs, changes, shown, state } = aStage(suggested('stop-contact', 'stop-contact'), { ends: 'waiting' });
  await verbs.perform();
  expect(changes).toEqual([expect.objectContaining({ kind: 'stop-contact' })]);
  expect(shown()).toMatchObject({ did: { what: 'stopped-contact', waits: true }, canUndo: true });
  await verbs.undo();
  expect(state.lasting?.outbox.entries()).toEqual([]);
});

test('a change that waited is told as the CRM took it', async () => {
  const { verbs, shown, state } = aStage(suggested('wait-until', 'task'), { ends: 'waiting' });
  await verbs.perform();
  Object.assign(state.lasting?.outbox.entries()[0] ?? {}, { state: 'done', outcome: { subject: 'Write again', at: '2026-11-27T14:00:00Z' } });
  expect(shown()?.did).toEqual({ what: 'reminded', subject: 'Write again', at: '2026-11-27T14:00:00Z' });
});

test('a disqualification that follows the suggestion has the lead’s words in its note', async () => {
  const { verbs, changes } = aStage(suggested('disqualify', 'draft', { reasons: [{ code: 'not-interested', citation: { ...citation, quote: 'Thanks, but no.' } }] }));
  await verbs.disqualify('lost');
  expect(changes).toEqual([expect.objectContaining({ kind: 'disqualify', reason: 'lost', note: '“Thanks, but no.”\nJonas Brandt, email “Two cells” of 2026-11-20' })]);
});

test('[E5] the appointment form opens at the offered hour on the seller’s clock, and recording it is a press of its own', async () => {
  const reading = { intents: [{ kind: 'meeting-request', evidence: { quote: 'Thursday at 10 works.' }, certainty: 'sure', times: [{ quote: 'Thursday at 10', at: '2026-11-26T10:00:00Z', day: '2026-11-26' }] }], questions: [], language: 'en' } as const;
  const { verbs, changes, shown } = aStage(suggested('schedule-appointment', 'draft', { email: { ...email, reading } }));
  await verbs.perform();
  expect(openAppointment).toHaveBeenCalledWith(expect.objectContaining({ subject: 'Two cells', start: new Date('2026-11-26T15:00:00Z'), attendees: [{ address: 'jonas.brandt@halvorsen.example' }] }));
  expect([changes.length, shown()?.appointment]).toEqual([0, { start: '2026-11-26T15:00:00.000Z' }]);
  await verbs.recordAppointment();
  expect(changes).toEqual([expect.objectContaining({ kind: 'appointment', subject: 'Two cells', start: '2026-11-26T15:00:00.000Z', end: '2026-11-26T15:30:00.000Z' })]);
  expect(shown()?.appointment).toBeUndefined();
});

test('[E5] an hour of another clock stays that hour', async () => {
  const reading = { intents: [{ kind: 'meeting-request', evidence: { quote: 'Thursday at 10 CET works.' }, certainty: 'sure', times: [{ quote: 'Thursday at 10', at: '2026-11-26T09:00:00Z', day: '2026-11-26' }] }], questions: [], language: 'en' } as const;
  const { verbs } = aStage(suggested('schedule-appointment', 'draft', { email: { ...email, reading } }));
  await verbs.perform();
  expect(openAppointment).toHaveBeenCalledWith(expect.objectContaining({ start: new Date('2026-11-26T09:00:00Z') }));
});

test('[E7] an answer opens as a message with the draft in it, never blank, to the lead’s own address', async () => {
  const { verbs, noted } = aStage(suggested('send-follow-up-email', 'draft', { email }));
  await verbs.perform();
  const [insertion, item] = jest.mocked(openMessage).mock.calls[0] ?? [];
  expect([insertion?.subject, insertion?.to, item]).toEqual(['Re: Two cells', [{ address: 'jonas.brandt@halvorsen.example', name: 'Jonas Brandt' }], 'item-1']);
  expect(insertion?.paragraphs.join('\n')).toContain('Thank you for your email.');
  expect([...noted.keys()]).toEqual(['jonas.brandt@halvorsen.example']);
});

test('who is named in an email becomes no recipient: the introduction opens addressed to nobody', async () => {
  const { verbs, noted } = aStage(suggested('write-to-referral', 'draft', { person: { name: 'Ida Mortensen', address: 'ida@evil.example' }, email }));
  await verbs.perform();
  const [insertion] = jest.mocked(openMessage).mock.calls[0] ?? [];
  expect([insertion?.to, insertion?.paragraphs.join(' ').includes('Ida')]).toEqual([[], true]);
  expect(JSON.stringify(insertion)).not.toContain('evil.example');
  expect(noted.size).toBe(0);
});

test('nobody is written to who asks for no emails', async () => {
  const { verbs, state } = aStage(suggested('send-follow-up-email', 'draft'), { lead: { doNotEmail: true } });
  await verbs.draft();
  expect(openMessage).not.toHaveBeenCalled();
  expect(state.problem?.code).toBe('bad-request');
});

test('what Outlook refuses is told, and nothing is offered to record', async () => {
  jest.mocked(openAppointment).mockRejectedValueOnce(new AppError('host-refused'));
  const { verbs, shown, state } = aStage(suggested('schedule-appointment', 'draft'));
  await verbs.perform();
  expect([state.problem?.code, shown()?.appointment]).toEqual(['host-refused', undefined]);
});

test('another of the offered actions takes the place of the suggestion and keeps its email; the agent’s own stays offered', async () => {
  const { verbs, shown, changes } = aStage(suggested('send-follow-up-email', 'draft', { others: [suggested('create-task', 'draft')], email }));
  verbs.chooseAction('create-task');
  expect(shown()?.suggestion).toMatchObject({ kind: 'create-task', others: [{ kind: 'send-follow-up-email' }] });
  await verbs.perform();
  expect(changes).toEqual([expect.objectContaining({ subject: expect.stringContaining('Decide on the discount') })]);
});

test('an email seen here that the agent has not read yet says what the page suggests, as Home does', async () => {
  const { shown, state, verbs, changes } = aStage(suggested('draft-initial-email', 'draft'));
  state.lasting?.home?.seen.set('<b@x.example>', { key: '<b@x.example>', leadId: aShownLead().id, direction: 'in', at: '2026-11-23T13:30:00Z', subject: 'Later', itemId: 'item b', action: suggested('wait-until', 'task', { until: '2026-12-10' }) });
  expect(shown()?.suggestion).toMatchObject({ kind: 'wait-until', until: '2026-12-10' });
  await verbs.perform();
  expect(changes[0]?.id).toBe(await steadyId(ORGANIZATION, '<b@x.example>', aShownLead().id, 'reminder', '2026-12-10'));
});
