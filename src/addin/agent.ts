// Our own service, as the add-in sees it. In this version it tells where the CRM is and how to sign in to it.
import { AppError } from '../domain/errors.ts';

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
