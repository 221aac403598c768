// The cache where the browser keeps nothing: everything in memory, for as long as the pane lives.
import type { Draft } from '../domain/draft/draftContent.ts';
import type { AgentSettings } from '../domain/settings.ts';
import type { Deployment } from './agent.ts';
import { lastUsedFirst, type Cache, type KeptDraft, type KnownMail, type RecordStore } from './cacheContents.ts';
import type { Heard } from './email/addressMemory.ts';
import type { OutboxEntry, OutboxTable } from './outbox.ts';

/** A cache that ends with the pane and belongs to whoever opened it. */
export function cacheInMemory(): Cache {
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
    readOpened: async () => [...windows].map(([address, draft]) => ({ address, draft })),
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
