// Calls into Office.js: at most three at a time, each with a time limit, callbacks turned into promises, errors into codes.
import { AppError } from '../../domain/errors.ts';

/** Outlook on the web, mobile and new Windows allow three calls in flight (Outlook add-in limits). */
const MOST_IN_FLIGHT = 3;
/** A host that never calls back must not hang the pane: office.js itself gives up only after 65 s. */
const LIMIT_MS = 5_000;

let inFlight = 0;
const waiting: (() => void)[] = [];

async function place(): Promise<void> {
  if (inFlight < MOST_IN_FLIGHT) {
    inFlight++;
    return;
  }
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function leave(): void {
  const next = waiting.shift();
  if (next === undefined) inFlight--;
  else next();
}

/**
 * Runs one asynchronous Office.js call.
 * @param start gets the callback to hand to Office.js, possibly later: others may be in flight. What must hold when the call goes out is checked
 *   in there. What it throws synchronously (limits, permissions) becomes a code too; an AppError stays what it is.
 * @throws AppError `host-silent` when the host doesn't answer in time, `host-refused` (params.hostCode) when it says no, `too-long` over a limit.
 */
export async function hostCall<T>(start: (callback: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  await place();
  try {
    return await new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(new AppError('host-silent', { retryable: true })), LIMIT_MS);
      const done = (result: Office.AsyncResult<T>): void => {
        clearTimeout(timer);
        if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
        else reject(new AppError('host-refused', { params: { hostCode: result.error.code }, cause: result.error.name }));
      };
      try {
        start(done);
      } catch (cause) {
        clearTimeout(timer);
        reject(cause instanceof AppError ? cause : refusal(cause));
      }
    });
  } finally {
    leave();
  }
}

/** office.js checks lengths before it sends and throws `Sys.ArgumentOutOfRangeException`. */
function refusal(cause: unknown): AppError {
  const said = cause instanceof Error ? `${cause.name} ${cause.message}` : '';
  return new AppError(/OutOfRange/i.test(said) ? 'too-long' : 'host-refused', { cause });
}

/** Whether this Outlook has the Mailbox requirement set, e.g. `1.9`. */
export function hasMailbox(version: string): boolean {
  return Office.context.requirements.isSetSupported('Mailbox', version);
}
