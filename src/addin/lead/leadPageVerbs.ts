// What a seller may do on the page of a lead: look, connect, qualify, carry out what is suggested, hide themselves, have it researched again, and
// take back what was pressed last. Nothing here needs an open email.
import { searchAccounts, searchContacts, setLink, linkOf } from '../../crm/connecting.ts';
import { sayHidden } from '../../crm/colleagues.ts';
import { qualifyLead, undoQualification } from '../../crm/qualifying.ts';
import type { LeadChange } from '../../crm/leadChanges.ts';
import { requestResearch } from '../../crm/research.ts';
import { steadyId } from '../../crm/steadyId.ts';
import { saysNothing } from '../../crm/addressChanges.ts';
import { syntaxProblemOf } from '../../domain/addressSyntax.ts';
import { normalizeAddress } from '../../domain/email.ts';
import { AppError } from '../../domain/errors.ts';
import { wakeAgent } from '../agent.ts';
import { openMessage } from '../outlook/insertion.ts';
import { askLeadPage, keepTab, leaveLeadPage, openLeadPage } from './leadPageRefresh.ts';
import { leadPageOf } from './leadPageShown.ts';
import { pagePerformingVerbs } from './pagePerforming.ts';
import { askAgain, leadOf, press, told, type Perform, type Place } from './pagePressing.ts';
import { openItem } from '../outlook.ts';
import { crmOf, problemOf, type Control, type Lasting } from '../state.ts';
import { viewOf } from '../viewOf.ts';
import type { LeadPageVerbs } from '../paneVerbs.ts';

/** The verbs of the page over one session. */
export function leadPageVerbs(control: Control): LeadPageVerbs {
  const { state, changed } = control;
  const placeNow = (): Place | undefined => {
    const { lasting } = state;
    return lasting?.leadPage?.open === undefined ? undefined : { lasting, open: lasting.leadPage.open };
  };
  const perform: Perform = async (work) => {
    const place = placeNow();
    if (place === undefined || state.busy) return;
    state.busy = true;
    delete state.problem;
    changed();
    try {
      await work(place);
    } catch (error) {
      state.problem = problemOf(error, place.open.known?.asOf);
      // What the seller sees next is what the CRM has now.
      if (error instanceof AppError && (error.code === 'changed-elsewhere' || error.code === 'lead-closed')) void askLeadPage(state, changed);
    } finally {
      state.busy = false;
      changed();
    }
  };
  const searching = async <Found>(search: (lasting: Lasting) => Promise<readonly Found[]>): Promise<readonly Found[]> => {
    const { lasting } = state;
    if (lasting === undefined) return [];
    return search(lasting);
  };
  return {
    open: (leadId, lead) => {
      delete state.problem;
      void openLeadPage(state, { leadId, ...(lead === undefined ? {} : { lead }), backTo: state.lasting?.home?.isOpen === true ? 'home' : 'email' }, changed);
    },
    close() {
      if (state.lasting?.leadPage !== undefined) leaveLeadPage(state.lasting.leadPage);
      delete state.problem;
      changed();
    },
    chooseTab(tab) {
      const { lasting } = state;
      if (lasting?.leadPage === undefined) return;
      keepTab(lasting, lasting.leadPage, tab);
      changed();
    },
    refresh: async () => {
      delete state.problem;
      if (state.blocked === 'sign-in-needed') await state.lasting?.signIn?.prompt().catch(() => undefined);
      if (state.lasting?.crm === undefined) await control.reopen();
      void state.lasting?.outbox.send();
      forgetAddress(placeNow());
      await askLeadPage(state, changed);
    },
    refreshResearch: () =>
      perform(async (place) => {
        await research(control, place);
        place.open.did = { what: 'research-asked' };
        delete place.open.undo;
      }),
    searchAccounts: (words) => searching((lasting) => searchAccounts(crmOf(lasting), words)),
    searchContacts: (words) => searching((lasting) => searchContacts(crmOf(lasting), words)),
    ...connectingVerbs(control, perform),
    ...qualifyingVerbs(control, perform),
    ...pagePerformingVerbs(control, perform),
    ...personVerbs(control, perform),
    undo: () =>
      perform(async ({ open }) => {
        const { undo } = open;
        delete open.undo;
        delete open.did;
        await undo?.();
        if (open.did === undefined) open.did = { what: 'undone' };
        await askAgain(control, open);
      }),
  };
}

function connectingVerbs(control: Control, perform: Perform): Pick<LeadPageVerbs, 'connect'> {
  return {
    connect: ({ kind, id, name }) =>
      perform(async (place) => {
        const { lasting, open } = place;
        const crm = crmOf(lasting);
        const lead = leadOf(open);
        const before = linkOf(lead, kind);
        const version = await setLink(crm, lead, id === undefined ? { kind } : { kind, id });
        told(open, { what: id === undefined ? 'disconnected' : 'connected', kind, name }, async () => {
          await setLink(crm, { id: lead.id, version }, before);
          await research(control, place);
        });
        // Other rows, other facts: what is known of the company starts anew. Connected it is in any case.
        await research(control, place).catch(() => undefined);
        await askAgain(control, open);
      }),
  };
}

function qualifyingVerbs(control: Control, perform: Perform): Pick<LeadPageVerbs, 'qualify'> {
  return {
    qualify: (wanted) =>
      perform(async ({ lasting, open }) => {
        const crm = crmOf(lasting);
        const lead = leadOf(open);
        const qualified = await qualifyLead(crm, lead, wanted);
        told(open, { what: 'qualified', made: qualified.made }, async () => {
          if ((await undoQualification(crm, lead.id, qualified)) === 'in-use') open.did = { what: 'in-use' };
        });
        await askAgain(control, open);
      }),
  };
}

function personVerbs(control: Control, perform: Perform): Pick<LeadPageVerbs, 'overrideAddress' | 'hideMe' | 'write'> {
  return {
    overrideAddress: (word) =>
      perform(async (place) => {
        const { lasting, open } = place;
        const { screen } = viewOf(control.state, new Date());
        const address = leadPageOf(control.state, screen)?.address;
        if (address === undefined) throw new AppError('item-changed');
        const lead = leadOf(open);
        const of = address.validation.address;
        const id = await steadyId(lasting.organization ?? '', 'lead-page', lead.id, 'address-word', of, word.validity ?? '', word.type ?? '', word.reason ?? '', open.known?.asOf ?? '');
        const change: LeadChange = { kind: 'address-word', id, leadId: lead.id, address: of, word, before: address.validation.overridden ?? {} };
        await press(control, place, { change, lead, did: () => ({ what: saysNothing(word) ? 'override-forgotten' : 'overridden' }) });
      }),
    hideMe: (hidden) =>
      perform(async ({ lasting, open }) => {
        const crm = crmOf(lasting);
        const say = (word: boolean): Promise<void> => sayHidden(crm, word, { newId: crypto.randomUUID(), name: lasting.mailbox.name || lasting.mailbox.address });
        await say(hidden);
        void wake(lasting);
        told(open, { what: hidden ? 'hidden' : 'shown' }, async () => {
          await say(!hidden);
          void wake(lasting);
        });
        await askAgain(control, open);
      }),
    write: ({ name, address }) =>
      perform(async () => {
        if (syntaxProblemOf(address) !== undefined) throw new AppError('bad-request');
        await openMessage({ subject: '', to: [{ name, address }], paragraphs: [], linkHosts: [] }, openItem()?.key);
      }),
  };
}

/** The wish is a row in the CRM; the service is only told to look. */
async function research({ state, changed }: Control, { lasting, open }: Place): Promise<void> {
  await requestResearch(crmOf(lasting), leadOf(open));
  open.looks = 0;
  void wake(lasting);
  await askLeadPage(state, changed);
}

/** Our service is asked about the lead's address once more, too. */
function forgetAddress(place: Place | undefined): void {
  const address = (place?.open.known?.answer.lead ?? place?.open.lead)?.email;
  if (place === undefined || address === undefined) return;
  place.lasting.addresses.answers.delete(normalizeAddress(address));
}

/** Who doesn't hear it looks at its next turn. */
async function wake({ addresses }: Lasting): Promise<void> {
  try {
    if (addresses.token !== undefined) await wakeAgent(await addresses.token());
  } catch {
    return;
  }
}
