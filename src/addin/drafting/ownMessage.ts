// A new message to a lead with the draft for what is suggested in it, from Home or the lead's page: no email of the lead is open. Its own pane looks
// for the draft there and reads it back.
import { openMail } from '../../crm/leads.ts';
import { draftFromTemplate, paragraphsOf } from '../../domain/draft.ts';
import type { Draft } from '../../domain/draft/draftContent.ts';
import { replySubject } from '../../domain/draft/draftKind.ts';
import { purposesFor, type DraftPurpose } from '../../domain/draft/draftPurpose.ts';
import { addressKeys, normalizeAddress, type Email } from '../../domain/email.ts';
import { AppError } from '../../domain/errors.ts';
import type { LeadFacts } from '../../domain/leadFacts.ts';
import { findingsIn } from '../../domain/leadFindings.ts';
import type { LeadResearch, StandingAction } from '../../domain/leadResearch.ts';
import type { Lead } from '../../domain/records.ts';
import { detectLanguage } from '../../domain/words/language.ts';
import { insertionOf, openMessage } from '../outlook/insertion.ts';
import { factsOf } from '../screen.ts';
import type { Lasting } from '../state.ts';
import { linkHostsOf } from './linkHosts.ts';
import { standingReading } from './standingMail.ts';

interface OwnMessage {
  readonly lead: Lead;
  readonly action: StandingAction;
  /** What is known of it here, for when the CRM can't be asked. */
  readonly research?: LeadResearch;
}

/**
 * @param expectedItem key of the open item, as `openMessage` takes it.
 * @throws AppError `bad-request` where the lead asks for no emails by now or there is nobody to write to, and what Outlook refuses.
 */
export async function openOwnMessage(lasting: Lasting, message: OwnMessage, expectedItem: string | undefined): Promise<void> {
  const draft = await ownDraft(lasting, message, new Date());
  const [recipient] = draft.to;
  if (recipient !== undefined) await lasting.cache.writeOpened(normalizeAddress(recipient.address), draft).catch(() => undefined);
  await openMessage(insertionOf({ subject: draft.subject, to: draft.to, paragraphs: paragraphsOf(draft), linkHosts: linkHostsOf(lasting) }), expectedItem);
}

async function ownDraft(lasting: Lasting, { lead, action, research }: OwnMessage, now: Date): Promise<Draft> {
  const { timeZone, name } = lasting.mailbox;
  const facts = await factsAbout(lasting, { lead, research }, now);
  // What is known by now decides: who asked not to be emailed is not written to.
  if (facts.lead.doNotEmail || (facts.lead.email === undefined && action.person === undefined)) throw new AppError('bad-request');
  const reading = standingReading(action, timeZone);
  const email = emailTo(facts.lead, action, now);
  const isFree = (wanted: DraftPurpose): boolean => purposesFor(facts, { reading, email }, now).some(({ purpose, missing }) => purpose === wanted && missing.length === 0);
  const purpose = purposeOf(action, isFree);
  const draft = draftFromTemplate({
    facts,
    action,
    reading,
    email,
    ...(purpose === undefined ? {} : { purpose }),
    settings: lasting.settings,
    seller: { name },
    language: reading.language ?? detectLanguage([lead.topic ?? '', lead.need ?? ''].join('. ')) ?? 'en',
    timeZone,
    now,
    ...(lasting.style === undefined ? {} : { style: lasting.style }),
  });
  if (draft.paragraphs.length === 0) throw new AppError('bad-request');
  return draft;
}

/** An answer where an email of the lead waits for one, else a message that begins with us; the other actions say themselves what is written. */
function purposeOf({ kind, email }: StandingAction, isFree: (purpose: DraftPurpose) => boolean): DraftPurpose | undefined {
  if (kind === 'draft-initial-email') return 'introduction';
  if (kind !== 'send-follow-up-email') return undefined;
  if (email !== undefined) return 'answer';
  return isFree('follow-up') ? 'follow-up' : 'introduction';
}

/** The window being written, as its own pane will read it. */
function emailTo({ email: address = '' }: Lead, { email: answered }: StandingAction, now: Date): Email {
  const to = { address };
  return { itemId: 'compose:', conversationId: '', subject: answered === undefined ? '' : replySubject(answered.subject), from: to, to: [to], cc: [], receivedOn: now.toISOString(), text: '', quoted: '', headers: {}, attachments: [], mode: 'compose' };
}

/** What the CRM knows by now; without it what is known here. */
async function factsAbout(lasting: Lasting, { lead, research }: { readonly lead: Lead; readonly research: LeadResearch | undefined }, now: Date): Promise<LeadFacts> {
  const known: LeadFacts = { lead, opportunities: [], activities: [], ...(research === undefined ? {} : { findings: findingsIn(research, []) }), asOf: now.toISOString() };
  if (lasting.crm === undefined || !navigator.onLine || lead.email === undefined) return known;
  const answer = await openMail(lasting.crm, { addresses: addressKeys(lead.email), answeredIds: [] });
  return factsOf({ answer, asOf: known.asOf }, { leadId: lead.id }) ?? known;
}
