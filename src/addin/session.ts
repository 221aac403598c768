// Follows the open item: reads it, looks it up, keeps the view true. A late answer for another mail is never shown.
import { classifyMail } from '../domain/leadReply.ts';
import { domainOf, normalizeAddress } from '../domain/email.ts';
import { AppError } from '../domain/errors.ts';
import type { Address } from '../domain/records.ts';
import { addressed, cacheKeyOf, forOne, lookUpKeys, settleAddressee } from './drafting/addressees.ts';
import { findOpenedDrafts } from './drafting/astray.ts';
import { draftKept, placeOf, takeUp } from './drafting/drafts.ts';
import { askWhenShown } from './email/addressAsking.ts';
import { paneAdministration } from './adminVerbs.ts';
import { heardFrom } from './email/addressCheck.ts';
import { openCache } from './cache.ts';
import { Connection } from './connection.ts';
import { checkDuplicates } from './lead/duplicates.ts';
import { openHomeMemory } from './home/homeMemory.ts';
import { keepLeadPage, leaveLeadPage } from './lead/leadPageRefresh.ts';
import { openLeadPageMemory } from './lead/leadPageMemory.ts';
import { composeType, mailbox, onItemChanged, onThemeChanged, openItem, readEmail, readSubject } from './outlook.ts';
import { askSavedWhenShown } from './email/savingMail.ts';
import { askSendingWhenShown } from './sending/sendingVerbs.ts';
import { openOutbox } from './outbox.ts';
import { prepareNow, prepareWaiting, prepareWhenShown } from './drafting/preparing.ts';
import { followPressed } from './lead/pressing.ts';
import { keepConsent } from './consent.ts';
import { keepOwnLeads, wantOwnLeads } from './home/ownLeads.ts';
import { keepOwnRouting } from './routing/ownRouting.ts';
import { keepHome } from './home/reminders.ts';
import { keepTeamAccess } from './teamAccess.ts';
import { openVerbs } from './verbs.ts';
import { sentEmailOf } from './email/sentMail.ts';
import { noSettings, ownOf, problemOf, type Control, type Lasting, type Opened, type State } from './state.ts';
import { viewOf } from './viewOf.ts';
import { isFresh, refreshMail } from './sync.ts';
import { themeOf } from './outlook/outlookTheme.ts';
import { answeredBy, understand } from './email/understanding.ts';
import { styleIn } from './drafting/writingChoices.ts';
import type { PaneSession } from './paneSession.ts';
import type { View } from './view.ts';

export interface Session extends PaneSession {
  /** Outlook's id of the open item, for the first-paint record. */
  itemKey(): string | undefined;
  /** Leaves the follow-up of the lead on screen to the commands, now. Never rejects. */
  prepare(): Promise<void>;
}

/** Starts following Outlook. Never throws: what goes wrong is in the view. */
export function openSession(): Session {
  const state: State = { theme: 'light', online: navigator.onLine, busy: false };
  const listeners = new Set<() => void>();
  let view: View = viewOf(state, new Date());

  const changed = (): void => {
    view = viewOf(state, new Date());
    for (const listener of listeners) listener();
    askWhenShown(state, view.screen, changed);
    askSavedWhenShown(state, view.screen, changed);
    keepHome(state, view.screen, changed);
    keepConsent(state, changed);
    keepTeamAccess(state, view.screen, changed);
    keepOwnLeads(state, changed);
    keepOwnRouting(state, changed);
    keepLeadPage(state, changed);
    prepareWhenShown(state, view.screen);
    askSendingWhenShown(state, view.screen, changed);
  };
  const follow = new Following(state, changed);
  const control: Control = { state, changed, lookUp: (opened) => follow.lookUp(opened, true), reopen: () => follow.connection.open(), speakTo: (opened) => follow.speakTo(opened) };

  void follow.start();
  return {
    getView: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    verbs: openVerbs(control),
    admin: paneAdministration(control),
    itemKey: () => state.opened?.item.key,
    prepare: async () => {
      const { opened, lasting } = state;
      const { screen } = viewOf(state, new Date());
      if (opened !== undefined && lasting !== undefined && screen.kind === 'lead') await prepareNow(opened, lasting, screen);
    },
  };
}

class Following {
  readonly #state: State;
  readonly #changed: () => void;
  readonly connection: Connection;

  constructor(state: State, changed: () => void) {
    this.#state = state;
    this.#changed = changed;
    this.connection = new Connection(state, { changed, lookUp: (opened) => void this.lookUp(opened, false), failed: (error) => this.#failed(error) });
  }

  async start(): Promise<void> {
    onThemeChanged((background) => {
      this.#state.theme = themeOf(background);
      this.#changed();
    });
    addEventListener('online', () => this.#onlineChanged(true));
    addEventListener('offline', () => this.#onlineChanged(false));
    addEventListener('blur', prepareWaiting);
    addEventListener('focus', () => void this.#followSubject());
    addEventListener('focus', () => wantOwnLeads(this.#state, this.#changed));
    onItemChanged(() => void this.open());
    const own = mailbox();
    const cache = await openCache(`${own.address}|${location.origin}`, new Date());
    const settings = (await cache.readSettings().catch(() => undefined)) ?? noSettings;
    const outbox = openOutbox({ table: cache.outbox, destination: () => this.connection.destination(), changed: () => this.#outboxChanged(), now: () => new Date() });
    const style = styleIn(await cache.records.read('draft-choices').catch(() => undefined));
    this.#state.lasting = { mailbox: own, cache, settings, outbox, ...(style === undefined ? {} : { style }), saidHere: [], addresses: { answers: new Map() }, savedEmails: new Map(), home: openHomeMemory(), leadPage: openLeadPageMemory() };
    // The mail on screen first; signing in happens beside it.
    await Promise.all([this.open(), this.connection.open()]);
  }

  #onlineChanged(online: boolean): void {
    const { opened } = this.#state;
    this.#state.online = online;
    delete opened?.said;
    this.#changed();
    if (online && opened === undefined) void this.connection.open();
    if (online && opened !== undefined) void this.connection.open().then(() => this.lookUp(opened, false));
  }

  #outboxChanged(): void {
    followPressed(this.#state, (opened) => this.lookUp(opened, true));
    this.#changed();
  }

  /** Another item is open: forget the old one's answers, read the new one. */
  async open(): Promise<void> {
    const { lasting } = this.#state;
    const item = openItem();
    const before = this.#state.opened;
    if (lasting === undefined) return;
    if (before !== undefined && item !== undefined && before.item.key === item.key && item.mode === 'read') return;
    before?.stopWatching?.();
    delete this.#state.problem;
    // Another email is open: a page opened from the last one would leave a doubt which one the pane speaks about.
    if (lasting.leadPage?.open?.backTo === 'email') leaveLeadPage(lasting.leadPage);
    if (item === undefined) {
      delete this.#state.opened;
      this.#changed();
      return;
    }
    const opened: Opened = { item, checking: false, insisted: false, drafts: new Map(), ...draftKept(before, item.key) };
    this.#state.opened = opened;
    this.#changed();
    if (item.unreadable !== undefined) return;
    try {
      await this.#understand(opened, lasting);
    } catch (error) {
      if (this.#state.opened === opened) this.#failed(error);
    }
  }

  async #understand(opened: Opened, lasting: Lasting): Promise<void> {
    const own = ownOf(lasting);
    const sender = opened.item.from;
    // The text of mail between colleagues is never read (SCREENS S4).
    if (opened.item.mode === 'read' && sender !== undefined && own.ownDomains.includes(domainOf(sender.address) ?? '')) {
      opened.mail = normalizeAddress(sender.address) === normalizeAddress(own.address) ? 'own' : 'colleague';
      this.#changed();
      if (opened.mail === 'own') await this.#lookUpSent(opened, lasting);
      return;
    }
    const email = await readEmail();
    const type = opened.item.mode === 'compose' ? await composeType() : undefined;
    if (this.#state.opened !== opened) return;
    if (type !== undefined) Object.assign(opened, { item: { ...opened.item, composeType: type } });
    const said = type === undefined ? email : addressed(opened, answeredBy(email, own.ownDomains, type === 'reply'), own);
    opened.email = said;
    opened.mail = type === undefined ? classifyMail(said, own).kind : 'person';
    opened.understanding = understand(said, opened.mail, { now: new Date(), timeZone: lasting.mailbox.timeZone, sentOn: said.headers['date']?.[0] ?? said.receivedOn, ownAddresses: [said.from.address, own.address] });
    if (said.from.address === '') {
      this.#changed();
      return;
    }
    const heard = heardFrom(said, opened.mail);
    if (heard !== undefined) void lasting.cache.writeHeard(heard).catch(() => undefined);
    await this.#fromCache(opened, lasting);
    if (type === 'reply' || type === 'new') await this.#findOpenedDrafts(opened, lasting, [...email.to, ...email.cc]);
    await this.lookUp(opened, false);
  }

  /** An own email is looked up by whom it went to; its text stays unread. */
  async #lookUpSent(opened: Opened, lasting: Lasting): Promise<void> {
    const email = sentEmailOf(opened.item, ownOf(lasting).ownDomains);
    if (email === undefined) return;
    opened.email = email;
    opened.understanding = understand(email, 'own', { now: new Date(), timeZone: lasting.mailbox.timeZone });
    await this.#fromCache(opened, lasting);
    await this.lookUp(opened, false);
  }

  async #fromCache(opened: Opened, lasting: Lasting): Promise<void> {
    const key = cacheKeyOf(opened, lasting);
    if (key === undefined) return;
    const { cache } = lasting;
    const address = normalizeAddress(opened.email?.from.address ?? '');
    const [known, drafts, heard] = await Promise.all([cache.readMail(key), cache.readDrafts(placeOf(opened)), cache.readHeard(address)]).catch(() => []);
    if (this.#state.opened !== opened) return;
    if (heard !== undefined) opened.heardBefore = heard;
    if (known !== undefined) opened.known = known;
    settleAddressee(opened);
    takeUp(opened, drafts ?? [], lasting.settings.version);
    this.#changed();
    opened.stopWatching = lasting.cache.watchMail(key, (newer) => {
      if (this.#state.opened !== opened || newer.asOf === opened.known?.asOf) return;
      opened.known = newer;
      this.#changed();
    });
  }

  /** Outlook doesn't tell of a typed subject; the seller who comes back to the pane is told the truth about it. */
  async #followSubject(): Promise<void> {
    const { opened } = this.#state;
    if (opened?.email === undefined || opened.item.mode !== 'compose' || opened.item.composeType !== 'new') return;
    const subject = await readSubject().catch(() => undefined);
    if (this.#state.opened !== opened || subject === undefined || opened.email.subject === subject) return;
    opened.email = { ...opened.email, subject };
    this.#changed();
  }

  /** The seller said whom the message is for: its lead is looked up, its kept drafts come back. */
  async speakTo(opened: Opened): Promise<void> {
    const { lasting } = this.#state;
    const { spokenTo, email } = opened;
    if (lasting === undefined || spokenTo === undefined || email === undefined) return;
    opened.email = forOne(email, spokenTo);
    opened.stopWatching?.();
    await this.#fromCache(opened, lasting);
    await this.lookUp(opened, true);
  }

  /** The reading pane may have opened this window with a draft in it: then it is read back here. */
  async #findOpenedDrafts(opened: Opened, lasting: Lasting, recipients: readonly Address[]): Promise<void> {
    if (opened.draft?.kind === 'inserted') return;
    const { own, astray } = await findOpenedDrafts(lasting.cache, recipients);
    if (this.#state.opened !== opened) return;
    if (own !== undefined && opened.draft === undefined) {
      opened.inserted = own.inserted;
      opened.draft = { kind: 'inserted', draft: own.draft, where: 'in-compose', readBack: own.inserted.readBack, canUndo: true };
    }
    if (astray !== undefined && opened.isAstrayFine !== true) opened.astray = astray;
    this.#changed();
  }

  /** Asks the CRM about the open mail unless it did so within five minutes; `again` asks in any case. */
  async lookUp(opened: Opened, again: boolean): Promise<void> {
    const { lasting } = this.#state;
    const { email, understanding } = opened;
    const key = lasting === undefined ? undefined : cacheKeyOf(opened, lasting);
    if (lasting?.crm === undefined || email === undefined || understanding === undefined || key === undefined) return;
    if (opened.checking || (!again && opened.known !== undefined && isFresh(opened.known, new Date()))) return this.#checkNewPerson(opened);
    opened.checking = true;
    this.#changed();
    try {
      const keys = lookUpKeys(opened, email, ownOf(lasting));
      if (keys === undefined) return;
      const known = await refreshMail(lasting.crm, lasting.cache, { key, keys, now: new Date() });
      if (this.#state.opened !== opened) return;
      opened.known = known;
      settleAddressee(opened);
      delete this.#state.problem;
      void this.connection.followSettings(lasting);
    } catch (error) {
      if (this.#state.opened === opened) this.#failed(error);
    } finally {
      opened.checking = false;
      if (this.#state.opened === opened) this.#changed();
    }
    this.#checkNewPerson(opened);
  }

  /** Somebody unknown is about to be offered as a new lead: look for duplicates before anybody presses. */
  #checkNewPerson(opened: Opened): void {
    const crm = this.#state.lasting?.crm;
    if (crm === undefined || this.#state.opened !== opened || opened.duplicates !== undefined) return;
    const { screen } = viewOf(this.#state, new Date());
    if (screen.kind === 'unknown') void checkDuplicates(opened, { crm, form: screen.form, changed: this.#changed });
  }

  #failed(error: unknown): void {
    const { opened, online } = this.#state;
    const failure = error instanceof AppError ? error : new AppError('unexpected', { cause: error });
    if (failure.code === 'item-changed') return;
    if (failure.code === 'sign-in-needed' || failure.code === 'no-permission') this.#state.blocked = failure.code;
    // Offline is a state, told in the status line; nothing is broken. A missing sign-in has a screen of its own until something is known.
    const isOffline = !online && (failure.code === 'offline' || failure.code === 'crm-silent');
    const hasScreen = this.#state.blocked !== undefined && opened?.known === undefined;
    if (!isOffline && !hasScreen) this.#state.problem = problemOf(failure, opened?.known?.asOf);
    this.#changed();
  }
}
