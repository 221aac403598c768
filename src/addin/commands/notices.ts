// What the commands say above the email being written: one notice of ours at a time, with the way into the pane where Outlook allows it.
// Only ECMAScript 2016 is used; of the sentence files only the sentences named here reach the bundle.
import { AppError } from '../../domain/errors.ts';
import { hostCall } from '../outlook/hostCalls.ts';
import german from '../strings/de.json';
import english from '../strings/en.json';

/** What a command may say. */
export type NoticeCode = 'inserted' | 'gaps' | 'changed' | 'already' | 'nobody' | 'not-known' | 'several' | 'stopped' | 'reply' | 'choose' | 'offline' | 'sign-in' | 'silent' | 'failed' | 'hint' | 'hint-company' | 'hint-stopped';

interface Notice {
  readonly code: NoticeCode;
  readonly values?: Readonly<Record<string, string | number>>;
}

type Words = Readonly<Record<NoticeCode | 'open', string>>;

const words: Readonly<Record<'en' | 'de', Words>> = {
  en: {
    inserted: english['command.inserted'], gaps: english['command.gaps'], changed: english['command.changed'], already: english['command.already'], nobody: english['command.nobody'],
    'not-known': english['command.not-known'], several: english['command.several'], stopped: english['command.stopped'], reply: english['command.reply'], choose: english['command.choose'], offline: english['command.offline'],
    'sign-in': english['command.sign-in'], silent: english['command.silent'], failed: english['command.failed'], hint: english['command.hint'], 'hint-company': english['command.hint-company'],
    'hint-stopped': english['command.hint-stopped'], open: english['command.open'],
  },
  de: {
    inserted: german['command.inserted'], gaps: german['command.gaps'], changed: german['command.changed'], already: german['command.already'], nobody: german['command.nobody'],
    'not-known': german['command.not-known'], several: german['command.several'], stopped: german['command.stopped'], reply: german['command.reply'], choose: german['command.choose'], offline: german['command.offline'],
    'sign-in': german['command.sign-in'], silent: german['command.silent'], failed: german['command.failed'], hint: german['command.hint'], 'hint-company': german['command.hint-company'],
    'hint-stopped': german['command.hint-stopped'], open: german['command.open'],
  },
};

/** Done, nothing left to open the pane for. */
const WITHOUT_ACTION: readonly NoticeCode[] = ['inserted', 'already'];

const KEY = 'handraise';
/** Outlook's limit for a notice. */
const MOST_CHARACTERS = 150;
/** Ids of the manifest: the compose button that opens the pane, and our icon. */
const OPEN_BUTTON = 'handraise.compose.open';
const ICON = 'icon.16';

/** The sentence in the mailbox's language, within Outlook's limit. */
export function noticeText(notice: Notice, language: string | undefined): string {
  const { values = {} } = notice;
  const sentence = words[isGerman(language) ? 'de' : 'en'][notice.code];
  const text = sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (values[name] === undefined ? whole : String(values[name])));
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}

/** Shows the notice in place of our last one. Never throws: what can't be said costs nothing else. */
export async function showNotice(item: Office.MessageCompose, notice: Notice): Promise<void> {
  const language = Office.context.displayLanguage;
  const message = noticeText(notice, language);
  const plain: Office.NotificationMessageDetails = { type: Office.MailboxEnums.ItemNotificationMessageType.InformationalMessage, message, icon: ICON, persistent: false };
  if (WITHOUT_ACTION.indexOf(notice.code) >= 0) return void (await put(item, plain));
  const action = { actionText: words[isGerman(language) ? 'de' : 'en'].open, actionType: Office.MailboxEnums.ActionType.ShowTaskPane, commandId: OPEN_BUTTON, contextData: '{}' };
  const withAction: Office.NotificationMessageDetails = { type: Office.MailboxEnums.ItemNotificationMessageType.InsightMessage, message, icon: ICON, actions: [action] };
  // Before Mailbox 1.10, and where a host has no such notices, the sentence stands alone.
  if (!Office.context.requirements.isSetSupported('Mailbox', '1.10') || !(await put(item, withAction))) await put(item, plain);
}

// A notice of an earlier press has our key: it is replaced where there is one. Some hosts refuse to replace what isn't there.
async function put(item: Office.MessageCompose, notice: Office.NotificationMessageDetails): Promise<boolean> {
  return (await done((callback) => item.notificationMessages.replaceAsync(KEY, notice, callback))) || (await done((callback) => item.notificationMessages.addAsync(KEY, notice, callback)));
}

async function done(start: (callback: (result: Office.AsyncResult<void>) => void) => void): Promise<boolean> {
  try {
    await hostCall<void>(start);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

function isGerman(language: string | undefined): boolean {
  return language !== undefined && language.toLowerCase().split('-')[0] === 'de';
}
