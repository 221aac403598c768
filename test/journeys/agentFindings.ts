// What the background work would have found out about leads, written as it writes it: one row a lead, under the lead's own id.
import type { StandingAction } from '../../src/domain/leadResearch.ts';
import { CrmRows, type Row } from './crmRows.ts';

export interface FoundOut {
  readonly state?: 'done' | 'failed';
  readonly why?: string;
  readonly isHandRaiser?: boolean;
  readonly fit?: 'high' | 'moderate' | 'low';
  readonly score?: number;
  readonly action?: StandingAction;
}

const STATES = { waiting: 927430000, done: 927430002, failed: 927430003 } as const;

/** The CRM with what the background work writes into it. */
export class AgentFindings extends CrmRows {
  /** Ids of the person's open leads, and each by its full name. */
  async leads(): Promise<{ readonly ids: readonly string[]; readonly named: (name: string) => string }> {
    const rows = await this.rows("leads?$select=leadid,fullname&$filter=statecode eq 0 and Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')");
    const named = (name: string): string => {
      const row = rows.find((each) => each['fullname'] === name);
      if (row === undefined) throw new Error(`no open lead ${name}`);
      return String(row['leadid']);
    };
    return { ids: rows.map((row) => String(row['leadid'])), named };
  }

  /** @param grade follows from the score: A from 76, B from 51. */
  async write(leadId: string, { state = 'done', why, isHandRaiser = false, fit = 'moderate', score, action }: FoundOut): Promise<void> {
    const found = {
      hrz_state: STATES[state],
      hrz_why: why ?? null,
      hrz_attempts: 1,
      hrz_researchedon: new Date().toISOString(),
      hrz_match: JSON.stringify({ matched: [], missed: [], unknown: [], share: 0.6, fit }),
      hrz_handraiser: isHandRaiser ? JSON.stringify({ segmentId: '33333333-3333-4333-8333-333333333333', segmentName: 'Asked us directly', reasons: [] }) : 'null',
      hrz_score: score === undefined ? JSON.stringify({ why: 'not-ready' }) : JSON.stringify({ made: 'here', value: score, base: 40, reasons: [], others: score - 40, grade: score >= 76 ? 'A' : score >= 51 ? 'B' : 'C', trend: 'improving', modelTrainedOn: new Date().toISOString(), scoredOn: new Date().toISOString() }),
      hrz_action: JSON.stringify(action ?? { kind: 'draft-initial-email', performs: 'draft', reasons: [{ code: 'never-contacted' }] }),
    };
    await this.forget(leadId);
    await this.post('hrz_leadresearches', { hrz_leadresearchid: leadId, hrz_name: 'Research', 'hrz_LeadId@odata.bind': `/leads(${leadId})`, ...found });
  }

  async state(leadId: string): Promise<keyof typeof STATES | undefined> {
    const [row] = await this.rows(`hrz_leadresearches?$select=hrz_state&$filter=hrz_leadresearchid eq ${leadId}`);
    return (Object.keys(STATES) as (keyof typeof STATES)[]).find((each) => STATES[each] === row?.['hrz_state']);
  }

  async forget(leadId: string): Promise<void> {
    await this.delete(`hrz_leadresearches(${leadId})`);
  }

  /** Takes back what was found out about any of the person's open leads, for the journeys after this one. */
  async forgetAll(): Promise<void> {
    for (const id of (await this.leads()).ids) await this.forget(id);
  }

  /** The person's answers about their consent. */
  async consents(): Promise<readonly Row[]> {
    return this.rows('hrz_consents?$select=hrz_consentid,hrz_textversion,hrz_readmail,hrz_webresearch,hrz_hidden');
  }

  async forgetConsents(): Promise<void> {
    await this.remove('hrz_consents?$select=hrz_consentid', 'hrz_consents', 'hrz_consentid');
  }

  async agree(): Promise<void> {
    await this.forgetConsents();
    await this.post('hrz_consents', { hrz_name: 'Person', hrz_textversion: '1', hrz_readmail: true, hrz_webresearch: true, hrz_hidden: false });
  }
}
