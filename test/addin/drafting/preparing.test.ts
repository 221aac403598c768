/** @jest-environment ./test/jsdomEnvironment.cjs */
// What the pane leaves for the commands when a lead's screen is shown.
import 'fake-indexeddb/auto';
import { PREPARED_SETTING, readPrepared, type PreparedFollowUp } from '../../../src/addin/commands/preparedFollowUps.ts';
import { forgetPrepared, prepareNow } from '../../../src/addin/drafting/preparing.ts';
import { aLeadScreen, aShownDraft, aShownLead } from '../../fixtures/views.ts';
import { aLasting, anEmail, aReadEmail } from '../openedEmail.ts';

let settings: Map<string, unknown>;

beforeEach(() => {
  settings = new Map();
  const roamingSettings = { set: (name: string, value: unknown) => settings.set(name, value), get: (name: string) => settings.get(name), saveAsync: (done: (result: unknown) => void) => done({ status: 'succeeded' }) };
  Object.assign(globalThis, { Office: { AsyncResultStatus: { Succeeded: 'succeeded' }, context: { roamingSettings } } });
});

function left(): readonly PreparedFollowUp[] {
  return readPrepared(settings.get(PREPARED_SETTING), new Date());
}

test('[E11] of an open email its answer is left, drafted as the pane drafts it, for its own conversation', async () => {
  await prepareNow(aReadEmail(), await aLasting(), aLeadScreen());
  expect(left()).toMatchObject([{ person: 'Jonas Brandt', company: 'Halvorsen Foods', answer: { conversationId: 'c-1' } }]);
  expect(left()[0]?.addresses).toContain('jonas.brandt@halvorsen.example');
  expect(left()[0]?.answer?.paragraphs.join(' ')).toContain('Jonas');
});

test('[E11] the seller\'s own words are left, not the template\'s', async () => {
  const draft = aShownDraft({ paragraphs: [[{ text: 'My own words.', citations: [] }]], slots: [] });
  await prepareNow(aReadEmail(), await aLasting(), aLeadScreen({ draft: { kind: 'written', draft } }));
  expect(left()[0]?.answer).toEqual({ conversationId: 'c-1', subject: draft.subject, paragraphs: ['My own words.'], gaps: 0 });
});

test('[E11] a follow-up for a message of our own exists only after an email of ours', async () => {
  const wrote = { id: 'a', kind: 'email', direction: 'out', done: true, at: '2026-11-12T08:00:00Z', subject: 'Line 3', leadId: aShownLead().id, addresses: [] } as const;
  const facts = aLeadScreen().facts;
  await prepareNow(aReadEmail(), await aLasting(), aLeadScreen({ facts: { ...facts, activities: [wrote] } }));
  expect(left()[0]?.again?.paragraphs.join(' ')).toContain('Line 3');
  await prepareNow(aReadEmail(), await aLasting(), aLeadScreen());
  expect(left()[0]?.again).toBeUndefined();
});

test('[E13] of a lead who asked not to be emailed only that is left', async () => {
  const facts = { ...aLeadScreen().facts, lead: aShownLead({ doNotEmail: true }) };
  await prepareNow(aReadEmail(), await aLasting(), aLeadScreen({ facts }));
  expect(left()).toMatchObject([{ isStopped: true }]);
  expect([left()[0]?.again, left()[0]?.answer]).toEqual([undefined, undefined]);
});

test('[E11] nothing is left for a machine\'s email or for somebody else than the lead', async () => {
  const screen = aLeadScreen();
  await prepareNow(aReadEmail(), await aLasting(), { ...screen, recognition: { ...screen.recognition, mail: 'auto-reply' } });
  expect(left()[0]?.answer).toBeUndefined();
  await prepareNow(aReadEmail(anEmail({ conversationId: 'c-2' })), await aLasting(), aLeadScreen({ draft: { kind: 'written', draft: aShownDraft({ action: 'write-to-referral' }) } }));
  expect(left()[0]?.answer).toBeUndefined();
});

test('[E11] two panes add to one list, and another person at this mailbox finds it empty', async () => {
  const lasting = await aLasting();
  await prepareNow(aReadEmail(), lasting, aLeadScreen());
  // The other pane began before the first one wrote: its own settings are older.
  settings.clear();
  const anna = aShownLead({ id: '4', name: { first: 'Anna' }, email: 'anna@brightwater.example' });
  await prepareNow(aReadEmail(), lasting, aLeadScreen({ facts: { ...aLeadScreen().facts, lead: anna } }));
  expect(left().map((each) => each.person)).toEqual(['Anna', 'Jonas Brandt']);
  forgetPrepared();
  expect(left()).toEqual([]);
});
