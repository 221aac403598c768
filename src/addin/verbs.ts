// What a seller may do from the pane. Each verb resolves; what fails becomes the view's problem, and nothing typed is lost.
import { createTask, deleteTask } from '../crm/activities.ts';
import { createLead, deleteLead, forgetLink, rememberLink, searchLeads, setDoNotEmail } from '../crm/leads.ts';
import { AppError } from '../domain/errors.ts';
import { normalizeAddress } from '../domain/email.ts';
import type { EmailLink } from '../domain/leadReply.ts';
import type { NewLead } from '../domain/newLead.ts';
import { addressVerbs } from './addressVerbs.ts';
import { draftVerbs, insertVerbs } from './draftVerbs.ts';
import { checkDuplicates, duplicatesOf, formOf } from './duplicates.ts';
import { crmOf, problemOf, viewOf, type Control, type Lasting, type Opened } from './state.ts';
import { t } from './strings.ts';
import type { LeadScreen, Verbs } from './view.ts';

const REMIND_AT_HOUR = 'T08:00:00Z';

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

  return {
    ...draftVerbs(control, perform, leadScreen),
    ...insertVerbs(control, perform, leadScreen),
    ...addressVerbs(control, perform, leadScreen),

    perform: () =>
      perform(async (opened, lasting) => {
        const screen = leadScreen();
        const crm = crmOf(lasting);
        const { lead } = screen.facts;
        if (screen.suggestion.performs === 'stop-contact') {
          await setDoNotEmail(crm, lead, true);
          opened.undo = () => setDoNotEmail(crm, lead, false);
          opened.justDid = { what: 'stopped-contact' };
        } else if (screen.suggestion.performs === 'task') {
          const id = crypto.randomUUID();
          const until = screen.suggestion.until ?? new Date().toISOString().slice(0, 10);
          const name = [lead.name.first, lead.name.last].filter((part) => part !== undefined).join(' ');
          await createTask(crm, { id, leadId: lead.id, subject: t('task.reminder.subject', { name }), note: screen.reading.intents[0]?.evidence.quote ?? '', dueOn: until + REMIND_AT_HOUR });
          opened.undo = () => deleteTask(crm, id);
          opened.justDid = { what: 'reminded' };
        }
        await control.lookUp(opened);
      }),

    remind: (day) =>
      perform(async (opened, lasting) => {
        const { screen } = viewOf(state, new Date());
        if (screen.kind !== 'not-a-lead' || screen.sentTo === undefined) throw new AppError('item-changed');
        const crm = crmOf(lasting);
        const id = crypto.randomUUID();
        const { lead } = screen.sentTo;
        const name = [lead.name.first, lead.name.last].filter((part) => part !== undefined).join(' ');
        await createTask(crm, { id, leadId: lead.id, subject: t('task.reminder.subject', { name }), note: opened.item.subject, dueOn: day + REMIND_AT_HOUR });
        opened.undo = () => deleteTask(crm, id);
        opened.justDid = { what: 'reminded' };
      }),

    undo: () =>
      perform(async (opened) => {
        await opened.undo?.();
        delete opened.undo;
        delete opened.justDid;
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
        delete opened.draft;
        await lasting.cache.writeDraft(opened.item.key, undefined);
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
