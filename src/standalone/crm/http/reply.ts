// What an operation answers, before it becomes an HTTP response or a part of a batch.
import { errorCodes, WebApiError } from '../webApiError.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Objects become JSON; text stays as it is, with the content type in `headers`. */
  readonly body?: object | string;
  /** URL of the row a write made or changed: what a Content-ID of a batch stands for. */
  readonly entityUrl?: string;
}

const jsonType = 'application/json; odata.metadata=minimal';

/** 200 (or another status) with JSON. */
export function jsonReply(body: object, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': jsonType, ...headers }, body };
}

export function emptyReply(headers: Readonly<Record<string, string>> = {}, status = 204): Reply {
  return { status, headers };
}

/** The error as Dataverse shapes it. What is not ours becomes a 500 without details. */
export function errorReply(error: unknown, log: (line: string) => void): Reply {
  if (error instanceof WebApiError) return jsonReply({ error: { code: error.code, message: error.message } }, error.status, error.headers);
  // The stack names our files, never a row's content: database errors carry values in `detail`, which is not logged.
  log(`unexpected error: ${error instanceof Error ? (error.stack ?? error.name) : 'not an error'}`);
  return jsonReply({ error: { code: errorCodes.unexpected, message: 'An unexpected error occurred.' } }, 500);
}

/** Body text of a reply. */
export function bodyText(reply: Reply): string | undefined {
  if (reply.body === undefined) return undefined;
  return typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
}
