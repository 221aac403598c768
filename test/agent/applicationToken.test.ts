import { applicationCredential, tokenFor } from '../../src/agent/applicationToken.ts';

type HttpClient = NonNullable<NonNullable<Parameters<typeof applicationCredential>[1]>['httpClient']>;
const application = { tenantId: '7b8c1c52-7f13-4a7e-9f0a-4c7a8d6f1e20', clientId: '0f6a1b1e-3d3c-4a66-8a4e-5a1f2c9b7d10', clientSecret: 'the-secret-value' };

/** Entra's token address, as the genuine credential speaks to it. */
function entra(answer: { readonly status: number; readonly body: object }): { readonly httpClient: HttpClient; readonly asked: URLSearchParams[] } {
  const asked: URLSearchParams[] = [];
  return {
    asked,
    httpClient: {
      sendRequest: async (request) => {
        asked.push(new URLSearchParams(String(request.body)));
        return { request, status: answer.status, headers: request.headers, bodyAsText: JSON.stringify(answer.body) };
      },
    },
  };
}

test('the application user signs in with its secret, for one organization, and keeps the token', async () => {
  const { httpClient, asked } = entra({ status: 200, body: { token_type: 'Bearer', expires_in: 3599, access_token: 'application-token' } });
  const token = tokenFor(applicationCredential(application, { httpClient, disableInstanceDiscovery: true }), 'https://contoso.crm.dynamics.com');
  expect([await token(), await token()]).toEqual(['application-token', 'application-token']);
  expect(asked.map((form) => [form.get('grant_type'), form.get('scope')?.split(' ')[0], form.get('client_id')])).toEqual([['client_credentials', 'https://contoso.crm.dynamics.com/.default', application.clientId]]);
});

test('a refusal names Entra’s code and neither the secret nor the reason’s text', async () => {
  const { httpClient } = entra({ status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret the-secret-value of maya@kestrel.example' } });
  const failure: unknown = await tokenFor(applicationCredential(application, { httpClient, disableInstanceDiscovery: true }), 'https://contoso.crm.dynamics.com')().catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'sign-in-needed', params: { entraCode: 'AADSTS7000215' } });
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toMatch(/secret-value|kestrel/);
});
