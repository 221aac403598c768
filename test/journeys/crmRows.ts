// The CRM as a journey sees it: rows read and made with the token of the person in the pane, and emails that have just arrived.
import type { Page } from '@playwright/test';
import '../../src/standalone/outlook/testHandle.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What a lead may have rows of. */
export type AboutLead = 'tasks' | 'phonecalls' | 'appointments' | 'annotations' | 'hrz_emailvalidations';

const lookups: Readonly<Partial<Record<AboutLead, string>>> = { annotations: '_objectid_value', hrz_emailvalidations: '_hrz_leadid_value' };

/** Knows the token from the pane's first request on. */
export class CrmRows {
  readonly #page: Page;
  #token = '';

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => {
      const token = request.headers()['authorization'];
      if (token !== undefined && request.url().includes('/api/data/')) this.#token = token;
    });
  }

  async rows(path: string): Promise<readonly Row[]> {
    const answer = await this.#page.request.get(this.#address(path), { headers: { Authorization: this.#token } });
    const { value } = (await answer.json()) as { readonly value: readonly Row[] };
    return value;
  }

  async lead(address: string): Promise<Row> {
    const [lead] = await this.rows(`leads?$filter=emailaddress1 eq '${address}'&$select=leadid,statecode,statuscode,donotemail`);
    if (lead === undefined) throw new Error(`no lead ${address}`);
    return lead;
  }

  async about(set: AboutLead, address: string): Promise<readonly Row[]> {
    return this.rows(`${set}?$filter=${lookups[set] ?? '_regardingobjectid_value'} eq ${String((await this.lead(address))['leadid'])}`);
  }

  /** Changes a row as somebody else would, elsewhere. */
  async change(row: string, columns: Row): Promise<void> {
    const answer = await this.#page.request.patch(this.#address(row), { headers: { Authorization: this.#token, 'Content-Type': 'application/json' }, data: columns });
    if (!answer.ok()) throw new Error(`not changed: ${answer.status()} ${await answer.text()}`);
  }

  /** A lead nobody has written to, connected to an account. Gives back the way to remove it. */
  async addLead(lead: Row): Promise<() => Promise<void>> {
    const [account] = await this.rows('accounts?$select=accountid&$top=1');
    const id = crypto.randomUUID();
    const headers = { Authorization: this.#token, 'Content-Type': 'application/json' };
    const answer = await this.#page.request.post(this.#address('leads'), { headers, data: { leadid: id, ...lead, 'parentaccountid@odata.bind': `/accounts(${String(account?.['accountid'])})` } });
    if (!answer.ok()) throw new Error(`no lead: ${answer.status()} ${await answer.text()}`);
    return async () => {
      await this.#page.request.delete(this.#address(`leads(${id})`), { headers });
    };
  }

  /** Deletes the rows a query finds. */
  async remove(query: string, set: string, idColumn: string): Promise<void> {
    for (const row of await this.rows(query)) await this.#page.request.delete(this.#address(`${set}(${String(row[idColumn])})`), { headers: { Authorization: this.#token } });
  }

  #address(path: string): string {
    return new URL(`/api/data/v9.2/${path}`, this.#page.url()).href;
  }
}

/** Opens an email as if its file had been dropped onto the page. */
export async function openEmail(page: Page, email: { readonly from: string; readonly subject: string; readonly text: string; readonly headers?: readonly string[] }): Promise<void> {
  const id = `${email.subject}-${Date.now()}`.replace(/\W+/g, '-').toLowerCase();
  const headers = [`From: ${email.from}`, 'To: Maya Lindqvist <maya.lindqvist@kestrelmotion.example>', `Subject: ${email.subject}`, `Date: ${new Date().toUTCString()}`, `Message-ID: <${id}@journeys.example>`, ...(email.headers ?? [])];
  const raw = [...headers, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', ...email.text.split('\n')].join('\r\n');
  await page.evaluate(async ({ name, text }) => window.outlookHost?.openEml(name, text), { name: `${id}.eml`, text: raw });
  await page.evaluate((messageId) => window.outlookHost?.select(messageId), `<${id}@journeys.example>`);
}
