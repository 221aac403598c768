// Whom an email being written is for. Outlook's recipients decide; of several leads among them, or without any, the seller says it.
import type { MailKeys } from '../../crm/leads.ts';
import { addressKeys, domainOf, normalizeAddress, type Email } from '../../domain/email.ts';
import type { Address } from '../../domain/records.ts';
import { mailKeysOf, type Own } from '../screen.ts';
import { ownOf, type Lasting, type Opened } from '../state.ts';
import type { SeveralRecipientsScreen } from '../emailScreens.ts';

/** More people than this are a mailing; the first ones are looked up. */
const MOST_RECIPIENTS = 10;

/** Notes whom a new message goes to, and sees it as from the one it is for: the seller's choice while it still holds, else the first. */
export function addressed(opened: Opened, email: Email, { ownDomains }: Own): Email {
  if (opened.item.composeType !== 'new') return email;
  const recipients = email.to.filter((each) => !ownDomains.includes(domainOf(each.address) ?? '')).slice(0, MOST_RECIPIENTS);
  opened.recipients = recipients;
  const { spokenTo } = opened;
  if (spokenTo === undefined) return email;
  if (recipients.length === 0 || recipients.some((each) => isSame(each, spokenTo))) return forOne(email, spokenTo);
  delete opened.spokenTo;
  return email;
}

/** The email as if it went to this one alone; only what is looked up and drafted follows from it, never Outlook's recipients. */
export function forOne(email: Email, person: Address): Email {
  return { ...email, from: person, to: [person], cc: [] };
}

/** What the CRM is asked by: while it isn't said whom a message to several people is for, all of them. */
export function lookUpKeys(opened: Opened, email: Email, own: Own): MailKeys | undefined {
  if (opened.understanding === undefined) return undefined;
  const keys = mailKeysOf(email, opened.understanding.reading, own);
  const others = isOpenQuestion(opened) ? (opened.recipients ?? []).flatMap((each) => addressKeys(each.address)) : [];
  return others.length === 0 ? keys : { ...keys, addresses: [...new Set([...keys.addresses, ...others])] };
}

/** Names what the cache holds about an email: whom it is looked up by, and the last emails it answers. Undefined while it isn't read. */
export function cacheKeyOf(opened: Opened, lasting: Lasting): string | undefined {
  const keys = opened.email === undefined ? undefined : lookUpKeys(opened, opened.email, ownOf(lasting));
  if (keys === undefined) return undefined;
  const several = opened.spokenTo === undefined && (opened.recipients ?? []).length > 1;
  return [...(several ? keys.addresses : [keys.addresses[0] ?? '']), ...keys.answeredIds.slice(-3)].join(' ');
}

/** Takes the one lead among several recipients as meant; with more of them the seller chooses. */
export function settleAddressee(opened: Opened): void {
  if (!isOpenQuestion(opened) || opened.email === undefined) return;
  const [only, ...more] = leadsAmong(opened);
  if (only === undefined || more.length > 0 || isSame(only, opened.email.from)) return;
  opened.email = forOne(opened.email, { address: only.address });
}

/** The chooser; undefined when there is nothing to choose. */
export function severalRecipients(opened: Opened): SeveralRecipientsScreen | undefined {
  const candidates = isOpenQuestion(opened) ? leadsAmong(opened) : [];
  return candidates.length < 2 ? undefined : { kind: 'several-recipients', candidates };
}

function isOpenQuestion({ spokenTo, recipients = [] }: Opened): boolean {
  return spokenTo === undefined && recipients.length > 1;
}

/** Each lead once, by the first recipient that is one of its addresses. */
function leadsAmong({ recipients = [], known }: Opened): SeveralRecipientsScreen['candidates'] {
  const found = new Map<string, SeveralRecipientsScreen['candidates'][number]>();
  for (const { address } of recipients) {
    const keys = new Set(addressKeys(address));
    const lead = known?.answer.leads.find((each) => [each.email, ...each.otherEmails].some((own) => own !== undefined && addressKeys(own).some((key) => keys.has(key))));
    if (lead !== undefined && !found.has(lead.id)) found.set(lead.id, { lead, address });
  }
  return [...found.values()];
}

function isSame(one: Address, other: Address): boolean {
  return normalizeAddress(one.address) === normalizeAddress(other.address);
}
