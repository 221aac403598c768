// What a mail can ask for.

export const intentKinds = [
  'opt-out',
  'bounce',
  'out-of-office',
  'wrong-person',
  'referral',
  'complaint',
  'not-interested',
  'not-now',
  'meeting-request',
  'concession-request',
  'pricing-request',
  'information-request',
  'objection',
  'positive-interest',
  'other',
] as const;
export type IntentKind = (typeof intentKinds)[number];
