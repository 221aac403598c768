// The service's door: the add-in's files, its configuration, the manifest, how it is doing, and the headers every answer
// carries. Below /agent/ nobody comes in without an access token made for this service.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Hono, type Context, type Next } from 'hono';
import { compress } from 'hono/compress';
import { routePath } from 'hono/route';
import { AppError } from '../domain/errors.ts';
import type { SourceId } from '../domain/insight.ts';
import { addAddressRoute } from './addressDoor.ts';
import type { Bearer, TokenCheck } from './auth.ts';
import type { Log } from './log.ts';
import { addSourcesRoute } from './sourcesDoor.ts';
import { createAddressCheck, type AddressCheckTask } from './tasks/checkAddress.ts';
import { addWakeRoute } from './wakeDoor.ts';

declare module 'hono' {
  interface ContextVariableMap {
    readonly requestId: string;
    /** Set for every route below /agent/. */
    readonly bearer: Bearer;
  }
}

export interface Deployment {
  readonly clientId: string;
  readonly authority: string;
  readonly crmUrl: string;
  readonly crmScope: string;
}

export interface DoorOptions {
  /** The folder webpack writes to. */
  readonly distFolder: string;
  /** The manifest as it stands in the project, with https://localhost:3000. */
  readonly manifestFile: string;
  /** Where people reach this server, e.g. https://localhost:3000. */
  readonly publicUrl: string;
  readonly deployment: Deployment;
  /** Rewrites an add-in page on its way out; the stand-in for Outlook puts its local office.js in. */
  readonly rewritePage?: (html: string) => string;
  readonly checkToken: TokenCheck;
  /** Whether requests can be answered now: the database answers and no shutdown has begun. */
  readonly isReady: () => Promise<boolean>;
  readonly log: Log;
  /** Checks one address; default: with the name servers of this machine. */
  readonly checkAddress?: AddressCheckTask;
  /** Makes background work look now; without it there is no such route. */
  readonly wake?: () => void;
  /** Sources of research that have all they need; default: none. */
  readonly configuredSources?: readonly SourceId[];
}

/** Load balancers give a readiness check a few seconds. */
const READY_TIMEOUT_MS = 2_000;
const PROBES: ReadonlySet<string> = new Set(['/live', '/ready']);
const OFFICE_SCRIPTS = 'https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com/ajax/3.5/';
const OUTLOOK_HOSTS = 'https://outlook.office.com https://outlook.office365.com https://outlook.cloud.microsoft https://outlook.live.com';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'text/xml; charset=utf-8',
};

/** Headers of every answer (SECURITY section 5.10). No X-Frame-Options: it would keep Outlook from framing the pane. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** What a pane may load and where it may be framed. Fluent writes style elements, hence 'unsafe-inline' for styles alone. */
export function paneSecurityPolicy(crmUrl: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${OFFICE_SCRIPTS}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self' https://login.microsoftonline.com ${crmUrl}`,
    'frame-src https://login.microsoftonline.com',
    // The rehearsal of routing rules runs in a worker of ours.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${OUTLOOK_HOSTS}`,
  ].join('; ');
}

/** `taskpane.0123456789ab.js` */
const HASHED = /\.[0-9a-f]{12}\./;

/** The routes of the service itself. Others (the stand-ins) are added to the app it returns. */
export function openDoor(options: DoorOptions): Hono {
  const app = new Hono();
  app.use('*', (context, next) => serveLogged(context, next, options.log));
  app.use('/agent/*', (context, next) => admitBearer(context, next, options.checkToken));
  app.get('/live', (context) => context.json({ live: true }, 200, { 'Cache-Control': 'no-store' }));
  app.get('/ready', async (context) => {
    const ready = await answersInTime(options.isReady);
    if (!ready) options.log.warn('not-ready', { requestId: context.get('requestId') });
    return context.json({ ready }, ready ? 200 : 503, { 'Cache-Control': 'no-store' });
  });
  app.get('/agent/whoami', (context) => context.json(context.get('bearer'), 200, { 'Cache-Control': 'no-store' }));
  addAddressRoute(app, options.checkAddress ?? createAddressCheck());
  if (options.wake !== undefined) addWakeRoute(app, options.wake);
  addSourcesRoute(app, options.configuredSources ?? []);
  app.get('/manifest.xml', async (context) => {
    const manifest = await readFile(options.manifestFile, 'utf8');
    return context.body(manifest.replaceAll('https://localhost:3000', options.publicUrl), 200, { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': 'no-store' });
  });
  app.get('/addin/config.json', (context) => context.json(options.deployment, 200, { 'Cache-Control': 'no-store' }));
  // Files alone: the length of a compressed answer can tell what is in it.
  app.get('/addin/:file', compress(), (context) => sendPage(context, options));
  app.get('/assets/:file', compress(), (context) => sendFile(context, path.join(options.distFolder, 'assets'), context.req.param('file')));
  app.notFound((context) => context.json({ error: { code: 'not-found', message: 'There is nothing at this address.' } }, 404));
  app.onError((error, context) => sendFailure(error, context, options.log));
  return app;
}

async function serveLogged(context: Context, next: Next, log: Log): Promise<void> {
  const began = performance.now();
  const requestId = randomUUID();
  context.set('requestId', requestId);
  await next();
  for (const [name, value] of Object.entries(commonHeaders)) context.res.headers.set(name, value);
  context.res.headers.set('X-Request-Id', requestId);
  // Asked every few seconds by machines; only the answer that something is wrong is news.
  if (PROBES.has(context.req.path) && context.res.ok) return;
  const person: Bearer | undefined = context.get('bearer');
  log.info('request', {
    requestId, method: context.req.method, route: routePath(context, -1), status: context.res.status, milliseconds: Math.round(performance.now() - began),
    ...(person ? { personId: person.objectId } : {}),
  });
}

async function admitBearer(context: Context, next: Next, checkToken: TokenCheck): Promise<Response | undefined> {
  if (context.req.header('Sec-Fetch-Site') === 'cross-site') return context.json({ error: { code: 'no-permission', message: 'Requests from another site are not allowed.' } }, 403);
  const token = /^Bearer ([\w.-]{1,16384})$/i.exec(context.req.header('Authorization') ?? '')?.[1];
  const bearer = token === undefined ? undefined : await checkToken(token);
  if (!bearer) return context.json({ error: { code: 'sign-in-needed', message: 'A valid access token for this service is required.' } }, 401, { 'WWW-Authenticate': 'Bearer' });
  context.set('bearer', bearer);
  await next();
  return undefined;
}

/** A check that hangs is an answer too: the machine in front of several services must not wait for it. */
async function answersInTime(isReady: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_TIMEOUT_MS);
  });
  try {
    return await Promise.race([isReady().catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Never the message of an error: it may carry what somebody wrote. */
function sendFailure(error: Error, context: Context, log: Log): Response {
  const again = error instanceof AppError && error.retryable;
  log.warn('request-failed', { requestId: context.get('requestId'), code: error instanceof AppError ? error.code : 'unexpected' });
  return context.json({ error: { code: error instanceof AppError ? error.code : 'unexpected', message: 'The service could not answer. Try again.' } }, again ? 503 : 500, again ? { 'Retry-After': '5' } : {});
}

async function sendPage(context: Context, options: DoorOptions): Promise<Response> {
  const folder = path.join(options.distFolder, 'addin');
  const file = context.req.param('file') ?? '';
  // Only a name that changes with its content may be kept for good; the commands' file keeps the name the manifest gives it.
  if (!file.endsWith('.html')) return sendFile(context, folder, file, HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
  const response = await sendFile(context, folder, file);
  if (response.status !== 200) return response;
  const html = await response.text();
  return context.body(options.rewritePage?.(html) ?? html, 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': paneSecurityPolicy(options.deployment.crmUrl),
  });
}

/** Sends one file of one folder; a name with a path in it, or an unknown one, is 404. */
export async function sendFile(context: Context, folder: string, name: string, cacheControl = 'no-cache'): Promise<Response> {
  if (!/^[\w][\w.-]*$/.test(name)) return context.notFound();
  try {
    const body = new Uint8Array(await readFile(path.join(folder, name)));
    return context.body(body, 200, { 'Content-Type': TYPES[path.extname(name)] ?? 'application/octet-stream', 'Cache-Control': cacheControl });
  } catch {
    return context.notFound();
  }
}
