// Reads the environment once, names its variables once, and says clearly what is wrong with them.
import { isIP } from 'node:net';
import type { SourceKeys } from './research/source.ts';

export interface Environment {
  /** A PostgreSQL of your own; undefined = the embedded one. */
  readonly databaseUrl?: string;
  /** A real organisation; undefined = the embedded CRM, sign-in and Outlook page. */
  readonly organization?: { readonly crmUrl: string; readonly tenantId: string; readonly clientId: string };
  /** The application user's secret, for work nobody is signed in for; never a flag, never logged. */
  readonly clientSecret?: string;
  /** The network address to listen on, with a real organization; undefined = this machine only. */
  readonly host?: string;
  /** Where people reach the add-in; undefined = https://localhost:<port>. */
  readonly publicUrl?: string;
  /** Keys of research sources that need one, and how site owners reach us; undefined = none is set. Never logged. */
  readonly sourceKeys?: SourceKeys;
  /** Further application users that give leads to sellers, each with limits of its own; undefined = none. Secrets are never logged. */
  readonly routers?: readonly RouterKey[];
  /** This process only serves panes; others do the background work. */
  readonly servesOnly?: true;
  /** Leads researched a minute at most; undefined = as many as the CRM takes. */
  readonly leadsPerMinute?: number;
}

/** An application registration of the same tenant with an application user in the organization. */
export interface RouterKey {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A setting that can't be used; the message is one sentence with the way out. */
export class SettingError extends Error {}

/**
 * @param variables `process.env` or a part of it.
 * @throws SettingError naming the variable and what it must look like.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const crmUrl = variables['DATAVERSE_URL'];
  const databaseUrl = variables['DATABASE_URL'];
  const publicUrl = variables['PUBLIC_URL'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new SettingError('DATABASE_URL must start with postgres:// or postgresql://. Correct it, or unset it to use the embedded PostgreSQL.');
  }
  const host = hostOf(variables);
  const clientSecret = secretOf(variables, 'HANDRAISE_CLIENT_SECRET');
  const background = variables['HANDRAISE_BACKGROUND'];
  if (background !== undefined && background !== 'on' && background !== 'off') throw new SettingError('HANDRAISE_BACKGROUND must be on or off: off for a process that only serves panes. Correct it, or unset it to do the background work here.');
  const leadsPerMinute = leadsPerMinuteOf(variables);
  const sourceKeys = sourceKeysOf(variables);
  const routers = routersOf(variables);
  return {
    ...(host === undefined ? {} : { host }),
    ...(background === 'off' ? { servesOnly: true } : {}),
    ...(leadsPerMinute === undefined ? {} : { leadsPerMinute }),
    ...(sourceKeys === undefined ? {} : { sourceKeys }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(routers.length === 0 ? {} : { routers }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(publicUrl === undefined ? {} : { publicUrl: httpsAddress('PUBLIC_URL', publicUrl) }),
    ...(crmUrl === undefined
      ? {}
      : { organization: { crmUrl: httpsAddress('DATAVERSE_URL', crmUrl), tenantId: required(variables, 'TENANT_ID'), clientId: required(variables, 'CLIENT_ID') } }),
  };
}

/**
 * Counts with an organization only: the embedded sign-in believes whoever sits at this computer, so nobody else may reach it.
 * Ignored otherwise, since some shells set a HOST of their own.
 */
function hostOf(variables: Readonly<Record<string, string | undefined>>): string | undefined {
  const host = variables['HOST'];
  if (host === undefined || variables['DATAVERSE_URL'] === undefined) return undefined;
  if (isIP(host) === 0) throw new SettingError('HOST must be an IP address of this machine, such as 0.0.0.0 for all of them; unset it to be reached from this machine only.');
  return host;
}

function leadsPerMinuteOf(variables: Readonly<Record<string, string | undefined>>): number | undefined {
  const text = variables['HANDRAISE_LEADS_PER_MINUTE'];
  if (text !== undefined && !/^[1-9]\d{0,3}$/.test(text)) throw new SettingError('HANDRAISE_LEADS_PER_MINUTE must be a whole number from 1 to 9999: the leads researched a minute at most. Correct it, or unset it to research as fast as the CRM takes it.');
  return text === undefined ? undefined : Number(text);
}

function secretOf(variables: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const secret = variables[name];
  if (secret !== undefined && !/^[\x21-\x7e]{1,200}$/.test(secret)) throw new SettingError(`${name} must be the value of a client secret of your app registration, without spaces or line breaks. Correct or unset it.`);
  return secret;
}

/** The first application user is that of CLIENT_ID. */
const ROUTER_NUMBERS = [2, 3, 4, 5, 6, 7, 8] as const;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function routersOf(variables: Readonly<Record<string, string | undefined>>): readonly RouterKey[] {
  const seen = new Set([variables['CLIENT_ID']?.toLowerCase()]);
  return ROUTER_NUMBERS.flatMap((number): readonly RouterKey[] => {
    const [idName, secretName] = [`HANDRAISE_ROUTER_${number}_ID`, `HANDRAISE_ROUTER_${number}_SECRET`];
    const [id, clientSecret] = [variables[idName], secretOf(variables, secretName)];
    if (id === undefined && clientSecret === undefined) return [];
    if (id === undefined || clientSecret === undefined) throw new SettingError(`${idName} and ${secretName} belong together: set ${id === undefined ? idName : secretName} too, or neither of them.`);
    if (!GUID.test(id)) throw new SettingError(`${idName} must be the application (client) id of an app registration, such as 0f6a1b1e-3d3c-4a66-8a4e-5a1f2c9b7d10.`);
    const clientId = id.toLowerCase();
    if (seen.has(clientId)) throw new SettingError(`${idName} names an application that is named before: limits count for each application user, so each takes a registration of its own.`);
    seen.add(clientId);
    if (variables['DATAVERSE_URL'] === undefined || variables['HANDRAISE_CLIENT_SECRET'] === undefined) throw new SettingError(`${idName} is a further application user: set DATAVERSE_URL and HANDRAISE_CLIENT_SECRET of the first too, or unset it.`);
    return [{ clientId, clientSecret }];
  });
}

/** What each variable must look like, said in a sentence; its value is never repeated. */
const sourceVariables: Readonly<Record<keyof SourceKeys, { readonly form: RegExp; readonly says: string }>> = {
  BRAVE_API_KEY: { form: /^[\x21-\x7e]{8,200}$/, says: 'the subscription token of the Brave Search API' },
  TAVILY_API_KEY: { form: /^[\x21-\x7e]{8,200}$/, says: 'the API key of Tavily' },
  AZURE_GROUNDING_ENDPOINT: { form: /^https:\/\/[a-z0-9-]{1,63}\.services\.ai\.azure\.com\/api\/projects\/[A-Za-z0-9._-]{1,80}\/?$/, says: 'the endpoint of a Microsoft Foundry project, such as https://contoso.services.ai.azure.com/api/projects/sales' },
  AZURE_GROUNDING_KEY: { form: /^[\x21-\x7e]{8,200}$/, says: 'an API key of the Microsoft Foundry resource' },
  AZURE_GROUNDING_MODEL: { form: /^[A-Za-z0-9._-]{1,80}$/, says: 'the name of a model deployment in the Microsoft Foundry project' },
  CRUNCHBASE_API_KEY: { form: /^[\x21-\x7e]{8,200}$/, says: 'the user key of the Crunchbase API' },
  RESEARCH_CONTACT: { form: /^(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|https:\/\/[\x21\x23-\x27\x2a-\x3a\x3d-\x7e]{3,200})$/, says: 'an email address or an https address that site owners can reach you by' },
};
const groundingVariables = ['AZURE_GROUNDING_ENDPOINT', 'AZURE_GROUNDING_KEY', 'AZURE_GROUNDING_MODEL'] as const;

function sourceKeysOf(variables: Readonly<Record<string, string | undefined>>): SourceKeys | undefined {
  const names = Object.keys(sourceVariables) as readonly (keyof SourceKeys)[];
  const set = names.flatMap((name) => {
    const value = variables[name];
    if (value === undefined) return [];
    const { form, says } = sourceVariables[name];
    if (!form.test(value)) throw new SettingError(`${name} must be ${says}, without spaces or line breaks. Correct or unset it.`);
    return [[name, name === 'AZURE_GROUNDING_ENDPOINT' ? value.replace(/\/$/, '') : value] as const];
  });
  const keys: SourceKeys = Object.fromEntries(set);
  const missing = groundingVariables.filter((name) => keys[name] === undefined);
  if (missing.length > 0 && missing.length < groundingVariables.length) throw new SettingError(`${groundingVariables.join(', ')} belong together: set ${missing.join(' and ')} too, or none of them.`);
  return set.length === 0 ? undefined : keys;
}

function httpsAddress(name: string, value: string): string {
  if (!/^https:\/\/[^/\s]+\/?$/.test(value)) throw new SettingError(`${name} must be an address such as https://contoso.crm.dynamics.com, without a path.`);
  return value.replace(/\/$/, '');
}

function required(variables: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = variables[name];
  if (value === undefined || value === '') throw new SettingError(`DATAVERSE_URL is set, so ${name} is needed too: the id from your app registration in Microsoft Entra.`);
  return value;
}
