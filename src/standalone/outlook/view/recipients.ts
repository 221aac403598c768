// People as text in a recipient field: `Name <address>; address`, and back.
import type { Person } from '../mail/message.ts';
import { mailboxText } from '../mail/quote.ts';

/** What a recipient field shows. */
export function recipientsText(people: readonly Person[]): string {
  return people.map(mailboxText).join('; ');
}

/** Reads a recipient field; separators are semicolons, and commas where an address has just ended. Entries without an address are dropped. */
export function readRecipients(text: string): Person[] {
  return text
    .split(/;|,(?![^<>]{0,320}<)|(?<=>),|(?<=@[^\s,<>]{1,255}),/)
    .map((entry) => entry.trim())
    .flatMap((entry) => {
      const open = entry.lastIndexOf('<');
      const address = (open < 0 ? entry : entry.slice(open + 1).replace('>', '')).trim();
      if (!address.includes('@')) return [];
      const name = open < 0 ? '' : entry.slice(0, open).trim().replace(/^"|"$/g, '');
      return [{ name: name || address, address }];
    });
}
