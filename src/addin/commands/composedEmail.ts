// The email being written, as far as a command needs it. Only ECMAScript 2016 and Office.js are used.
import { AppError } from '../../domain/errors.ts';
import { hasMailbox, hostCall } from '../outlook/hostCalls.ts';

/** Whom it goes to and what it is. */
export interface ComposedEmail {
  readonly item: Office.MessageCompose;
  /** Addresses of *To*, as they stand there. */
  readonly to: readonly string[];
  readonly isReply: boolean;
  /** Empty where Outlook doesn't tell. */
  readonly conversationId: string;
}

/** @throws AppError `item-changed` when no email is being written, `host-refused`, `host-silent`. */
export async function readComposedEmail(): Promise<ComposedEmail> {
  const item = Office.context.mailbox.item as Office.MessageCompose | null | undefined;
  if (item === null || item === undefined || item.to === undefined || typeof item.to.getAsync !== 'function') throw new AppError('item-changed');
  const people = await hostCall<Office.EmailAddressDetails[]>((callback) => item.to.getAsync(callback));
  const conversationId = typeof item.conversationId === 'string' ? item.conversationId : '';
  return { item, to: people.map((each) => each.emailAddress), isReply: await isReply(item, conversationId), conversationId };
}

// Outlook before Mailbox 1.10 gives only answers a conversation while they are written.
async function isReply(item: Office.MessageCompose, conversationId: string): Promise<boolean> {
  if (!hasMailbox('1.10')) return conversationId !== '';
  const answer = await hostCall<{ readonly composeType: string }>((callback) => item.getComposeTypeAsync(callback));
  return answer.composeType !== 'newMail';
}
