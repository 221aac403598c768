// The one error class. Expected outcomes are values, not errors; adapters translate what the outside throws into a code.

/** Closed list of everything that can go wrong for a person; `addin/strings/en.json` holds a sentence for each. */
export type ErrorCode =
  | 'offline'
  | 'crm-silent'
  | 'crm-busy'
  | 'crm-refused'
  | 'sign-in-needed'
  | 'no-permission'
  | 'not-found'
  | 'changed-elsewhere'
  | 'lead-closed'
  | 'bad-request'
  | 'host-silent'
  | 'host-refused'
  | 'item-changed'
  | 'too-long'
  | 'storage-full'
  | 'unexpected';

export interface AppErrorOptions {
  /** True when doing the same again later may work. */
  readonly retryable?: boolean;
  /** Values for the sentence, never personal data in logs. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly cause?: unknown;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.params = options.params ?? {};
  }
}

/** Compiler-checked end of a switch over a closed union. */
export function assertNever(value: never): never {
  throw new AppError('unexpected', { params: { value: String(value) } });
}
