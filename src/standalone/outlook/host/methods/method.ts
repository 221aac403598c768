// One call of the Outlook object model: its name, the permission it needs, the items it exists for, and what it does.
import type { FrameKind } from '../callLog.ts';
import type { HostPage, Subject } from '../hostPage.ts';
import type { Parameters } from '../parameters.ts';

export interface CallContext {
  readonly page: HostPage;
  readonly frame: FrameKind;
  readonly subject: Subject;
}

type SubjectKind = Subject['kind'];

export interface HostMethod {
  /** As add-in authors know it. */
  readonly name: string;
  readonly needs: 'read' | 'write' | 'mailbox';
  /** Kinds of item the call exists for; every kind when undefined. */
  readonly on?: readonly SubjectKind[];
  /** Gives the value of the asynchronous result; a HostError ends the call with its code. */
  readonly run: (context: CallContext, parameters: Parameters) => unknown;
}

/** By the number office.js sends. */
export type MethodTable = Readonly<Record<number, HostMethod>>;

/** An answer that office.js expects without the usual `{ error, data }` envelope. */
export class BareAnswer {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}
