// What the seller agreed to, as the pane holds and shows it, and whether to ask the seller.
import type { SavedConsent } from '../crm/research/consents.ts';
import { wasAsked, type Consent } from '../domain/consent.ts';
import type { ErrorCode } from '../domain/errors.ts';

/** What the pane holds of it for as long as it lives. */
export interface ConsentMemory {
  /** null = the CRM has no answer; undefined = nobody knows yet. */
  known?: SavedConsent | null;
  loading: 'not-yet' | 'under-way' | 'done';
  /** Milliseconds since 1970 of the last question to the CRM. */
  askedAt: number;
  isAsking: boolean;
  isSaving: boolean;
  /** The seller wants to be asked at the next start. */
  isPutOff: boolean;
  /** The seller looks at Privacy. */
  isPrivacyOpen: boolean;
  /** What the last saving did; told until something else happens. */
  done?: 'saved' | 'revoked';
  trouble?: ErrorCode;
}

export interface ConsentView {
  /** The answer to the text as it is now; undefined while there is none, or nobody knows. */
  readonly answer?: Consent;
  /** Whether it is known that there is an answer, or that there is none. */
  readonly isKnown: boolean;
  /** What is on screen instead of Home: the question, or Privacy instead of anything. */
  readonly place?: 'question' | 'privacy';
  readonly isSaving: boolean;
  readonly done?: 'saved' | 'revoked';
  /** Why it couldn't be saved last time. */
  readonly trouble?: ErrorCode;
}

export function openConsentMemory(): ConsentMemory {
  return { loading: 'not-yet', askedAt: 0, isAsking: false, isSaving: false, isPutOff: false, isPrivacyOpen: false };
}

/** Another person sits behind this mailbox. */
export function forgetConsent(memory: ConsentMemory): void {
  delete memory.known;
  delete memory.done;
  delete memory.trouble;
  Object.assign(memory, { loading: 'done', askedAt: 0, isPutOff: false, isPrivacyOpen: false });
}

/** @param isHomeOpen the question stands where Home would, and only once the agent works for the organization. */
export function consentOf(memory: ConsentMemory, { isHomeOpen, isActivated }: { readonly isHomeOpen: boolean; readonly isActivated: boolean }): ConsentView {
  const { known, done, trouble, isSaving } = memory;
  const answer = known ?? undefined;
  const isOpen = isHomeOpen && isActivated && known !== undefined && !wasAsked(answer) && !memory.isPutOff;
  const place = memory.isPrivacyOpen ? 'privacy' : isOpen ? 'question' : undefined;
  return {
    ...(wasAsked(answer) ? { answer } : {}),
    isKnown: known !== undefined,
    ...(place === undefined ? {} : { place }),
    isSaving,
    ...(done === undefined ? {} : { done }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}
