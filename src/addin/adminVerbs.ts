// What an admin may do from the pane or the full page: read and save the settings, try them on leads. Every verb answers;
// what fails is a value, and nothing is kept here.
import { maySaveSettings } from '../crm/access.ts';
import type { CrmClient } from '../crm/client.ts';
import { openMail, searchLeads } from '../crm/leads.ts';
import { readSettings, writeWriting } from '../crm/settings.ts';
import { addressKeys } from '../domain/email.ts';
import { AppError } from '../domain/errors.ts';
import type { LeadFacts } from '../domain/leadFacts.ts';
import type { Lead } from '../domain/records.ts';
import type { AgentSettings } from '../domain/settings.ts';
import type { Administration, Outcome } from './admin/administration.ts';
import { factsOf } from './screen.ts';
import { crmOf, problemOf, type Control, type Lasting } from './state.ts';

/** Where the verbs get what they need; `crm` throws an AppError while there is none. */
export interface AdminSource {
  readonly crm: () => CrmClient;
  readonly person: Administration['person'];
  readonly signIn: () => Promise<void>;
  /** Told what was read or saved, so that drafts follow at once. */
  readonly settingsKnown: (settings: AgentSettings) => Promise<void>;
}

/** The verbs over one source. */
export function adminVerbs(source: AdminSource): Administration {
  return {
    person: source.person,
    readSettings: () =>
      outcomeOf(async () => {
        const settings = await readSettings(source.crm());
        if (settings !== undefined) await source.settingsKnown(settings);
        return settings;
      }),
    saveWriting: (version, writing) =>
      outcomeOf(async () => {
        const settings = await writeWriting(source.crm(), version, writing);
        await source.settingsKnown(settings);
        return settings;
      }),
    searchLeads: (words) => outcomeOf(() => searchLeads(source.crm(), words)),
    factsOf: (lead) => outcomeOf(() => knownOf(source.crm(), lead, new Date())),
    signIn: () => outcomeOf(async () => source.signIn().then(() => undefined)),
  };
}

/** The verbs of a pane: its own CRM, mailbox and cache. */
export function paneAdministration(control: Control): Administration {
  const lasting = (): Lasting => {
    if (control.state.lasting === undefined) throw new AppError('offline', { retryable: true });
    return control.state.lasting;
  };
  return adminVerbs({
    crm: () => crmOf(lasting()),
    person: () => ({ name: lasting().mailbox.name, timeZone: lasting().mailbox.timeZone }),
    signIn: async () => {
      await lasting().signIn?.prompt();
      await control.reopen();
    },
    settingsKnown: async (settings) => {
      const { cache } = lasting();
      lasting().settings = settings;
      control.changed();
      await cache.writeSettings(settings).catch(() => undefined);
    },
  });
}

/** Whether the pane offers the admin pages; when the CRM can't be asked, it doesn't. */
export async function mayAdminister(crm: CrmClient): Promise<boolean> {
  return maySaveSettings(crm).catch(() => false);
}

async function outcomeOf<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { kind: 'done', value: await work() };
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error, undefined) };
  }
}

/** The lead with everything that hangs on it; without an address, the lead alone. */
async function knownOf(crm: CrmClient, lead: Lead, now: Date): Promise<LeadFacts> {
  const asOf = now.toISOString();
  const alone: LeadFacts = { lead, opportunities: [], activities: [], asOf };
  if (lead.email === undefined) return alone;
  const answer = await openMail(crm, { addresses: addressKeys(lead.email), answeredIds: [] });
  return factsOf({ answer, asOf }, { leadId: lead.id }) ?? alone;
}
