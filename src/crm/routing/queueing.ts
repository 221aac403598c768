// Leads in queues: their members pull them. A lead is in one queue at a time.
import { AppError } from '../../domain/errors.ts';
import type { Id } from '../../domain/records.ts';
import type { CrmClient } from '../client.ts';
import { allOf, equalsId, equalsNumber, guid, queryText } from '../client/odata.ts';

const ACTIVE = 0;

/**
 * Puts a lead into a queue, or moves it there; its owner stays. Done twice it is there once.
 * @throws AppError `not-found` for a lead or queue that is gone, `no-permission`, `crm-refused` where the organization has not enabled leads for
 * queues, and what the client throws when nobody knows whether it is there.
 */
export async function putInQueue(crm: CrmClient, { leadId, queueId }: { readonly leadId: Id<'lead'>; readonly queueId: string }): Promise<void> {
  const target = { '@odata.type': 'Microsoft.Dynamics.CRM.lead', leadid: guid(leadId) };
  try {
    await crm.act('queues', queueId, { name: 'AddToQueue', parameters: { Target: target } });
  } catch (error) {
    // The answer got lost: what it was about can be looked up.
    if (!(error instanceof AppError) || error.code !== 'crm-silent' || (await queueOf(crm, leadId)) !== queueId) throw error;
  }
}

/** The queue a lead is in; undefined for none the caller may see. @throws AppError */
export async function queueOf(crm: CrmClient, leadId: Id<'lead'>): Promise<string | undefined> {
  const filter = allOf(equalsId('_objectid_value', leadId), equalsNumber('statecode', ACTIVE));
  const [row] = await crm.read(`queueitems?${queryText({ select: ['queueitemid', '_queueid_value'], filter, orderBy: 'enteredon desc', top: 1 })}`);
  const id = row?.['_queueid_value'];
  return typeof id === 'string' ? id : undefined;
}
