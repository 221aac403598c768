// Who is asking the CRM: access tokens, in memory only. Nested app authentication where Outlook has it, a window of our own where not.
import { openDialogSignIn } from './signIn/dialog.ts';
import { openNestedSignIn } from './signIn/nested.ts';
import { openPopupSignIn, type PopupSignIn } from './signIn/popup.ts';

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

/** Prepares sign-in the way this Outlook can. The requirement set cannot be declared in the manifest, so it is asked for here. */
export function openSignIn(settings: SignInSettings): SignIn {
  return Office.context.requirements.isSetSupported('NestedAppAuth', '1.1') ? openNestedSignIn(settings) : openDialogSignIn(settings);
}

/** Prepares sign-in for a page of ours in a browser tab, where there is no Outlook: a pop-up by the person's press. */
export function openTabSignIn(settings: Omit<SignInSettings, 'loginHint'>): Promise<PopupSignIn> {
  return openPopupSignIn(settings);
}
