// The service's door: the add-in's files, its configuration, the manifest, and the headers every answer carries.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Hono, type Context } from 'hono';

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
}

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
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${OUTLOOK_HOSTS}`,
  ].join('; ');
}

/** The routes of the service itself. Others (the stand-ins) are added to the app it returns. */
export function openDoor(options: DoorOptions): Hono {
  const app = new Hono();
  app.use('*', async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(commonHeaders)) context.res.headers.set(name, value);
  });
  app.get('/health', (context) => context.json({ ready: true }));
  app.get('/manifest.xml', async (context) => {
    const manifest = await readFile(options.manifestFile, 'utf8');
    return context.body(manifest.replaceAll('https://localhost:3000', options.publicUrl), 200, { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': 'no-store' });
  });
  app.get('/addin/config.json', (context) => context.json(options.deployment, 200, { 'Cache-Control': 'no-store' }));
  app.get('/addin/:file', (context) => sendPage(context, options));
  app.get('/assets/:file', (context) => sendFile(context, path.join(options.distFolder, 'assets'), context.req.param('file')));
  app.notFound((context) => context.json({ error: { code: 'not-found', message: 'There is nothing at this address.' } }, 404));
  // Never the message of an error: it may carry what somebody wrote.
  app.onError((_error, context) => context.json({ error: { code: 'unexpected', message: 'The service could not answer. Try again.' } }, 500));
  return app;
}

async function sendPage(context: Context, options: DoorOptions): Promise<Response> {
  const folder = path.join(options.distFolder, 'addin');
  const file = context.req.param('file') ?? '';
  if (!file.endsWith('.html')) return sendFile(context, folder, file, 'public, max-age=31536000, immutable');
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
