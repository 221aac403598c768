// The consent to send one email: given by a person's own click in the dialog and by nothing else, for exactly the email shown there, and
// good for one sending. Whoever holds no consent sends nothing.

/** An email as it is shown before it is sent; this and nothing else is what goes out. */
export interface ShownEmail {
  /** Names the draft it was made of. */
  readonly draftId: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text, one string a paragraph, the sender's name last. */
  readonly paragraphs: readonly string[];
}

declare const consentBrand: unique symbol;
export interface SendConsent {
  readonly [consentBrand]: true;
}

const given = new WeakMap<SendConsent, ShownEmail>();

/** The consent a click gives; undefined for a click no person made, as those of a script are. */
export function consentBy(click: Event, shown: ShownEmail): SendConsent | undefined {
  if (!(click instanceof Event) || !click.isTrusted) return undefined;
  const consent = Object.freeze({}) as SendConsent;
  given.set(consent, shown);
  return consent;
}

/** What was consented to; undefined for anything but a consent, and the second time. */
export function redeem(consent: SendConsent): ShownEmail | undefined {
  const shown = given.get(consent);
  given.delete(consent);
  return shown;
}
