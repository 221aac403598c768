// `npm run provision`: makes our tables and security roles in an organization, says what is missing (--check), or takes all of
// it away after an export (--remove). Signs in with a device code, or as an application with HANDRAISE_CLIENT_SECRET.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readEnvironment, SettingError } from '../agent/env.ts';
import { readUrl } from '../agent/research/readUrl.ts';
import { openProvisioning, type ProvisioningClient } from '../crm/provisioning/provisioningClient.ts';
import { exportRows, findMissing, findMissingGrants, makeRoles, makeStructure, readOrganization, removeEverything, type Missing } from '../crm/provisioning.ts';
import type { MissingPrivileges } from '../crm/provisioning/provisioningRoles.ts';
import { AppError } from '../domain/errors.ts';
import { FlagError, readFlags } from './flags.ts';

const flagKinds = { url: 'text', tenant: 'text', client: 'text', token: 'text', check: 'switch', remove: 'switch', yes: 'text', role: 'text' } as const;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const EXPORT_FOLDER = 'handraise-export';

interface Settings {
  readonly url: string;
  readonly signIn: { readonly token: string } | { readonly tenantId: string; readonly clientId: string; readonly clientSecret?: string };
  readonly action: { readonly kind: 'make' | 'check' } | { readonly kind: 'remove'; readonly name: string };
  readonly role?: string;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readSettings(): Settings {
  const flags = readFlags(process.argv.slice(2), flagKinds);
  if (flags.url === undefined) throw new FlagError('--url is needed: the address of the organization, such as https://contoso.crm.dynamics.com.');
  const url = organizationUrl(flags.url);
  if (flags.check === true && flags.remove === true) throw new FlagError('--check and --remove exclude each other.');
  if (flags.remove === true && flags.role !== undefined) throw new FlagError('--role and --remove exclude each other.');
  if (flags.remove === true && flags.yes === undefined) throw new FlagError('--remove needs --yes with the name of the organization, since it deletes our tables with everything in them.');
  if (flags.remove !== true && flags.yes !== undefined) throw new FlagError('--yes belongs to --remove.');
  return {
    url: url.origin,
    signIn: url.protocol === 'http:' ? { token: loopbackToken(flags.token) } : entraSignIn(flags),
    action: flags.remove === true ? { kind: 'remove', name: flags.yes ?? '' } : { kind: flags.check === true ? 'check' : 'make' },
    ...(flags.role === undefined ? {} : { role: flags.role }),
  };
}

function organizationUrl(text: string): URL {
  const url = readUrl(text);
  const isBare = url !== undefined && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (!isBare) throw new FlagError('--url must be the address of the organization without a path, such as https://contoso.crm.dynamics.com.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))) throw new FlagError('--url must begin with https://; http:// is for a CRM on this computer only.');
  return url;
}

function loopbackToken(token: string | undefined): string {
  if (token === undefined) throw new FlagError('--token is needed with an http address: the one the CRM on this computer was started with.');
  return token;
}

function entraSignIn(flags: { readonly tenant?: string; readonly client?: string; readonly token?: string }): Settings['signIn'] {
  if (flags.token !== undefined) throw new FlagError('--token is for a CRM on this computer (http) only: a real organization signs you in itself.');
  for (const name of ['tenant', 'client'] as const) {
    if (flags[name] === undefined || !GUID.test(flags[name])) throw new FlagError(`--${name} is needed: the ${name === 'tenant' ? 'directory (tenant)' : 'application (client)'} id of your app registration in Microsoft Entra, a GUID.`);
  }
  const { clientSecret } = readEnvironment({ HANDRAISE_CLIENT_SECRET: process.env['HANDRAISE_CLIENT_SECRET'] });
  return { tenantId: flags.tenant ?? '', clientId: flags.client ?? '', ...(clientSecret === undefined ? {} : { clientSecret }) };
}

/** Tokens of the person or application that does this. Microsoft's library is loaded only for a real organization. */
async function tokenSource({ url, signIn }: Settings): Promise<() => Promise<string>> {
  if ('token' in signIn) return async () => signIn.token;
  const { applicationCredential, tokenFor } = await import('../agent/applicationToken.ts');
  const { clientSecret, ...application } = signIn;
  if (clientSecret !== undefined) return tokenFor(applicationCredential({ ...application, clientSecret }), url);
  const { DeviceCodeCredential } = await import('@azure/identity');
  return tokenFor(new DeviceCodeCredential({ ...application, userPromptCallback: ({ message }) => say(message) }), url);
}

function nameOf(one: Missing): string {
  switch (one.kind) {
    case 'publisher':
    case 'solution':
      return `${one.kind} Handraise`;
    case 'table':
      return `table ${one.table.logicalName}`;
    case 'column':
      return `column ${one.table.logicalName}.${one.column.logicalName}`;
    case 'option':
      return `choice ${one.table.logicalName}.${one.column.logicalName} ${one.value} (${one.text})`;
    case 'relationship':
      return `relationship ${one.column.lookup.collection} with column ${one.table.logicalName}.${one.column.logicalName}`;
    case 'key':
      return `key ${one.table.logicalName}.${one.name}`;
    case 'conflict':
      return `${one.name}: is ${one.found}, must be ${one.needed}`;
  }
}

function privilegeLines({ role, roleId, privileges }: MissingPrivileges): readonly string[] {
  return [...(roleId === undefined ? [`role ${role}`] : []), ...privileges.map(({ name, depth }) => `privilege ${name} (${depth}) of the role ${role}`)];
}

/** Prints what is missing; true when nothing is. */
async function check(client: ProvisioningClient, role: string | undefined): Promise<boolean> {
  const { name } = await readOrganization(client);
  const missing = [...(await findMissing(client)).map(nameOf), ...(await findMissingGrants(client, role)).flatMap(privilegeLines)];
  for (const line of missing) say(`missing ${line}`);
  if (missing.length === 0) say(`${name} has everything Handraise needs.`);
  else process.stderr.write(`${name} lacks ${missing.length} of the things Handraise needs; the same command without --check makes them.\n`);
  return missing.length === 0;
}

async function makeAll(client: ProvisioningClient, role: string | undefined): Promise<void> {
  const { name } = await readOrganization(client);
  let count = 0;
  await makeStructure(client, (one) => {
    count++;
    say(`made ${nameOf(one)}`);
  });
  await makeRoles(client, role, (granted) => {
    count += granted.privileges.length;
    say(`gave the role ${granted.role} ${granted.privileges.length} privileges`);
  });
  say(count === 0 ? `${name} had everything Handraise needs; nothing was changed.` : `${name} now has everything Handraise needs.`);
}

async function removeAll(client: ProvisioningClient, given: string): Promise<void> {
  const { name } = await readOrganization(client);
  if (given !== name) throw new Error(`This organization is called "${name}", not "${given}": nothing was removed.`);
  const folder = path.resolve(EXPORT_FOLDER, new Date().toISOString().replaceAll(/[:.]/g, '-'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [table, rows] of await exportRows(client)) {
    await writeFile(path.join(folder, `${table.logicalName}.json`), `${JSON.stringify(rows, null, 1)}\n`, { mode: 0o600, flag: 'wx' });
    say(`kept ${rows.length} rows of ${table.logicalName}`);
  }
  say(`What the tables held is in ${folder}`);
  await removeEverything(client, (what) => say(`removed ${what}`));
  say(`${name} has nothing of Handraise any more. Roles of your own keep what they had on other tables.`);
}

async function provision(): Promise<number> {
  const settings = readSettings();
  try {
    const client = openProvisioning({ url: settings.url, token: await tokenSource(settings), now: Date.now, wait: async (milliseconds) => wait(milliseconds) });
    if (settings.action.kind === 'check') return (await check(client, settings.role)) ? 0 : 1;
    if (settings.action.kind === 'remove') await removeAll(client, settings.action.name);
    else await makeAll(client, settings.role);
    return 0;
  } catch (error) {
    throw error instanceof AppError ? new Error(sentenceFor(error, settings.url)) : error;
  }
}

/** One sentence with the way out. */
function sentenceFor({ code, params, cause }: AppError, url: string): string {
  const crmCode = params['crmCode'] === undefined ? '' : ` (${params['crmCode']})`;
  const reason = typeof cause === 'string' ? cause.replaceAll(/\s+/g, ' ').trim() : '';
  const refusal = `${url} refused${crmCode}${reason === '' ? '' : `: ${reason}`}`;
  // Not an outage: the organization doesn't know what was asked of it.
  if (params['status'] === 501) return refusal;
  switch (code) {
    case 'sign-in-needed':
      return `${url} did not accept the sign-in${params['entraCode'] === undefined ? '' : ` (${params['entraCode']})`}: check the tenant, the application and its permission to use Dataverse.`;
    case 'no-permission':
      return `This account may not do that in ${url}${crmCode}: it needs the role System Administrator there.`;
    case 'crm-silent':
      return `${url} does not answer as it should${crmCode}: check the address and the network, then run the command again; it goes on where it stopped.`;
    case 'crm-busy':
      return `${url} is busy${crmCode}: run the command again later; it goes on where it stopped.`;
    default:
      return refusal;
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    process.stderr.write('Stopped. What was made stays; run the command again to go on.\n');
    process.exit(0);
  });
}

provision().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'The command failed.'}\n`);
    process.exit(error instanceof FlagError || error instanceof SettingError ? 2 : 1);
  },
);
