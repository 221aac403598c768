// The CRM as a journey sees it: rows read and written with the token of the person on the page, and emails that have just arrived.
import { expect, type APIResponse, type Page } from '@playwright/test';
import '../../src/standalone/outlook/testHandle.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What a lead may have rows of. */
export type AboutLead = 'tasks' | 'phonecalls' | 'appointments' | 'annotations' | 'hrz_emailvalidations';

const lookups: Readonly<Partial<Record<AboutLead, string>>> = { annotations: '_objectid_value', hrz_emailvalidations: '_hrz_leadid_value' };
/** The Web API's code for a row that doesn't exist. */
const NOT_FOUND = '0x80040217';
const MINUTE_MS = 60_000;

/** Knows the token from the page's first request on, and waits for it. */
export class CrmRows {
  readonly #page: Page;
  readonly #address: string | undefined;
  #token = '';

  /** @param address of the server; the page's own when left out. */
  constructor(page: Page, address?: string) {
    this.#page = page;
    this.#address = address;
    page.on('request', (request) => {
      const token = request.headers()['authorization'];
      if (token !== undefined && request.url().includes('/api/data/')) this.#token = token;
    });
  }

  /** Waits until the page has asked the CRM as somebody. */
  async signedIn(): Promise<void> {
    await expect.poll(() => this.#token).not.toBe('');
  }

  async rows(path: string): Promise<readonly Row[]> {
    const answer = await this.#ask('get', path);
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

  /** Changes a row as somebody else would, elsewhere; makes it where there is none. */
  async change(row: string, columns: Row): Promise<void> {
    await this.#ask('patch', row, columns);
  }

  async post(set: string, columns: Row): Promise<void> {
    await this.#ask('post', set, columns);
  }

  /** A row that is gone already is fine. */
  async delete(row: string): Promise<void> {
    await this.#ask('delete', row);
  }

  /** A lead nobody has written to, connected to an account. Gives back the way to remove it. */
  async addLead(lead: Row): Promise<() => Promise<void>> {
    const [account] = await this.rows('accounts?$select=accountid&$top=1');
    const leadid = crypto.randomUUID();
    await this.post('leads', { leadid, ...lead, 'parentaccountid@odata.bind': `/accounts(${String(account?.['accountid'])})` });
    return () => this.delete(`leads(${leadid})`);
  }

  /** Deletes the rows a query finds. */
  async remove(query: string, set: string, idColumn: string): Promise<void> {
    for (const row of await this.rows(query)) await this.delete(`${set}(${String(row[idColumn])})`);
  }

  async #ask(method: 'get' | 'post' | 'patch' | 'delete', path: string, data?: Row): Promise<APIResponse> {
    await this.signedIn();
    const { href } = new URL(`/api/data/v9.2/${path}`, this.#address ?? this.#page.url());
    const answer = await this.#page.request[method](href, { headers: { Authorization: this.#token }, ...(data === undefined ? {} : { data }) });
    if (answer.ok()) return answer;
    const why = await answer.text();
    if (method === 'delete' && why.includes(NOT_FOUND)) return answer;
    throw new Error(`${method} ${path}: ${answer.status()} ${why}`);
  }
}

interface Arrived {
  readonly from: string;
  /** Maya when left out. */
  readonly to?: string;
  readonly subject: string;
  readonly text: string;
  readonly minutesAgo?: number;
  readonly headers?: readonly string[];
}

/** Opens an email as if its file had been dropped onto the page. */
export async function openEmail(page: Page, { from, to = 'Maya Lindqvist <maya.lindqvist@kestrelmotion.example>', subject, text, minutesAgo = 0, headers = [] }: Arrived): Promise<void> {
  const now = Date.now();
  const id = `${subject}-${now}`.replace(/\W+/g, '-').toLowerCase();
  const head = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Date: ${new Date(now - minutesAgo * MINUTE_MS).toUTCString()}`, `Message-ID: <${id}@journeys.example>`, ...headers];
  const file = [...head, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', ...text.split('\n')].join('\r\n');
  await page.evaluate(async ([name, raw]) => window.outlookHost?.openEml(name, raw), [`${id}.eml`, file] as const);
  await page.evaluate((messageId) => window.outlookHost?.select(messageId), `<${id}@journeys.example>`);
}
