// Access tokens of the application user, for work nobody is signed in for. They stay inside the service: no pane gets one.
import { ClientSecretCredential, type ClientSecretCredentialOptions, type TokenCredential } from '@azure/identity';
import { AppError } from '../domain/errors.ts';

export interface Application {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The application's identity in Microsoft Entra. `options` reach Entra another way, such as through a proxy. */
export function applicationCredential({ tenantId, clientId, clientSecret }: Application, options: ClientSecretCredentialOptions = {}): TokenCredential {
  return new ClientSecretCredential(tenantId, clientId, clientSecret, options);
}

/**
 * Tokens for one organization; kept until shortly before they end.
 * The function rejects with `sign-in-needed` when Entra refuses, without the reason's text: it names people and secrets.
 */
export function tokenFor(credential: TokenCredential, organizationUrl: string): () => Promise<string> {
  const scope = `${organizationUrl}/.default`;
  return async () => {
    let answer: Awaited<ReturnType<TokenCredential['getToken']>>;
    try {
      answer = await credential.getToken(scope);
    } catch (error) {
      throw new AppError('sign-in-needed', { params: entraCode(error) });
    }
    if (answer === null) throw new AppError('sign-in-needed');
    return answer.token;
  };
}

/** Entra's own number of what went wrong, e.g. AADSTS7000215 for a wrong secret. */
function entraCode(error: unknown): { readonly entraCode?: string } {
  const code = /\bAADSTS\d{1,9}\b/.exec(error instanceof Error ? error.message : '')?.[0];
  return code === undefined ? {} : { entraCode: code };
}
