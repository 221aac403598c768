// Who is asking the CRM: access tokens, in memory only. Nested app authentication where Outlook has it, a window of our own where not.
import { openDialogSignIn } from './signIn/dialog.ts';
import { openNestedSignIn } from './signIn/nested.ts';
import { openPopupSignIn, type PopupSignIn } from './signIn/popup.ts';
import type { SignInSettings, SignIn } from './signInWay.ts';

/** Prepares sign-in the way this Outlook can. The requirement set cannot be declared in the manifest, so it is asked for here. */
export function openSignIn(settings: SignInSettings): SignIn {
  return Office.context.requirements.isSetSupported('NestedAppAuth', '1.1') ? openNestedSignIn(settings) : openDialogSignIn(settings);
}

/** Prepares sign-in for a page of ours in a browser tab, where there is no Outlook: a pop-up by the person's press. */
export function openTabSignIn(settings: Omit<SignInSettings, 'loginHint'>): Promise<PopupSignIn> {
  return openPopupSignIn(settings);
}
