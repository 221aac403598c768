// From what the pane holds to the view of an instant.
import { severalRecipients } from './drafting/addressees.ts';
import { astrayOf } from './drafting/astray.ts';
import { writingChoices } from './drafting/writingChoices.ts';
import { sentScreen } from './email/sentMail.ts';
import type { LeadScreen, SavedState, Screen } from './emailScreens.ts';
import { homeOf } from './home/homeShown.ts';
import { workingWeekOf } from './home/workingWeek.ts';
import { chosenFirst } from './lead/chosenFirst.ts';
import { leadPageOf } from './lead/leadPageShown.ts';
import { changesShown } from './outboxShown.ts';
import { screenOf } from './screen.ts';
import { sendingOffer } from './sending/sendingShown.ts';
import { ownOf, type Lasting, type Opened, type State } from './state.ts';
import type { Status, View } from './view.ts';

/** The view of a state at an instant. */
export function viewOf(state: State, now: Date): View {
  const opened = state.opened;
  const screen = screenFor(state, now);
  const home = state.lasting === undefined ? undefined : homeOf(state, ownOf(state.lasting), now);
  const astray = astrayOf(state);
  const changes = state.lasting === undefined ? undefined : changesShown(state.lasting.outbox);
  return {
    theme: state.theme,
    locale: state.lasting?.mailbox.locale ?? 'en-US',
    timeZone: state.lasting?.mailbox.timeZone ?? 'UTC',
    ...(state.lasting?.settings.followUpDays === undefined ? {} : { followUpDays: state.lasting.settings.followUpDays }),
    ...(state.lasting === undefined ? {} : { workingWeek: workingWeekOf(state.lasting) }),
    online: state.online,
    ...(opened === undefined ? {} : { strip: stripOf(opened) }),
    screen,
    status: statusOf(state, screen),
    ...(state.problem === undefined ? {} : { problem: state.problem }),
    ...(astray === undefined ? {} : { astray }),
    busy: state.busy,
    ...(changes === undefined ? {} : { changes }),
    ...(home === undefined ? {} : { home }),
    ...leadPageIn(state, screen),
    ...(state.canAdminister === true ? { canAdminister: true } : {}),
  };
}

function leadPageIn(state: State, screen: Screen): Pick<View, 'leadPage'> {
  const leadPage = leadPageOf(state, screen);
  return leadPage === undefined ? {} : { leadPage };
}

function stripOf(opened: Opened): NonNullable<View['strip']> {
  const { item, email } = opened;
  return {
    mode: item.mode,
    ...(item.composeType === undefined ? {} : { composeType: item.composeType }),
    subject: email?.subject ?? item.subject,
    from: item.mode === 'compose' ? email?.from : item.from,
    at: item.at,
    ...(opened.spokenTo !== undefined && opened.recipients?.length === 0 ? { isUnaddressed: true as const } : {}),
  };
}

function screenFor(state: State, now: Date): Screen {
  const { lasting, opened } = state;
  if (lasting === undefined) return { kind: 'starting' };
  if (opened === undefined) return { kind: 'no-item' };
  if (opened.item.unreadable !== undefined) return { kind: 'unreadable', why: opened.item.unreadable };
  if (opened.mail === 'colleague') return { kind: 'not-a-lead', mail: opened.mail, sender: opened.item.from ?? { address: '' } };
  if (opened.mail === 'own' && opened.item.mode === 'read') {
    const found = knownScreen(lasting, opened, now);
    const sent = sentScreen(opened.item, found?.kind === 'lead' ? found : undefined, opened.justDid);
    return sent.sentTo === undefined ? sent : { ...sent, ...savedOf(opened) };
  }
  if (opened.item.mode === 'compose' && opened.email !== undefined && opened.email.from.address === '') return { kind: 'no-recipient' };
  const several = severalRecipients(opened);
  if (several !== undefined) return several;
  const screen = knownScreen(lasting, opened, now);
  // Nobody it goes to is a lead: the seller may pick one.
  if (opened.item.composeType === 'new' && screen?.kind === 'not-a-lead') return { kind: 'no-recipient' };
  return screen === undefined ? { kind: state.blocked ?? 'looking' } : withSending(withSellerState(screen, opened, { lasting, now }), { opened, lasting, online: state.online });
}

/** The screen as soon as the item was read and looked up. */
function knownScreen(lasting: Lasting, opened: Opened, now: Date): Screen | undefined {
  const { email, mail, understanding, known, asked, heardBefore } = opened;
  if (email === undefined || mail === undefined || understanding === undefined || known === undefined) return undefined;
  return screenOf(
    {
      ...understanding,
      email,
      mail,
      known,
      settings: lasting.settings,
      own: ownOf(lasting),
      saidHere: lasting.saidHere,
      insisted: opened.insisted,
      ...(asked === undefined ? {} : { asked }),
      ...(heardBefore === undefined ? {} : { heardBefore }),
    },
    now,
  );
}

function withSellerState(screen: Screen, opened: Opened, { lasting, now }: { readonly lasting: Lasting; readonly now: Date }): Screen {
  if (screen.kind === 'unknown') {
    const { duplicates = screen.duplicates, sameContacts, justDid } = opened;
    return { ...screen, duplicates, ...(sameContacts === undefined ? {} : { sameContacts }), ...(justDid === undefined ? {} : { justDid }) };
  }
  if (screen.kind !== 'lead') return screen;
  const suggestion = chosenFirst(screen.suggestion, opened.chosenAction);
  return {
    ...screen,
    suggestion,
    writing: writingChoices(lasting, opened, { ...screen, suggestion }, now),
    ...(opened.chosenTime === undefined ? {} : { chosenTime: opened.chosenTime }),
    // Recipients change and another lead is chosen: a draft is shown for the lead it was written to and no other.
    ...(opened.draft === undefined || opened.draft.draft.leadId !== screen.facts.lead.id ? {} : { draft: opened.draft }),
    ...savedOf(opened),
    ...(opened.justDid === undefined ? {} : { justDid: opened.justDid }),
    ...(opened.appointment === undefined ? {} : { appointment: { start: opened.appointment.start } }),
    ...(opened.dialed === undefined ? {} : { dialed: opened.dialed }),
  };
}

/** Sending is spoken of only to a seller whose emails the CRM sends. */
function withSending(screen: Screen, { opened, lasting, online }: { readonly opened: Opened; readonly lasting: Lasting; readonly online: boolean }): Screen {
  if (screen.kind !== 'lead') return screen;
  // That nothing was sent matters as long as there is something to send.
  const isOver = screen.draft?.kind !== 'written' && (opened.sent?.status === 'draft' || opened.sent?.status === 'not-sent');
  const shown: LeadScreen = { ...screen, ...(opened.sent === undefined || isOver ? {} : { sent: opened.sent }) };
  const sending = lasting.sender?.userId === undefined ? undefined : sendingOffer(shown, { online, mailbox: lasting.mailbox, item: opened.item, ...(opened.email === undefined ? {} : { email: opened.email }) });
  return { ...shown, ...(sending === undefined ? {} : { sending }) };
}

/** An email being written has no message id yet and can't be saved. */
function savedOf({ item, saved }: Opened): { readonly saved?: SavedState } {
  return item.messageId === undefined ? {} : { saved: saved ?? { kind: 'checking' } };
}

function statusOf(state: State, screen: Screen): Status {
  const { opened } = state;
  if (opened?.said !== undefined) return opened.said;
  const asOf = opened?.known?.asOf;
  const waiting = (state.lasting?.outbox.entries() ?? []).filter((entry) => entry.state === 'waiting').length;
  if (waiting > 0) return { kind: 'waits', count: waiting, offline: !state.online };
  if (!state.online) return { kind: 'offline', ...(asOf === undefined ? {} : { at: asOf }) };
  if (screen.kind === 'looking') return { kind: 'looking' };
  if (screen.kind === 'unknown') return { kind: screen.justDid === undefined ? 'nothing-saved' : 'none' };
  if (screen.kind === 'ambiguous') return { kind: 'nothing-written' };
  if (screen.kind !== 'lead') return { kind: 'none' };
  if (screen.draft?.kind === 'inserted') return { kind: 'nothing-sent' };
  if (screen.draft?.kind === 'written' && isSubjectMissing(opened)) return { kind: 'subject-missing', subject: screen.draft.draft.subject };
  if (screen.draft?.kind === 'written' && screen.draft.draft.slots.length > 0) return { kind: 'gaps', count: screen.draft.draft.slots.length };
  if (asOf === undefined) return { kind: 'none' };
  return opened?.checking === true ? { kind: 'as-of', at: asOf, checking: true } : { kind: 'up-to-date', at: asOf };
}

/** The gaps stand below the draft as well; what the click will do stands nowhere else. */
function isSubjectMissing(opened: Opened | undefined): boolean {
  return opened?.item.mode === 'compose' && opened.item.composeType === 'new' && opened.email?.subject.trim() === '';
}
