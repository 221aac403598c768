import { authOf, tenantOf } from '../../../src/addin/signIn/authority.ts';

const TENANT = '7b8c1c52-7f13-4a7e-9f0a-4c7a8d6f1e20';

test('Microsoft\'s own host is asked about itself; another authority is known because the deployment names it', () => {
  const known = (authority: string): readonly string[] => authOf({ clientId: 'c', authority }).knownAuthorities;
  expect(known(`https://login.microsoftonline.com/${TENANT}`)).toEqual([]);
  expect(known(`https://localhost:3000/entra/${TENANT}`)).toEqual(['localhost:3000']);
});

test.each([
  [`https://login.microsoftonline.com/${TENANT.toUpperCase()}/`, TENANT],
  [`https://localhost:3000/entra/${TENANT}`, TENANT],
  ['https://login.microsoftonline.com/organizations', undefined],
  ['https://login.microsoftonline.com/contoso.onmicrosoft.com', undefined],
  ['https://login.microsoftonline.com', undefined],
])('%s is for the tenant %s', (authority, tenant) => {
  expect(tenantOf(authority)).toBe(tenant);
});
