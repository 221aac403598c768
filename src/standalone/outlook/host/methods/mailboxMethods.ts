// Calls about the mailbox rather than one item: forms to open, categories to choose from, settings, tokens.
import type { Attachment, Person } from '../../mail/message.ts';
import { sanitizeInserted } from '../../mail/sanitize.ts';
import { textToHtml } from '../../mail/plainText.ts';
import type { FormContent } from '../../draft.ts';
import { ERROR, HostError } from '../hostError.ts';
import { checkLength, MAX_FORM_BODY, MAX_LOCATION, MAX_ROAMING_SETTINGS, MAX_SUBJECT } from '../limits.ts';
import type { Parameters } from '../parameters.ts';
import { optionalNumber, optionalText, peopleParameter, recordList, textList, textParameter } from '../parameters.ts';
import { isRecord } from '../wire.ts';
import type { CallContext, HostMethod, MethodTable } from './method.ts';
import { BareAnswer } from './method.ts';

const READING = ['message', 'none', 'several'] as const;
const OPENING = { needs: 'read', on: READING } as const;

const displayReply: HostMethod = { name: 'item.displayReplyForm', needs: 'read', on: ['message'], run: (context, parameters) => openAnswer(context, parameters, false) };
const displayReplyAll: HostMethod = { name: 'item.displayReplyAllForm', needs: 'read', on: ['message'], run: (context, parameters) => openAnswer(context, parameters, true) };
const displayNewMessage: HostMethod = { name: 'mailbox.displayNewMessageForm', ...OPENING, run: ({ page }, parameters) => page.openNewMessage(messageContent(parameters)) };
const displayNewAppointment: HostMethod = { name: 'mailbox.displayNewAppointmentForm', ...OPENING, run: ({ page }, parameters) => page.openNewAppointment(appointmentContent(parameters)) };
const displayItem: HostMethod = { name: 'mailbox.displayMessageForm', needs: 'read', run: openItem };
const tokenRefused: HostMethod = { name: 'mailbox.getCallbackTokenAsync', needs: 'read', run: refuseToken };

/** Exchange tokens and EWS are switched off in Microsoft 365, hence always refused. */
export const mailboxMethods: MethodTable = {
  2: { ...tokenRefused, name: 'mailbox.getUserIdentityTokenAsync' },
  12: tokenRefused,
  5: { name: 'mailbox.makeEwsRequestAsync', needs: 'mailbox', run: () => fail(ERROR.generic) },
  7: displayNewAppointment,
  177: displayNewAppointment,
  44: displayNewMessage,
  178: displayNewMessage,
  8: displayItem,
  179: displayItem,
  9: displayItem,
  180: displayItem,
  10: displayReply,
  30: displayReply,
  181: displayReply,
  183: displayReply,
  11: displayReplyAll,
  31: displayReplyAll,
  182: displayReplyAll,
  184: displayReplyAll,
  42: { name: 'ui.closeContainer', needs: 'read', run: ({ page, frame, subject }) => page.closePane(frame, subject) },
  160: { name: 'masterCategories.getAsync', needs: 'mailbox', run: ({ page }) => page.mailbox.masterCategories },
  161: { name: 'masterCategories.addAsync', needs: 'mailbox', run: addMasterCategories },
  162: { name: 'masterCategories.removeAsync', needs: 'mailbox', run: removeMasterCategories },
  403: { name: 'window.open', needs: 'read', run: openLink },
  404: { name: 'roamingSettings.saveAsync', needs: 'read', run: saveRoamingSettings },
};

/** Form attachments as office.js lists them: `['file', name, url, isInline]`. Nothing is fetched; the name is shown. */
function openAnswer({ page, subject }: CallContext, parameters: Parameters, all: boolean): void {
  if (subject.kind !== 'message') throw new HostError(ERROR.notSupportedHere);
  page.openAnswer(subject.item.message, all, { bodyHtml: formBody(parameters, 'htmlBody'), attachments: formAttachments(parameters['attachments']) });
}

function messageContent(parameters: Parameters): FormContent {
  return {
    to: formPeople(parameters, 'toRecipients'),
    cc: formPeople(parameters, 'ccRecipients'),
    bcc: formPeople(parameters, 'bccRecipients'),
    subject: checkLength(optionalText(parameters, 'subject'), MAX_SUBJECT),
    bodyHtml: formBody(parameters, 'htmlBody'),
    attachments: formAttachments(parameters['attachments']),
  };
}

function appointmentContent(parameters: Parameters): FormContent {
  const start = optionalNumber(parameters, 'start');
  const end = optionalNumber(parameters, 'end');
  if (start !== undefined && end !== undefined && end < start) throw new HostError(ERROR.endBeforeStart);
  return {
    to: formPeople(parameters, 'requiredAttendees'),
    cc: formPeople(parameters, 'optionalAttendees'),
    subject: checkLength(optionalText(parameters, 'subject'), MAX_SUBJECT),
    location: checkLength(optionalText(parameters, 'location'), MAX_LOCATION),
    bodyHtml: textToHtml(checkLength(optionalText(parameters, 'body'), MAX_FORM_BODY)),
    start,
    end,
  };
}

function formBody(parameters: Parameters, name: string): string {
  return sanitizeInserted(checkLength(optionalText(parameters, name), MAX_FORM_BODY));
}

function formPeople(parameters: Parameters, name: string): Person[] {
  const value = parameters[name];
  return peopleParameter({ [name]: typeof value === 'string' ? value.split(';') : value }, name);
}

function formAttachments(value: unknown): Attachment[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    const [kind, name] = Array.isArray(entry) ? entry : [];
    if (typeof kind !== 'string' || typeof name !== 'string') return [];
    const contentType = kind === 'item' ? 'message/rfc822' : 'application/octet-stream';
    return [{ id: crypto.randomUUID(), name, size: 0, contentType, isInline: false, content: new Uint8Array() }];
  });
}

function openItem({ page }: CallContext, parameters: Parameters): void {
  if (!page.openItem(textParameter(parameters, 'itemId'))) throw new HostError(ERROR.unknownItem);
}

function refuseToken(): BareAnswer {
  return new BareAnswer({ wasSuccessful: false, errorCode: ERROR.token, errorName: 'GenericTokenError', errorMessage: 'Exchange tokens are turned off in this organization.' });
}

function addMasterCategories({ page }: CallContext, parameters: Parameters): void {
  const added = recordList(parameters['categoryDetails']).map((entry) => ({ displayName: textParameter(entry, 'displayName'), color: textParameter(entry, 'color') }));
  const taken = new Set(page.mailbox.masterCategories.map((category) => category.displayName.toLowerCase()));
  if (added.some((category) => taken.has(category.displayName.toLowerCase()))) throw new HostError(ERROR.duplicateCategory);
  page.mailbox.masterCategories = [...page.mailbox.masterCategories, ...added];
}

function removeMasterCategories({ page }: CallContext, parameters: Parameters): void {
  const removed = new Set(textList(parameters, 'categories'));
  page.mailbox.masterCategories = page.mailbox.masterCategories.filter((category) => !removed.has(category.displayName));
}

/** The settings arrive as a list with one object of JSON texts. */
function saveRoamingSettings({ page }: CallContext, parameters: Parameters): void {
  const settings = parameters['0'];
  if (!isRecord(settings)) throw new HostError(ERROR.settings);
  checkLength(JSON.stringify(settings), MAX_ROAMING_SETTINGS, ERROR.settings);
  page.mailbox.saveRoamingSettings(settings);
}

function openLink(_context: CallContext, parameters: Parameters): void {
  const address = textParameter(parameters, 'launchUrl');
  if (!/^https?:\/\//i.test(address)) throw new HostError(ERROR.parameter);
  open(address, '_blank', 'noopener,noreferrer');
}

function fail(code: number): never {
  throw new HostError(code);
}
