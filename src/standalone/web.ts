// The addresses of the stand-ins for Microsoft: the page that plays Outlook, the genuine office.js, sign-in, mail of a folder.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Context, Hono } from 'hono';

/** A person of the sample organisation, as the page shows them in `Sign in as`. */
export interface Person {
  readonly id: string;
  readonly objectId: string;
  readonly tenantId: string;
  readonly name: string;
  readonly address: string;
  readonly jobTitle: string;
  readonly role: string;
}

export interface StandInOptions {
  readonly people: readonly Person[];
  readonly sampleMail: boolean;
  /** A folder of .eml files to list beside the sample mail. */
  readonly mailFolder?: string;
  readonly publicUrl: string;
  /** Folder of the unmodified npm package @microsoft/office-js, `dist` included. */
  readonly officeFolder: string;
  readonly distFolder: string;
  readonly sendFile: (context: Context, folder: string, name: string, cacheControl?: string) => Promise<Response>;
  /** Issues tokens; rejects for people and clients it doesn't know. */
  readonly issueToken: (request: { readonly personId: string; readonly clientId: string; readonly scope: string }) => Promise<unknown>;
  readonly crm: (request: Request) => Promise<Response>;
}

const MOST_TOKEN_REQUEST_BYTES = 4_096;
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** In a real deployment the page's office.js comes from Microsoft's network; here the same file comes from the npm package, with what it expects around it. */
export function withLocalOffice(html: string): string {
  return html.replace(
    /<script src="https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js"[^>]*><\/script>/,
    '<script src="/outlook/msajax.js"></script><script src="/outlook/bridge.js"></script><script src="/office-js/office.js"></script>',
  );
}

/** Adds the stand-ins' routes to the service's app. */
export function addStandIns(app: Hono, options: StandInOptions): void {
  const outlook = path.join(options.distFolder, 'outlook');
  app.get('/', async (context) => {
    const html = await readFile(path.join(outlook, 'index.html'), 'utf8');
    return context.body(html, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache', 'Content-Security-Policy': PAGE_POLICY });
  });
  app.get('/outlook/config.json', (context) =>
    context.json({ people: options.people, sampleMail: options.sampleMail, mailFolder: options.mailFolder !== undefined }, 200, { 'Cache-Control': 'no-store' }),
  );
  app.get('/outlook/mail', async (context) => context.json(await mailNames(options.mailFolder)));
  app.get('/outlook/mail/:name', async (context) => sendMail(context, options.mailFolder));
  app.get('/outlook/:file', (context) => options.sendFile(context, outlook, context.req.param('file')));
  app.get('/office-js/*', (context) => sendOffice(context, options.officeFolder));
  app.post('/entra/token', (context) => sendToken(context, options));
  app.all('/api/data/*', (context) => options.crm(context.req.raw));
}

// office.js asks for some of its files in other cases than the package has them.
async function sendOffice(context: Context, folder: string): Promise<Response> {
  const wanted = context.req.path.slice('/office-js/'.length).toLowerCase();
  if (!/^(?:[\w-]+\/){0,3}[\w.-]+\.(?:js|css|html)$/.test(wanted) || wanted.includes('..')) return context.notFound();
  try {
    const body = new Uint8Array(await readFile(path.join(folder, wanted)));
    const type = wanted.endsWith('.js') ? 'text/javascript; charset=utf-8' : wanted.endsWith('.css') ? 'text/css' : 'text/html';
    return context.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=86400' });
  } catch {
    return context.notFound();
  }
}

async function mailNames(folder: string | undefined): Promise<readonly string[]> {
  if (folder === undefined) return [];
  const names = await readdir(folder);
  return names.filter((name) => name.toLowerCase().endsWith('.eml')).sort();
}

// Only names the folder lists: the address of the request never becomes a path by itself.
async function sendMail(context: Context, folder: string | undefined): Promise<Response> {
  const name = decodeURIComponent(context.req.param('name') ?? '');
  if (folder === undefined || !(await mailNames(folder)).includes(name)) return context.notFound();
  return context.body(new Uint8Array(await readFile(path.join(folder, name))), 200, { 'Content-Type': 'message/rfc822', 'Cache-Control': 'no-store' });
}

async function sendToken(context: Context, options: StandInOptions): Promise<Response> {
  // The bridge of our own page asks; another site's page must not get a token by making a browser ask.
  if (context.req.header('Origin') !== options.publicUrl || context.req.header('Sec-Fetch-Site') === 'cross-site') {
    return context.json({ error: 'invalid_origin' }, 403);
  }
  if (!(context.req.header('Content-Type') ?? '').startsWith('application/json')) return context.json({ error: 'invalid_request' }, 415);
  const text = await context.req.text();
  const request = text.length > MOST_TOKEN_REQUEST_BYTES ? undefined : tokenRequestOf(text);
  if (request === undefined) return context.json({ error: 'invalid_request' }, 400);
  try {
    return context.json(await options.issueToken(request), 200, { 'Cache-Control': 'no-store' });
  } catch {
    return context.json({ error: 'access_denied' }, 403);
  }
}

function tokenRequestOf(text: string): { personId: string; clientId: string; scope: string } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { personId, clientId, scope, ...rest } = value as Record<string, unknown>;
    if (typeof personId !== 'string' || typeof clientId !== 'string' || typeof scope !== 'string' || Object.keys(rest).length > 0) return undefined;
    return { personId, clientId, scope };
  } catch {
    return undefined;
  }
}
