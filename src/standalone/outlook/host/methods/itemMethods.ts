// Calls every item knows, read or written: body text, headers, attachments, categories, custom properties, notifications.
import type { MailMessage, Attachment } from '../../mail/message.ts';
import { htmlToText, textToHtml } from '../../mail/plainText.ts';
import { bytesToBase64 } from '../../mail/readingDocument.ts';
import { sanitizeReceived } from '../../mail/sanitize.ts';
import type { ItemNotification, ItemState, NotificationAction } from '../../mailbox.ts';
import { ERROR, HostError } from '../hostError.ts';
import type { Subject } from '../hostPage.ts';
import { checkLength, MAX_ACTION_TEXT, MAX_CUSTOM_PROPERTIES, MAX_NOTIFICATION_KEY, MAX_NOTIFICATION_TEXT, MAX_NOTIFICATIONS } from '../limits.ts';
import type { Coercion, Parameters } from '../parameters.ts';
import { coercionParameter, optionalText, recordList, recordParameter, textList, textParameter } from '../parameters.ts';
import { parseObject } from '../wire.ts';
import type { CallContext, MethodTable } from './method.ts';
import { BareAnswer } from './method.ts';

const ITEMS = ['message', 'compose', 'appointment'] as const;
const NOTIFICATION_TYPES = ['informationalMessage', 'progressIndicator', 'errorMessage', 'insightMessage'] as const;
const INSIGHT = 3;

export const itemMethods: MethodTable = {
  3: { name: 'item.loadCustomPropertiesAsync', needs: 'read', on: ITEMS, run: ({ subject }) => new BareAnswer({ wasSuccessful: true, customProperties: JSON.stringify(stateOf(subject).customProperties) }) },
  4: { name: 'customProperties.saveAsync', needs: 'read', on: ITEMS, run: saveCustomProperties },
  33: { name: 'notificationMessages.addAsync', needs: 'read', on: ITEMS, run: addNotification },
  34: { name: 'notificationMessages.getAllAsync', needs: 'read', on: ITEMS, run: ({ subject }) => [...stateOf(subject).notifications.values()].map((shown) => ({ ...shown, type: NOTIFICATION_TYPES[shown.type] })) },
  35: { name: 'notificationMessages.replaceAsync', needs: 'read', on: ITEMS, run: replaceNotification },
  36: { name: 'notificationMessages.removeAsync', needs: 'read', on: ITEMS, run: removeNotification },
  37: { name: 'body.getAsync', needs: 'read', on: ITEMS, run: ({ subject }, parameters) => bodyOf(subject, coercionParameter(parameters)) },
  99: { name: 'item.getInitializationContextAsync', needs: 'read', on: ITEMS, run: () => '' },
  149: { name: 'item.getAttachmentsAsync', needs: 'read', on: ITEMS, run: ({ subject }) => attachmentsOf(subject).map((part) => ({ id: part.id, name: part.name, size: part.size, contentType: part.contentType, isInline: part.isInline, attachmentType: 0 })) },
  150: { name: 'item.getAttachmentContentAsync', needs: 'read', on: ITEMS, run: attachmentContent },
  157: { name: 'categories.getAsync', needs: 'read', on: ITEMS, run: getCategories },
  158: { name: 'categories.addAsync', needs: 'write', on: ITEMS, run: addCategories },
  159: { name: 'categories.removeAsync', needs: 'write', on: ITEMS, run: removeCategories },
  168: { name: 'item.getAllInternetHeadersAsync', needs: 'read', on: ['message'], run: ({ subject }) => (subject.kind === 'message' ? subject.item.message.headers : '') },
};

function bodyOf(subject: Subject, coercion: Coercion): string {
  if (subject.kind === 'message') return receivedBody(subject.item.message, coercion);
  const body = subject.kind === 'compose' || subject.kind === 'appointment' ? subject.draft.body : undefined;
  if (!body) throw new HostError(ERROR.internal);
  return coercion === 'html' ? `<html><head></head><body>${body.html()}</body></html>` : body.text();
}

/** Exchange keeps the HTML of a message and makes its text from that; only plain mail keeps its own text. */
function receivedBody(message: MailMessage, coercion: Coercion): string {
  if (message.kind === 'encrypted') throw new HostError(ERROR.accessRestricted, 'The body is encrypted');
  if (coercion === 'text') return message.html === undefined ? message.text : htmlToText(message.html);
  const html = message.html === undefined ? `<div class="PlainText">${textToHtml(message.text)}</div>` : sanitizeReceived(message.html);
  return `<html><head></head><body>${html}</body></html>`;
}

function attachmentsOf(subject: Subject): readonly Attachment[] {
  if (subject.kind === 'message') return subject.item.message.attachments;
  return subject.kind === 'compose' || subject.kind === 'appointment' ? subject.draft.attachments : [];
}

function attachmentContent({ subject }: CallContext, parameters: Parameters): unknown {
  const wanted = textParameter(parameters, 'id');
  const part = attachmentsOf(subject).find((attachment) => attachment.id === wanted);
  if (!part) throw new HostError(ERROR.unknownAttachment);
  if (part.contentType === 'text/calendar') return { content: new TextDecoder().decode(part.content), format: 'iCalendar' };
  if (part.contentType === 'message/rfc822') return { content: new TextDecoder().decode(part.content), format: 'eml' };
  return { content: bytesToBase64(part.content), format: 'base64' };
}

function saveCustomProperties({ subject }: CallContext, parameters: Parameters): void {
  const given = parameters['customProperties'];
  const properties = typeof given === 'string' ? parseObject(given) : recordParameter(parameters, 'customProperties');
  if (!properties) throw new HostError(ERROR.parameter);
  checkLength(JSON.stringify(properties), MAX_CUSTOM_PROPERTIES);
  stateOf(subject).customProperties = { ...properties };
}

function addNotification(context: CallContext, parameters: Parameters): void {
  const { notifications } = stateOf(context.subject);
  const added = readNotification(context, parameters);
  if (notifications.has(added.key)) throw new HostError(ERROR.duplicateNotification);
  if (notifications.size >= MAX_NOTIFICATIONS) throw new HostError(ERROR.tooManyNotifications);
  // Outlook allows one insight message per add-in and item.
  if (added.type === INSIGHT && [...notifications.values()].some((shown) => shown.type === INSIGHT)) throw new HostError(ERROR.tooManyNotifications);
  notifications.set(added.key, added);
  context.page.itemStateChanged(context.subject);
}

function replaceNotification(context: CallContext, parameters: Parameters): void {
  const { notifications } = stateOf(context.subject);
  const replacement = readNotification(context, parameters);
  if (!notifications.has(replacement.key)) throw new HostError(ERROR.unknownNotification);
  notifications.set(replacement.key, replacement);
  context.page.itemStateChanged(context.subject);
}

function removeNotification(context: CallContext, parameters: Parameters): void {
  if (!stateOf(context.subject).notifications.delete(textParameter(parameters, 'key'))) throw new HostError(ERROR.unknownNotification);
  context.page.itemStateChanged(context.subject);
}

/** Insight messages exist only while writing on the web; elsewhere Outlook refuses them. */
function readNotification({ subject }: CallContext, parameters: Parameters): ItemNotification {
  const type = parameters['type'];
  if (type !== 0 && type !== 1 && type !== 2 && type !== 3) throw new HostError(ERROR.parameter);
  if (type === INSIGHT && subject.kind === 'message') throw new HostError(ERROR.notSupportedHere);
  return {
    key: checkLength(textParameter(parameters, 'key'), MAX_NOTIFICATION_KEY),
    message: checkLength(textParameter(parameters, 'message'), MAX_NOTIFICATION_TEXT),
    type,
    icon: optionalText(parameters, 'icon') || undefined,
    persistent: parameters['persistent'] === true,
    ...(type === INSIGHT ? { actions: readActions(parameters['actions']) } : {}),
  };
}

function readActions(value: unknown): readonly NotificationAction[] {
  return recordList(value).map((entry) => {
    const commandId = optionalText(entry, 'commandId');
    return { text: checkLength(textParameter(entry, 'actionText'), MAX_ACTION_TEXT), ...(commandId === '' ? {} : { commandId }) };
  });
}

function getCategories({ page, subject }: CallContext): unknown {
  return stateOf(subject).categories.map((name) => page.mailbox.masterCategories.find((category) => category.displayName === name) ?? { displayName: name, color: 'None' });
}

function addCategories({ page, subject }: CallContext, parameters: Parameters): void {
  const added = textList(parameters, 'categories');
  const known = new Set(page.mailbox.masterCategories.map((category) => category.displayName));
  if (added.some((name) => !known.has(name))) throw new HostError(ERROR.unknownCategory);
  const state = stateOf(subject);
  state.categories = [...new Set([...state.categories, ...added])];
  page.itemStateChanged(subject);
}

function removeCategories({ page, subject }: CallContext, parameters: Parameters): void {
  const removed = new Set(textList(parameters, 'categories'));
  const state = stateOf(subject);
  state.categories = state.categories.filter((name) => !removed.has(name));
  page.itemStateChanged(subject);
}

function stateOf(subject: Subject): ItemState {
  if (subject.kind === 'message') return subject.item.state;
  if (subject.kind === 'compose' || subject.kind === 'appointment') return subject.draft.state;
  throw new HostError(ERROR.notSupportedHere);
}
