// One add-in frame: loads the add-in's page as Outlook does and answers the genuine office.js in it, for one item at a
// time. Knows the protocol; what a call does is the object model's business.
import { appContext } from './appContext.ts';
import type { Fault, FrameKind, HostCall } from './callLog.ts';
import { recordCall, takeFault } from './callLog.ts';
import { ERROR, HostError } from './hostError.ts';
import type { HostPage, Subject } from './hostPage.ts';
import { sameSubject } from './hostPage.ts';
import { initialData } from './initialData.ts';
import { MAX_CALLS_IN_FLIGHT } from './limits.ts';
import { execute, isTelemetry, methodName } from './objectModel.ts';
import type { WireReply, WireRequest } from './wire.ts';
import { frameName, isRecord, readRequest, replyText, WIRE_ERROR_IN_HANDLING } from './wire.ts';

/** Events as office.js registers them. */
export const EVENT = {
  itemChanged: 'olkItemSelectedChanged',
  theme: 'officeThemeChanged',
  recipients: 'olkRecipientsChanged',
  time: 'olkAppointmentTimeChanged',
  attachments: 'olkAttachmentsChanged',
  infobar: 'olkInfobarClicked',
  command: 'appCommandInvoked',
} as const;
type EventName = (typeof EVENT)[keyof typeof EVENT];

/** How focus leaves a frame: office.js owns the Tab key inside and tells the host. */
export type FocusExit = 'forward' | 'backward' | 'escape';
const FOCUS_EXITS: Readonly<Record<number, FocusExit>> = { 13: 'forward', 14: 'backward', 15: 'escape', 16: 'escape', 17: 'forward', 18: 'backward' };

const COMPLETE_COMMAND = 94;
const GET_ACCESS_TOKEN = 98;
const IDENTITY_API_UNAVAILABLE = 13000;
const SANDBOX = 'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** What tests may turn while the page runs. */
export interface HostControls {
  readonly calls: HostCall[];
  faults: Record<number, Fault>;
  /** Swallows ItemChanged, as real hosts sometimes do. */
  eventsOff: boolean;
  /** Milliseconds a call takes before it is carried out. */
  latencyMs: number;
}

export interface FrameSettings {
  readonly kind: FrameKind;
  readonly url: string;
  readonly title: string;
  readonly container: HTMLElement;
  readonly isHidden?: boolean;
  readonly page: HostPage;
  readonly subject: Subject;
  readonly controls: HostControls;
  /** The current Office theme as office.js wants it: colors as numbers. */
  readonly theme: () => Readonly<Record<string, number>>;
  readonly onFocusExit?: (exit: FocusExit) => void;
}

export class AddinFrame {
  readonly kind: FrameKind;
  readonly element: HTMLIFrameElement;
  readonly conversationId = `conversation_${crypto.randomUUID()}`;
  readonly origin: string;
  private readonly settings: FrameSettings;
  private readonly controlId = crypto.randomUUID();
  private readonly registrations = new Map<EventName, number>();
  private readonly commands = new Map<string, (completed: unknown) => void>();
  private readonly whenListening = new Map<EventName, () => void>();
  private readonly onMessage = (event: MessageEvent): void => this.receive(event);
  private subject: Subject;
  private toldSubject: Subject;
  private callsInFlight = 0;

  constructor(settings: FrameSettings) {
    this.settings = settings;
    this.kind = settings.kind;
    this.subject = settings.subject;
    this.toldSubject = settings.subject;
    this.origin = new URL(settings.url, location.href).origin;
    this.element = document.createElement('iframe');
    this.element.title = settings.title;
    this.element.name = frameName({ conversationId: this.conversationId, controlId: this.controlId, locale: settings.page.locale, origin: location.origin, hasNestedAppAuth: settings.page.hasNestedAppAuth });
    this.element.setAttribute('sandbox', SANDBOX);
    this.element.setAttribute('allow', 'clipboard-write');
    this.element.className = 'addin-frame';
    this.element.hidden = settings.isHidden === true;
    addEventListener('message', this.onMessage);
    this.element.src = settings.url;
    settings.container.append(this.element);
  }

  /** Removes the frame; calls still in flight are never answered, as when Outlook closes a window. */
  dispose(): void {
    removeEventListener('message', this.onMessage);
    this.element.remove();
  }

  /** True when a message event comes from this very frame's page. */
  isSource(event: MessageEvent): boolean {
    return this.element.isConnected && event.source !== null && event.source === this.element.contentWindow && event.origin === this.origin;
  }

  /** Moves the frame to another item, as a pinned pane follows the selection. */
  showSubject(subject: Subject): void {
    if (sameSubject(this.subject, subject)) return;
    this.subject = subject;
    this.tellSubject();
  }

  private tellSubject(): void {
    if (this.settings.controls.eventsOff || sameSubject(this.toldSubject, this.subject)) return;
    if (this.fire(EVENT.itemChanged, initialData(this.settings.page, this.subject) ?? '')) this.toldSubject = this.subject;
  }

  /** Sends an event when the add-in listens for it. */
  fire(event: EventName, data: unknown): boolean {
    const correlationId = this.registrations.get(event);
    if (correlationId === undefined) return false;
    this.post({ action: event, correlationId, data, isEvent: true });
    return true;
  }

  themeChanged(): void {
    this.fire(EVENT.theme, [JSON.stringify(this.settings.theme())]);
  }

  /** Runs a function of the page, for a button or (without one) an event; resolves when it calls event.completed, rejects after `timeoutMs`. */
  async runCommand(functionName: string, buttonId: string | undefined, timeoutMs: number): Promise<void> {
    const id = crypto.randomUUID();
    const completed = new Promise<void>((resolve, reject) => {
      this.commands.set(id, () => resolve());
      setTimeout(() => reject(new Error(`The command ${functionName} did not complete within ${timeoutMs / 1000} s.`)), timeoutMs);
    });
    const send = (): void => void this.fire(EVENT.command, [id, functionName, JSON.stringify(buttonId === undefined ? {} : { source: { id: buttonId } })]);
    if (this.registrations.has(EVENT.command)) send();
    else this.whenListening.set(EVENT.command, send);
    await completed;
  }

  private receive(event: MessageEvent): void {
    if (!this.isSource(event)) return;
    const request = readRequest(event.data, this.conversationId);
    if (!request) return;
    if (request.actionType === 'invoke') this.invoke(request);
    else this.listen(request);
  }

  private listen(request: WireRequest): void {
    const event = Object.values(EVENT).find((name) => name === request.action);
    const dispid = isRecord(request.data) && typeof request.data['eventDispId'] === 'number' ? request.data['eventDispId'] : undefined;
    this.record(`${request.actionType} ${request.action}`, request.data, dispid).outcome = 'ok';
    if (event && request.actionType === 'register') this.registrations.set(event, request.correlationId);
    if (event && request.actionType === 'unregister') this.registrations.delete(event);
    this.answer(request, { Error: 0, Version: 1 });
    if (!event || request.actionType !== 'register') return;
    // This office.js has no Office.context.officeTheme: a frame opened in dark learns its theme only by the event.
    if (event === EVENT.theme) this.themeChanged();
    // The selection may have moved between the first data and this registration.
    if (event === EVENT.itemChanged) this.tellSubject();
    this.whenListening.get(event)?.();
    this.whenListening.delete(event);
  }

  private invoke(request: WireRequest): void {
    switch (request.action) {
      case 'ContextActivationManager_getAppContextAsync':
        return this.answer(request, appContext(this.settings.page, this.controlId, this.origin));
      case 'ContextActivationManager_notifyHost':
        return this.notified(request);
      case 'ContextActivationManager_openWindowInHost':
        return this.openWindow(request);
      case 'GetInitialData':
        return this.sendInitialData(request);
      case 'ExecuteMethod':
        return void this.runMethod(request);
      case 'executeMethod':
        return this.runOfficeMethod(request);
      default:
        return this.post({ action: request.action, correlationId: request.correlationId, data: null, error: WIRE_ERROR_IN_HANDLING });
    }
  }

  /** A pane that loads while several items are selected starts like one with none. */
  private sendInitialData(request: WireRequest): void {
    this.toldSubject = this.subject;
    this.record('GetInitialData', undefined).outcome = 'ok';
    this.answer(request, initialData(this.settings.page, this.subject) ?? initialData(this.settings.page, { kind: 'none' }));
  }

  private async runMethod(request: WireRequest): Promise<void> {
    const { dispid, parameters } = methodData(request.data);
    if (isTelemetry(dispid)) return this.answer(request, { error: false, data: null });
    const call = this.record(methodName(dispid), parameters, dispid);
    const fail = (code: number, outcome = `error ${code}`): void => {
      call.outcome = outcome;
      this.answer(request, { error: true, errorCode: code, wasSuccessful: false });
    };
    if (this.callsInFlight >= MAX_CALLS_IN_FLIGHT) return fail(ERROR.internal, `refused: ${MAX_CALLS_IN_FLIGHT} calls in flight`);
    this.callsInFlight += 1;
    try {
      const fault = takeFault(this.settings.controls.faults, dispid, this.kind);
      const subject = this.toldSubject;
      await delay(this.settings.controls.latencyMs);
      if (fault?.hang) call.outcome = 'hang';
      else if (fault?.error !== undefined) fail(fault.error);
      else {
        const answer = fault?.noOp ? { error: false, data: null } : this.execute(dispid, subject, parameters);
        if (fault?.late !== undefined) await delay(fault.late);
        call.outcome = fault?.noOp ? 'no-op' : 'ok';
        this.answer(request, answer);
      }
    } catch (error) {
      fail(error instanceof HostError ? error.code : ERROR.generic);
    } finally {
      this.callsInFlight -= 1;
    }
  }

  /** A call for an item that is no longer open fails as Outlook fails it, also when the add-in was never told. */
  private execute(dispid: number, subject: Subject, parameters: unknown): unknown {
    if (!sameSubject(subject, this.subject)) throw new HostError(ERROR.itemChanged);
    return execute(dispid, { page: this.settings.page, frame: this.kind, subject: this.subject }, parameters);
  }

  /** Methods of Office in general rather than Outlook: completing a command, and single sign-on, which is not played. */
  private runOfficeMethod(request: WireRequest): void {
    const method = isRecord(request.data) ? request.data['DdaMethod'] : undefined;
    const dispid = isRecord(method) && typeof method['DispatchId'] === 'number' ? method['DispatchId'] : -1;
    this.record(`office method ${dispid}`, request.data, dispid).outcome = 'ok';
    if (dispid === COMPLETE_COMMAND && isRecord(request.data)) {
      const given = isRecord(request.data['ArrayData']) || Array.isArray(request.data['ArrayData']) ? Object.values(request.data['ArrayData']) : [request.data['0'], request.data['1'], request.data['2']];
      this.commands.get(String(given[0]))?.(given[2]);
      this.commands.delete(String(given[0]));
      return this.answer(request, { Error: 0, Version: 1 });
    }
    this.answer(request, { Error: dispid === GET_ACCESS_TOKEN ? IDENTITY_API_UNAVAILABLE : ERROR.internal, Version: 1 });
  }

  private notified(request: WireRequest): void {
    const action: unknown = Array.isArray(request.data) ? request.data[1] : undefined;
    const exit = typeof action === 'number' ? FOCUS_EXITS[action] : undefined;
    this.answer(request, null);
    if (exit) this.settings.onFocusExit?.(exit);
  }

  private openWindow(request: WireRequest): void {
    const url = isRecord(request.data) ? String(request.data['strUrl']) : '';
    if (url.startsWith(`${this.origin}/`)) open(url, '_blank');
    this.answer(request, null);
  }

  private record(action: string, data: unknown, dispid?: number): HostCall {
    return recordCall(this.settings.controls.calls, { frame: this.kind, dispid, action, data, at: Date.now(), outcome: 'pending' });
  }

  private answer(request: WireRequest, data: unknown): void {
    this.post({ action: request.action, correlationId: request.correlationId, data });
  }

  private post(reply: WireReply): void {
    this.element.contentWindow?.postMessage(replyText(reply, this.conversationId, location.origin), this.origin);
  }
}

function methodData(data: unknown): { dispid: number; parameters: unknown } {
  const method = isRecord(data) ? data['MethodData'] : undefined;
  const dispid = isRecord(method) && typeof method['DispatchId'] === 'number' ? method['DispatchId'] : -1;
  return { dispid, parameters: isRecord(data) ? data['ApiParams'] : undefined };
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
