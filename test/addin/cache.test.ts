/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { openCache } from '../../src/addin/cache.ts';
import type { KeptDraft } from '../../src/addin/cacheContents.ts';
import type { MailAnswer } from '../../src/crm/leads.ts';
import type { Draft } from '../../src/domain/draft/draftContent.ts';

const now = new Date('2026-11-22T09:00:00Z');
const answer: MailAnswer = { leads: [], contacts: [], accounts: [], activities: [], links: [], opportunities: [] };
const draft: Draft = { leadId: 'lead', action: 'send-follow-up-email', to: [], subject: 'Re: x', paragraphs: [[{ text: 'Hello', citations: [] }]], citations: [], slots: [], answers: [], language: 'en', writer: 'template', template: { kind: 'follow-up', isOwn: false }, style: { tone: 'neutral', length: 'medium' } };
const kept: KeptDraft = { place: 'item', leadId: 'lead', action: 'send-follow-up-email', draft, settingsVersion: '1', isEdited: false, at: now.toISOString() };
let partition = 0;

beforeEach(() => {
  partition++;
  Object.assign(globalThis, { Office: { context: {} } });
});
const open = (who = 'maya@kestrelmotion.example', at = now) => openCache(`${who}|${partition}`, at);

test('[T13] one person never sees what another kept on the same computer', async () => {
  const mayas = await open('maya@kestrelmotion.example');
  await mayas.writeMail({ key: 'jonas', answer, asOf: now.toISOString() });
  await mayas.writeDraft(kept);
  const bens = await open('ben@kestrelmotion.example');
  expect(await bens.readMail('jonas')).toBeUndefined();
  expect(await bens.readDrafts('item')).toEqual([]);
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

test('a record is kept as long as it is used: listing counts as use, fourteen days without any end it', async () => {
  const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
  const cache = await open();
  await cache.records.write('seen|a', { key: 'a' });
  await cache.records.write('seen|b', { key: 'b' });
  await cache.records.write('other', 1);
  await cache.records.forget('seen|b');
  expect([await cache.records.list('seen|'), await cache.records.read('other'), await cache.records.read('seen|b')]).toEqual([[{ key: 'a' }], 1, undefined]);
  jest.useFakeTimers({ now: inDays(10), doNotFake: ['setTimeout', 'setImmediate', 'queueMicrotask', 'nextTick'] });
  await (await open()).records.list('seen|');
  jest.useRealTimers();
  const later = await open(undefined, inDays(20));
  expect([await later.records.list('seen|'), await later.records.read('other')]).toEqual([[{ key: 'a' }], undefined]);
});

test('[A14] records are forgotten together by how their name starts, and no others', async () => {
  const cache = await open();
  for (const name of ['lead-page|a', 'lead-page|b', 'lead-page-tab', 'own-leads']) await cache.records.write(name, { name });
  await cache.records.forgetAll('lead-page|');
  const again = await open();
  expect(await Promise.all(['lead-page|a', 'lead-page|b', 'lead-page-tab', 'own-leads'].map(async (name) => (await again.records.read(name)) !== undefined))).toEqual([false, false, true, true]);
});

test('a draft is kept until it is given up, and the window it was opened in finds it for a quarter of an hour', async () => {
  const cache = await open();
  await cache.writeDraft(kept);
  expect(await (await open()).readDrafts('item')).toEqual([kept]);
  await cache.forgetDraft(kept);
  expect(await cache.readDrafts('item')).toEqual([]);
  await cache.writeOpened('jonas@halvorsenfoods.example', draft);
  expect(await cache.readOpened(new Date())).toEqual([{ address: 'jonas@halvorsenfoods.example', draft }]);
  expect(await cache.readOpened(new Date(Date.now() + 20 * 60_000))).toEqual([]);
});

test('several drafts of one email are kept, one for each lead and action, the last used first', async () => {
  const cache = await open();
  const meeting: KeptDraft = { ...kept, action: 'schedule-appointment', at: '2026-11-22T09:01:00Z' };
  const another: KeptDraft = { ...kept, leadId: 'another', at: '2026-11-22T08:00:00Z' };
  for (const each of [kept, meeting, another, { ...kept, place: 'elsewhere' }]) await cache.writeDraft(each);
  expect(await cache.readDrafts('item')).toEqual([meeting, kept, another]);
  await cache.writeDraft({ ...another, isEdited: true, at: '2026-11-22T09:02:00Z' });
  expect((await cache.readDrafts('item')).map((each) => [each.leadId, each.action, each.isEdited])).toEqual([['another', 'send-follow-up-email', true], ['lead', 'schedule-appointment', false], ['lead', 'send-follow-up-email', false]]);
});

test('drafts kept by the version before are taken over and count as edited', async () => {
  const older = new Dexie(`handraise|maya@kestrelmotion.example|${partition}`);
  older.version(1).stores({ mails: 'key, asOf', notes: 'name', drafts: 'itemKey, at' });
  await older.table('drafts').put({ itemKey: 'item', draft, at: now.toISOString() });
  older.close();
  expect(await (await open()).readDrafts('item')).toEqual([{ ...kept, settingsVersion: '', isEdited: true }]);
});

test('[F13] a browser that keeps nothing still works for as long as the pane is open', async () => {
  const stored = indexedDB;
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
  try {
    const cache = await open();
    await cache.writeMail({ key: 'jonas', answer, asOf: now.toISOString() });
    expect(await cache.readMail('jonas')).toMatchObject({ key: 'jonas' });
    await cache.writeDraft(kept);
    expect(await cache.readDrafts('item')).toEqual([kept]);
    await cache.forgetDraft(kept);
    expect(await cache.readDrafts('item')).toEqual([]);
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', { value: stored, configurable: true });
  }
});

test('[E14] what the seller chose last is found by the next pane, and by nobody else at this computer', async () => {
  await (await open('maya@kestrelmotion.example')).records.write('draft-choices', { tone: 'formal', length: 'short' });
  expect(await (await open('maya@kestrelmotion.example')).records.read('draft-choices')).toEqual({ tone: 'formal', length: 'short' });
  expect(await (await open('ben@kestrelmotion.example')).records.read('draft-choices')).toBeUndefined();
});
