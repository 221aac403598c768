// What a way of signing in is asked with, and what it gives.

export interface SignInSettings {
  readonly clientId: string;
  readonly authority: string;
  /** Scopes of the CRM, e.g. `https://contoso.crm.dynamics.com/user_impersonation`. */
  readonly scopes: readonly string[];
  /** The mailbox's address: which of the host's accounts is meant. */
  readonly loginHint: string;
}

export interface Identity {
  readonly tenantId: string;
  readonly objectId: string;
}

export interface SignIn {
  /** A token without asking anybody. @throws AppError `sign-in-needed`, `offline`. */
  token(fresh: boolean): Promise<string>;
  /** Asks the person, in a window. Only ever called by a press. @throws AppError `sign-in-needed`, `offline`. */
  prompt(): Promise<void>;
  /** Who the last token belongs to. */
  identity(): Identity | undefined;
}
