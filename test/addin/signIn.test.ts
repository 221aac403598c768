/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// Which way of signing in an Outlook gets; the genuine MSAL and office.js are in the journeys.
import { openSignIn } from '../../src/addin/signIn.ts';

const asked: string[] = [];
jest.mock('@azure/msal-browser', () => ({
  BrowserCacheLocation: { MemoryStorage: 'memoryStorage' },
  createNestablePublicClientApplication: async ({ cache }: { cache: { cacheLocation: string } }) => ({
    acquireTokenPopup: async () => {
      asked.push(`Outlook, kept in ${cache.cacheLocation}`);
      return { accessToken: 'token', account: null };
    },
  }),
}));

const settings = { clientId: 'c', authority: 'https://login.microsoftonline.com/organizations', scopes: ['https://contoso.crm.dynamics.com/user_impersonation'], loginHint: 'maya@kestrel.example' };

test.each([
  [{ DialogApi: '1.1' }, 'a window'],
  [{ DialogApi: '1.1', NestedAppAuth: '1.0' }, 'a window'],
  [{ DialogApi: '1.1', NestedAppAuth: '1.1' }, 'Outlook, kept in memoryStorage'],
])('[F16] an Outlook with %j signs in by %s', async (sets: Readonly<Record<string, string>>, way) => {
  asked.length = 0;
  Object.assign(globalThis, {
    Office: {
      AsyncResultStatus: { Succeeded: 'succeeded' },
      context: {
        requirements: { isSetSupported: (name: string, version: string) => sets[name] === version },
        ui: {
          displayDialogAsync: (_url: string, _options: object, callback: (result: object) => void) => {
            asked.push('a window');
            callback({ status: 'failed', error: { code: 12007 } });
          },
        },
      },
    },
  });
  await openSignIn(settings).prompt().catch(() => undefined);
  expect(asked).toEqual([way]);
});
