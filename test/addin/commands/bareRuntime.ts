// The engine classic Outlook on Windows runs a command in, as far as it is documented: ECMAScript 2016, no page, no modules, no
// storage, Office.js already there. Everything later is taken out of the context, so that using it fails here as it would there.
import { createContext, runInContext } from 'node:vm';

type Result = { readonly status: string; readonly value?: unknown; readonly error?: { readonly code: number; readonly name: string } };
type Callback = (result: Result) => void;

/** A notice as Outlook was given it. */
export interface ShownNotice {
  readonly type: string;
  readonly message: string;
  readonly actions?: readonly { readonly actionText: string; readonly commandId: string; readonly contextData: unknown }[];
}

/** An email being written. Bodies are plain text with HTML as Outlook would take it in. */
export interface WrittenEmail {
  to: readonly string[];
  subject: string;
  body: string;
  format: 'html' | 'text';
  composeType: 'newMail' | 'reply';
  conversationId: string;
  readonly session: Map<string, string>;
  readonly notices: Map<string, ShownNotice>;
}

export interface BareHost {
  email: WrittenEmail | undefined;
  settings: Record<string, unknown>;
  language: string;
  /** Mailbox requirement set. */
  version: number;
  /** What a call does instead: `hang` never answers, a number is refused with that code, `pretend` says yes and does nothing. */
  faults: Record<string, 'hang' | 'pretend' | number>;
  /** Names of the calls in order. */
  readonly calls: string[];
}

/** An email to these people. */
export function anEmail(to: readonly string[], more: Partial<WrittenEmail> = {}): WrittenEmail {
  return { to, subject: '', body: 'Maya Lindqvist\nKestrel Motion', format: 'html', composeType: 'newMail', conversationId: 'c-new', session: new Map(), notices: new Map(), ...more };
}

export function aHost(email: WrittenEmail | undefined, settings: Record<string, unknown> = {}): BareHost {
  return { email, settings, language: 'en-US', version: 14, faults: {}, calls: [] };
}

/** Loads the bundle into an engine of its own; gives the functions it registered and the names it left behind. */
export function loadBundle(code: string, host: BareHost): { readonly run: (name: string, most?: number) => Promise<number>; readonly names: readonly string[] } {
  const functions = new Map<string, (event: { completed: () => void }) => void>();
  const context = createContext({ Office: officeOf(host, functions), setTimeout, clearTimeout, console: { log: () => undefined, error: () => undefined } }, { codeGeneration: { strings: false, wasm: false } });
  runInContext(OLD_ENGINE, context);
  runInContext(code, context, { filename: 'commands.js' });
  return {
    names: [...functions.keys()],
    run: (name, most = 0) =>
      new Promise((resolve) => {
        let completed = 0;
        const event = {
          completed: () => {
            completed += 1;
            // A second completion would come right after the first.
            setTimeout(() => resolve(completed), most);
          },
        };
        functions.get(name)?.(event);
      }),
  };
}

// What ECMAScript 2017 and later added to the library.
const OLD_ENGINE = `
  const later = {
    Object: ['entries', 'values', 'fromEntries', 'getOwnPropertyDescriptors', 'hasOwn', 'groupBy'],
    Promise: ['allSettled', 'any', 'withResolvers', 'try'],
    Array: ['fromAsync'],
  };
  const laterOnes = {
    String: ['padStart', 'padEnd', 'trimStart', 'trimEnd', 'trimLeft', 'trimRight', 'matchAll', 'replaceAll', 'at', 'isWellFormed', 'toWellFormed'],
    Array: ['flat', 'flatMap', 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
    Promise: ['finally'],
  };
  for (const name of Object.keys(later)) for (const each of later[name]) delete globalThis[name][each];
  for (const name of Object.keys(laterOnes)) for (const each of laterOnes[name]) delete globalThis[name].prototype[each];
  for (const name of ['BigInt', 'WeakRef', 'FinalizationRegistry', 'AggregateError', 'SharedArrayBuffer', 'Atomics', 'WebAssembly', 'Iterator']) delete globalThis[name];
  const Pattern = RegExp;
  globalThis.RegExp = function (source, flags) {
    const text = String(source);
    if (/[sdv]/.test(String(flags || '')) || text.includes('\\\\p{') || text.includes('(?<')) throw new SyntaxError('not in ECMAScript 2016: ' + text);
    return new Pattern(source, flags);
  };
  globalThis.RegExp.prototype = Pattern.prototype;
  delete globalThis.globalThis;
`;

function officeOf(host: BareHost, functions: Map<string, (event: { completed: () => void }) => void>): unknown {
  const call = (name: string, callback: Callback, carryOut: () => unknown): void => {
    host.calls.push(name);
    const fault = host.faults[name];
    if (fault === 'hang') return;
    setTimeout(() => {
      if (typeof fault === 'number') return callback({ status: 'failed', error: { code: fault, name: 'Refused' } });
      callback(fault === 'pretend' ? { status: 'succeeded' } : answerOf(carryOut));
    }, 0);
  };
  const mailbox = {};
  Object.defineProperty(mailbox, 'item', { get: () => (host.email === undefined ? null : itemOf(host.email, call)) });
  return {
    AsyncResultStatus: { Succeeded: 'succeeded' },
    CoercionType: { Html: 'html', Text: 'text' },
    MailboxEnums: { ItemNotificationMessageType: { InformationalMessage: 'informationalMessage', InsightMessage: 'insightMessage' }, ActionType: { ShowTaskPane: 'showTaskPane' } },
    // Code inside onReady is not run there.
    onReady: () => new Promise(() => undefined),
    actions: { associate: (name: string, run: (event: { completed: () => void }) => void) => functions.set(name, run) },
    context: {
      get displayLanguage() {
        return host.language;
      },
      mailbox,
      roamingSettings: { get: (name: string) => host.settings[name] },
      requirements: { isSetSupported: (_set: string, version: string) => host.version >= Number(version.split('.')[1]) },
    },
  };
}

function answerOf(carryOut: () => unknown): Result {
  try {
    return { status: 'succeeded', value: carryOut() };
  } catch (error) {
    return { status: 'failed', error: { code: Number(error instanceof Error ? error.message : 0), name: 'Refused' } };
  }
}

type Call = (name: string, callback: Callback, carryOut: () => unknown) => void;

function itemOf(email: WrittenEmail, call: Call): unknown {
  const put = (name: string, data: string, coercion: string, callback: Callback, into: (text: string) => string): void =>
    call(name, callback, () => {
      if (coercion === 'html' && email.format === 'text') throw new Error('9002');
      email.body = into(coercion === 'html' ? plainText(data) : data);
    });
  return {
    itemType: 'message',
    conversationId: email.conversationId,
    to: { getAsync: (callback: Callback) => call('to.get', callback, () => email.to.map((address) => ({ displayName: '', emailAddress: address }))) },
    getComposeTypeAsync: (callback: Callback) => call('composeType', callback, () => ({ composeType: email.composeType })),
    subject: {
      getAsync: (callback: Callback) => call('subject.get', callback, () => email.subject),
      setAsync: (text: string, callback: Callback) => call('subject.set', callback, () => void (email.subject = text)),
    },
    body: {
      getTypeAsync: (callback: Callback) => call('body.type', callback, () => email.format),
      getAsync: (_coercion: string, callback: Callback) => call('body.get', callback, () => email.body),
      setSelectedDataAsync: (data: string, { coercionType }: { coercionType: string }, callback: Callback) => put('body.insert', data, coercionType, callback, (text) => text + email.body),
      prependAsync: (data: string, { coercionType }: { coercionType: string }, callback: Callback) => put('body.prepend', data, coercionType, callback, (text) => text + email.body),
    },
    sessionData: {
      getAsync: (key: string, callback: Callback) =>
        call('session.get', callback, () => {
          const value = email.session.get(key);
          if (value === undefined) throw new Error('9050');
          return value;
        }),
      setAsync: (key: string, value: string, callback: Callback) => call('session.set', callback, () => void email.session.set(key, value)),
    },
    notificationMessages: {
      replaceAsync: (key: string, notice: ShownNotice, callback: Callback) =>
        call('notice.replace', callback, () => {
          if (!email.notices.has(key)) throw new Error('9024');
          email.notices.set(key, notice);
        }),
      addAsync: (key: string, notice: ShownNotice, callback: Callback) => call('notice.add', callback, () => void email.notices.set(key, notice)),
    },
  };
}

function plainText(html: string): string {
  if (/<(?!\/?p>|br>)/.test(html)) throw new Error('9999');
  return html.replace(/<\/p>|<br>/g, '\n').replace(/<p>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
}
