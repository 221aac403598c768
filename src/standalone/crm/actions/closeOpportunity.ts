// WinOpportunity and LoseOpportunity: close an opportunity and keep the closing as an activity of its own.
import { readBody, type Operation } from '../http/operation.ts';
import { emptyReply, type Reply } from '../http/reply.ts';
import type { Changes } from '../write/changes.ts';
import { createRow } from '../write/create.ts';
import { deriveColumns } from '../write/derived.ts';
import { lockRow, noPreconditions } from '../write/lockRow.ts';
import { isBody } from '../write/payload.ts';
import { findReference } from '../write/references.ts';
import { storeChanges } from '../write/update.ts';
import { errorCodes, rowNotFound, WebApiError } from '../webApiError.ts';

const states = { won: 1, lost: 2 } as const;

/** POST WinOpportunity or LoseOpportunity {Status, OpportunityClose{subject, opportunityid@odata.bind, …}} */
export async function closeOpportunity(operation: Operation, outcome: 'won' | 'lost'): Promise<Reply> {
  const { context } = operation;
  const body = readBody(operation);
  const [status, closing] = [body['Status'], body['OpportunityClose']];
  const bound = isBody(closing) ? closing['opportunityid@odata.bind'] : undefined;
  if (typeof status !== 'number' || !isBody(closing) || typeof bound !== 'string') {
    throw new WebApiError(400, errorCodes.payload, "The parameters 'Status' and 'OpportunityClose' with 'opportunityid@odata.bind' are required.");
  }
  const reference = await findReference(context, bound);
  if (reference.table.name !== 'opportunity') throw new WebApiError(400, errorCodes.payload, "'opportunityid@odata.bind' needs an opportunity.");
  const row = await lockRow(context, reference, { right: 'Write', preconditions: noPreconditions });
  if (!row) throw rowNotFound(reference.table.name, reference.id);
  if (row['statecode'] !== 0) throw new WebApiError(400, errorCodes.argument, 'The opportunity is already closed.');
  await createRow(context, { table: context.registry.tableNamed('opportunityclose'), body: { ...closing, statecode: 1 } });
  const changes: Changes = new Map<string, unknown>([['statecode', states[outcome]], ['statuscode', status === -1 ? null : status], ['actualclosedate', context.now.toISOString().slice(0, 10)]]);
  await deriveColumns(context, reference.table, { row, changes });
  await storeChanges(context, reference, changes);
  return emptyReply();
}
