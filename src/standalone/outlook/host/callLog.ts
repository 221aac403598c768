// What every add-in frame asked of this page and how it ended, plus the faults a test may script.

export type FrameKind = 'read' | 'compose' | 'appointment' | 'commands';

/** One request of a frame. `outcome` is `pending` until answered. */
export interface HostCall {
  readonly frame: FrameKind;
  /** Number of the object-model call, or of the event it registers for; undefined for protocol and sign-in requests. */
  readonly dispid?: number;
  /** The API's name, else the protocol's own action name. */
  readonly action: string;
  readonly data: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `ok`, `error <code>`, `refused: 3 calls in flight`, `hang`, `no-op` or `pending`. */
  outcome: string;
}

/** What to do to calls of one number instead of, or before, answering them. */
export interface Fault {
  /** Answer with this error code. */
  readonly error?: number;
  /** Never answer. */
  readonly hang?: boolean;
  /** Do it, but answer this many milliseconds later. */
  readonly late?: number;
  /** Say it succeeded and do nothing. */
  readonly noOp?: boolean;
  /** Only in frames of this kind. */
  readonly frame?: FrameKind;
  /** How often it still strikes; always when undefined. */
  times?: number;
}

const KEPT_CALLS = 5_000;

/** Appends a call, forgetting the oldest beyond 5,000. */
export function recordCall(log: HostCall[], call: HostCall): HostCall {
  log.push(call);
  if (log.length > KEPT_CALLS) log.splice(0, log.length - KEPT_CALLS);
  return call;
}

/** The fault that strikes this call, counting it down. */
export function takeFault(faults: Readonly<Record<number, Fault>>, dispid: number, frame: FrameKind): Fault | undefined {
  const fault = faults[dispid];
  if (!fault || (fault.frame !== undefined && fault.frame !== frame)) return undefined;
  if (fault.times === undefined) return fault;
  if (fault.times <= 0) return undefined;
  fault.times -= 1;
  return fault;
}
