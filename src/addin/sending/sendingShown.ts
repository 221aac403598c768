// Whether the CRM may send the draft on screen, as the view shows it: the email as it would go out, or what stands in the way.
import { paragraphsOf } from '../../domain/draft.ts';
import type { Draft } from '../../domain/draft/draftContent.ts';
import { normalizeAddress, type Email } from '../../domain/email.ts';
import type { Mailbox } from '../outlook.ts';
import { visibleText } from '../drafting/plainSigns.ts';
import type { ShownEmail } from './sendConsent.ts';
import type { LeadScreen, SendingOffer } from '../emailScreens.ts';

const MOST_SUBJECT_CHARACTERS = 255;

interface About {
  readonly online: boolean;
  readonly mailbox: Pick<Mailbox, 'name'>;
  /** The open email; a window being written has its recipients. */
  readonly item: { readonly mode: 'read' | 'compose' };
  readonly email?: Email;
}

/**
 * Undefined when no draft is being written, or what became of the last try isn't known.
 * @param screen the lead's screen with its draft and what became of it; only for a user whose emails the CRM sends.
 */
export function sendingOffer(screen: LeadScreen, about: About): SendingOffer | undefined {
  const { draft, sent } = screen;
  if (draft?.kind !== 'written' || draft.id === undefined || sent?.status === 'unknown' || sent?.status === 'looking') return undefined;
  const obstacle = obstacleOf(screen, draft.draft, about);
  if (obstacle !== undefined) return { kind: 'held-back', why: obstacle };
  return { kind: 'offered', email: shownEmail(draft.id, draft.draft, about.mailbox.name) };
}

/** The email as it goes out. The CRM adds no signature, so the seller's name closes it, where the draft doesn't end with it. */
function shownEmail(draftId: string, draft: Draft, name: string): ShownEmail {
  const written = paragraphsOf(draft);
  const isSigned = written[written.length - 1]?.trimEnd().endsWith(name) === true;
  const paragraphs = [...written, ...(isSigned ? [] : [name])].map(visibleText).filter((paragraph) => paragraph.trim() !== '');
  return { draftId, to: draft.to[0]?.address ?? '', subject: visibleText(draft.subject).replaceAll('\n', ' ').slice(0, MOST_SUBJECT_CHARACTERS), paragraphs };
}

type Obstacle = Extract<SendingOffer, { readonly kind: 'held-back' }>['why'];

function obstacleOf({ facts, address }: LeadScreen, draft: Draft, { online, item, email }: About): Obstacle | undefined {
  const { lead } = facts;
  if (lead.doNotEmail) return 'do-not-email';
  const written = item.mode === 'compose' && email !== undefined ? [...email.to, ...email.cc] : [];
  if (draft.to.length > 1 || written.length > 1) return 'several-recipients';
  const to = normalizeAddress(draft.to[0]?.address ?? '');
  // The CRM sends to the lead's first address, whoever a draft is for.
  if (to === '' || lead.email === undefined || normalizeAddress(lead.email) !== to) return 'other-address';
  if (address?.validation.deliverable === 'no' && normalizeAddress(address.validation.address) === to) return 'undeliverable';
  if (draft.slots.length > 0) return 'gaps';
  return online ? undefined : 'offline';
}
