// SendEmail: hands an email over for delivery, or only marks it sent. Nothing leaves this server: outgoingEmail.ts plays the delivery.
import { readBody, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import type { Context } from '../context.ts';
import type { Changes } from '../write/changes.ts';
import { lockRow, noPreconditions } from '../write/lockRow.ts';
import type { RowReference } from '../write/references.ts';
import { storeChanges } from '../write/update.ts';
import { errorCodes, rowNotFound, WebApiError } from '../webApiError.ts';

const completed = 1;
const statuses = { draft: 1, sent: 3, pendingSend: 6, failed: 8 } as const;
const participation = { sender: 1, recipients: [2, 3, 4] } as const;

interface Party {
  readonly mask: number;
  readonly type: string | null;
  readonly id: string | null;
  readonly address: string | null;
}

/**
 * POST emails(id)/Microsoft.Dynamics.CRM.SendEmail {IssueSend}; `false` only marks it sent. Only a draft (or one that failed) is sent: the
 * row is held until the answer, so of two calls one is refused. An email of a mailbox that is not set up is taken all the same and stays
 * pending, as in Dataverse ("This message has not yet been submitted for delivery").
 */
export async function sendEmail(operation: Operation, email: RowReference): Promise<Reply> {
  const issueSend = readBody(operation)['IssueSend'];
  if (typeof issueSend !== 'boolean') throw new WebApiError(400, errorCodes.payload, "The parameter 'IssueSend' is required.");
  const { context } = operation;
  const row = await lockRow(context, email, { right: 'Write', preconditions: noPreconditions });
  if (!row) throw rowNotFound(email.table.name, email.id);
  if (row['directioncode'] === false) throw refuse('Cannot send incoming email messages');
  if (row['statuscode'] !== statuses.draft && row['statuscode'] !== statuses.failed) throw refuse('Email must be in Draft status to send');
  await checkParties(context, email);
  const at = context.now.toISOString();
  const changes: Changes = new Map<string, unknown>([['statecode', completed], ['statuscode', issueSend ? statuses.pendingSend : statuses.sent], ['actualend', at]]);
  if (!issueSend) changes.set('senton', at);
  await storeChanges(context, email, changes);
  if (issueSend) context.onEmailHeld();
  return jsonReply({ '@odata.context': `${context.root}/$metadata#Microsoft.Dynamics.CRM.SendEmailResponse`, Subject: row['subject'] ?? '' });
}

const refuse = (message: string): WebApiError => new WebApiError(400, errorCodes.argument, message);

async function checkParties(context: Context, email: RowReference): Promise<void> {
  const parties = await context.session.query<Party>(
    'select participationtypemask as mask, partyid__type as type, partyid as id, addressused as address from crm.activityparty where activityid = $1::uuid',
    [email.id],
  );
  const senders = parties.filter(({ mask }) => mask === participation.sender);
  const recipients = parties.filter(({ mask }) => participation.recipients.some((each) => each === mask));
  const [sender] = senders;
  if (sender === undefined || senders.length > 1) throw refuse(sender === undefined ? 'The email must have a sender' : 'The email must have one and only one sender');
  if (sender.id === null) throw refuse('Sender cannot be unresolved');
  if (sender.type === 'systemuser' && sender.id !== context.caller.userId) throw new WebApiError(403, errorCodes.sendAs, 'User does not have send-as privilege');
  if (recipients.length === 0) throw new WebApiError(400, errorCodes.noRecipient, 'The e-mail must have at least one recipient before it can be sent');
  const unreachable = recipients.find(({ address }) => (address ?? '') === '');
  if (unreachable !== undefined) throw new WebApiError(400, errorCodes.noAddress, `Could not find email address for recipient of type '${unreachable.type}' with ID '${unreachable.id}'`);
}
