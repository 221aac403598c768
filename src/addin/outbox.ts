// Changes on their way to the CRM. Each is noted on this computer before it is sent and stays until the CRM has said yes or no: offline, a lost
// answer or a closed window loses nothing, and two windows never send one change twice.
import type { CrmClient } from '../crm/client.ts';
import type { ChangeOutcome } from '../crm/leadChanges.ts';
import { performOutgoing, undoOutgoing, type OutgoingChange } from '../crm/outgoing.ts';
import { AppError, type ErrorCode } from '../domain/errors.ts';

export interface OutboxEntry {
  /** The id of the change. */
  readonly id: string;
  /** Changes are sent in this order. */
  readonly order: number;
  /** Address of the organization it is for; never sent to another one. */
  readonly organization: string;
  readonly change: OutgoingChange;
  /** The lead's name, to speak of it when the lead itself can't be read. */
  readonly person: string;
  /** UTC ISO instant of the press. */
  readonly madeOn: string;
  readonly state: 'waiting' | 'done' | 'refused';
  /** The window that is sending it, and until when it may. */
  readonly claim?: { readonly by: string; readonly until: string };
  /** Of a done one: what the CRM said. */
  readonly outcome?: ChangeOutcome;
  /** Of a refused one. */
  readonly failure?: { readonly code: ErrorCode; readonly params: Readonly<Record<string, string | number>> };
}

/** Where the entries are kept: one for all windows of a person. */
export interface OutboxTable {
  /** In their order. */
  read(): Promise<readonly OutboxEntry[]>;
  /** Reads and writes in one transaction over all windows. @throws AppError `storage-full`. */
  alter(work: (entries: readonly OutboxEntry[]) => { readonly put?: OutboxEntry; readonly remove?: string }): Promise<void>;
  /** Calls back after each change, from this or another window; returns the way to stop. */
  watch(changed: () => void): () => void;
}

/** Where changes go now; undefined while nobody can be reached. */
export interface Destination {
  readonly organization: string;
  readonly crm: CrmClient;
}

export interface Outbox {
  /** What is known of it at once, for the view. */
  entries(): readonly OutboxEntry[];
  /** Notes a change, tries to send all that waits, and says how this one stands then. The same change waiting already is not noted again. */
  press(pressed: Pick<OutboxEntry, 'organization' | 'change' | 'person'>): Promise<OutboxEntry>;
  /** Sends what waits, in order, until the CRM can't be reached. */
  send(): Promise<void>;
  /** Forgets an entry: one that waits is never sent, a refused one is given up. */
  discard(id: string): Promise<void>;
  close(): void;
}

interface OutboxParts {
  readonly table: OutboxTable;
  /** The CRM as it can be reached now. */
  readonly destination: () => Destination | undefined;
  readonly changed: () => void;
  readonly now: () => Date;
}

/** Longer than a whole call with all its tries: who claims for longer is gone. */
const CLAIM_MS = 120_000;
const AGAIN_MS = 20_000;
/** A done entry stays this long for the window that pressed it. */
const KEEP_DONE_MS = 3_600_000;
/** The CRM has not said no: later it may say yes. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['offline', 'crm-silent', 'crm-busy', 'sign-in-needed']);

/** Opens the outbox of this window over the table all windows share. */
export function openOutbox(parts: OutboxParts): Outbox {
  return new SharedOutbox(parts);
}

class SharedOutbox implements Outbox {
  readonly #parts: OutboxParts;
  readonly #window = crypto.randomUUID();
  readonly #stopWatching: () => void;
  #entries: readonly OutboxEntry[] = [];
  #sending: Promise<void> = Promise.resolve();
  #again?: ReturnType<typeof setTimeout>;
  #isClosed = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#stopWatching = parts.table.watch(() => void this.#reread());
  }

  entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  async press({ organization, change, person }: Pick<OutboxEntry, 'organization' | 'change' | 'person'>): Promise<OutboxEntry> {
    const { table, now } = this.#parts;
    await table.alter((entries) => {
      if (entries.some((entry) => entry.id === change.id && entry.state === 'waiting')) return {};
      const order = Math.max(0, ...entries.map((entry) => entry.order)) + 1;
      return { put: { id: change.id, order, organization, change, person, madeOn: now().toISOString(), state: 'waiting' } };
    });
    await this.send();
    const entry = this.#entries.find((each) => each.id === change.id);
    if (entry === undefined) throw new AppError('item-changed');
    return entry;
  }

  send(): Promise<void> {
    // One after the other: what was noted while a run is ending is seen by the next run.
    this.#sending = this.#sending.catch(() => undefined).then(() => this.#sendAll());
    return this.#sending;
  }

  async discard(id: string): Promise<void> {
    await this.#parts.table.alter(() => ({ remove: id }));
    await this.#reread();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#again);
    this.#stopWatching();
  }

  async #sendAll(): Promise<void> {
    clearTimeout(this.#again);
    try {
      for (let entry = await this.#claimNext(); entry !== undefined; entry = await this.#claimNext()) {
        if (!(await this.#sendOne(entry))) break;
      }
    } finally {
      await this.#reread();
      // Who can't be reached now is asked again; who is offline is told by the browser.
      const waits = this.#entries.some((entry) => entry.state === 'waiting');
      if (waits && !this.#isClosed && this.#parts.destination() !== undefined) this.#again = setTimeout(() => void this.send(), AGAIN_MS);
    }
  }

  /** The first that waits, claimed for this window; undefined when there is none, another window has it, or nobody can be reached. */
  async #claimNext(): Promise<OutboxEntry | undefined> {
    const destination = this.#parts.destination();
    const now = this.#parts.now();
    let claimed: OutboxEntry | undefined;
    if (destination === undefined || this.#isClosed) return undefined;
    await this.#parts.table.alter((entries) => {
      // The transaction may be run anew: it starts from nothing.
      claimed = undefined;
      const first = entries.find((entry) => entry.state === 'waiting' && entry.organization === destination.organization);
      if (first === undefined) return {};
      if (first.claim !== undefined && first.claim.by !== this.#window && first.claim.until > now.toISOString()) return {};
      claimed = { ...first, claim: { by: this.#window, until: new Date(now.getTime() + CLAIM_MS).toISOString() } };
      return { put: claimed };
    });
    return claimed;
  }

  /** False when the CRM couldn't be reached: the rest waits behind this one. */
  async #sendOne(entry: OutboxEntry): Promise<boolean> {
    const destination = this.#parts.destination();
    if (destination === undefined) return false;
    const { claim: _claim, ...unclaimed } = entry;
    try {
      const outcome = await performOutgoing(destination.crm, entry.change);
      // Taken back while it was on its way: then it is taken back there too.
      if (!(await this.#settle({ ...unclaimed, state: 'done', outcome }))) await undoOutgoing(destination.crm, entry.change, outcome);
      return true;
    } catch (error) {
      const failure = error instanceof AppError ? error : new AppError('unexpected', { cause: error });
      const isPassing = failure.retryable || passing.has(failure.code);
      await this.#settle(isPassing ? unclaimed : { ...unclaimed, state: 'refused', failure: { code: failure.code, params: failure.params } });
      return !isPassing;
    }
  }

  /** Writes how the entry stands; false when it isn't there any more. */
  async #settle(entry: OutboxEntry): Promise<boolean> {
    let isThere = false;
    await this.#parts.table.alter((entries) => {
      isThere = entries.some((each) => each.id === entry.id);
      return isThere ? { put: entry } : {};
    });
    return isThere;
  }

  async #reread(): Promise<void> {
    const { table, now, changed } = this.#parts;
    const entries = await table.read();
    this.#entries = entries;
    const oldest = new Date(now().getTime() - KEEP_DONE_MS).toISOString();
    const old = entries.find((entry) => entry.state === 'done' && entry.madeOn < oldest);
    if (old !== undefined) await table.alter(() => ({ remove: old.id }));
    changed();
  }
}
