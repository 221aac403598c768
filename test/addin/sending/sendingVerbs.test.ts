/**
 * @jest-environment ./test/jsdomEnvironment.cjs
 */
// What the pane does with a consent to send: one sending, shown from the CRM's row, on the email it belongs to. The consent itself is taken for given here.
import type { Cache, KeptDraft } from '../../../src/addin/cacheContents.ts';
import { DraftKeeping, draftId } from '../../../src/addin/drafting/drafts.ts';
import { redeem, type SendConsent, type ShownEmail } from '../../../src/addin/sending/sendConsent.ts';
import { askSendingWhenShown, sendingVerbs } from '../../../src/addin/sending/sendingVerbs.ts';
import { noSettings, type Control, type Lasting, type Opened, type State } from '../../../src/addin/state.ts';
import type { LeadScreen } from '../../../src/addin/emailScreens.ts';
import type { CrmClient } from '../../../src/crm/client.ts';
import type { Row } from '../../../src/crm/client/row.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { aLeadScreen, aShownDraft, aShownLead } from '../../fixtures/views.ts';

jest.mock('../../../src/addin/sending/sendConsent.ts', () => ({ redeem: jest.fn() }));
const redeemed = jest.mocked(redeem);
const consent = {} as SendConsent;
const USER = '3a7c5e10-8b42-4f6d-9a01-c2d4e6f80101';
const lead = aShownLead();
const draft = aShownDraft({ slots: [], leadId: lead.id, to: [{ address: lead.email ?? '' }] });
const kept: KeptDraft = { place: 'mail', leadId: lead.id, action: draft.action, draft, settingsVersion: '', isEdited: true, at: '2026-11-22T09:00:00Z', writtenAt: '2026-11-22T09:00:00Z' };
const email: ShownEmail = { draftId: draftId(kept), to: lead.email ?? '', subject: draft.subject, paragraphs: ['Hi Jonas,', 'Maya'] };

/** A CRM with one mailbox, one lead and the emails it is given. `fate`: what becomes of a call of SendEmail. */
class OneCrm {
  readonly rows = new Map<string, Row>();
  sends = 0;
  fate: 'sent' | 'lost' | 'done-but-lost' | 'refused' = 'sent';
  lead: Row = { emailaddress1: lead.email, donotemail: false };
  mailbox: Row = { statecode: 0, outgoingemaildeliverymethod: 2, outgoingemailstatus: 1, enabledforoutgoingemail: true, emailrouteraccessapproval: 1 };

  get client(): CrmClient {
    const read = async (path: string): Promise<readonly Row[]> => {
      if (path.startsWith('leads')) return [this.lead];
      if (path.startsWith('mailboxes')) return [this.mailbox];
      return [...this.rows].flatMap(([id, row]) => (path.includes(id) ? [row] : []));
    };
    const client: Pick<CrmClient, 'read' | 'readOne' | 'readAll' | 'create' | 'remove' | 'act'> = {
      read,
      readOne: async () => ({ UserId: USER }),
      readAll: (parts) => Promise.all(parts.map(({ path }) => read(path))),
      create: async (_set, body) => {
        const row = { ...body, statuscode: 1, torecipients: lead.email, '@odata.etag': 'W/"1"' };
        this.rows.set(String(body['activityid']), row);
        return row;
      },
      remove: async (_set, id) => void this.rows.delete(id),
      act: async (_set, id) => {
        this.sends += 1;
        if (this.fate === 'refused') throw new AppError('crm-refused', { params: { status: 400 } });
        if (this.fate !== 'lost') this.rows.set(id, { ...this.rows.get(id), statuscode: 6, actualend: '2026-11-22T09:12:00Z' });
        if (this.fate !== 'sent') throw new AppError('crm-silent', { retryable: true });
      },
    };
    return client as CrmClient;
  }
}

function aSession(crm: OneCrm) {
  const stored = new Map<string, KeptDraft>([[draftId(kept), kept]]);
  const cache = {
    writeDraft: async (each: KeptDraft) => void stored.set(draftId(each), each),
    forgetDraft: async (each: KeptDraft) => void stored.delete(draftId(each)),
  } as Partial<Cache> as Cache;
  const lasting = { mailbox: { address: 'maya@kestrel.example', name: 'Maya', timeZone: 'UTC', locale: 'en' }, cache, settings: noSettings, organization: 'https://crm.example', crm: crm.client, sender: { userId: USER, at: Date.now() } } as Partial<Lasting> as Lasting;
  const open = (key: string): Opened => ({ item: { key, mode: 'read', subject: 's' }, checking: false, insisted: false, drafts: new Map([[draftId(kept), kept]]), draft: { kind: 'written', draft, id: draftId(kept) } });
  const state = { theme: 'light', online: true, busy: false, lasting, opened: open('mail') } as State & { opened: Opened };
  const control = { state, changed: () => undefined, lookUp: jest.fn(async () => undefined) } as Partial<Control> as Control;
  let offer: LeadScreen['sending'] = { kind: 'offered', email };
  const leadScreen = (): LeadScreen => ({ ...aLeadScreen(), ...(state.opened.draft === undefined ? {} : { draft: state.opened.draft }), ...(offer === undefined ? {} : { sending: offer }) });
  const verbs = sendingVerbs(control, new DraftKeeping(control), { perform: (work) => work(state.opened, lasting), leadScreen });
  return { state, stored, lasting, verbs, control, leadScreen, open, offer: (now: LeadScreen['sending']) => { offer = now; } };
}

/** Until what waits for the browser's own work, the digest of an id, has gone on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await crypto.subtle.digest('SHA-256', new Uint8Array([turn]));
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'performance', 'Date'] });
  redeemed.mockReset().mockReturnValueOnce(email).mockReturnValue(undefined);
});
afterEach(() => jest.useRealTimers());

test('[E10] one consent is one email: the state is the row\'s, the draft has done its work, and the consent used again does nothing', async () => {
  const crm = new OneCrm();
  const { state, stored, verbs, control } = aSession(crm);
  await verbs.sendFromCrm(consent);
  expect(state.opened.sent).toEqual({ status: 'pending', at: '2026-11-22T09:12:00Z', to: lead.email });
  expect([state.opened.draft, stored.size, crm.sends]).toEqual([undefined, 0, 1]);
  expect(control.lookUp).toHaveBeenCalled();
  const [row] = [...crm.rows.values()];
  expect(row).toMatchObject({ subject: draft.subject, description: '<p>Hi Jonas,</p><p>Maya</p>', directioncode: true });
  await verbs.sendFromCrm(consent);
  expect(crm.sends).toBe(1);
});

test('[E10] a pending email is followed until the CRM says it was sent', async () => {
  const crm = new OneCrm();
  const { state, verbs } = aSession(crm);
  await verbs.sendFromCrm(consent);
  await jest.advanceTimersByTimeAsync(2_000);
  await settle();
  expect(state.opened.sent?.status).toBe('pending');
  for (const [id, row] of crm.rows) crm.rows.set(id, { ...row, statuscode: 3, senton: '2026-11-22T09:13:00Z' });
  await jest.advanceTimersByTimeAsync(4_000);
  await settle();
  expect(state.opened.sent).toEqual({ status: 'sent', at: '2026-11-22T09:13:00Z', to: lead.email });
});

test('[E10] without a consent, and for a draft that is not the one consented to, the CRM is not asked', async () => {
  const crm = new OneCrm();
  const { state, verbs, offer } = aSession(crm);
  offer({ kind: 'offered', email: { ...email, paragraphs: ['Other words'] } });
  await verbs.sendFromCrm(consent);
  expect(state.opened.sent).toEqual({ status: 'not-sent', why: 'changed', to: lead.email });
  offer({ kind: 'held-back', why: 'offline' });
  redeemed.mockReturnValueOnce(email);
  await verbs.sendFromCrm(consent);
  await verbs.sendFromCrm(consent);
  expect([crm.sends, crm.rows.size, state.opened.draft?.kind]).toEqual([0, 0, 'written']);
});

test('[E10] an answer that got lost after the email was handed over is told as pending, not sent again', async () => {
  const crm = new OneCrm();
  crm.fate = 'done-but-lost';
  const { state, verbs } = aSession(crm);
  await verbs.sendFromCrm(consent);
  expect([state.opened.sent?.status, crm.sends]).toEqual(['pending', 1]);
});

test('[E10] when nobody knows, the draft stays, is kept as one that was to be sent, and looking again finds what the row says', async () => {
  const crm = new OneCrm();
  crm.fate = 'lost';
  const { state, stored, verbs } = aSession(crm);
  await verbs.sendFromCrm(consent);
  expect([state.opened.sent?.status, state.opened.draft?.kind, [...stored.values()][0]?.sendPressed, crm.sends]).toEqual(['unknown', 'written', true, 1]);
  await verbs.lookAtSent();
  expect([state.opened.sent?.status, crm.sends]).toEqual(['draft', 1]);
  // Sent again by a consent of its own it is the same row.
  crm.fate = 'sent';
  redeemed.mockReturnValueOnce(email);
  await verbs.sendFromCrm(consent);
  expect([state.opened.sent?.status, crm.sends, crm.rows.size]).toEqual(['pending', 2, 1]);
});

test('[E10] a draft that was to be sent when the pane went away is asked after when it is shown again', async () => {
  const crm = new OneCrm();
  crm.fate = 'done-but-lost';
  const first = aSession(crm);
  await first.verbs.sendFromCrm(consent);
  const again = aSession(crm);
  again.state.opened.drafts.set(draftId(kept), { ...kept, sendPressed: true });
  const changed = jest.fn();
  askSendingWhenShown(again.state, again.leadScreen(), changed);
  expect(again.state.opened.sent?.status).toBe('looking');
  await settle();
  expect([again.state.opened.sent?.status, again.state.opened.draft, crm.sends]).toEqual(['pending', undefined, 1]);
});

test('[E10] a refusal keeps the draft and leaves no row', async () => {
  const crm = new OneCrm();
  crm.fate = 'refused';
  const { state, verbs } = aSession(crm);
  await expect(verbs.sendFromCrm(consent)).rejects.toMatchObject({ code: 'crm-refused' });
  expect([state.opened.draft?.kind, crm.rows.size, state.opened.sent]).toEqual(['written', 0, undefined]);
});

test('[E10] a lead that opted out meanwhile is not sent to, and is looked up anew', async () => {
  const crm = new OneCrm();
  crm.lead = { ...crm.lead, donotemail: true };
  const { state, verbs, control } = aSession(crm);
  await verbs.sendFromCrm(consent);
  expect([state.opened.sent, crm.sends, crm.rows.size]).toEqual([{ status: 'not-sent', why: 'do-not-email', to: lead.email }, 0, 0]);
  expect(control.lookUp).toHaveBeenCalled();
});

test('[E10] what becomes of an email is told on that email, not on another one opened meanwhile', async () => {
  const crm = new OneCrm();
  const { state, verbs, open, control, stored } = aSession(crm);
  const [first, other] = [state.opened, open('another')];
  const sending = verbs.sendFromCrm(consent);
  state.opened = other;
  await sending;
  expect([first.sent?.status, other.sent, other.draft?.kind, stored.size]).toEqual(['pending', undefined, 'written', 0]);
  expect(control.lookUp).not.toHaveBeenCalled();
});

test('[E10] whether the CRM sends is asked once a draft is on screen, once, and for nobody it doesn\'t send', async () => {
  const crm = new OneCrm();
  const { state, lasting, leadScreen } = aSession(crm);
  delete lasting.sender;
  const changed = jest.fn();
  const { draft: _draft, ...withoutDraft } = leadScreen();
  askSendingWhenShown(state, withoutDraft, changed);
  expect(lasting.isAskingSender).toBeUndefined();
  askSendingWhenShown(state, leadScreen(), changed);
  askSendingWhenShown(state, leadScreen(), changed);
  await settle();
  expect([lasting.sender, changed.mock.calls.length]).toEqual([{ userId: USER, at: expect.any(Number) }, 1]);
  crm.mailbox = { ...crm.mailbox, outgoingemailstatus: 2 };
  delete lasting.sender;
  askSendingWhenShown(state, leadScreen(), changed);
  await settle();
  expect(lasting.sender).toEqual({ at: expect.any(Number) });
});
