// SendEmail: marks an email as waiting to be sent. Nothing leaves this server; delivery belongs to a real organization.
import { readBody, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { lockRow, noPreconditions } from '../write/lockRow.ts';
import type { RowReference } from '../write/references.ts';
import { storeChanges } from '../write/update.ts';
import { errorCodes, rowNotFound, WebApiError } from '../webApiError.ts';

const completed = 1;
const pendingSend = 6;
const sent = 3;

/** POST emails(id)/Microsoft.Dynamics.CRM.SendEmail {IssueSend}; `false` only marks it sent. */
export async function sendEmail(operation: Operation, email: RowReference): Promise<Reply> {
  const issueSend = readBody(operation)['IssueSend'];
  if (typeof issueSend !== 'boolean') throw new WebApiError(400, errorCodes.payload, "The parameter 'IssueSend' is required.");
  const { context } = operation;
  const row = await lockRow(context, email, { right: 'Write', preconditions: noPreconditions });
  if (!row) throw rowNotFound(email.table.name, email.id);
  if (row['directioncode'] === false || row['statecode'] !== 0) throw new WebApiError(400, errorCodes.argument, 'Only an open outgoing email can be sent.');
  const [parties] = await context.session.query<{ senders: number; recipients: number }>(
    'select count(*) filter (where participationtypemask = 1) as senders, count(*) filter (where participationtypemask in (2, 3, 4)) as recipients from crm.activityparty where activityid = $1::uuid',
    [email.id],
  );
  if (!parties?.senders || !parties.recipients) throw new WebApiError(400, errorCodes.argument, 'An email needs a sender and at least one recipient.');
  await storeChanges(context, email, new Map<string, unknown>([
    ['statecode', completed],
    ['statuscode', issueSend ? pendingSend : sent],
    ['senton', context.now.toISOString()],
    ['actualend', context.now.toISOString()],
  ]));
  return jsonReply({ '@odata.context': `${context.root}/$metadata#Microsoft.Dynamics.CRM.SendEmailResponse`, Subject: row['subject'] ?? '' });
}
