// The application that does background work in the sample organization: its user in the CRM, its identity at the embedded sign-in.
import type { Application } from './issuer.ts';

const CLIENT_ID = '9d1e6a52-40c7-4f3b-8b6e-27f5a90c1d38';
const OBJECT_ID = '81f0c3d2-5e47-4b9a-a6c8-0d2e4f6001ff';

export const serviceApplication: Application = { clientId: CLIENT_ID, objectId: OBJECT_ID, roles: [] };

/** Nobody signs in as it; the CRM knows it by its client id. */
export const serviceUser = {
  id: '3a7c5e10-8b42-4f6d-9a01-c2d4e6f801ff',
  objectId: OBJECT_ID,
  fullName: 'Handraise Service',
  firstName: 'Handraise',
  lastName: 'Service',
  email: 'service@kestrelmotion.example',
  role: 'Handraise Service',
  applicationId: CLIENT_ID,
} as const;
