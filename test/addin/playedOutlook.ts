// A double of Outlook's object model for the tests of failure: several emails and reply windows, and a host that refuses, hangs,
// pretends or comes late. What Outlook does when all is well is proven in the journeys against the genuine office.js.
export interface PlayedItem {
  readonly key: string;
  readonly mode: 'read' | 'compose';
  readonly address: string;
  readonly subject: string;
  /** The body; of a window being written it changes. */
  html: string;
}

type Result = { readonly status: string; readonly value?: unknown; readonly error?: { readonly code: number; readonly name: string } };
type Callback = (result: Result) => void;

/** One call of the pane: what it would do, and the way to answer it. */
export interface PlayedCall {
  readonly name: string;
  /** Does it, on the item that is open by then. */
  readonly run: () => unknown;
  readonly answer: (result: Result) => void;
}

/** A form Outlook was asked to open, and the item open at that moment. */
export interface OpenedForm {
  readonly name: string;
  readonly html: string;
  readonly to: readonly string[];
  readonly over: PlayedItem | undefined;
}

export class PlayedOutlook {
  readonly forms: OpenedForm[] = [];
  /** Every text written into a window, with the window. */
  readonly writes: { readonly html: string; readonly into: PlayedItem | undefined }[] = [];
  current: PlayedItem | undefined;
  /** Decides what happens to a call; carries it out at once unless a test says otherwise. */
  handle: (call: PlayedCall) => void = carryOut;
  readonly #handlers = new Map<string, () => void>();

  /** Puts this Outlook where the pane looks for it. */
  install(): void {
    const mailbox = {
      userProfile: { emailAddress: 'maya@kestrelmotion.example', displayName: 'Maya Lindqvist', timeZone: 'Europe/Berlin' },
      addHandlerAsync: (type: string, handler: () => void) => this.#handlers.set(type, handler),
      displayNewMessageFormAsync: (form: { toRecipients: string[]; htmlBody: string }, callback: Callback) =>
        this.#call('displayNewMessageForm', callback, () => void this.forms.push({ name: 'message', html: form.htmlBody, to: form.toRecipients, over: this.current })),
    };
    // Read anew each time, as the pane does.
    Object.defineProperty(mailbox, 'item', { get: () => (this.current === undefined ? null : this.#itemOf(this.current)) });
    const Office = {
      AsyncResultStatus: { Succeeded: 'succeeded' },
      CoercionType: { Html: 'html', Text: 'text' },
      EventType: { ItemChanged: 'itemChanged', OfficeThemeChanged: 'theme', RecipientsChanged: 'recipients' },
      MailboxEnums: { ItemType: { Message: 'message', Appointment: 'appointment' } },
      context: { displayLanguage: 'en-US', mailbox, requirements: { isSetSupported: () => true } },
    };
    Object.assign(globalThis, { Office });
  }

  /** Opens another item; `isTold` false loses the event, as hosts do. */
  open(item: PlayedItem | undefined, isTold = true): void {
    this.current = item;
    if (isTold) this.#handlers.get('itemChanged')?.();
  }

  #call(name: string, callback: Callback, run: () => unknown): void {
    this.handle({ name, run, answer: callback });
  }

  #itemOf(item: PlayedItem): object {
    const call = (name: string, callback: Callback, run: () => unknown): void => this.#call(name, callback, run);
    const person = { displayName: item.address.split('@')[0] ?? '', emailAddress: item.address };
    const body = { getAsync: (_type: string, callback: Callback) => call('body.get', callback, () => this.current?.html ?? '') };
    if (item.mode === 'read') {
      const reply = (name: string) => (form: { htmlBody: string }, callback: Callback) =>
        call(name, callback, () => void this.forms.push({ name, html: form.htmlBody, to: [], over: this.current }));
      return {
        itemId: item.key, itemType: 'message', itemClass: 'IPM.Note', conversationId: `conversation ${item.key}`, internetMessageId: `<${item.key}@x.example>`,
        subject: item.subject, from: person, to: [], cc: [], dateTimeCreated: new Date('2026-11-22T08:00:00Z'), attachments: [],
        body, getAllInternetHeadersAsync: (callback: Callback) => call('headers.get', callback, () => ''),
        displayReplyFormAsync: reply('displayReplyForm'), displayReplyAllFormAsync: reply('displayReplyAllForm'),
      };
    }
    const write = (name: string, change: (html: string, data: string) => string) => (data: string, _options: object, callback: Callback) =>
      call(name, callback, () => {
        const { current } = this;
        this.writes.push({ html: data, into: current });
        if (current !== undefined) current.html = change(current.html, data);
      });
    return {
      itemType: 'message', conversationId: item.key.replace('compose:', ''),
      subject: { getAsync: (callback: Callback) => call('subject.get', callback, () => item.subject), setAsync: (_value: string, callback: Callback) => call('subject.set', callback, () => undefined) },
      to: { getAsync: (callback: Callback) => call('to.get', callback, () => [person]) },
      cc: { getAsync: (callback: Callback) => call('cc.get', callback, () => []) },
      addHandlerAsync: () => undefined,
      getComposeTypeAsync: (callback: Callback) => call('composeType.get', callback, () => ({ composeType: 'reply' })),
      body: {
        ...body,
        getTypeAsync: (callback: Callback) => call('body.getType', callback, () => 'html'),
        setAsync: write('body.set', (_html, data) => data),
        prependAsync: write('body.prepend', (html, data) => data + html),
        setSelectedDataAsync: write('body.setSelected', (html, data) => data + html),
      },
    };
  }
}

/** Does what is asked and says so. */
export function carryOut({ run, answer }: PlayedCall): void {
  answer({ status: 'succeeded', value: run() });
}

/** Says no. */
export function refuse({ answer }: PlayedCall): void {
  answer({ status: 'failed', error: { code: 9020, name: 'refused' } });
}
