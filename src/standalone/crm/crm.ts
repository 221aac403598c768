// The CRM for those without an organization: the Dataverse Web API over PostgreSQL, with its security, behind one fetch-style function.
import { ownTables } from '../../crm/tables.ts';
import { openOutgoingEmail } from './actions/outgoingEmail.ts';
import { createRightsCache } from './access/callerRights.ts';
import { installOrganization, type SeedUser } from './access/install.ts';
import type { Organization } from './context.ts';
import { contextFor, type Environment } from './http/execute.ts';
import { handleRequest, type Caller } from './http/gate.ts';
import { createSettingsStore } from './organizationSettings.ts';
import { createRegistryStore } from './registry/registryStore.ts';
import { openDatabase } from './storage/database.ts';
import { errorCodes, rowNotFound, WebApiError } from './webApiError.ts';
import { createRow } from './write/create.ts';

export interface CrmOptions {
  /** A PostgreSQL database of its own; schema `crm` is made in it. */
  readonly databaseUrl: string;
  readonly organization: Organization;
  /** Undefined answers 401. */
  readonly verifyToken: (token: string) => Promise<Caller | undefined>;
  /** Origins browsers may call from, letter for letter. */
  readonly origins: readonly string[];
  readonly log?: (line: string) => void;
  /** False for an organization that begins without our own tables, as one does before they are provisioned. Default: true. */
  readonly withOwnTables?: boolean;
}

export interface Crm {
  /** Anything under /api/data/v9.2/. */
  handle(request: Request): Promise<Response>;
  /** Root business unit, currency, roles, users, default team; may run at every start. */
  installOrganization(users: readonly SeedUser[]): Promise<void>;
  /** True when there is no lead. */
  isEmpty(): Promise<boolean>;
  /** Creates a row as POST by that user would, and returns its id. Throws WebApiError. */
  createAs(userId: string, entitySetName: string, body: Record<string, unknown>): Promise<string>;
  /** The security roles people can be given. */
  securityRoles(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Removes every row, the organization's own included. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Root of references inside bodies that never crossed the network. */
const LOCAL_ROOT = 'http://localhost/api/data/v9.2';

/** Opens the database, brings its tables up to date and returns the server. */
export async function openCrm(options: CrmOptions): Promise<Crm> {
  const log = options.log ?? (() => undefined);
  const registry = createRegistryStore(options.withOwnTables === false ? [] : ownTables);
  const database = await openDatabase(options.databaseUrl, registry.base, log);
  await registry.refresh(database, true);
  const outgoing = openOutgoingEmail(database, registry, log);
  const environment: Environment = { database, organization: options.organization, rights: createRightsCache(), registry, settings: createSettingsStore(), log, onEmailHeld: () => outgoing.wake() };
  const gate = { environment, verifyToken: options.verifyToken, origins: options.origins };
  return {
    handle: (request) => handleRequest(gate, request),
    installOrganization: async (users) => {
      await installOrganization(database, registry, { organization: options.organization, users });
      environment.rights.forget();
    },
    isEmpty: async () => (await database.query('select 1 from crm.lead limit 1')).length === 0,
    createAs: (userId, entitySetName, body) => createAs(environment, { userId, entitySetName, body }),
    securityRoles: () => database.query<{ id: string; name: string }>('select roleid as id, name from crm.role order by name'),
    reset: async () => {
      await database.clear();
      environment.rights.forget();
    },
    close: async () => {
      await outgoing.close();
      await database.close();
    },
  };
}

interface CreateAs {
  readonly userId: string;
  readonly entitySetName: string;
  readonly body: Record<string, unknown>;
}

async function createAs(environment: Environment, { userId, entitySetName, body }: CreateAs): Promise<string> {
  const table = environment.registry.current().tableOfSet(entitySetName);
  if (!table) throw new WebApiError(404, errorCodes.resource, `Resource not found for the segment '${entitySetName}'.`);
  const caller = await environment.rights.find(environment.database, { userId });
  if (!caller) throw rowNotFound('systemuser', userId);
  let changed = false;
  const id = await environment.database.transaction((session) =>
    createRow(contextFor(environment, { caller, session, root: LOCAL_ROOT, mayBackdate: true, changed: () => { changed = true; } }), { table, body }),
  );
  if (changed) environment.rights.forget();
  return id;
}
