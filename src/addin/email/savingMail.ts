// Saving the open email to the CRM: whether it is there, as the CRM says it, and the press that puts it there once.
import type { CrmClient } from '../../crm/client.ts';
import { findSavedEmail, removeSavedEmail, saveEmail, type EmailToSave, type SavedEmail } from '../../crm/savedEmails.ts';
import { domainOf, normalizeAddress, type Email } from '../../domain/email.ts';
import { AppError } from '../../domain/errors.ts';
import type { Lead } from '../../domain/records.ts';
import { markSaved, unmarkSaved } from '../outlook/categories.ts';
import type { Perform } from '../drafting/draftVerbs.ts';
import { readEmail } from '../outlook.ts';
import { savedTextOf } from './savedText.ts';
import { crmOf, ownOf, type Control, type Opened, type State } from '../state.ts';
import { viewOf } from '../viewOf.ts';
import type { StringKey } from '../strings.ts';
import type { SavedState, Screen } from '../emailScreens.ts';
import type { Verbs } from '../paneVerbs.ts';
import type { SavedMemory } from './savedMemory.ts';

/** The sentences about being offline that say more than the general one. */
type WhyOffline = StringKey extends infer Key ? (Key extends `problem.offline.text_${infer Why}` ? Why : never) : never;

/** As everything the CRM said: good without asking again for a while (PERFORMANCE section 7). */
const FRESH_MS = 5 * 60_000;
const MOST_KEPT = 200;

/**
 * Asks the CRM about the email on screen, once for each open item; again when it couldn't be asked before.
 * @param changed redraws from the state.
 */
export function askSavedWhenShown(state: State, screen: Screen, changed: () => void): void {
  const { opened, lasting } = state;
  const messageId = opened?.item.messageId;
  if (opened === undefined || messageId === undefined || leadOn(screen) === undefined) return;
  const before = opened.saved?.kind;
  const memory: SavedMemory = lasting?.savedEmails ?? new Map();
  const remembered = memory.get(messageId);
  if (before === undefined && remembered !== undefined && (!state.online || Date.now() - remembered.at < FRESH_MS)) return settle(opened, remembered.saved, changed);
  if (!state.online) {
    if (before === undefined) settle(opened, { kind: 'offline' }, changed);
  } else if (lasting?.crm !== undefined && (before === undefined || before === 'offline')) void ask(opened, { crm: lasting.crm, messageId, memory, state, changed });
}

interface Asking {
  readonly crm: CrmClient;
  readonly messageId: string;
  readonly memory: SavedMemory;
  readonly state: State;
  readonly changed: () => void;
}

async function ask(opened: Opened, { crm, messageId, memory, state, changed }: Asking): Promise<void> {
  settle(opened, { kind: 'checking' }, changed);
  const answer = await answerOf(crm, messageId, state);
  // A press may have been faster.
  if (opened.saved?.kind !== 'checking') return;
  if (answer.kind !== 'silent' && answer.kind !== 'offline') remember(memory, messageId, answer);
  settle(opened, answer, changed);
}

async function answerOf(crm: CrmClient, messageId: string, state: State): Promise<SavedState> {
  try {
    const found = await findSavedEmail(crm, messageId);
    return found === undefined ? { kind: 'not-saved' } : savedState(found);
  } catch {
    return { kind: state.online ? 'silent' : 'offline' };
  }
}

function remember(memory: SavedMemory, messageId: string, saved: SavedState): void {
  if (memory.size >= MOST_KEPT) memory.clear();
  memory.set(messageId, { saved, at: Date.now() });
}

function settle(opened: Opened, saved: SavedState, changed: () => void): void {
  opened.saved = saved;
  changed();
}

function savedState({ on, by }: SavedEmail): SavedState {
  return { kind: 'saved', ...(on === undefined ? {} : { on }), ...(by === undefined ? {} : { by }) };
}

/** Saving; taking it back is the session's undo. */
export function savingVerbs({ state, changed, lookUp }: Control, perform: Perform): Pick<Verbs, 'saveEmail'> {
  return {
    saveEmail: () =>
      perform(async (opened, lasting) => {
        const shown = leadOn(viewOf(state, new Date()).screen);
        const { messageId } = opened.item;
        if (shown === undefined || messageId === undefined) throw new AppError('item-changed');
        if (!state.online) throw new AppError('offline', { params: { context: 'saving' satisfies WhyOffline } });
        const crm = crmOf(lasting);
        const email = await wholeEmail(opened);
        const { saved, isNew } = await saveEmail(crm, emailToSave(email, { ...shown, messageId, own: ownOf(lasting) }));
        const known = (now: SavedState): void => {
          opened.saved = now;
          if (lasting.savedEmails !== undefined) remember(lasting.savedEmails, messageId, now);
        };
        known(savedState(saved));
        changed();
        void markSaved(opened.item.key);
        if (!isNew) {
          opened.said = { kind: 'already-saved' };
          return;
        }
        await lookUp(opened);
        // Offered last: while this verb runs no other is taken.
        opened.justDid = { what: 'saved-email' };
        opened.undo = async () => {
          await removeSavedEmail(crm, saved.id);
          known({ kind: 'not-saved' });
          void unmarkSaved(opened.item.key);
        };
      }),
  };
}

interface ShownLead {
  readonly lead: Lead;
  /** The sender was recognized by the very address, so that address is the lead's. */
  readonly senderIsLead: boolean;
}

/** The lead the email on screen is saved under: who wrote it, or whom our own email went to. */
function leadOn(screen: Screen): ShownLead | undefined {
  if (screen.kind === 'lead') return { lead: screen.facts.lead, senderIsLead: screen.match.via === 'address' && screen.recognition.mail !== 'bounce' };
  if (screen.kind === 'not-a-lead' && screen.sentTo !== undefined) return { lead: screen.sentTo.lead, senderIsLead: false };
  return undefined;
}

/** An own email is read only now that its writer asks to save it. */
async function wholeEmail(opened: Opened): Promise<Email> {
  const email = opened.mail === 'own' ? await readEmail() : opened.email;
  if (email === undefined || email.mode !== 'read') throw new AppError('item-changed');
  return email;
}

interface Saving extends ShownLead {
  readonly messageId: string;
  readonly own: { readonly address: string; readonly ownDomains: readonly string[] };
}

function emailToSave(email: Email, { lead, senderIsLead, messageId, own }: Saving): EmailToSave {
  const { from, to, cc, subject } = email;
  const isOurs = normalizeAddress(from.address) === normalizeAddress(own.address) || own.ownDomains.includes(domainOf(from.address) ?? '');
  const leadAddresses = [...(lead.email === undefined ? [] : [lead.email]), ...lead.otherEmails, ...(senderIsLead ? [from.address] : [])];
  return { messageId, subject, direction: isOurs ? 'out' : 'in', at: email.receivedOn, description: savedTextOf(email), leadId: lead.id, leadAddresses, from, to, cc };
}
