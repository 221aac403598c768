/** @jest-environment ./test/jsdomEnvironment.cjs */
// Purpose, tone, length and language of the next draft, and where each comes from.
import 'fake-indexeddb/auto';
import { draftId } from '../../../src/addin/drafting/drafts.ts';
import { actionToWrite, styleIn, writingChoices } from '../../../src/addin/drafting/writingChoices.ts';
import type { Lead } from '../../../src/domain/records.ts';
import { aLeadScreen, aShownDraft, aShownLead } from '../../fixtures/views.ts';
import { aKnownMail, aLasting, aNewMessage, aReadEmail } from '../openedEmail.ts';

const now = new Date('2026-11-22T09:00:00Z');
const nothing = { intents: [], questions: [] };

beforeAll(() => Object.assign(globalThis, { Office: { context: {} } }));

function screenOf(lead: Lead, activities: NonNullable<ReturnType<typeof aLeadScreen>['facts']>['activities'] = []): ReturnType<typeof aLeadScreen> {
  return aLeadScreen({ facts: { lead, activities, opportunities: [], asOf: now.toISOString() }, reading: nothing });
}

const wrote = { id: 'a', kind: 'email', direction: 'out', done: true, at: '2026-11-12T08:00:00Z', subject: 'Line 3', leadId: aShownLead().id, addresses: [] } as const;

test('[E3] a new message introduces us to somebody never written to and follows up with somebody who was; what the seller chose counts before', async () => {
  const lasting = await aLasting();
  const opened = aNewMessage('jonas.brandt@halvorsen.example');
  expect(writingChoices(lasting, opened, screenOf(aShownLead()), now).purpose).toBe('introduction');
  const screen = screenOf(aShownLead(), [wrote]);
  const writing = writingChoices(lasting, opened, screen, now);
  expect(writing.purpose).toBe('follow-up');
  expect(actionToWrite({ ...screen, writing })).toMatchObject({ purpose: 'follow-up', action: { kind: 'send-follow-up-email' } });
  expect(writingChoices(lasting, { ...opened, chosenPurpose: 'meeting' }, screen, now).purpose).toBe('meeting');
});

test('[E2] a reply begins with what its email calls for; an email being read and a lead who asked not to be emailed have no purposes', async () => {
  const lasting = await aLasting();
  const reply = aReadEmail();
  const composing = { ...reply, item: { ...reply.item, mode: 'compose', composeType: 'reply' } as const };
  const screen = aLeadScreen();
  const writing = writingChoices(lasting, composing, screen, now);
  expect({ offered: writing.purposes.length > 0, purpose: writing.purpose, action: actionToWrite({ ...screen, writing }).action.kind }).toEqual({ offered: true, purpose: undefined, action: 'send-follow-up-email' });
  expect(writingChoices(lasting, reply, screen, now).purposes).toEqual([]);
  expect(writingChoices(lasting, aNewMessage('x@y.example'), screenOf(aShownLead({ doNotEmail: true })), now)).toMatchObject({ purposes: [] });
});

test('[E15] the language is the email\'s, of a new message the inquiry\'s, else English; what the seller chose counts before', async () => {
  const lasting = await aLasting();
  const german = aShownLead({ topic: 'Anfrage für eine Palettierzelle', need: 'Wir möchten die alte Anlage ersetzen und suchen eine neue.' });
  const opened = aNewMessage('jonas.brandt@halvorsen.example');
  expect(writingChoices(lasting, opened, screenOf(german), now)).toMatchObject({ language: 'de', suggested: { language: 'de', from: 'inquiry' } });
  expect(writingChoices(lasting, aReadEmail(), aLeadScreen(), now)).toMatchObject({ language: 'en', suggested: { language: 'en', from: 'email' } });
  const silent = writingChoices(lasting, opened, screenOf(aShownLead()), now);
  expect({ language: silent.language, suggested: silent.suggested }).toEqual({ language: 'en', suggested: undefined });
  expect(writingChoices(lasting, { ...opened, language: 'it' }, screenOf(german), now).language).toBe('it');
});

test('[E14] tone and length are the seller\'s for this email, else the last ones, else the admin\'s', async () => {
  const lasting = await aLasting();
  const opened = aNewMessage('jonas.brandt@halvorsen.example');
  const styleFor = (more: Partial<typeof lasting>, own: Partial<typeof opened> = {}) => writingChoices({ ...lasting, ...more }, { ...opened, ...own }, screenOf(aShownLead()), now).style;
  const settings = { ...lasting.settings, writing: { tone: 'formal', length: 'long', templates: [] } } as const;
  expect(styleFor({})).toEqual({ tone: 'neutral', length: 'medium' });
  expect(styleFor({ settings })).toEqual({ tone: 'formal', length: 'long' });
  expect(styleFor({ settings, style: { tone: 'friendly', length: 'short' } })).toEqual({ tone: 'friendly', length: 'short' });
  expect(styleFor({ style: { tone: 'friendly', length: 'short' } }, { style: { tone: 'formal', length: 'medium' } })).toEqual({ tone: 'formal', length: 'medium' });
  expect([styleIn({ tone: 'formal', length: 'short' }), styleIn({ tone: 'rude', length: 'short' }), styleIn(undefined), styleIn('x')]).toEqual([{ tone: 'formal', length: 'short' }, undefined, undefined, undefined]);
});

test('[E14] only a draft with the seller\'s own words waits for "Write it again", and only when other choices were made', async () => {
  const lasting = await aLasting();
  const draft = aShownDraft();
  const kept = { place: 'p', leadId: draft.leadId, action: 'send-follow-up-email/follow-up', draft, settingsVersion: '1', at: now.toISOString() } as const;
  const isKept = (isEdited: boolean, language: 'en' | 'de') => {
    const id = draftId(kept);
    const opened = { ...aNewMessage('x@y.example'), language, drafts: new Map([[id, { ...kept, isEdited }]]), draft: { kind: 'written', draft, id } as const };
    return writingChoices(lasting, opened, screenOf(aShownLead(), [wrote]), now).isKept;
  };
  expect([isKept(true, 'en'), isKept(true, 'de'), isKept(false, 'de')]).toEqual([false, true, false]);
});

test('[E3] an account is offered to be connected only when it alone has exactly the lead\'s company name', async () => {
  const lasting = await aLasting();
  const account = (id: string, name: string) => ({ id, version: '1', name }) as const;
  const offered = (accounts: readonly ReturnType<typeof account>[], lead = aShownLead()) =>
    writingChoices(lasting, { ...aNewMessage('x@y.example'), known: aKnownMail([lead], { accounts }) }, screenOf(lead), now).accountToConnect?.id;
  expect(offered([account('1', 'halvorsen foods'), account('2', 'Halvorsen Foods Norge')])).toBe('1');
  expect(offered([account('1', 'Halvorsen Foods'), account('2', 'Halvorsen Foods')])).toBeUndefined();
  expect(offered([account('2', 'Halvorsen')])).toBeUndefined();
  expect(offered([account('1', 'Halvorsen Foods')], aShownLead({ accountId: '9' }))).toBeUndefined();
});
