// Calls that exist only while writing: body, subject, people, times, attachments, session data, saving and closing.
import type { Person } from '../../mail/message.ts';
import { textToHtml } from '../../mail/plainText.ts';
import { sanitizeInserted, sanitizeWholeBody } from '../../mail/sanitize.ts';
import type { BodyEditor, Draft, RecipientField } from '../../draft.ts';
import { ERROR, HostError } from '../hostError.ts';
import { wirePerson } from '../initialData.ts';
import { checkLength, MAX_APPEND_ON_SEND, MAX_BASE64_ATTACHMENT, MAX_BODY, MAX_LOCATION, MAX_SESSION_DATA, MAX_SUBJECT } from '../limits.ts';
import type { Parameters } from '../parameters.ts';
import { coercionParameter, numberParameter, optionalText, peopleParameter, recordParameter, textList, textParameter } from '../parameters.ts';
import type { CallContext, HostMethod, MethodTable } from './method.ts';

const WRITING = ['compose', 'appointment'] as const;
const READS = { needs: 'read', on: WRITING } as const;
const WRITES = { needs: 'write', on: WRITING } as const;
const FIELDS: readonly RecipientField[] = ['to', 'cc', 'bcc'];

const setSelectedData: HostMethod = { name: 'body.setSelectedDataAsync', ...WRITES, run: (context, parameters) => editBody(context, parameters, (body, content) => body.insertAtCursor(content)) };

export const composeMethods: MethodTable = {
  13: setSelectedData,
  14: { name: 'body.getTypeAsync', ...READS, run: (context) => editor(context).type },
  15: { name: 'recipients.getAsync', ...READS, run: ({ page, subject }, parameters) => draftOf(subject).recipients(field(parameters)).map((person) => wirePerson(person, page.mailbox.person.address)) },
  17: { name: 'subject.setAsync', ...WRITES, run: ({ subject }, parameters) => draftOf(subject).setSubject(checkLength(textParameter(parameters, 'subject'), MAX_SUBJECT)) },
  18: { name: 'subject.getAsync', ...READS, run: ({ subject }) => draftOf(subject).subject },
  20: { name: 'item.removeAttachmentAsync', ...WRITES, run: removeAttachment },
  16: { name: 'item.addFileAttachmentAsync', ...WRITES, run: (context, parameters) => addAttachment(context, parameters, new Uint8Array(), 'application/octet-stream') },
  19: { name: 'item.addItemAttachmentAsync', ...WRITES, run: addItemAttachment },
  148: { name: 'item.addFileAttachmentFromBase64Async', ...WRITES, run: addBase64Attachment },
  21: { name: 'recipients.setAsync', ...WRITES, run: ({ subject }, parameters) => draftOf(subject).setRecipients(field(parameters), peopleParameter(parameters, 'recipientArray')) },
  22: { name: 'recipients.addAsync', ...WRITES, run: addRecipients },
  23: { name: 'body.prependAsync', ...WRITES, run: (context, parameters) => editBody(context, parameters, (body, content) => body.prepend(content)) },
  24: { name: 'time.getAsync', ...READS, run: ({ subject }, parameters) => (parameters['TimeProperty'] === 2 ? draftOf(subject).end : draftOf(subject).start) },
  25: { name: 'time.setAsync', ...WRITES, run: setTime },
  26: { name: 'location.getAsync', ...READS, run: ({ subject }) => draftOf(subject).location },
  27: { name: 'location.setAsync', ...WRITES, run: ({ subject }, parameters) => draftOf(subject).setLocation(checkLength(textParameter(parameters, 'location'), MAX_LOCATION)) },
  28: { name: 'item.getSelectedDataAsync', ...WRITES, run: (context, parameters) => ({ data: editor(context).selection(coercionParameter(parameters)), sourceProperty: 'body', startPosition: 0, endPosition: 0 }) },
  29: { ...setSelectedData, name: 'item.setSelectedDataAsync' },
  32: { name: 'item.saveAsync', ...WRITES, run: ({ subject }) => draftOf(subject).save() },
  38: { name: 'body.setAsync', ...WRITES, run: (context, parameters) => editBody(context, parameters, (body, content) => body.setAll(content), sanitizeWholeBody) },
  41: { name: 'item.close', needs: 'read', on: WRITING, run: ({ page, subject }) => page.closeDraft(draftOf(subject)) },
  100: { name: 'body.appendOnSendAsync', ...WRITES, run: appendOnSend },
  107: { name: 'from.getAsync', ...READS, run: ({ page }) => wirePerson(page.mailbox.person, page.mailbox.person.address) },
  151: { name: 'internetHeaders.getAsync', ...READS, run: getHeaders },
  152: { name: 'internetHeaders.setAsync', ...WRITES, run: setHeaders },
  153: { name: 'internetHeaders.removeAsync', ...WRITES, run: ({ subject }, parameters) => textList(parameters, 'internetHeaderKeys').forEach((key) => draftOf(subject).internetHeaders.delete(key.toLowerCase())) },
  164: { name: 'item.getItemIdAsync', ...READS, run: getItemId },
  173: { name: 'body.setSignatureAsync', ...WRITES, run: (context, parameters) => editBody(context, parameters, (body, content) => body.setSignature(content)) },
  174: { name: 'item.getComposeTypeAsync', ...READS, run: (context) => ({ composeType: draftOf(context.subject).composeType, coercionType: editor(context).type }) },
  175: { name: 'item.isClientSignatureEnabledAsync', ...READS, run: ({ subject }) => draftOf(subject).usesClientSignature },
  176: { name: 'item.disableClientSignatureAsync', ...WRITES, run: disableClientSignature },
  185: { name: 'sessionData.setAsync', ...WRITES, run: setSessionData },
  186: { name: 'sessionData.getAsync', ...WRITES, run: getSessionData },
  187: { name: 'sessionData.getAllAsync', ...WRITES, run: ({ subject }) => Object.fromEntries(draftOf(subject).sessionData) },
  188: { name: 'sessionData.clearAsync', ...WRITES, run: ({ subject }) => draftOf(subject).sessionData.clear() },
  189: { name: 'sessionData.removeAsync', ...WRITES, run: ({ subject }, parameters) => void draftOf(subject).sessionData.delete(textParameter(parameters, 'name')) },
};

/** HTML into a plain-text item is an error; text into an HTML item is escaped. */
function editBody(context: CallContext, parameters: Parameters, edit: (body: BodyEditor, content: string) => void, sanitize = sanitizeInserted): void {
  const body = editor(context);
  const data = checkLength(optionalText(parameters, 'data'), MAX_BODY, ERROR.attachmentTooLarge);
  const coercion = coercionParameter(parameters);
  if (coercion === 'html' && body.type === 'text') throw new HostError(ERROR.format, 'HTML into a plain-text body');
  const content = coercion === 'html' ? sanitize(data) : body.type === 'html' ? textToHtml(data) : data;
  edit(body, content);
  draftOf(context.subject).tell('body');
}

function appendOnSend({ subject }: CallContext, parameters: Parameters): void {
  const text = checkLength(optionalText(parameters, 'appendTxt'), MAX_APPEND_ON_SEND);
  draftOf(subject).appendOnSend = coercionParameter(parameters) === 'html' ? sanitizeInserted(text) : textToHtml(text);
}

function addRecipients({ subject }: CallContext, parameters: Parameters): void {
  const draft = draftOf(subject);
  const into = field(parameters);
  const present = new Set(draft.recipients(into).map((person) => person.address.toLowerCase()));
  const added = peopleParameter(parameters, 'recipientArray').filter((person: Person) => !present.has(person.address.toLowerCase()));
  draft.setRecipients(into, [...draft.recipients(into), ...added]);
}

function setTime({ subject }: CallContext, parameters: Parameters): void {
  const draft = draftOf(subject);
  const time = numberParameter(parameters, 'time');
  if (parameters['TimeProperty'] !== 2) return draft.setStart(time);
  if (time < draft.start) throw new HostError(ERROR.endBeforeStart);
  draft.setEnd(time);
}

function addAttachment({ subject }: CallContext, parameters: Parameters, content: Uint8Array, contentType: string): string {
  const draft = draftOf(subject);
  const id = crypto.randomUUID();
  const isInline = parameters['isInline'] === true;
  draft.setAttachments([...draft.attachments, { id, name: textParameter(parameters, 'name'), size: content.length, contentType, isInline, content }]);
  return id;
}

function addBase64Attachment(context: CallContext, parameters: Parameters): string {
  const base64 = checkLength(textParameter(parameters, 'base64String'), MAX_BASE64_ATTACHMENT, ERROR.attachmentTooLarge);
  return addAttachment(context, parameters, bytesOf(base64), 'application/octet-stream');
}

function addItemAttachment(context: CallContext, parameters: Parameters): string {
  if (!context.page.mailbox.find(textParameter(parameters, 'itemId'))) throw new HostError(ERROR.unknownItem);
  return addAttachment(context, parameters, new Uint8Array(), 'message/rfc822');
}

function removeAttachment({ subject }: CallContext, parameters: Parameters): void {
  const draft = draftOf(subject);
  const id = String(parameters['attachmentIndex']);
  if (!draft.attachments.some((part) => part.id === id)) throw new HostError(ERROR.unknownAttachmentToRemove);
  draft.setAttachments(draft.attachments.filter((part) => part.id !== id));
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    throw new HostError(ERROR.format, 'The attachment is not base64');
  }
}

function getHeaders({ subject }: CallContext, parameters: Parameters): unknown {
  const { internetHeaders } = draftOf(subject);
  return Object.fromEntries(textList(parameters, 'internetHeaderKeys').flatMap((key) => (internetHeaders.has(key.toLowerCase()) ? [[key, internetHeaders.get(key.toLowerCase())]] : [])));
}

function setHeaders({ subject }: CallContext, parameters: Parameters): void {
  for (const [key, value] of Object.entries(recordParameter(parameters, 'internetHeaderNameValuePairs'))) draftOf(subject).internetHeaders.set(key.toLowerCase(), String(value).replace(/[\r\n]+/g, ' '));
}

function getItemId({ subject }: CallContext): string {
  const id = draftOf(subject).savedId;
  if (id === undefined) throw new HostError(ERROR.notSaved);
  return id;
}

function disableClientSignature(context: CallContext): void {
  draftOf(context.subject).usesClientSignature = false;
  editor(context).setSignature('');
}

function setSessionData({ subject }: CallContext, parameters: Parameters): void {
  const { sessionData } = draftOf(subject);
  const name = textParameter(parameters, 'name');
  const next = JSON.stringify({ ...Object.fromEntries(sessionData), [name]: textParameter(parameters, 'value') });
  checkLength(next, MAX_SESSION_DATA, ERROR.sessionTooLarge);
  sessionData.set(name, textParameter(parameters, 'value'));
}

function getSessionData({ subject }: CallContext, parameters: Parameters): string {
  const value = draftOf(subject).sessionData.get(textParameter(parameters, 'name'));
  if (value === undefined) throw new HostError(ERROR.unknownSessionKey);
  return value;
}

function field(parameters: Parameters): RecipientField {
  const name = FIELDS[numberParameter(parameters, 'recipientField')];
  if (!name) throw new HostError(ERROR.parameter);
  return name;
}

function draftOf(subject: CallContext['subject']): Draft {
  if (subject.kind === 'compose' || subject.kind === 'appointment') {
    if (subject.draft.isClosed) throw new HostError(ERROR.internal, 'The window is closed');
    return subject.draft;
  }
  throw new HostError(ERROR.notSupportedHere);
}

function editor({ subject }: CallContext): BodyEditor {
  const body = draftOf(subject).body;
  if (!body) throw new HostError(ERROR.internal, 'The window is closed');
  return body;
}
