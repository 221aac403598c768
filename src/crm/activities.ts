// Activities we write: a reminder as a CRM task on the lead.
import type { Id } from '../domain/records.ts';
import type { CrmClient } from './client.ts';

/** Creates a task regarding the lead, due at the instant `dueOn` (UTC ISO); the id makes a second try the same row. */
export async function createTask(crm: CrmClient, task: { readonly id: Id<'activity'>; readonly leadId: Id<'lead'>; readonly subject: string; readonly note: string; readonly dueOn: string }): Promise<void> {
  await crm.create(
    'tasks',
    {
      activityid: task.id,
      subject: task.subject.slice(0, 200),
      description: task.note,
      scheduledend: task.dueOn,
      'regardingobjectid_lead_task@odata.bind': `/leads(${task.leadId})`,
    },
    ['activityid'],
  );
}

/** Takes a task created a moment ago back. */
export function deleteTask(crm: CrmClient, id: Id<'activity'>): Promise<void> {
  return crm.remove('tasks', id);
}
