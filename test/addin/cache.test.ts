/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
import 'fake-indexeddb/auto';
import { openCache } from '../../src/addin/cache.ts';
import type { MailAnswer } from '../../src/crm/leads.ts';
import type { Draft } from '../../src/domain/draft.ts';

const now = new Date('2026-11-22T09:00:00Z');
const answer: MailAnswer = { leads: [], contacts: [], accounts: [], activities: [], links: [], opportunities: [] };
const draft: Draft = { leadId: 'lead', action: 'send-follow-up-email', to: [], subject: 'Re: x', paragraphs: [[{ text: 'Hello', citations: [] }]], citations: [], slots: [], answers: [], language: 'en', writer: 'template' };
let partition = 0;

beforeEach(() => {
  partition++;
  Object.assign(globalThis, { Office: { context: {} } });
});
const open = (who = 'maya@kestrelmotion.example', at = now) => openCache(`${who}|${partition}`, at);

test('[T13] one person never sees what another kept on the same computer', async () => {
  const mayas = await open('maya@kestrelmotion.example');
  await mayas.writeMail({ key: 'jonas', answer, asOf: now.toISOString() });
  await mayas.writeDraft('item', draft);
  const bens = await open('ben@kestrelmotion.example');
  expect(await bens.readMail('jonas')).toBeUndefined();
  expect(await bens.readDraft('item')).toBeUndefined();
  expect(await (await open('MAYA@kestrelmotion.example')).readMail('jonas')).toBeDefined();
});

test('[T13] when another account signs in to the same mailbox, everything kept is wiped first', async () => {
  const cache = await open();
  expect(await cache.belongTo({ tenantId: 't', objectId: 'maya' })).toBe(false);
  await cache.writeMail({ key: 'jonas', answer, asOf: now.toISOString() });
  expect(await cache.belongTo({ tenantId: 't', objectId: 'maya' })).toBe(false);
  expect(await cache.readMail('jonas')).toBeDefined();
  expect(await cache.belongTo({ tenantId: 'other', objectId: 'maya' })).toBe(true);
  expect(await cache.readMail('jonas')).toBeUndefined();
});

test('[T13] copies nobody used for fourteen days are gone at the next start, younger ones stay', async () => {
  const cache = await open();
  await cache.writeMail({ key: 'old', answer, asOf: '2026-11-07T00:00:00Z' });
  await cache.writeMail({ key: 'young', answer, asOf: '2026-11-09T00:00:00Z' });
  const later = await open();
  expect(await later.readMail('old')).toBeUndefined();
  expect(await later.readMail('young')).toBeDefined();
});

test('a pane hears what another pane learned about the same email', async () => {
  const one = await open();
  const two = await open();
  const heard = new Promise<string>((resolve) => {
    const stop = one.watchMail('jonas', (known) => {
      stop();
      resolve(known.asOf);
    });
  });
  await two.writeMail({ key: 'jonas', answer, asOf: '2026-11-22T09:05:00Z' });
  expect(await heard).toBe('2026-11-22T09:05:00Z');
});

test('[R16] that an address wrote is known to every pane, its newest email counts, and it is forgotten after fourteen days', async () => {
  const cache = await open();
  await cache.writeHeard({ address: 'jonas@halvorsenfoods.example', on: '2026-11-22T08:00:00Z' });
  await cache.writeHeard({ address: 'jonas@halvorsenfoods.example', on: '2026-11-01T08:00:00Z' });
  expect(await (await open()).readHeard('jonas@halvorsenfoods.example')).toEqual({ address: 'jonas@halvorsenfoods.example', on: '2026-11-22T08:00:00Z' });
  expect(await cache.readHeard('greta@x.example')).toBeUndefined();
  const later = await open(undefined, new Date(Date.now() + 15 * 86_400_000));
  expect(await later.readHeard('jonas@halvorsenfoods.example')).toBeUndefined();
});

test('a draft is kept until it is given up, and the window it was opened in finds it for a quarter of an hour', async () => {
  const cache = await open();
  await cache.writeDraft('item', draft);
  expect(await cache.readDraft('item')).toEqual(draft);
  await cache.writeDraft('item', undefined);
  expect(await cache.readDraft('item')).toBeUndefined();
  await cache.writeOpened('jonas@halvorsenfoods.example', draft);
  expect(await cache.readOpened('jonas@halvorsenfoods.example', new Date())).toEqual(draft);
  expect(await cache.readOpened('jonas@halvorsenfoods.example', new Date(Date.now() + 20 * 60_000))).toBeUndefined();
});

test('[F13] a browser that keeps nothing still works for as long as the pane is open', async () => {
  const kept = indexedDB;
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
  try {
    const cache = await open();
    await cache.writeMail({ key: 'jonas', answer, asOf: now.toISOString() });
    expect(await cache.readMail('jonas')).toMatchObject({ key: 'jonas' });
    await cache.writeDraft('item', draft);
    expect(await cache.readDraft('item')).toEqual(draft);
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', { value: kept, configurable: true });
  }
});
