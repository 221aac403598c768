// What a seller agreed to, and what follows from it.

/** Consents to another text don't count: a person is asked again when the text says something else. */
export const CONSENT_TEXT_VERSION = '1';

export interface Consent {
  readonly textVersion: string;
  /** Emails from leads may be read to see what they ask for. */
  readonly readMail: boolean;
  /** The companies of this seller's leads may be looked up on the web. */
  readonly webResearch: boolean;
  /** Not shown to others under "who knows whom". */
  readonly hidden: boolean;
  /** UTC ISO instant. */
  readonly saidOn?: string;
}

/** Whether there is an answer to the text as it is now. */
export function wasAsked(consent: Consent | undefined): consent is Consent {
  return consent?.textVersion === CONSENT_TEXT_VERSION;
}

/** Whether anything about this seller's leads may be asked of the web. */
export function mayResearch(consent: Consent | undefined): boolean {
  return wasAsked(consent) && consent.webResearch;
}

/** Whether the cards of top leads are shown (sales qualification agent: the consent is for the carousel): both were agreed to. */
export function showsTopLeads(consent: Consent | undefined): boolean {
  return wasAsked(consent) && consent.webResearch && consent.readMail;
}
