// Our own service, as the add-in sees it: where the CRM is and how to sign in to it, and what it finds out about an address.
import type { AddressAnswer, AddressProblem } from '../domain/emailValidation.ts';
import { AppError } from '../domain/errors.ts';
import { sourceIds, type SourceId } from '../domain/insight.ts';

/** Where things are; written by the server that serves the add-in. */
export interface Deployment {
  readonly clientId: string;
  readonly authority: string;
  readonly crmUrl: string;
  readonly crmScope: string;
}

const LIMIT_MS = 10_000;

/** Asks the server the add-in came from. @throws AppError `offline` when it doesn't answer, `unexpected` when the answer is damaged. */
export async function readDeployment(): Promise<Deployment> {
  let answer: unknown;
  try {
    const response = await fetch(new URL('config.json', location.href), { signal: AbortSignal.timeout(LIMIT_MS), credentials: 'omit' });
    if (!response.ok) throw new AppError('offline', { retryable: true, params: { status: response.status } });
    answer = await response.json();
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('offline', { retryable: true, cause });
  }
  if (!isDeployment(answer)) throw new AppError('unexpected', { cause: 'config.json' });
  return answer;
}

function isDeployment(value: unknown): value is Deployment {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return (['clientId', 'authority', 'crmUrl', 'crmScope'] as const).every((name) => typeof fields[name] === 'string' && fields[name] !== '');
}

/** The scope of our own service that the pane asks for (docs/deploy.md). */
export function agentScope(deployment: Deployment): string {
  return `api://${deployment.clientId}/access_as_user`;
}

/**
 * Asks whether an address can take mail and whose kind it is. The address travels in the body, never in a link.
 * @throws AppError `sign-in-needed` when the token is refused, `offline` when there is no usable answer.
 */
export async function askAboutAddress(address: string, token: string): Promise<AddressAnswer> {
  let answer: unknown;
  try {
    const response = await fetch(new URL('/agent/address', location.href), {
      method: 'POST',
      signal: AbortSignal.timeout(LIMIT_MS),
      credentials: 'omit',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ address }),
    });
    if (response.status === 401) throw new AppError('sign-in-needed');
    if (!response.ok) throw new AppError('offline', { retryable: true, params: { status: response.status } });
    answer = await response.json();
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('offline', { retryable: true, cause });
  }
  const read = addressAnswerIn(answer);
  if (read === undefined) throw new AppError('offline', { retryable: true, cause: 'address' });
  return read;
}

const deliverables: ReadonlySet<unknown> = new Set(['yes', 'no', 'unknown']);
const addressTypes: ReadonlySet<unknown> = new Set(['work', 'personal', 'role', 'disposable', 'unknown']);

function addressAnswerIn(value: unknown): AddressAnswer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { wellFormed, deliverable, type, problems } = value as Record<string, unknown>;
  const isWhole = typeof wellFormed === 'boolean' && deliverables.has(deliverable) && addressTypes.has(type) && Array.isArray(problems);
  if (!isWhole) return undefined;
  // A problem this version has no sentence for is still a problem, but nothing to show.
  const known = problems.filter((problem): problem is AddressProblem => typeof problem === 'string');
  return { wellFormed, deliverable: deliverable as AddressAnswer['deliverable'], type: type as AddressAnswer['type'], problems: known };
}

/** One call of our service with a token of ours; its JSON, or undefined when the answer has no body. @throws AppError `sign-in-needed`, `no-permission`, `offline`. */
async function callAgent(path: string, token: string, posted?: object): Promise<unknown> {
  try {
    const response = await fetch(new URL(path, location.href), {
      method: posted === undefined ? 'GET' : 'POST',
      signal: AbortSignal.timeout(LIMIT_MS),
      credentials: 'omit',
      headers: { Authorization: `Bearer ${token}`, ...(posted === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(posted === undefined ? {} : { body: JSON.stringify(posted) }),
    });
    if (response.status === 401) throw new AppError('sign-in-needed');
    if (response.status === 403) throw new AppError('no-permission');
    if (!response.ok) throw new AppError('offline', { retryable: true, params: { status: response.status } });
    const text = await response.text();
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('offline', { retryable: true, cause });
  }
}

/** Makes the service look at the CRM now instead of with its next round. What it then does, it reads from the CRM. @throws AppError */
export async function wakeAgent(token: string): Promise<void> {
  await callAgent('/agent/wake', token, {});
}

/** For each source of research whether the service has what it needs to ask it; one it doesn't name counts as not. @throws AppError */
export async function readSources(token: string): Promise<ReadonlySet<SourceId>> {
  const answer = await callAgent('/agent/sources', token);
  const sources = typeof answer === 'object' && answer !== null && 'sources' in answer && typeof answer.sources === 'object' && answer.sources !== null ? answer.sources : {};
  const configured = new Map(Object.entries(sources));
  return new Set(sourceIds.filter((id) => configured.get(id) === true));
}
