// What a seller may say about a lead's address. Kept in the CRM, wins over every check, and can be taken back.
import { saysNothing } from '../../crm/addressChanges.ts';
import { AppError } from '../../domain/errors.ts';
import { addressOn } from './addressAsking.ts';
import type { Perform } from '../drafting/draftVerbs.ts';
import { press, pressId } from '../lead/pressing.ts';
import { viewOf } from '../viewOf.ts';
import type { Control } from '../state.ts';
import type { LeadScreen } from '../emailScreens.ts';
import type { Verbs } from '../paneVerbs.ts';

/** Overruling, keeping a bounce, and asking once more. */
export function addressVerbs(control: Control, perform: Perform, leadScreen: () => LeadScreen): Pick<Verbs, 'overrideAddress' | 'noteBounce' | 'checkAddress'> {
  const { state, changed } = control;
  return {
    overrideAddress: (word) =>
      perform(async (opened, lasting) => {
        const { address, facts: { lead } } = leadScreen();
        if (address === undefined) throw new AppError('item-changed');
        const of = address.validation.address;
        const id = await pressId(opened, lasting, { lead, of: ['address-word', of, word.validity ?? '', word.type ?? '', word.reason ?? ''] });
        const change = { kind: 'address-word', id, leadId: lead.id, address: of, word, before: address.validation.overridden ?? {} } as const;
        await press(control, { opened, lasting }, { change, did: saysNothing(word) ? 'override-forgotten' : 'overridden', lead });
      }),
    noteBounce: () =>
      perform(async (opened, lasting) => {
        const { address, facts: { lead }, reading } = leadScreen();
        const report = reading.intents.find((intent) => intent.kind === 'bounce');
        if (address === undefined || report === undefined || opened.email === undefined) throw new AppError('item-changed');
        const of = address.validation.address;
        const id = await pressId(opened, lasting, { lead, of: ['bounce', of] });
        const change = { kind: 'bounce', id, leadId: lead.id, address: of, failure: report.failure ?? 'soft', at: opened.email.receivedOn, reason: report.evidence.quote } as const;
        await press(control, { opened, lasting }, { change, did: 'bounce-noted', lead });
      }),
    checkAddress() {
      const { opened, lasting } = state;
      const shown = addressOn(viewOf(state, new Date()).screen);
      if (opened === undefined || shown === undefined) return;
      delete opened.asked;
      lasting?.addresses.answers.delete(shown.validation.address);
      changed();
    },
  };
}
