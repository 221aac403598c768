// The only file that touches Dexie: a copy of what the CRM said, per person and organisation, deletable without loss except unsent drafts.
import Dexie, { type Table } from 'dexie';
import type { MailAnswer } from '../crm/leads.ts';
import type { AgentSettings } from '../domain/settings.ts';
import type { Draft } from '../domain/draft.ts';
import type { Heard } from './addressCheck.ts';
import type { Deployment } from './agent.ts';
import type { Identity } from './signIn.ts';

/** What the CRM said about a sender, and when. */
export interface KnownMail {
  readonly key: string;
  readonly answer: MailAnswer;
  /** UTC ISO instant. */
  readonly asOf: string;
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
  readDraft(itemKey: string): Promise<Draft | undefined>;
  writeDraft(itemKey: string, draft: Draft | undefined): Promise<void>;
  /** Notes that a window to this address was opened with this draft in it. */
  writeOpened(address: string, draft: Draft): Promise<void>;
  /** The draft of the window opened to this address within the last minutes. */
  readOpened(address: string, now: Date): Promise<Draft | undefined>;
  /** Notes that this address wrote. */
  writeHeard(heard: Heard): Promise<void>;
  /** When this address (normalized) wrote last, as far as its emails were open here. */
  readHeard(address: string): Promise<Heard | undefined>;
  /** Wipes everything when the person behind this mailbox is another one than last time. True when it did. */
  belongTo(identity: Identity): Promise<boolean>;
}

interface Noted {
  readonly name: string;
  readonly value: unknown;
  readonly at: string;
}

interface KeptDraft {
  readonly itemKey: string;
  readonly draft: Draft;
  readonly at: string;
}

/** Copies unused this long are removed at the next start (SECURITY T13). */
const KEEP_DAYS = 14;
const DAY_MS = 86_400_000;
const HEARD = 'heard|';
const OPENED_MS = 15 * 60_000;

class Database extends Dexie {
  readonly mails!: Table<KnownMail, string>;
  readonly notes!: Table<Noted, string>;
  readonly drafts!: Table<KeptDraft, string>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ mails: 'key, asOf', notes: 'name', drafts: 'itemKey, at' });
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
    await database.drafts.where('at').below(oldest).delete();
    await database.notes.where('name').startsWith(HEARD).filter((noted) => noted.at < oldest).delete();
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
    readDraft: async (itemKey) => (await database.drafts.get(itemKey))?.draft,
    writeDraft: async (itemKey, draft) => {
      if (draft === undefined) await database.drafts.delete(itemKey);
      else await database.drafts.put({ itemKey, draft, at: new Date().toISOString() });
    },
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
    belongTo: async (identity) => {
      const owner = `${identity.tenantId}|${identity.objectId}`;
      const known = await note('owner');
      if (known === owner) return false;
      const others = known !== undefined;
      if (others) await Promise.all([database.mails.clear(), database.notes.clear(), database.drafts.clear()]);
      await write('owner', owner);
      return others;
    },
  };
}

// When the computer has no room left, older copies go first; drafts are never given up for them.
async function whileThereIsRoom(database: Database, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Dexie.DexieError) || error.name !== 'QuotaExceededError') return;
    await database.mails.orderBy('asOf').limit(50).delete();
    await work().catch(() => undefined);
  }
}

function inMemory(): Cache {
  const mails = new Map<string, KnownMail>();
  const drafts = new Map<string, Draft>();
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
    readDraft: async (itemKey) => drafts.get(itemKey),
    writeDraft: async (itemKey, draft) => {
      if (draft === undefined) drafts.delete(itemKey);
      else drafts.set(itemKey, draft);
    },
    writeOpened: async (address, draft) => {
      windows.set(address, draft);
    },
    readOpened: async (address) => windows.get(address),
    writeHeard: async (heard) => {
      if ((heardOf.get(heard.address)?.on ?? '') < heard.on) heardOf.set(heard.address, heard);
    },
    readHeard: async (address) => heardOf.get(address),
    belongTo: async () => false,
  };
}
