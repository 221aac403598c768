// What the background work would have found out about leads, written as it writes it: one row a lead, under the lead's own id.
import type { Page } from '@playwright/test';

export interface FoundOut {
  readonly state?: 'done' | 'failed';
  readonly why?: string;
  readonly isHandRaiser?: boolean;
  readonly fit?: 'high' | 'moderate' | 'low';
  readonly score?: number;
  readonly action?: { readonly kind: string; readonly performs: string; readonly reasons: readonly { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }[] };
}

type Row = Readonly<Record<string, unknown>>;

const STATES = { waiting: 927430000, done: 927430002, failed: 927430003 } as const;

/** Reads and writes with the token of the person in the pane, which it knows from the pane's first request on. */
export class AgentFindings {
  readonly #page: Page;
  #token = '';

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => {
      const token = request.headers()['authorization'];
      if (token !== undefined && request.url().includes('/api/data/')) this.#token = token;
    });
  }

  /** Ids of the person's open leads, and each by its full name. */
  async leads(): Promise<{ readonly ids: readonly string[]; readonly named: (name: string) => string }> {
    const rows = await this.#read("leads?$select=leadid,fullname&$filter=statecode eq 0 and Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')");
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
    await this.remove(leadId);
    await this.#send('post', 'hrz_leadresearches', { hrz_leadresearchid: leadId, hrz_name: 'Research', 'hrz_LeadId@odata.bind': `/leads(${leadId})`, ...found });
  }

  async state(leadId: string): Promise<keyof typeof STATES | undefined> {
    const [row] = await this.#read(`hrz_leadresearches?$select=hrz_state&$filter=hrz_leadresearchid eq ${leadId}`);
    return (Object.keys(STATES) as (keyof typeof STATES)[]).find((each) => STATES[each] === row?.['hrz_state']);
  }

  async remove(leadId: string): Promise<void> {
    await this.#page.request.delete(this.#address(`hrz_leadresearches(${leadId})`), { headers: { Authorization: this.#token } });
  }

  /** The person's answers about their consent. */
  async consents(): Promise<readonly Row[]> {
    return this.#read('hrz_consents?$select=hrz_consentid,hrz_textversion,hrz_readmail,hrz_webresearch,hrz_hidden');
  }

  async forgetConsents(): Promise<void> {
    for (const row of await this.consents()) await this.#page.request.delete(this.#address(`hrz_consents(${String(row['hrz_consentid'])})`), { headers: { Authorization: this.#token } });
  }

  async agree(): Promise<void> {
    await this.forgetConsents();
    await this.#send('post', 'hrz_consents', { hrz_name: 'Person', hrz_textversion: '1', hrz_readmail: true, hrz_webresearch: true, hrz_hidden: false });
  }

  async #send(method: 'post' | 'patch', path: string, data: Row): Promise<void> {
    const answer = await this.#page.request[method](this.#address(path), { headers: { Authorization: this.#token, 'Content-Type': 'application/json' }, data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  }

  async #read(path: string): Promise<readonly Row[]> {
    const answer = await this.#page.request.get(this.#address(path), { headers: { Authorization: this.#token } });
    return ((await answer.json()) as { readonly value: readonly Row[] }).value;
  }

  #address(path: string): string {
    return new URL(`/api/data/v9.2/${path}`, this.#page.url()).href;
  }
}
