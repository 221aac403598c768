// The only file that touches Dexie: a copy of what the CRM said, per person and organisation, deletable without loss except unsent drafts.
import Dexie, { type Table } from 'dexie';
import { AppError } from '../domain/errors.ts';
import type { AgentSettings } from '../domain/settings.ts';
import type { Draft } from '../domain/draft/draftContent.ts';
import type { Heard } from './email/addressMemory.ts';
import type { Deployment } from './agent.ts';
import type { OutboxEntry, OutboxTable } from './outbox.ts';
import { lastUsedFirst, type Cache, type KeptDraft, type KnownMail, type RecordStore } from './cacheContents.ts';
import { cacheInMemory } from './cacheInMemory.ts';

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
const OPENED = 'opened|';

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
    await database.notes.where('name').startsWithAnyOf(HEARD, RECORD, OPENED).filter((noted) => noted.at < oldest).delete();
    return kept(database);
  } catch {
    return cacheInMemory();
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
    writeOpened: (address, draft) => write(OPENED + address, draft),
    readOpened: async (now) => {
      const noted = await database.notes.where('name').startsWith(OPENED).toArray();
      return noted.filter(({ at }) => now.getTime() - Date.parse(at) < OPENED_MS).map(({ name, value }) => ({ address: name.slice(OPENED.length), draft: value as Draft }));
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
