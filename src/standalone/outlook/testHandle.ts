// `window.outlookHost`: what a test driving this page may read and turn. The add-in never looks at it.
import type { HostControls } from './host/addinFrame.ts';
import type { SignInMode } from './host/signInBridge.ts';

export interface OutlookHostHandle extends HostControls {
  /** How nested app authentication goes from now on. */
  signIn: SignInMode;
  /** True once mail is listed and the pane has been asked to load. */
  isReady: boolean;
  /** Selects the message with this Message-ID (or item id) as a click would; false when there is none. */
  select(messageId: string): boolean;
  /** Selects nothing. */
  clearSelection(): void;
  /** Lists a category in the mailbox of the person signed in, as they would in Outlook's settings. */
  listCategory(name: string): void;
  /** Opens the text of an email file as if it had been dropped; resolves to what the status line says. */
  openEml(name: string, raw: string): Promise<string>;
  /** The messages of a folder of the person signed in, newest first. */
  messages(folder: 'inbox' | 'drafts' | 'sent' | 'deleted'): readonly { id: string; messageId: string; subject: string; from: string; to: readonly string[]; text: string; html?: string }[];
}

declare global {
  interface Window {
    outlookHost?: OutlookHostHandle;
    /** Set before the page loads: how the first sign-in goes. */
    outlookHostSignIn?: SignInMode;
  }
}
