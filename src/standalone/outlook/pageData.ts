// What the page asks its server for: who can sign in, the add-in's manifest, the mail of a folder.
import { isRecord } from './host/wire.ts';
import type { OutlookPerson } from './mailbox.ts';

export interface PageConfig {
  readonly people: readonly OutlookPerson[];
  /** Whether the sample mail belongs into the inboxes. */
  readonly sampleMail: boolean;
  /** Whether the server was started with a folder of .eml files. */
  readonly mailFolder: boolean;
  /** IANA name; the browser's own zone when undefined. */
  readonly timeZone?: string;
}

/** Throws a sentence when the server answers nothing usable. */
export async function loadConfig(): Promise<PageConfig> {
  const config: unknown = await (await get('/outlook/config.json')).json();
  if (!isRecord(config) || !Array.isArray(config['people'])) throw new Error('The server did not say who can sign in.');
  const people = config['people'].filter(isRecord).map(readPerson);
  if (people.length === 0) throw new Error('There is nobody who can sign in.');
  const timeZone = config['timeZone'];
  return { people, sampleMail: config['sampleMail'] === true, mailFolder: config['mailFolder'] === true, timeZone: typeof timeZone === 'string' ? timeZone : undefined };
}

export async function loadManifest(): Promise<string> {
  return (await get('/manifest.xml')).text();
}

/** Names of the files in the mail folder. */
export async function mailFolderNames(): Promise<string[]> {
  const names: unknown = await (await get('/outlook/mail')).json();
  return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
}

export async function mailFolderFile(name: string): Promise<Uint8Array> {
  return new Uint8Array(await (await get(`/outlook/mail/${encodeURIComponent(name)}`)).arrayBuffer());
}

async function get(path: string): Promise<Response> {
  const response = await fetch(path, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response;
}

function readPerson(person: Readonly<Record<string, unknown>>): OutlookPerson {
  const text = (name: string): string => (typeof person[name] === 'string' ? person[name] : '');
  return { id: text('id'), objectId: text('objectId'), tenantId: text('tenantId'), name: text('name'), address: text('address'), jobTitle: text('jobTitle'), role: text('role') };
}
