// The only file that touches Dexie: a copy of what the CRM said, per person and organisation, deletable without loss except unsent drafts.
import Dexie, { type Table } from 'dexie';
import type { MailAnswer } from '../crm/leads.ts';
import { AppError } from '../domain/errors.ts';
import type { AgentSettings } from '../domain/settings.ts';
import type { Draft } from '../domain/draft.ts';
import type { DraftPurpose } from '../domain/draftPurpose.ts';
import type { ActionKind } from '../domain/nextBestAction.ts';
import type { Heard } from './addressCheck.ts';
import type { Deployment } from './agent.ts';
import type { OutboxEntry, OutboxTable } from './outbox.ts';
import type { Identity } from './signIn.ts';

/** What the CRM said about a sender, and when. */
export interface KnownMail {
  readonly key: string;
  readonly answer: MailAnswer;
  /** UTC ISO instant. */
  readonly asOf: string;
}

export type DraftedFor = ActionKind | `${ActionKind}/${DraftPurpose}`;

/** A draft of the seller's, kept until it is in an email or thrown away. One for each email, lead and action. */
export interface KeptDraft {
  /** The email it answers by its message id; of a window being written Outlook's key and whom it goes to. */
  readonly place: string;
  readonly leadId: string;
  /** What it was drafted for: the action, and the purpose the seller chose while composing. */
  readonly action: DraftedFor;
  readonly draft: Draft;
  /** `AgentSettings.version` it was written from. */
  readonly settingsVersion: string;
  /** The seller changed its words: nothing but the seller changes them again. */
  readonly isEdited: boolean;
  /** A window was opened with it; whether the text arrived there is not known here. */
  readonly opened?: 'reply-opened' | 'message-opened';
  /** UTC ISO instant it was last used. */
  readonly at: string;
  /** UTC ISO instant its words were first written; tells it from one written anew. Those kept by older versions have none. */
  readonly writtenAt?: string;
  /** The CRM was asked to send it; whether it did, its row tells. */
  readonly sendPressed?: true;
}

export interface Cache {
  readMail(key: string): Promise<KnownMail | undefined>;
  writeMail(known: KnownMail): Promise<void>;
  /** Calls back with each later change of this key, from this or another pane; returns the way to stop. */
  watchMail(key: string, changed: (known: KnownMail) => void): () => void;
  readSettings(): Promise<AgentSettings | undefined>;
  writeSettings(settings: AgentSettings): Promise<void>;
  readDeployment(): Promise<Deployment | undefined>;
  writeDeployment(deployment: Deployment): Promise<void>;
  /** The drafts of an email, last used first. */
  readDrafts(place: string): Promise<readonly KeptDraft[]>;
  /** Replaces the one of the same email, lead and action. @throws AppError `storage-full` when it can't be kept. */
  writeDraft(kept: KeptDraft): Promise<void>;
  forgetDraft(kept: Pick<KeptDraft, 'place' | 'leadId' | 'action'>): Promise<void>;
  /** Notes that a window to this address was opened with this draft in it. */
  writeOpened(address: string, draft: Draft): Promise<void>;
  /** The draft of the window opened to this address within the last minutes. */
  readOpened(address: string, now: Date): Promise<Draft | undefined>;
  /** Notes that this address wrote. */
  writeHeard(heard: Heard): Promise<void>;
  /** When this address (normalized) wrote last, as far as its emails were open here. */
  readHeard(address: string): Promise<Heard | undefined>;
  /** Small records by name, for what has no table of its own. */
  readonly records: RecordStore;
  /** Changes on their way to the CRM. */
  readonly outbox: OutboxTable;
  /** Wipes everything when the person behind this mailbox is another one than last time. True when it did. */
  belongTo(identity: Identity): Promise<boolean>;
}

/** Records are kept as long as they are used: each use counts. */
export interface RecordStore {
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
  /** All whose name starts so. */
  list(start: string): Promise<readonly unknown[]>;
  forget(name: string): Promise<void>;
  /** Forgets all whose name starts so. */
  forgetAll(start: string): Promise<void>;
}

interface Noted {
  readonly name: string;
  readonly value: unknown;
  readonly at: string;
}

/** Copies unused this long are removed at the next start (SECURITY T13). */
const KEEP_DAYS = 14;
const DAY_MS = 86_400_000;
const HEARD = 'heard|';
const RECORD = 'record|';
const OPENED_MS = 15 * 60_000;

class Database extends Dexie {
  readonly mails!: Table<KnownMail, string>;
  readonly notes!: Table<Noted, string>;
  readonly outbox!: Table<OutboxEntry, string>;
  readonly keptDrafts!: Table<KeptDraft, [string, string, string]>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ mails: 'key, asOf', notes: 'name', drafts: 'itemKey, at' });
    this.version(2).stores({ outbox: 'id, order' });
    this.version(3)
      .stores({ drafts: null, keptDrafts: '[place+leadId+action], place, at' })
      .upgrade(async (change) => {
        const older = (await change.table('drafts').toArray()) as { readonly itemKey: string; readonly draft: Draft; readonly at: string }[];
        // Whether the seller had changed them was not written down then: they count as changed.
        const kept = older.map(({ itemKey, draft, at }): KeptDraft => ({ place: itemKey, leadId: draft.leadId, action: draft.action, draft, settingsVersion: '', isEdited: true, at }));
        await change.table('keptDrafts').bulkPut(kept);
      });
  }
}

/**
 * Opens the cache of one person in one organisation; a browser that keeps nothing (private window, blocked storage) gets one in memory.
 * @param partition mailbox address and organisation, e.g. `maya@kestrelmotion.example|https://contoso.crm.dynamics.com`.
 */
export async function openCache(partition: string, now: Date): Promise<Cache> {
  const prefix = storagePartition();
  const database = new Database(`handraise|${prefix}${partition.toLowerCase()}`);
  try {
    await database.open();
    const oldest = new Date(now.getTime() - KEEP_DAYS * DAY_MS).toISOString();
    await database.mails.where('asOf').below(oldest).delete();
    await database.keptDrafts.where('at').below(oldest).delete();
    await database.notes.where('name').startsWithAnyOf(HEARD, RECORD).filter((noted) => noted.at < oldest).delete();
    return kept(database);
  } catch {
    return inMemory();
  }
}

// Third-party storage is partitioned by the site around the pane; Office names the partition where it knows it.
function storagePartition(): string {
  const context: { partitionKey?: unknown } = Office.context;
  return typeof context.partitionKey === 'string' && context.partitionKey !== '' ? `${context.partitionKey}|` : '';
}

function kept(database: Database): Cache {
  const note = async (name: string): Promise<unknown> => (await database.notes.get(name))?.value;
  const write = async (name: string, value: unknown): Promise<void> => {
    await database.notes.put({ name, value, at: new Date().toISOString() });
  };
  return {
    readMail: (key) => database.mails.get(key),
    writeMail: async (known) => {
      await whileThereIsRoom(database, () => database.mails.put(known));
    },
    watchMail(key, changed) {
      const watching = Dexie.liveQuery(() => database.mails.get(key)).subscribe({ next: (known) => known !== undefined && changed(known) });
      return () => watching.unsubscribe();
    },
    readSettings: async () => (await note('settings')) as AgentSettings | undefined,
    writeSettings: (settings) => write('settings', settings),
    readDeployment: async () => (await note('deployment')) as Deployment | undefined,
    writeDeployment: (deployment) => write('deployment', deployment),
    readDrafts: async (place) => lastUsedFirst(await database.keptDrafts.where('place').equals(place).toArray()),
    writeDraft: async (draft) => {
      await whileThereIsRoom(database, () => database.keptDrafts.put(draft), true);
    },
    forgetDraft: ({ place, leadId, action }) => database.keptDrafts.delete([place, leadId, action]),
    writeOpened: (address, draft) => write(`opened|${address}`, draft),
    readOpened: async (address, now) => {
      const noted = await database.notes.get(`opened|${address}`);
      return noted !== undefined && now.getTime() - Date.parse(noted.at) < OPENED_MS ? (noted.value as Draft) : undefined;
    },
    writeHeard: async (heard) => {
      const before = (await note(HEARD + heard.address)) as Heard | undefined;
      if (before === undefined || before.on < heard.on) await write(HEARD + heard.address, heard);
    },
    readHeard: async (address) => (await note(HEARD + address)) as Heard | undefined,
    records: keptRecords(database),
    outbox: keptOutbox(database),
    belongTo: async (identity) => {
      const owner = `${identity.tenantId}|${identity.objectId}`;
      const known = await note('owner');
      if (known === owner) return false;
      const others = known !== undefined;
      if (others) await Promise.all([database.mails.clear(), database.notes.clear(), database.keptDrafts.clear(), database.outbox.clear()]);
      await write('owner', owner);
      return others;
    },
  };
}

function keptRecords(database: Database): RecordStore {
  const used = (noted: Noted): Noted => ({ ...noted, at: new Date().toISOString() });
  return {
    read: async (name) => (await database.notes.get(RECORD + name))?.value,
    write: (name, value) => whileThereIsRoom(database, () => database.notes.put(used({ name: RECORD + name, value, at: '' }))),
    list: async (start) => {
      const found = await database.notes.where('name').startsWith(RECORD + start).toArray();
      await database.notes.bulkPut(found.map(used)).catch(() => undefined);
      return found.map((noted) => noted.value);
    },
    forget: (name) => database.notes.delete(RECORD + name),
    forgetAll: async (start) => {
      await database.notes.where('name').startsWith(RECORD + start).delete();
    },
  };
}

function keptOutbox(database: Database): OutboxTable {
  const read = (): Promise<OutboxEntry[]> => database.outbox.orderBy('order').toArray();
  return {
    read,
    alter: (work) =>
      whileThereIsRoom(
        database,
        () =>
          database.transaction('rw', database.outbox, async () => {
            const { put, remove } = work(await read());
            if (put !== undefined) await database.outbox.put(put);
            if (remove !== undefined) await database.outbox.delete(remove);
          }),
        true,
      ),
    watch(changed) {
      const watching = Dexie.liveQuery(read).subscribe({ next: changed });
      return () => watching.unsubscribe();
    },
  };
}

// When the computer has no room left, older copies go first; drafts are never given up for them.
async function whileThereIsRoom(database: Database, work: () => Promise<unknown>, isNeeded = false): Promise<void> {
  try {
    await work();
  } catch (first) {
    let error: unknown = first;
    if (first instanceof Dexie.DexieError && first.name === 'QuotaExceededError') {
      await database.mails.orderBy('asOf').limit(50).delete();
      try {
        return void (await work());
      } catch (second) {
        error = second;
      }
    }
    if (isNeeded) throw new AppError('storage-full', { cause: error });
  }
}

function lastUsedFirst(drafts: readonly KeptDraft[]): readonly KeptDraft[] {
  return [...drafts].sort((one, two) => (one.at < two.at ? 1 : one.at > two.at ? -1 : one.action.localeCompare(two.action)));
}

function inMemory(): Cache {
  const mails = new Map<string, KnownMail>();
  const drafts = new Map<string, KeptDraft>();
  const nameOf = ({ place, leadId, action }: Pick<KeptDraft, 'place' | 'leadId' | 'action'>): string => [place, leadId, action].join('\n');
  const watchers = new Map<string, Set<(known: KnownMail) => void>>();
  const windows = new Map<string, Draft>();
  const heardOf = new Map<string, Heard>();
  let settings: AgentSettings | undefined;
  let deployment: Deployment | undefined;
  return {
    readMail: async (key) => mails.get(key),
    writeMail: async (known) => {
      mails.set(known.key, known);
      for (const watcher of watchers.get(known.key) ?? []) watcher(known);
    },
    watchMail(key, changed) {
      const set = watchers.get(key) ?? new Set();
      watchers.set(key, set.add(changed));
      return () => set.delete(changed);
    },
    readSettings: async () => settings,
    writeSettings: async (value) => {
      settings = value;
    },
    readDeployment: async () => deployment,
    writeDeployment: async (value) => {
      deployment = value;
    },
    readDrafts: async (place) => lastUsedFirst([...drafts.values()].filter((kept) => kept.place === place)),
    writeDraft: async (kept) => {
      drafts.set(nameOf(kept), kept);
    },
    forgetDraft: async (kept) => {
      drafts.delete(nameOf(kept));
    },
    writeOpened: async (address, draft) => {
      windows.set(address, draft);
    },
    readOpened: async (address) => windows.get(address),
    writeHeard: async (heard) => {
      if ((heardOf.get(heard.address)?.on ?? '') < heard.on) heardOf.set(heard.address, heard);
    },
    readHeard: async (address) => heardOf.get(address),
    records: recordsInMemory(),
    outbox: outboxInMemory(),
    belongTo: async () => false,
  };
}

function recordsInMemory(): RecordStore {
  const records = new Map<string, unknown>();
  return {
    read: async (name) => records.get(name),
    write: async (name, value) => void records.set(name, value),
    list: async (start) => [...records].filter(([name]) => name.startsWith(start)).map(([, value]) => value),
    forget: async (name) => void records.delete(name),
    forgetAll: async (start) => {
      for (const name of [...records.keys()]) if (name.startsWith(start)) records.delete(name);
    },
  };
}

function outboxInMemory(): OutboxTable {
  let entries: readonly OutboxEntry[] = [];
  const watchers = new Set<() => void>();
  return {
    read: async () => entries,
    alter: async (work) => {
      const { put, remove } = work(entries);
      if (put === undefined && remove === undefined) return;
      entries = [...entries.filter((entry) => entry.id !== put?.id && entry.id !== remove), ...(put === undefined ? [] : [put])].sort((one, two) => one.order - two.order);
      for (const watcher of watchers) watcher();
    },
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
