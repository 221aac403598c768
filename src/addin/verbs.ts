// What a seller may do from the pane. Each verb resolves; what fails becomes the view's problem, and nothing typed is lost.
import { createLead, deleteLead, forgetLink, rememberLink, searchLeads } from '../crm/leads.ts';
import { AppError } from '../domain/errors.ts';
import { normalizeAddress } from '../domain/email.ts';
import type { EmailLink } from '../domain/mail/tiedLead.ts';
import type { NewLead } from '../domain/newLead.ts';
import { addressVerbs } from './email/addressVerbs.ts';
import { DraftKeeping } from './drafting/drafts.ts';
import { contactVerbs } from './lead/contactVerbs.ts';
import { draftVerbs, insertVerbs } from './drafting/draftVerbs.ts';
import { checkDuplicates, duplicatesOf, formOf } from './lead/duplicates.ts';
import { homeVerbs } from './home/homeVerbs.ts';
import { leadPageVerbs } from './lead/leadPageVerbs.ts';
import { performingVerbs } from './lead/performing.ts';
import { savingVerbs } from './email/savingMail.ts';
import { sendingVerbs } from './sending/sendingVerbs.ts';
import { crmOf, problemOf, type Control, type Lasting, type Opened } from './state.ts';
import { viewOf } from './viewOf.ts';
import type { LeadScreen } from './emailScreens.ts';
import type { Verbs } from './paneVerbs.ts';
import { writingVerbs } from './drafting/writingVerbs.ts';

/** The verbs over one session. */
export function openVerbs(control: Control): Verbs {
  const { state, changed } = control;

  /** Runs a verb for the item that is open now; a second press while it runs does nothing. */
  const perform = async (work: (opened: Opened, lasting: Lasting) => Promise<void>): Promise<void> => {
    const { opened, lasting } = state;
    if (opened === undefined || lasting === undefined || state.busy) return;
    state.busy = true;
    delete state.problem;
    delete opened.said;
    changed();
    try {
      await work(opened, lasting);
    } catch (error) {
      if (state.opened === opened) state.problem = problemOf(error, opened.known?.asOf);
    } finally {
      state.busy = false;
      changed();
    }
  };

  const leadScreen = (): LeadScreen => {
    const { screen } = viewOf(state, new Date());
    if (screen.kind !== 'lead') throw new AppError('item-changed');
    return screen;
  };

  const link = async (opened: Opened, lasting: Lasting, said: EmailLink): Promise<void> => {
    const crm = crmOf(lasting);
    const id = crypto.randomUUID();
    await rememberLink(crm, id, said);
    await control.lookUp(opened);
    opened.undo = () => forgetLink(crm, id);
  };

  const keeping = new DraftKeeping(control);

  return {
    ...draftVerbs(control, keeping, { perform, leadScreen }),
    ...writingVerbs(control, keeping, { perform, leadScreen }),
    ...insertVerbs(control, keeping, { perform, leadScreen }),
    ...addressVerbs(control, perform, leadScreen),
    ...performingVerbs(control, perform, leadScreen),
    ...savingVerbs(control, perform),
    ...contactVerbs(control, perform),
    ...homeVerbs(control),
    leadPage: leadPageVerbs(control),
    ...sendingVerbs(control, keeping, { perform, leadScreen }),

    undo: () =>
      perform(async (opened) => {
        await opened.undo?.();
        delete opened.undo;
        delete opened.justDid;
        delete opened.pressed;
        await control.lookUp(opened);
        opened.said = { kind: 'undone' };
      }),

    chooseLead: (leadId, remember) =>
      perform(async (opened, lasting) => {
        const said: EmailLink = { address: normalizeAddress(opened.email?.from.address ?? ''), leadId, verdict: 'linked' };
        if (remember) await link(opened, lasting, said);
        else lasting.saidHere.push(said);
      }),

    notThisOne: () =>
      perform(async (opened, lasting) => {
        const { match } = leadScreen();
        await link(opened, lasting, { address: normalizeAddress(opened.email?.from.address ?? ''), leadId: match.leadId, verdict: 'not-this-one' });
        if (opened.draft?.id !== undefined) await keeping.forget(opened, lasting, opened.draft.id);
        delete opened.draft;
      }),

    linkLead: (leadId) =>
      perform(async (opened, lasting) => {
        await link(opened, lasting, { address: normalizeAddress(opened.email?.from.address ?? ''), leadId, verdict: 'linked' });
        opened.justDid = { what: 'linked' };
      }),

    checkDuplicates: async (form) => {
      const { opened, lasting } = state;
      if (opened === undefined || lasting?.crm === undefined) return;
      await checkDuplicates(opened, { crm: lasting.crm, form, changed });
    },

    createLead: (form, despiteDuplicates) =>
      perform(async (opened, lasting) => {
        const crm = crmOf(lasting);
        if (!despiteDuplicates) {
          opened.duplicates = await duplicatesOf(crm, form);
          if (opened.duplicates.kind === 'found') return;
        }
        const id = crypto.randomUUID();
        await createLead(crm, id, { ...formOf(form), accountId: accountOf(opened, form) });
        await control.lookUp(opened);
        opened.undo = () => deleteLead(crm, id);
        opened.justDid = { what: 'created' };
      }),

    async searchLeads(words) {
      const { lasting } = state;
      if (lasting?.crm === undefined) return [];
      try {
        return await searchLeads(lasting.crm, words);
      } catch (error) {
        state.problem = problemOf(error, undefined);
        changed();
        return [];
      }
    },

    itIsALead() {
      if (state.opened === undefined) return;
      state.opened.insisted = true;
      changed();
      void control.lookUp(state.opened);
    },

    signIn: () =>
      perform(async (_opened, lasting) => {
        await lasting.signIn?.prompt();
        await control.reopen();
      }),

    retry: () =>
      perform(async (opened, lasting) => {
        if (lasting.crm === undefined) await control.reopen();
        void lasting.outbox.send();
        await control.lookUp(opened);
      }),

    dismissProblem() {
      delete state.problem;
      changed();
    },
  };
}

/** The account the CRM knows under exactly this company name; nothing is connected by likeness alone. */
function accountOf(opened: Opened, form: NewLead): string | undefined {
  const wanted = form.company.trim().toLowerCase();
  return opened.known?.answer.accounts.find((account) => account.name.toLowerCase() === wanted)?.id;
}
