// The way to the CRM: where it is, who we are to it, whose data the cache holds, and the admin's settings and rights that come with it.
import { openCrm, type CrmClient } from '../crm/client.ts';
import { mayAdminister } from './adminVerbs.ts';
import { openAddressMemory } from './email/addressAsking.ts';
import { deploymentOf } from './deployment.ts';
import { forgetHome } from './home/homeMemory.ts';
import { leaveLeadPage } from './lead/leadPageRefresh.ts';
import type { Destination } from './outbox.ts';
import { forgetPrepared } from './drafting/preparing.ts';
import { openSignIn } from './signIn.ts';
import { forgetSnapshots } from './snapshots.ts';
import { noSettings, type Lasting, type Opened, type State } from './state.ts';
import { refreshSettings } from './sync.ts';

/** An open pane asks for the admin's settings at most this often. */
const SETTINGS_FRESH_MS = 5 * 60_000;

/** What the connection tells the session. */
interface Told {
  /** Redraws from the state. */
  changed(): void;
  /** The CRM can be asked: the open email is looked up. */
  lookUp(opened: Opened): void;
  failed(error: unknown): void;
}

export class Connection {
  readonly #state: State;
  readonly #session: Told;
  #settingsAt = 0;

  constructor(state: State, session: Told) {
    this.#state = state;
    this.#session = session;
  }

  /** Where noted changes go; undefined while they have to wait. */
  destination(): Destination | undefined {
    const { lasting, online } = this.#state;
    if (!online || lasting?.crm === undefined || lasting.organization === undefined) return undefined;
    return { organization: lasting.organization, crm: lasting.crm };
  }

  /** Where the CRM is and who we are. Without an answer the pane lives on its cache. */
  async open(): Promise<void> {
    const { lasting } = this.#state;
    if (lasting === undefined) return;
    try {
      const deployment = await deploymentOf(lasting.cache);
      lasting.organization = deployment.crmUrl;
      lasting.signIn ??= openSignIn({ clientId: deployment.clientId, authority: deployment.authority, scopes: [deployment.crmScope], loginHint: lasting.mailbox.address });
      const { signIn } = lasting;
      await signIn.token(false);
      await this.#claimCache(lasting);
      lasting.crm = openCrm({ url: deployment.crmUrl, token: (fresh) => signIn.token(fresh), clock: { now: Date.now, random: Math.random } });
      delete this.#state.blocked;
      void lasting.outbox.send();
      openAddressMemory(lasting.addresses, deployment, lasting.mailbox.address);
      const { opened } = this.#state;
      if (opened?.asked?.kind === 'silent') delete opened.asked;
      if (opened?.saved?.kind === 'silent') delete opened.saved;
      if (opened !== undefined) this.#session.lookUp(opened);
      this.#settingsAt = Date.now();
      lasting.settings = (await refreshSettings(lasting.crm, lasting.cache)) ?? lasting.settings;
      this.#session.changed();
      void this.#askForRights(lasting.crm);
    } catch (error) {
      if (lasting.crm === undefined) lasting.addresses.isOutOfReach = true;
      this.#session.failed(error);
    }
  }

  /** Once a pane, after all that the seller waits for; never in a window where something is being written. */
  async #askForRights(crm: CrmClient): Promise<void> {
    if (this.#state.canAdminister !== undefined || this.#state.opened?.item.mode === 'compose') return;
    this.#state.canAdminister = await mayAdminister(crm);
    if (this.#state.canAdminister) this.#session.changed();
  }

  /** What an admin saved meanwhile reaches a pane that stays open with the next look at the CRM. */
  async followSettings(lasting: Lasting): Promise<void> {
    if (lasting.crm === undefined || Date.now() - this.#settingsAt < SETTINGS_FRESH_MS) return;
    this.#settingsAt = Date.now();
    const newer = await refreshSettings(lasting.crm, lasting.cache).catch(() => undefined);
    if (newer === undefined || newer.version === lasting.settings.version) return;
    lasting.settings = newer;
    this.#session.changed();
  }

  async #claimCache(lasting: Lasting): Promise<void> {
    const identity = lasting.signIn?.identity();
    if (identity === undefined || !(await lasting.cache.belongTo(identity))) return;
    forgetSnapshots();
    forgetPrepared();
    lasting.savedEmails?.clear();
    if (lasting.home !== undefined) forgetHome(lasting.home);
    if (lasting.leadPage !== undefined) leaveLeadPage(lasting.leadPage);
    delete lasting.sender;
    delete lasting.team;
    lasting.settings = noSettings;
    if (this.#state.opened !== undefined) delete this.#state.opened.known;
  }
}
