// Runs one operation: builds its context, finds its route, gives writes a transaction. The same for plain requests and batch items.
import type { CallerRights, RightsCache } from '../access/callerRights.ts';
import type { Context, Organization } from '../context.ts';
import type { SettingsStore } from '../organizationSettings.ts';
import { parsePath } from '../odata/resourcePath.ts';
import { wholeSecond } from '../query/literals.ts';
import type { RegistryStore } from '../registry/registryStore.ts';
import type { Database, Session } from '../storage/database.ts';
import { errorCodes, notImplemented, WebApiError } from '../webApiError.ts';
import { annotationFilter, parsePrefer } from './prefer.ts';
import type { Operation } from './operation.ts';
import type { Reply } from './reply.ts';
import { findRoute } from './routes.ts';

export interface Environment {
  readonly database: Database;
  readonly organization: Organization;
  readonly rights: RightsCache;
  readonly registry: RegistryStore;
  readonly settings: SettingsStore;
  readonly log: (line: string) => void;
  /** Told when an email was handed over for delivery. */
  readonly onEmailHeld: () => void;
}

export interface PlainRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly bodyText: string;
}

const rootPattern = /^\/api\/data\/v9\.\d{1,2}(?=\/|$)/;

/** The Web API root inside a URL, and the path below it. */
export function splitRoot(url: URL): { readonly root: string; readonly path: string } | undefined {
  const match = rootPattern.exec(url.pathname);
  return match ? { root: `${url.origin}${match[0]}`, path: url.pathname.slice(match[0].length) } : undefined;
}

/** The literal `null` is the documented way to say "no condition". */
function condition(headers: Headers, name: string): string | undefined {
  const value = headers.get(name);
  return value === null || value === 'null' || value === '' ? undefined : value;
}

/** A context for the caller; `changed` is told when rights changed. */
export function contextFor(environment: Environment, of: { readonly caller: CallerRights; readonly session: Session; readonly root: string; readonly annotations?: string; readonly solutionName?: string; readonly mayBackdate?: boolean; readonly changed: () => void; readonly customized?: () => void }): Context {
  return {
    session: of.session,
    caller: of.caller,
    organization: environment.organization,
    registry: environment.registry.current(),
    root: of.root,
    now: wholeSecond(new Date()),
    settings: environment.settings.current(),
    wantsAnnotation: annotationFilter(of.annotations),
    solutionName: of.solutionName,
    mayBackdate: of.mayBackdate ?? false,
    onRightsChanged: of.changed,
    onCustomized: of.customized ?? (() => undefined),
    onEmailHeld: environment.onEmailHeld,
  };
}

/** Runs the request for the caller; inside `session` when it is part of a change set. Throws WebApiError. */
export async function execute(environment: Environment, request: PlainRequest, by: { readonly caller: CallerRights; readonly session?: Session; readonly onRightsChanged?: () => void }): Promise<Reply> {
  const split = splitRoot(request.url);
  if (!split) throw new WebApiError(404, errorCodes.resource, 'Resource not found. The Web API is served under /api/data/v9.2/.');
  const preferences = parsePrefer(request.headers.get('Prefer'));
  // Tracked reads hold a lock on their table until they are done.
  const tracked = preferences.trackChanges || request.url.searchParams.has('$deltatoken');
  let [rightsChanged, customized] = [false, false];
  const changed = (): void => {
    rightsChanged = true;
  };
  const onCustomized = (): void => {
    customized = true;
  };
  await environment.registry.refresh(environment.database);
  await environment.settings.refresh(environment.database);
  const operationIn = (session: Session): Operation => ({
    context: contextFor(environment, { caller: by.caller, session, root: split.root, annotations: preferences.annotations, solutionName: condition(request.headers, 'MSCRM.SolutionUniqueName'), changed, customized: onCustomized }),
    method: request.method,
    url: request.url,
    segments: parsePath(split.path),
    preferences,
    preconditions: { ifMatch: condition(request.headers, 'If-Match'), ifNoneMatch: condition(request.headers, 'If-None-Match') },
    contentType: request.headers.get('Content-Type') ?? '',
    bodyText: request.bodyText,
    inChangeSet: by.session !== undefined,
  });
  try {
    const operation = operationIn(by.session ?? environment.database);
    const { route, resolved } = await findRoute(operation);
    if (route.customizes && by.session) throw notImplemented('Changing tables inside a change set');
    if (!(route.writes || tracked) || by.session) return await route.handle(operation, resolved);
    return await environment.database.transaction((session) => route.handle(operationIn(session), resolved));
  } finally {
    if (customized) {
      await environment.registry.refresh(environment.database, true);
      await environment.settings.refresh(environment.database, true);
    }
    if (rightsChanged) {
      environment.rights.forget();
      by.onRightsChanged?.();
    }
  }
}
