// Sending from the CRM: asks whether the CRM sends this seller's emails, sends one that was consented to, and follows what the CRM's row says.
import { findSender, findSending, sendFromCrm, type SendingState, type SendOutcome } from '../../crm/sending.ts';
import type { Id, Lead } from '../../domain/records.ts';
import type { KeptDraft } from '../cacheContents.ts';
import { htmlOf } from '../drafting/draftHtml.ts';
import { draftId, sameWindow, type DraftKeeping } from '../drafting/drafts.ts';
import { linkHostsOf } from '../drafting/linkHosts.ts';
import type { Perform } from '../drafting/draftVerbs.ts';
import { redeem, type ShownEmail } from './sendConsent.ts';
import { crmOf, type Control, type Lasting, type Opened, type State } from '../state.ts';
import { steadyId } from '../../crm/steadyId.ts';
import type { LeadScreen, Screen, SentState } from '../emailScreens.ts';
import type { Verbs } from '../paneVerbs.ts';

/** As everything the CRM said: good without asking again for a while (PERFORMANCE section 7). */
const FRESH_MS = 5 * 60_000;
/** A pending email is looked at again after so long; a mail server that needs longer is asked by a press. */
const LOOKS_MS = [2_000, 4_000, 8_000, 16_000, 32_000];

/** Asks, once a draft is on screen, whether the CRM sends this seller's emails; and of a draft that was to be sent before, what became of it. */
export function askSendingWhenShown(state: State, screen: Screen, changed: () => void): void {
  const { opened, lasting } = state;
  if (opened === undefined || lasting === undefined || screen.kind !== 'lead' || screen.draft?.kind !== 'written') return;
  const kept = screen.draft.id === undefined ? undefined : opened.drafts.get(screen.draft.id);
  if (kept?.sendPressed === true && opened.sent === undefined) {
    opened.sent = sentOf({ status: state.online && lasting.crm !== undefined ? 'looking' : 'unknown' }, kept);
    if (opened.sent.status === 'looking') {
      void lookAt(opened, lasting, kept)
        .then(() => putAway(opened, kept, () => lasting.cache.forgetDraft(kept).catch(() => undefined)))
        .then(changed);
    }
    changed();
  }
  if (!state.online || lasting.crm === undefined || lasting.isAskingSender === true || Date.now() - (lasting.sender?.at ?? 0) < FRESH_MS) return;
  lasting.isAskingSender = true;
  findSender(lasting.crm).then(
    (userId) => {
      lasting.sender = { at: Date.now(), ...(userId === undefined ? {} : { userId }) };
    },
    // Not being told is no reason to offer it; asked again later.
    () => {
      lasting.sender = { at: Date.now() };
    },
  ).finally(() => {
    lasting.isAskingSender = false;
    changed();
  });
}

/** Sending with the consent of a click, and looking again. */
export function sendingVerbs(control: Control, keeping: DraftKeeping, during: { readonly perform: Perform; readonly leadScreen: () => LeadScreen }): Pick<Verbs, 'sendFromCrm' | 'lookAtSent'> {
  const { state, changed } = control;
  const { perform, leadScreen } = during;
  const settle = async (opened: Opened, lasting: Lasting, kept: KeptDraft): Promise<void> => {
    const now = sameWindow(state, opened);
    if (!(await putAway(now, kept, () => keeping.forget(now, lasting, draftId(kept))))) return;
    if (now.sent?.status === 'pending') follow(control, now, { lasting, kept });
    if (state.opened === now) await control.lookUp(now);
  };
  return {
    sendFromCrm: (consent) =>
      perform(async (opened, lasting) => {
        const confirmed = redeem(consent);
        const { sending, facts } = leadScreen();
        const kept = confirmed === undefined ? undefined : opened.drafts.get(confirmed.draftId);
        const userId = lasting.sender?.userId;
        if (confirmed === undefined || kept === undefined || userId === undefined) return;
        if (sending?.kind !== 'offered' || !isSame(sending.email, confirmed)) {
          opened.sent = sentOf({ status: 'not-sent', why: 'changed' }, kept);
          return;
        }
        const crm = crmOf(lasting);
        const marked: KeptDraft = { ...kept, sendPressed: true };
        keeping.keep(opened, lasting, marked);
        // Before anything is asked of the CRM: a pane that dies now must know that it was.
        await lasting.cache.writeDraft(marked).catch(() => undefined);
        opened.sent = sentOf({ status: 'looking' }, marked);
        changed();
        const outcome = await sendFromCrm(crm, await emailOf(marked, { lasting, lead: facts.lead, confirmed, userId })).catch((error: unknown) => {
          delete opened.sent;
          throw error;
        });
        const now = sameWindow(state, opened);
        now.sent = sentOf(outcome, marked);
        if (outcome.status === 'not-sent') await control.lookUp(now);
        await settle(opened, lasting, marked);
      }),
    lookAtSent: () =>
      perform(async (opened, lasting) => {
        const kept = opened.sentDraft ?? (opened.draft?.id === undefined ? undefined : opened.drafts.get(opened.draft.id));
        if (kept === undefined) return;
        crmOf(lasting);
        opened.sent = sentOf({ status: 'looking' }, kept);
        changed();
        await lookAt(opened, lasting, kept);
        await settle(opened, lasting, kept);
      }),
  };
}

/** It is on its way: the draft has done its work, and nobody should put it into Outlook as well. False when it isn't. */
async function putAway(opened: Opened, kept: KeptDraft, forget: () => Promise<void>): Promise<boolean> {
  const status = opened.sent?.status;
  if (status !== 'pending' && status !== 'sent') return false;
  await forget();
  opened.sentDraft = kept;
  opened.drafts.delete(draftId(kept));
  if (opened.draft?.id === draftId(kept)) delete opened.draft;
  return true;
}

/** Looks at a pending email until it is sent, while its email is open. */
function follow({ state, changed }: Control, opened: Opened, { lasting, kept }: { readonly lasting: Lasting; readonly kept: KeptDraft }): void {
  const [first, ...later] = LOOKS_MS;
  const again = (wait: number | undefined, rest: readonly number[]): void => {
    if (wait === undefined) return;
    setTimeout(() => {
      if (state.opened !== opened || opened.sent?.status !== 'pending' || lasting.crm === undefined) return;
      const before = opened.sent;
      void lookAt(opened, lasting, kept).then(() => {
        // One look that got no answer takes nothing back that the CRM has said.
        if (opened.sent?.status === 'unknown') opened.sent = before;
        changed();
        const [next, ...others] = rest;
        again(next, others);
      });
    }, wait);
  };
  again(first, later);
}

/** Asks the CRM's row and notes what it says. */
async function lookAt(opened: Opened, lasting: Lasting, kept: KeptDraft): Promise<void> {
  const { crm } = lasting;
  const state = crm === undefined ? undefined : await findSending(crm, await sendingId(lasting, kept)).then((found): SendingState => found ?? { status: 'draft' }, () => undefined);
  opened.sent = sentOf(state ?? { status: 'unknown' }, kept);
}

function sentOf(outcome: SendOutcome | { readonly status: 'looking' } | { readonly status: 'not-sent'; readonly why: 'changed' }, { draft }: KeptDraft): SentState {
  return { ...outcome, to: draft.to[0]?.address ?? '' };
}

interface Sending {
  readonly lasting: Lasting;
  readonly lead: Lead;
  readonly confirmed: ShownEmail;
  readonly userId: Id<'user'>;
}

async function emailOf(kept: KeptDraft, { lasting, lead, confirmed, userId }: Sending): Promise<Parameters<typeof sendFromCrm>[1]> {
  const { to, subject, paragraphs } = confirmed;
  return { id: await sendingId(lasting, kept), leadId: lead.id, userId, to, subject, html: htmlOf(paragraphs, linkHostsOf(lasting)) };
}

/** One draft is one row, in whatever window and however often it is pressed; a draft written anew is another. */
function sendingId(lasting: Lasting, { place, leadId, action, writtenAt }: KeptDraft): Promise<string> {
  return steadyId(lasting.organization ?? '', 'send', place, leadId, action, writtenAt ?? '');
}

function isSame(one: ShownEmail, other: ShownEmail): boolean {
  return one.draftId === other.draftId && one.to === other.to && one.subject === other.subject && one.paragraphs.join('\n') === other.paragraphs.join('\n');
}
