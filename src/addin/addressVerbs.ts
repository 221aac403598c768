// What a seller may say about a lead's address. Kept in the CRM, wins over every check, and can be taken back.
import type { CrmClient } from '../crm/client.ts';
import { forgetOverride, rememberBounce, saveOverride } from '../crm/emailValidations.ts';
import { AppError } from '../domain/errors.ts';
import type { Id } from '../domain/records.ts';
import { addressOn } from './addressAsking.ts';
import type { Perform } from './draftVerbs.ts';
import { crmOf, viewOf, type Control } from './state.ts';
import type { AddressWord, LeadScreen, Verbs } from './view.ts';

/** Overruling, keeping a bounce, and asking once more. */
export function addressVerbs({ state, changed, lookUp }: Control, perform: Perform, leadScreen: () => LeadScreen): Pick<Verbs, 'overrideAddress' | 'noteBounce' | 'checkAddress'> {
  return {
    overrideAddress: (word) =>
      perform(async (opened, lasting) => {
        const { address, facts } = leadScreen();
        if (address === undefined) throw new AppError('item-changed');
        const crm = crmOf(lasting);
        const of = { address: address.validation.address, leadId: facts.lead.id };
        const before = address.validation.overridden ?? {};
        await keepWord(crm, of, word);
        await lookUp(opened);
        opened.undo = () => keepWord(crm, of, before);
        opened.justDid = { what: saysNothing(word) ? 'override-forgotten' : 'overridden' };
      }),
    noteBounce: () =>
      perform(async (opened, lasting) => {
        const { address, facts, reading } = leadScreen();
        const report = reading.intents.find((intent) => intent.kind === 'bounce');
        if (address === undefined || report === undefined || opened.email === undefined) throw new AppError('item-changed');
        await rememberBounce(crmOf(lasting), crypto.randomUUID(), {
          address: address.validation.address,
          leadId: facts.lead.id,
          failure: report.failure ?? 'soft',
          at: opened.email.receivedOn,
          reason: report.evidence.quote,
        });
        await lookUp(opened);
        opened.said = { kind: 'noted' };
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

async function keepWord(crm: CrmClient, of: { readonly address: string; readonly leadId: Id<'lead'> }, word: AddressWord): Promise<void> {
  if (saysNothing(word)) await forgetOverride(crm, of);
  else await saveOverride(crm, crypto.randomUUID(), { ...of, ...word });
}

function saysNothing(word: AddressWord): boolean {
  return word.validity === undefined && word.type === undefined;
}
