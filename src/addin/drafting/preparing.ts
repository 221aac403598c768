// Leaves the follow-up of the lead on screen where the commands find it without the pane: in the mailbox's roaming settings.
// The drafts are the pane's own, made by the same function from the same facts; an edited one goes as the seller left it.
import { paragraphsOf } from '../../domain/draft.ts';
import type { Draft } from '../../domain/draft/draftContent.ts';
import { addressKeys, type Email } from '../../domain/email.ts';
import { purposesFor } from '../../domain/draft/draftPurpose.ts';
import type { Reading } from '../../domain/intentKinds.ts';
import { PREPARED_SETTING, readPrepared, withPrepared, type PreparedFollowUp, type PreparedText } from '../commands/preparedFollowUps.ts';
import { hostCall } from '../outlook/hostCalls.ts';
import { visibleText } from './plainSigns.ts';
import type { Lasting, Opened, State } from '../state.ts';
import type { LeadScreen, Screen } from '../emailScreens.ts';
import { draftOf } from './writing.ts';

/** What the seller types is prepared when they pause; leaving the pane for a button of Outlook prepares at once. */
const SETTLED_MS = 2_000;

/** The last preparation of an email; kept with it. */
interface Preparing {
  text?: string;
  timer?: ReturnType<typeof setTimeout>;
}

const preparingOf = new WeakMap<Opened, Preparing>();
let waiting: (() => void) | undefined;

/** Prepares a moment after the lead's screen came to rest. Costs nothing while nothing changes. */
export function prepareWhenShown(state: State, screen: Screen): void {
  const { opened, lasting } = state;
  if (opened === undefined || lasting === undefined || screen.kind !== 'lead' || lasting.settings.version === '') return;
  const preparing = preparingOf.get(opened) ?? {};
  preparingOf.set(opened, preparing);
  clearTimeout(preparing.timer);
  waiting = () => {
    clearTimeout(preparing.timer);
    waiting = undefined;
    if (state.opened === opened) void prepareNow(opened, lasting, screen);
  };
  preparing.timer = setTimeout(waiting, SETTLED_MS);
}

/** Prepares what waits for the seller to pause. */
export function prepareWaiting(): void {
  waiting?.();
}

/** Prepares at once. Resolves when Outlook has stored it or will not; never rejects. */
export async function prepareNow(opened: Opened, lasting: Lasting, screen: LeadScreen): Promise<void> {
  const preparing = preparingOf.get(opened) ?? {};
  preparingOf.set(opened, preparing);
  const prepared = followUpOf(opened, lasting, screen);
  const { at: _at, ...words } = prepared;
  const text = JSON.stringify(words);
  if (preparing.text === text) return;
  preparing.text = text;
  try {
    // Several panes are open at once, each with settings of its own: the database holds what all of them prepared.
    const before = readPrepared(await lasting.cache.records.read('prepared-follow-ups'), new Date());
    const setting = withPrepared(before, prepared);
    await lasting.cache.records.write('prepared-follow-ups', setting);
    await keepSetting(setting);
  } catch {
    // A mailbox or a computer that keeps nothing loses the commands' shortcut, nothing else.
    delete preparing.text;
  }
}

/** Another person uses this mailbox: nothing of the one before stays. */
export function forgetPrepared(): void {
  void keepSetting('[]').catch(() => undefined);
}

async function keepSetting(setting: string): Promise<void> {
  const { roamingSettings } = Office.context;
  roamingSettings.set(PREPARED_SETTING, setting);
  await hostCall<void>((callback) => roamingSettings.saveAsync(callback));
}

function followUpOf(opened: Opened, lasting: Lasting, screen: LeadScreen): PreparedFollowUp {
  const { lead, account } = screen.facts;
  const name = [lead.name.first, lead.name.last].filter(Boolean).join(' ');
  const company = lead.companyName ?? account?.name;
  const common = {
    addresses: [...new Set([lead.email, ...lead.otherEmails].flatMap((address) => (address === undefined ? [] : addressKeys(address))))],
    person: visibleText(name === '' ? (lead.email ?? '') : name),
    ...(company === undefined ? {} : { company: visibleText(company) }),
    at: new Date().toISOString(),
  };
  if (lead.doNotEmail || screen.suggestion.kind === 'stop-contact') return { ...common, isStopped: true };
  const again = againOf(opened, lasting, screen);
  const answer = answerOf(opened, lasting, screen);
  const conversationId = opened.email?.conversationId ?? '';
  return { ...common, ...(again === undefined ? {} : { again }), ...(answer === undefined || conversationId === '' ? {} : { answer: { ...answer, conversationId } }) };
}

/** The answer to the open email: the draft on screen, else the suggested one where it writes to the lead. */
function answerOf(opened: Opened, lasting: Lasting, screen: LeadScreen): PreparedText | undefined {
  if (opened.email?.mode !== 'read' || screen.recognition.mail !== 'person') return undefined;
  const shown = screen.draft?.draft;
  if (shown !== undefined) return shown.action === 'write-to-referral' ? undefined : textOf(shown);
  const { suggestion } = screen;
  if (suggestion.performs !== 'draft' || suggestion.kind === 'write-to-referral') return undefined;
  return textOf(draftOf(opened, lasting, { screen, action: suggestion }));
}

/** A message of our own to somebody written to before. Who has heard nothing from us yet gets no follow-up. */
function againOf(opened: Opened, lasting: Lasting, screen: LeadScreen): PreparedText | undefined {
  const reading: Reading = { intents: [], questions: [] };
  const email = ownMessageTo(screen);
  const offered = purposesFor(screen.facts, { reading, email }, new Date()).find(({ purpose }) => purpose === 'follow-up');
  if (offered === undefined || offered.missing.length > 0) return undefined;
  return textOf(draftOf(opened, lasting, { screen, action: offered.action, purpose: 'follow-up', about: { reading, email } }));
}

function ownMessageTo({ facts }: LeadScreen): Email {
  const from = { address: facts.lead.email ?? '' };
  return { itemId: 'compose:', conversationId: '', subject: '', from, to: [from], cc: [], receivedOn: new Date().toISOString(), text: '', quoted: '', headers: {}, attachments: [], mode: 'compose' };
}

function textOf(draft: Draft): PreparedText | undefined {
  const paragraphs = paragraphsOf(draft).map(visibleText);
  return paragraphs.length === 0 ? undefined : { subject: visibleText(draft.subject), paragraphs, gaps: draft.slots.length };
}
