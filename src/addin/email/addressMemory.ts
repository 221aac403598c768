// What the pane remembers of addresses: what our service answered about them, and which of them wrote.
import type { AddressAnswer } from '../../domain/emailValidation.ts';

/** How far asking our service has come for one address. */
export type Asked =
  | { readonly address: string; readonly kind: 'asking' | 'offline' | 'silent' }
  | { readonly address: string; readonly kind: 'answered'; readonly answer: AddressAnswer };

/** An address that wrote, and when. */
export interface Heard {
  /** Normalized. */
  readonly address: string;
  /** UTC ISO instant. */
  readonly on: string;
}

/** Answers of our service by address. */
export interface AddressMemory {
  /** The token for our service; undefined until it is known where things are. */
  token?: () => Promise<string>;
  /** Nobody is signed in, so there will be no token for now. */
  isOutOfReach?: boolean;
  readonly answers: Map<string, { readonly asked: Asked; readonly at: number }>;
}
