// From what is known about the open mail to what is shown: calls the domain, decides nothing itself.
import type { MailAnswer, MailKeys } from '../crm/leads.ts';
import { addressKeys, domainOf, normalizeAddress, type Email } from '../domain/email.ts';
import { isFreeMailDomain } from '../domain/mail/freeMailDomains.ts';
import type { Reading } from '../domain/intentKinds.ts';
import type { LeadFacts } from '../domain/leadFacts.ts';
import { findingsIn } from '../domain/leadFindings.ts';
import { recognizeLeadReply, type MailKind, type Recognition } from '../domain/leadReply.ts';
import type { EmailLink, LeadReply } from '../domain/mail/tiedLead.ts';
import { suggestNextBestAction } from '../domain/nextBestAction.ts';
import { newLeadFrom, otherPeopleIn, reasonsToCreateLead } from '../domain/newLead.ts';
import type { AgentSettings } from '../domain/settings.ts';
import { checkedAddress } from './email/addressCheck.ts';
import type { Asked, Heard } from './email/addressMemory.ts';
import type { KnownMail } from './cacheContents.ts';
import type { Understanding } from './email/understanding.ts';
import type { LeadScreen, Screen, UnknownScreen } from './emailScreens.ts';

/** Address, aliases, conversation, contacts, company domain (SCREENS S3). */
const WAYS_OF_LOOKING = 5;

/** Our own side: whose mailbox, which domains are ours. */
export interface Own {
  readonly address: string;
  readonly ownDomains: readonly string[];
}

/** Everything the screen of a read mail follows from. */
export interface Understood extends Understanding {
  readonly email: Email;
  readonly mail: MailKind;
  readonly known: KnownMail;
  readonly settings: AgentSettings;
  readonly own: Own;
  /** What the seller said in this pane without asking to remember it. */
  readonly saidHere: readonly EmailLink[];
  /** The seller said "It is a lead" about mail that looked like none, or "Neither of these" about possible writers. */
  readonly insisted: boolean;
  /** How far asking about the address has come. */
  readonly asked?: Asked;
  /** From an earlier email of this address. */
  readonly heardBefore?: Heard;
}

/** What the CRM is asked by for this mail; a bounce is looked up by the address that failed. */
export function mailKeysOf(email: Email, reading: Reading, own: Own): MailKeys {
  const failed = reading.intents.find((intent) => intent.kind === 'bounce')?.failedAddress;
  const sender = failed ?? email.from.address;
  const domain = domainOf(sender);
  const isCompany = domain !== undefined && !isFreeMailDomain(domain) && !own.ownDomains.includes(domain);
  return {
    addresses: addressKeys(sender),
    answeredIds: answeredIds(email),
    ...(isCompany ? { companyDomain: domain } : {}),
  };
}

function answeredIds(email: Email): readonly string[] {
  const values = [...(email.headers['references'] ?? []), ...(email.headers['in-reply-to'] ?? [])];
  return [...new Set(values.flatMap((value) => value.match(/<[^<>\s]{1,250}>/g) ?? []))];
}

/** The screen of a mail that was read and looked up. */
export function screenOf(understood: Understood, now: Date): Screen {
  const { email, known, saidHere, own } = understood;
  const candidates: MailAnswer = { ...known.answer, links: [...known.answer.links, ...saidHere] };
  const recognition = recognizeLeadReply(email, candidates, own);
  switch (recognition.kind) {
    case 'lead':
      return leadScreen(understood, recognition, now);
    case 'ambiguous':
      if (understood.insisted) return unknownScreen(understood, undefined);
      return {
        kind: 'ambiguous',
        address: normalizeAddress(email.from.address),
        candidates: recognition.candidates.flatMap((match) => {
          const lead = known.answer.leads.find((each) => each.id === match.leadId);
          return lead === undefined ? [] : [{ lead, match }];
        }),
      };
    case 'unknown':
      return unknownScreen(understood, recognition.accountId);
    case 'not-a-lead':
      return understood.insisted ? unknownScreen(understood, undefined) : { kind: 'not-a-lead', mail: recognition.mail, sender: email.from };
  }
}

function leadScreen(understood: Understood, recognition: Extract<Recognition, { kind: 'lead' }>, now: Date): Screen {
  const facts = factsOf(understood.known, recognition.match);
  if (facts === undefined) return unknownScreen(understood, undefined);
  const { email, reading, qualification, summary, settings } = understood;
  const address = checkedAddress({ ...understood, ...(facts.lead.email === undefined ? {} : { leadAddress: facts.lead.email }) });
  const suggestion = suggestNextBestAction(facts, { recognition, reading, email, settings, ...(address === undefined ? {} : { validation: address.validation }) }, now);
  const screen: LeadScreen = {
    kind: 'lead',
    facts,
    match: recognition.match,
    recognition,
    reading,
    text: email.text,
    qualification,
    ...(summary === undefined ? {} : { summary }),
    ...(address === undefined ? {} : { address }),
    suggestion,
  };
  return screen;
}

/** What an answer of the CRM says about one of its leads; undefined when it isn't among them. */
export function factsOf(known: Pick<KnownMail, 'answer' | 'asOf'>, match: Pick<LeadReply, 'leadId'>): LeadFacts | undefined {
  const { answer } = known;
  const lead = answer.leads.find((each) => each.id === match.leadId);
  if (lead === undefined) return undefined;
  const account = answer.accounts.find((each) => each.id === lead.accountId);
  const contact = answer.contacts.find((each) => each.id === lead.contactId);
  const research = answer.research?.find((each) => each.leadId === lead.id);
  const insights = (answer.insights ?? []).filter((each) => each.leadId === lead.id);
  return {
    lead,
    ...(account === undefined ? {} : { account }),
    ...(contact === undefined ? {} : { contact }),
    opportunities: lead.accountId === undefined ? [] : answer.opportunities.filter((each) => each.accountId === lead.accountId),
    activities: answer.activities.filter((each) => each.leadId === lead.id),
    ...(research === undefined && insights.length === 0 ? {} : { findings: findingsIn(research ?? { sources: [] }, insights) }),
    asOf: known.asOf,
  };
}

function unknownScreen(understood: Understood, accountId: string | undefined): UnknownScreen {
  const { email, reading, known, own } = understood;
  const account = known.answer.accounts.find((each) => each.id === accountId);
  const { form, offered } = newLeadFrom(email, account);
  const contact = known.answer.contacts.find((each) => [each.email ?? '', ...each.otherEmails].some((address) => address !== '' && normalizeAddress(address) === normalizeAddress(email.from.address)));
  const address = checkedAddress(understood);
  return {
    kind: 'unknown',
    sender: email.from,
    reasons: reasonsToCreateLead(email, reading, { ways: WAYS_OF_LOOKING, ...(account === undefined ? {} : { account }) }),
    ...(address === undefined ? {} : { address }),
    form,
    offered,
    duplicates: { kind: 'checking' },
    ...(account === undefined ? {} : { accountName: account.name }),
    ...(contact === undefined ? {} : { contact }),
    otherPeople: otherPeopleIn(email, own),
  };
}
