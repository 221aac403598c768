// Fix the address: a delivery report says that the lead's address does not take mail.
import { intentOf, said } from './action.ts';
import type { Action } from './action.ts';

export const fixAddress: Action = {
  kind: 'fix-address',
  performs: 'none',
  answers: ['bounce'],
  when: (context) => {
    const intent = intentOf(context, 'bounce');
    if (intent === undefined) return undefined;
    const address = intent.failedAddress ?? context.facts.lead.email ?? '';
    const code = intent.failure === 'soft' ? 'bounced-for-now' : 'bounced';
    return { reasons: [said(context, code, intent, { address })] };
  },
};
