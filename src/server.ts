// `npm start`: reads the flags and the environment, opens the database, wires service, CRM, sign-in and Outlook page, listens.
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { applicationCredential, tokenFor } from './agent/applicationToken.ts';
import { startBackground, type Background } from './agent/background.ts';
import { AGENT_SCOPE, createTokenCheck, entraIssuer, trustedIssuers, type TokenCheck, type TrustedIssuer } from './agent/auth.ts';
import { readEnvironment, type Environment, type RouterKey } from './agent/env.ts';
import { askNobody, createAddressCheck, type AddressCheckTask } from './agent/tasks/checkAddress.ts';
import { openDoor, sendFile, type DoorOptions } from './agent/http.ts';
import { openListener } from './agent/listener.ts';
import { createLog, type Log } from './agent/log.ts';
import { configuredSources, openWeb } from './agent/publicWeb.ts';
import { installSampleOrganization } from './crm/sample/organization.ts';
import { sampleOrganization, samplePeople } from './crm/sample/people.ts';
import { createScoring } from './agent/tasks/scoreLeads.ts';
import { FlagError, readFlags } from './commands/flags.ts';
import { openCrm as openCrmClient, type Connection } from './crm/client.ts';
import { localhostCertificate } from './standalone/certificate.ts';
import { openCrm, type Crm } from './standalone/crm/crm.ts';
import { createAuthorization } from './standalone/authorization.ts';
import { createIssuer } from './standalone/issuer.ts';
import { removePostgres, startPostgres, type Postgres } from './standalone/postgres.ts';
import { serviceApplication, serviceUser } from './standalone/serviceUser.ts';
import { addSignInPage } from './standalone/signInPage.ts';
import { addStandIns, withLocalOffice } from './standalone/web.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const flagKinds = { port: 'port', reset: 'switch', 'no-sample': 'switch', mail: 'text', data: 'text' } as const;
const DEFAULT_PORT = 3000;
/** The application id the embedded issuer knows; a real organisation has its own. */
const STANDALONE_CLIENT_ID = '5b3f0c56-6f0e-4d55-9d64-3f6c2f1a7e01';

interface Settings {
  readonly port: number;
  readonly reset: boolean;
  readonly sample: boolean;
  readonly mailFolder?: string;
  readonly dataFolder: string;
  readonly environment: Environment;
}

/** A start that can't be; its message is one clear sentence. */
class StartError extends Error {}

const closers: (() => Promise<void>)[] = [];
/** On this computer people read the terminal, so only what needs looking at is logged; a deployment logs every request. */
let log: Log = createLog(process.stderr, 'warn');
let closing: Promise<void> | undefined;
let background: Background | undefined;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function readSettings(): Promise<Settings> {
  const flags = readFlags(process.argv.slice(2), flagKinds);
  const mailFolder = flags.mail === undefined ? undefined : path.resolve(flags.mail);
  if (mailFolder !== undefined && !(await isFolder(mailFolder))) throw new StartError(`There is no folder ${mailFolder}: give --mail a folder with .eml files.`);
  return {
    port: flags.port ?? DEFAULT_PORT,
    reset: flags.reset === true,
    sample: flags['no-sample'] !== true,
    ...(mailFolder === undefined ? {} : { mailFolder }),
    dataFolder: path.resolve(flags.data ?? path.join(root, '.handraise')),
    environment: readEnvironment(process.env),
  };
}

async function start(): Promise<void> {
  const began = Date.now();
  const settings = await readSettings();
  const { port, dataFolder, environment } = settings;
  await checkBuilt();
  await checkPortFree(port);
  await mkdir(dataFolder, { recursive: true });
  const publicUrl = environment.publicUrl ?? `https://localhost:${port}`;
  // The embedded sign-in believes whoever sits at this computer, so it must not be reachable from another one.
  if (environment.organization === undefined && publicUrl !== `https://localhost:${port}`) {
    throw new StartError('PUBLIC_URL is for a real organization: set DATAVERSE_URL too, or unset PUBLIC_URL to start with the sample one on this computer.');
  }
  say('Handraise is starting.');
  const certificate = await localhostCertificate(dataFolder);
  const door = {
    distFolder: path.join(root, 'dist'),
    manifestFile: path.join(root, 'manifest.xml'),
    publicUrl,
    configuredSources: configuredSources(environment.sourceKeys ?? {}),
  };
  const { organization } = environment;
  if (organization !== undefined) {
    log = createLog(process.stdout);
    const checkToken = tokenCheck([entraIssuer(organization.tenantId)], { audience: organization.clientId, clientId: organization.clientId, isRealOrganization: true });
    const deployment = { clientId: organization.clientId, authority: `https://login.microsoftonline.com/${organization.tenantId}`, crmUrl: organization.crmUrl, crmScope: `${organization.crmUrl}/user_impersonation` };
    await listen(openDoor({ ...door, deployment, checkToken, log, wake, isReady: async () => closing === undefined }).fetch, settings, certificate);
    say(`Ready. The add-in for ${organization.crmUrl} is served at ${publicUrl}; its manifest is ${publicUrl}/manifest.xml`);
    log.info('started', { port, milliseconds: Date.now() - began });
    if (environment.servesOnly === undefined) await workFor(organization, settings, publicUrl);
    return;
  }
  const { app, workToDo } = await standalone(settings, { ...door, deployment: { clientId: STANDALONE_CLIENT_ID, authority: `${publicUrl}/entra/${sampleOrganization.tenantId}`, crmUrl: publicUrl, crmScope: `${publicUrl}/user_impersonation` }, rewritePage: withLocalOffice });
  await listen(app, settings, certificate);
  tellReady(settings, publicUrl, Date.now() - began);
  if (environment.servesOnly === undefined) await startWork(workToDo);
}

/** The work nobody waits for, as far as it differs between a real organization and the sample one. */
interface WorkToDo {
  readonly connection: Pick<Connection, 'url' | 'token' | 'send' | 'limits'>;
  /** Tokens of the further application users that give leads to sellers. */
  readonly routers?: readonly Connection['token'][];
  readonly databaseUrl: string;
  readonly checkAddress: AddressCheckTask;
  readonly isReset: boolean;
  readonly environment: Pick<Environment, 'sourceKeys' | 'leadsPerMinute'>;
}

function wake(): void {
  background?.wake();
}

/** Begun once people are served: nobody waits for it, and without it the service is up all the same. */
async function startWork({ connection, routers = [], environment, ...work }: WorkToDo): Promise<void> {
  if (closing !== undefined) return;
  const clock = { now: Date.now, random: Math.random };
  const crm = openCrmClient({ ...connection, clock });
  // What is asked of the web is the admin's choice; in the sample organization it is off.
  const { web, close } = openWeb({ databaseUrl: work.databaseUrl, keys: environment.sourceKeys ?? {}, log });
  closers.unshift(close);
  const starting = startBackground({ ...work, crm, routers: routers.map((token) => openCrmClient({ ...connection, token, clock })), web, scoring: createScoring({ crm }), log, ...(environment.leadsPerMinute === undefined ? {} : { leadsPerMinute: environment.leadsPerMinute }) });
  closers.unshift(() => starting.then((started) => started.stop(), () => undefined));
  try {
    background = await starting;
  } catch {
    if (closing === undefined) log.warn('background-off', { code: 'unexpected' });
  }
}

/** Background work needs a user of its own: nobody is signed in for it. */
async function workFor(organization: NonNullable<Environment['organization']>, settings: Settings, publicUrl: string): Promise<void> {
  const { clientSecret } = settings.environment;
  if (clientSecret === undefined) {
    log.warn('background-off', { code: 'no-secret' });
    say('Leads are not researched in the background: that needs HANDRAISE_CLIENT_SECRET, the secret of an application user (docs/background.md).');
    return;
  }
  const databaseUrl = await openDatabase(settings, publicUrl);
  const tokenOf = (user: RouterKey): Connection['token'] => tokenFor(applicationCredential({ ...organization, ...user }), organization.crmUrl);
  const routers = (settings.environment.routers ?? []).map(tokenOf);
  await startWork({ connection: { url: organization.crmUrl, token: tokenOf({ clientId: organization.clientId, clientSecret }), limits: { timeoutMs: 30_000, patienceMs: 30_000, tries: 6 } }, routers, databaseUrl, checkAddress: createAddressCheck(), isReset: settings.reset, environment: settings.environment });
}

/** Database, CRM, sign-in and the Outlook page: what an organisation has of Microsoft, in this one process. */
async function standalone(settings: Settings, door: Omit<DoorOptions, 'checkToken' | 'isReady' | 'log' | 'wake'>): Promise<{ readonly app: (request: Request) => Response | Promise<Response>; readonly workToDo: WorkToDo }> {
  const { publicUrl, deployment } = door;
  const issuer = await createIssuer({
    issuerUrl: `${publicUrl}/entra`,
    tenantId: sampleOrganization.tenantId,
    folder: settings.dataFolder,
    people: samplePeople.map((person) => ({ id: person.id, objectId: person.objectId, name: person.fullName, address: person.address, roles: [person.role] })),
    applications: [serviceApplication],
  });
  const databaseUrl = await openDatabase(settings, publicUrl);
  const own = settings.environment.databaseUrl !== undefined;
  const crm = await openCrm({
    databaseUrl,
    organization: sampleOrganization,
    verifyToken: (token) => issuer.verify(token, { audience: deployment.crmUrl, clientId: deployment.clientId }),
    origins: [publicUrl],
    log: logCrmLine,
  }).catch((cause: Error) => {
    // The address holds a password, so it is never repeated.
    throw own ? new StartError(`The database of DATABASE_URL can't be used (${cause.message}). Start it or correct the address, or unset DATABASE_URL to use the embedded PostgreSQL.`) : cause;
  });
  closers.unshift(() => crm.close());
  if (settings.reset && settings.environment.databaseUrl !== undefined) await crm.reset();
  await crm.installOrganization([...samplePeople.map((person) => ({ ...person, email: person.address })), serviceUser]);
  if (settings.sample) await installSampleOnce(crm, settings.dataFolder);
  const audience = `api://${deployment.clientId}`;
  // Without an organization nothing leaves this machine, name servers included.
  const checkAddress = createAddressCheck({ lookUp: askNobody });
  const app = openDoor({
    ...door,
    checkToken: tokenCheck([{ issuer: `${publicUrl}/entra`, tenantId: sampleOrganization.tenantId, keys: { keys: [...issuer.jwks().keys] } }], { audience, clientId: deployment.clientId, isRealOrganization: false }),
    checkAddress,
    wake,
    // Any question the database answers will do; this one reads one row at most.
    isReady: async () => closing === undefined && crm.isEmpty().then(() => true),
    log,
  });
  addStandIns(app, {
    people: samplePeople.map((person) => ({ id: person.id, objectId: person.objectId, tenantId: person.tenantId, name: person.fullName, address: person.address, jobTitle: person.jobTitle, role: person.role })),
    sampleMail: settings.sample,
    ...(settings.mailFolder === undefined ? {} : { mailFolder: settings.mailFolder }),
    publicUrl,
    officeFolder: path.join(path.dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist'),
    distFolder: door.distFolder,
    sendFile,
    issueToken: (request) => issuer.token(request),
    crm: (request) => crm.handle(request),
  });
  addSignInPage(app, {
    publicUrl,
    tenantId: sampleOrganization.tenantId,
    issuer,
    authorization: createAuthorization({
      issuer,
      people: samplePeople.map((person) => ({ id: person.id, name: person.fullName, address: person.address })),
      clientId: deployment.clientId,
      redirectUri: `${publicUrl}/addin/signInDialog.html`,
    }),
  });
  const token = (): Promise<string> => issuer.applicationToken({ clientId: serviceApplication.clientId, scope: `${deployment.crmUrl}/.default` });
  const send: Connection['send'] = (url, request) => crm.handle(new Request(url, request));
  return { app: app.fetch, workToDo: { connection: { url: deployment.crmUrl, token, send }, databaseUrl, checkAddress, isReset: settings.reset, environment: settings.environment } };
}

function tokenCheck(issuers: readonly TrustedIssuer[], rules: { readonly audience: string; readonly clientId: string; readonly isRealOrganization: boolean }): TokenCheck {
  return createTokenCheck({ issuers: trustedIssuers(issuers, rules), audience: rules.audience, clientIds: [rules.clientId], scope: AGENT_SCOPE });
}

/** The CRM says things in words, which may quote what somebody wrote; only the kind of thing is logged. */
function logCrmLine(line: string): void {
  if (line.startsWith('database schema ready')) log.info('database-ready');
  else if (line.startsWith('database connection lost')) log.warn('database-lost');
  else log.warn('request-failed', { code: 'unexpected' });
}

async function openDatabase(settings: Settings, publicUrl: string): Promise<string> {
  const { environment, dataFolder } = settings;
  if (environment.databaseUrl !== undefined) return environment.databaseUrl;
  const folder = path.join(dataFolder, 'postgres');
  if (settings.reset) {
    say('Removing the old data.');
    await removePostgres(folder);
    await rm(sampleMark(dataFolder), { force: true });
  }
  const postgres: Postgres = await startPostgres({ folder, log: say });
  closers.unshift(() => postgres.stop());
  if (postgres.adopted) say('Found the database of a start that was killed, and went on with it.');
  await postgres.announce(publicUrl);
  return postgres.createDatabase('handraise');
}

const sampleMark = (dataFolder: string): string => path.join(dataFolder, 'sample-installed');

/** Once a data folder: sample leads somebody deleted stay deleted. */
async function installSampleOnce(crm: Crm, dataFolder: string): Promise<void> {
  if (!(await crm.isEmpty())) return;
  if (await stat(sampleMark(dataFolder)).then(() => true, () => false)) return;
  say('Making the sample organization: people, leads, activities, product knowledge.');
  const now = new Date();
  await installSampleOrganization(crm, now);
  await writeFile(sampleMark(dataFolder), `${now.toISOString()}\n`);
}

async function checkBuilt(): Promise<void> {
  for (const page of ['addin/taskpane.html', 'outlook/index.html']) {
    if (!(await stat(path.join(root, 'dist', page)).then((found) => found.isFile(), () => false))) {
      throw new StartError('The browser part is not built yet. Start with `npm start`, which builds it, or run `npm run build` first.');
    }
  }
}

async function checkPortFree(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, port)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

function portError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new StartError(`Port ${port} is taken by another program. Stop that one, or choose another port: npm start -- --port ${port + 1}`);
  if (error.code === 'EADDRNOTAVAIL') return new StartError('This machine has no network address of the kind HOST says: correct HOST, or unset it.');
  if (error.code === 'EACCES') return new StartError(`Port ${port} is reserved for the system. Choose one above 1023: npm start -- --port ${DEFAULT_PORT}`);
  return error;
}

async function listen(app: (request: Request) => Response | Promise<Response>, { port, environment }: Settings, certificate: { readonly key: string; readonly cert: string }): Promise<void> {
  const listener = await openListener(app, { port, certificate, host: environment.host }).catch((error: NodeJS.ErrnoException) => {
    throw portError(error, port);
  });
  closers.unshift(() => listener.close());
}

function tellReady(settings: Settings, publicUrl: string, milliseconds: number): void {
  const sellers = samplePeople.filter((person) => person.role !== 'System Administrator').map((person) => person.fullName);
  const admins = samplePeople.filter((person) => person.role === 'System Administrator').map((person) => person.fullName);
  const who = `${sellers.join(', ')} (sellers), ${admins.join(', ')} (admins)`;
  say(`Ready after ${(milliseconds / 1000).toFixed(1)} s. Your browser will warn once: the certificate was made on this computer, for this computer.`);
  if (settings.sample) say(`Choose who you are with "Sign in as": ${who}. Kestrel Motion and its mail are made up.`);
  else say(`Started empty and not activated. Choose who you are with "Sign in as": ${who}.`);
  say(`Stop with Ctrl-C. Open ${publicUrl}/`);
}

function stop(): Promise<void> {
  return (closing ??= (async () => {
    log.info('stopping');
    for (const close of closers) await close().catch((error: Error) => process.stderr.write(`${error.message}\n`));
    log.info('stopped');
  })());
}

async function isFolder(name: string): Promise<boolean> {
  return stat(name).then((found) => found.isDirectory(), () => false);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    say('Stopping.');
    void stop().then(() => process.exit(0));
  });
}

try {
  await start();
} catch (error) {
  await stop();
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof FlagError ? 2 : 1);
}
