// What is known of the one address the open item is about: put together from the mail, the CRM's answer and our service's.
import { validateEmail } from '../../domain/emailValidation.ts';
import { normalizeAddress, type Email } from '../../domain/email.ts';
import type { Reading } from '../../domain/intentKinds.ts';
import type { MailKind } from '../../domain/leadReply.ts';
import { senderChecks } from '../../domain/mail/senderTrust.ts';
import type { KnownMail } from '../cacheContents.ts';
import type { CheckedAddress } from '../emailScreens.ts';
import type { Asked, Heard } from './addressMemory.ts';

/** The open item as far as its address is concerned. */
interface AboutAddress {
  readonly email: Email;
  readonly mail: MailKind;
  readonly reading: Reading;
  readonly known: KnownMail;
  readonly asked?: Asked;
  /** From an earlier email of this address that was open here. */
  readonly heardBefore?: Heard;
  /** The lead's own address, for a delivery report that names none. */
  readonly leadAddress?: string;
}

/** The sender's address; of a delivery report the one that failed, of an email being written the recipient's. Undefined when there is none. */
export function checkedAddress(about: AboutAddress): CheckedAddress | undefined {
  const { email, mail, reading, known } = about;
  const failed = reading.intents.find((intent) => intent.kind === 'bounce')?.failedAddress ?? about.leadAddress;
  const written = (mail === 'bounce' ? failed : email.from.address) ?? '';
  if (written.trim() === '') return undefined;
  const address = normalizeAddress(written);
  const answer = about.asked?.kind === 'answered' && about.asked.address === address ? about.asked.answer : undefined;
  const heard = [heardFrom(email, mail), about.heardBefore].filter((each) => each?.address === address);
  const heardOn = newest(heard[0]?.on, heard[1]?.on);
  const bounces = known.answer.bounces ?? [];
  const validation = validateEmail({
    address: written,
    bounces,
    overrides: known.answer.overrides ?? [],
    ...(answer === undefined ? {} : { answer }),
    ...(heardOn === undefined ? {} : { lastHeardFrom: heardOn }),
  });
  const bounce = [...bounces].sort((one, two) => two.at.localeCompare(one.at)).find((each) => normalizeAddress(each.address) === address && each.at >= (heardOn ?? ''));
  return {
    validation,
    asked: !validation.wellFormed ? 'not-needed' : about.asked?.address === address ? about.asked.kind : 'asking',
    ...(answer === undefined ? {} : { answer }),
    ...(heardOn === undefined ? {} : { heardOn }),
    ...(bounce === undefined ? {} : { bounce }),
  };
}

/**
 * What an open email proves about the address it came from: a mailbox that wrote is there. Undefined when it proves nothing: written by us,
 * by a machine, or by somebody the receiving server did not take for the sender.
 */
export function heardFrom(email: Email, mail: MailKind): Heard | undefined {
  const isReceived = email.mode === 'read' && !email.itemId.startsWith('compose:');
  if (!isReceived || (mail !== 'person' && mail !== 'auto-reply') || email.from.address === '' || senderChecks(email).forged) return undefined;
  return { address: normalizeAddress(email.from.address), on: email.receivedOn };
}

function newest(one: string | undefined, two: string | undefined): string | undefined {
  return [one, two].filter((each) => each !== undefined).sort().at(-1);
}
