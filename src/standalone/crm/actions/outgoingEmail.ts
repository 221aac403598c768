// Plays server-side synchronization: emails handed over for delivery become sent when their sender's mailbox is set up. Nothing leaves this server.
import type { RegistryStore } from '../registry/registryStore.ts';
import type { Database } from '../storage/database.ts';
import { updateStoredRow } from '../write/changes.ts';

export interface OutgoingEmail {
  /** An email waits for delivery; it is looked at a moment later, when the change that said so is in the database. */
  wake(): void;
  /** Waits for what is being done and does nothing more. */
  close(): Promise<void>;
}

/** Long enough for people to see an email pending, as with a real mail server; short enough to wait for. */
const DELIVERY_MS = 1_500;

/** Completed, status 6 Pending Send; the mailbox on method 2, tested with success, and approved one way or the other. */
const DELIVERABLE = `select e.activityid as id from crm.email e
  join crm.activityparty p on p.activityid = e.activityid and p.participationtypemask = 1 and p.partyid__type = 'systemuser'
  join crm.mailbox m on m.regardingobjectid = p.partyid and m.regardingobjectid__type = 'systemuser'
  where e.statuscode = 6 and e.statecode = 1 and m.statecode = 0 and m.outgoingemaildeliverymethod = 2 and m.outgoingemailstatus = 1
    and m.enabledforoutgoingemail and (m.emailrouteraccessapproval = 1 or m.isemailaddressapprovedbyo365admin)
  for update of e skip locked`;

/** Looks once at the start, for what an earlier run left, and then whenever it is woken. */
export function openOutgoingEmail(database: Database, registry: RegistryStore, log: (line: string) => void): OutgoingEmail {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working: Promise<void> = Promise.resolve();
  let isClosed = false;
  const deliver = (): Promise<void> =>
    database.transaction(async (session) => {
      const table = registry.current().tableNamed('email');
      const sent = new Date().toISOString();
      for (const { id } of await session.query<{ id: string }>(DELIVERABLE)) {
        await updateStoredRow(session, { table, id }, new Map<string, unknown>([['statuscode', 3], ['senton', sent], ['modifiedon', sent]]));
      }
    });
  const wake = (): void => {
    if (isClosed) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      working = working.then(deliver).catch((error: Error) => log(`outgoing email was not marked: ${error.message}`));
    }, DELIVERY_MS);
    timer.unref();
  };
  wake();
  return {
    wake,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      return working;
    },
  };
}
