// What the pane leaves for the commands in the mailbox's roaming settings: follow-ups ready to be inserted, one record a lead.
// A command has no database of the pane's, in classic Outlook on Windows not even a page. Only ECMAScript 2016 is used.

/** A follow-up in words, drafted by the pane from the facts it held. */
export interface PreparedText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** How many gaps in brackets it leaves to the seller. */
  readonly gaps: number;
}

/** One lead the seller saw in the pane. */
export interface PreparedFollowUp {
  /** The lead's addresses and their other spellings, lower case. */
  readonly addresses: readonly string[];
  readonly person: string;
  readonly company?: string;
  /** Asked not to be emailed: there is nothing to insert. */
  readonly isStopped?: true;
  /** For an email of our own to the lead. */
  readonly again?: PreparedText;
  /** For a reply in this conversation. */
  readonly answer?: PreparedText & { readonly conversationId: string };
  /** UTC ISO instant it was prepared. */
  readonly at: string;
}

/** The one roaming setting we keep. */
export const PREPARED_SETTING = 'handraise.followUps';

/** Outlook takes 32 KB of characters for all settings of an add-in; escaped once more on the way, so we stay well below. */
const MOST_CHARACTERS = 20_000;
/** As long as the pane keeps its own copies. */
const KEEP_MS = 14 * 86_400_000;

/** The records of a setting, newest first, without what is too old or damaged. Never throws. */
export function readPrepared(value: unknown, now: Date): readonly PreparedFollowUp[] {
  if (typeof value !== 'string') return [];
  try {
    const found: unknown = JSON.parse(value);
    return Array.isArray(found) ? found.filter((each: unknown): each is PreparedFollowUp => isPrepared(each) && now.getTime() - Date.parse(each.at) < KEEP_MS) : [];
  } catch {
    return [];
  }
}

/** The setting with this record first: an older one of the same lead goes, then the oldest that find no room. */
export function withPrepared(before: readonly PreparedFollowUp[], added: PreparedFollowUp): string {
  const others = before.filter((each) => !each.addresses.some((address) => added.addresses.indexOf(address) >= 0));
  const kept: PreparedFollowUp[] = [];
  let length = 2;
  for (const each of [added, ...others]) {
    const size = JSON.stringify(each).length + 1;
    if (length + size > MOST_CHARACTERS) continue;
    length += size;
    kept.push(each);
  }
  return JSON.stringify(kept);
}

/** The records of the people an email goes to. */
export function preparedFor(prepared: readonly PreparedFollowUp[], addresses: readonly string[]): readonly PreparedFollowUp[] {
  const keys = addresses.map(plainKey);
  return prepared.filter((each) => each.addresses.some((address) => keys.indexOf(plainKey(address)) >= 0));
}

/** The words that fit the email being written; undefined when only the pane can draft them. */
export function textFor(prepared: PreparedFollowUp, email: { readonly isReply: boolean; readonly conversationId: string }): PreparedText | undefined {
  if (!email.isReply) return prepared.again;
  return email.conversationId !== '' && prepared.answer !== undefined && prepared.answer.conversationId === email.conversationId ? prepared.answer : undefined;
}

/** Lower case and without a tag: `Ana+shop@x.example` is `ana@x.example`. */
function plainKey(address: string): string {
  const lower = address.trim().toLowerCase();
  const at = lower.lastIndexOf('@');
  const plus = lower.indexOf('+');
  return plus > 0 && plus < at ? lower.slice(0, plus) + lower.slice(at) : lower;
}

function isPrepared(value: unknown): value is PreparedFollowUp {
  if (typeof value !== 'object' || value === null) return false;
  const { addresses, person, at, again, answer } = value as Partial<Record<keyof PreparedFollowUp, unknown>>;
  if (!areWords(addresses) || typeof person !== 'string' || typeof at !== 'string') return false;
  if (answer !== undefined && typeof (answer as { conversationId?: unknown } | null)?.conversationId !== 'string') return false;
  return [again, answer].every((text) => text === undefined || isText(text));
}

function isText(value: unknown): value is PreparedText {
  if (typeof value !== 'object' || value === null) return false;
  const { subject, paragraphs, gaps } = value as Partial<Record<keyof PreparedText, unknown>>;
  return typeof subject === 'string' && typeof gaps === 'number' && areWords(paragraphs);
}

function areWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
