// What an operation answers, before it becomes an HTTP response or a part of a batch.
import { errorCodes, WebApiError } from '../webApiError.ts';
import { annotationFilter, parsePrefer } from './prefer.ts';

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

/** Details a client may ask for with `odata.include-annotations`, by term. */
function errorDetails(error: WebApiError): Readonly<Record<string, string>> {
  return {
    'Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus': '0',
    'Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode': '0',
    'Microsoft.PowerApps.CDS.HelpLink': `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${error.code.slice(2)}&client=platform`,
    'Microsoft.PowerApps.CDS.TraceText': '',
    'Microsoft.PowerApps.CDS.InnerError.Message': error.message,
  };
}

/**
 * The error as Dataverse shapes it. What is not ours becomes a 500 without details.
 * @param prefer the `Prefer` header of the request, for the annotations it asks for
 */
export function errorReply(error: unknown, log: (line: string) => void, prefer: string | null = null): Reply {
  if (error instanceof WebApiError) {
    const wants = annotationFilter(parsePrefer(prefer).annotations);
    const details = Object.entries(errorDetails(error)).flatMap(([term, text]) => (wants(term) ? [[`@${term}`, text]] : []));
    return jsonReply({ error: { code: error.code, message: error.message, ...Object.fromEntries(details) } }, error.status, error.headers);
  }
  // The stack names our files, never a row's content: database errors carry values in `detail`, which is not logged.
  log(`unexpected error: ${error instanceof Error ? (error.stack ?? error.name) : 'not an error'}`);
  return jsonReply({ error: { code: errorCodes.unexpected, message: 'An unexpected error occurred.' } }, 500);
}

/** Body text of a reply. */
export function bodyText(reply: Reply): string | undefined {
  if (reply.body === undefined) return undefined;
  return typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
}
