// The message protocol of the genuine office.js: JSON strings by postMessage, requests in, answers and events out.
// Validates what comes from a frame; knows nothing of mail.

/** A request of the add-in side. `actionType`: invoke a method, register for an event, or stop listening to it. */
export interface WireRequest {
  readonly action: string;
  readonly actionType: 'invoke' | 'register' | 'unregister';
  readonly conversationId: string;
  readonly correlationId: number;
  readonly data: unknown;
}

/** Error numbers of the protocol itself (not of the object model). */
const WIRE_OK = 0;
export const WIRE_ERROR_IN_HANDLING = -2;

const ACTION_TYPES = ['invoke', 'register', 'unregister'] as const;

/** Reads a message event's data; undefined for anything that is not a request of this conversation. */
export function readRequest(data: unknown, conversationId: string): WireRequest | undefined {
  if (typeof data !== 'string') return undefined;
  const message = parseObject(data);
  if (message === undefined || message['_messageType'] !== 0 || message['_conversationId'] !== conversationId) return undefined;
  const { _actionName: action, _correlationId: correlationId, _actionType: type, _data } = message;
  if (typeof action !== 'string' || typeof correlationId !== 'number' || typeof type !== 'number') return undefined;
  const actionType = ACTION_TYPES[type];
  return actionType && { action, actionType, conversationId, correlationId, data: _data };
}

/** What an answer or event carries. An event repeats the correlation id of its registration. */
export interface WireReply {
  readonly action: string;
  readonly correlationId: number;
  readonly data: unknown;
  readonly error?: number;
  readonly isEvent?: boolean;
}

/** The string to post. `origin` is the host page's own. */
export function replyText(reply: WireReply, conversationId: string, origin: string): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: reply.action,
    _conversationId: conversationId,
    _correlationId: reply.correlationId,
    _origin: origin,
    _data: reply.data === undefined ? null : reply.data,
    _errorCode: reply.error ?? WIRE_OK,
    _responseType: reply.isEvent ? 1 : 0,
    _serializerVersion: 1,
  });
}

/** What office.js finds in `window.name`: who hosts it, which conversation to speak in, and to which origin. */
export function frameName(frame: { conversationId: string; controlId: string; locale: string; origin: string; hasNestedAppAuth: boolean }): string {
  return JSON.stringify({
    baseFrameName: `osf_${frame.controlId}`,
    serializerVersion: '1',
    // host$platform$version$locale$correlation$isDialog$disableLogging$flags; disableLogging keeps telemetry at home.
    hostInfo: ['Outlook', 'Web', '16.01', frame.locale, 'telemetry', '', 'disableLogging', '0'].join('$'),
    xdmInfo: [frame.conversationId, frame.controlId, frame.origin].join('|'),
    // Ours, for our own bridge; office.js passes over what it doesn't know.
    hasNestedAppAuth: frame.hasNestedAppAuth,
  });
}

/** What a frame's name says of its host; undefined when the page is not framed by this host. */
export function readFrameName(name: string): { conversationId: string; hostOrigin: string; hasNestedAppAuth: boolean } | undefined {
  const said = parseObject(name);
  const xdmInfo = said?.['xdmInfo'];
  if (typeof xdmInfo !== 'string') return undefined;
  const [conversationId, , hostOrigin] = xdmInfo.split('|');
  return conversationId && hostOrigin ? { conversationId, hostOrigin, hasNestedAppAuth: said?.['hasNestedAppAuth'] === true } : undefined;
}

/** An object out of JSON text, undefined for everything else. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True for plain JSON objects. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
