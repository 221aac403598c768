/** @jest-environment ./test/jsdomEnvironment.cjs */
import { Draft } from '../../../../src/standalone/outlook/draft.ts';
import type { BodyEditor, FormContent } from '../../../../src/standalone/outlook/draft.ts';
import { HostError } from '../../../../src/standalone/outlook/host/hostError.ts';
import type { HostPage, Subject } from '../../../../src/standalone/outlook/host/hostPage.ts';
import { initialData } from '../../../../src/standalone/outlook/host/initialData.ts';
import type { PermissionLevel } from '../../../../src/standalone/outlook/host/manifest.ts';
import { execute } from '../../../../src/standalone/outlook/host/objectModel.ts';
import { parseMessage } from '../../../../src/standalone/outlook/mail/parseMessage.ts';
import { Mailbox } from '../../../../src/standalone/outlook/mailbox.ts';

const READ_ITEM: PermissionLevel = 1;
const READ_WRITE_ITEM: PermissionLevel = 3;
const HTML = 3;

const person = { id: 'm', objectId: 'o', tenantId: 't', name: 'Maya Lindqvist', address: 'maya@own.example', jobTitle: 'Sales', role: 'Salesperson' };
const opened: FormContent[] = [];

function hostPage(permission: PermissionLevel = READ_WRITE_ITEM): HostPage {
  return {
    mailbox: new Mailbox(person, () => undefined),
    locale: 'en-US',
    timeZone: 'Europe/Berlin',
    permission,
    addinName: 'Add-in',
    hasNestedAppAuth: true,
    openAnswer: (_message, _all, content) => void opened.push(content),
    openNewMessage: (content) => void opened.push(content),
    openNewAppointment: (content) => void opened.push(content),
    openItem: () => false,
    closeDraft: () => undefined,
    closePane: () => undefined,
    itemStateChanged: () => undefined,
  };
}

/** A body that records what it is given. */
function editor(type: 'html' | 'text'): BodyEditor & { content: string } {
  return {
    type,
    content: '',
    html() { return this.content; },
    text() { return this.content; },
    setAll(content) { this.content = content; },
    prepend(content) { this.content = content + this.content; },
    insertAtCursor(content) { this.content += content; },
    selection: () => '',
    setSignature(content) { this.content += content; },
  };
}

async function readSubject(page: HostPage): Promise<Subject> {
  const message = await parseMessage('From: "Jo Doe" <jo@lead.example>\r\nTo: maya@own.example\r\nSubject: RE: Quote\r\nMessage-ID: <1@lead.example>\r\n\r\nPlease send a quote.\r\n', new Date(0));
  return { kind: 'message', item: page.mailbox.add(message, 'inbox', true) };
}

function writing(type: 'html' | 'text'): { subject: Subject; body: ReturnType<typeof editor>; draft: Draft } {
  const draft = new Draft('message', { subject: 'S' });
  const body = editor(type);
  draft.body = body;
  return { subject: { kind: 'compose', draft }, body, draft };
}

function run(dispid: number, part: { page?: HostPage; subject: Subject; parameters?: unknown }): unknown {
  const page = part.page ?? hostPage();
  try {
    return execute(dispid, { page, frame: part.subject.kind === 'message' ? 'read' : 'compose', subject: part.subject }, part.parameters);
  } catch (error) {
    return error instanceof HostError ? `error ${error.code}` : error;
  }
}

const ok = (data: unknown): unknown => ({ error: false, data });

describe('calls on a message being read', () => {
  test('body and headers are handed over', async () => {
    const page = hostPage();
    const subject = await readSubject(page);
    expect(run(37, { page, subject, parameters: { coercionType: 0 } })).toEqual(ok('Please send a quote.\n'));
    expect(run(168, { page, subject })).toEqual(ok('From: "Jo Doe" <jo@lead.example>\r\nTo: maya@own.example\r\nSubject: RE: Quote\r\nMessage-ID: <1@lead.example>\r\n'));
  });

  test('writing calls do not exist there', async () => {
    expect(run(38, { subject: await readSubject(hostPage()), parameters: { data: 'x' } })).toBe('error 9032');
  });

  test('a sixth notification, a used key and an insight are refused', async () => {
    const subject = await readSubject(hostPage());
    const add = (key: string, type = 0): unknown => run(33, { subject, parameters: { key, message: 'm', type } });
    expect([1, 2, 3, 4, 5].map((number) => add(`k${number}`))).toEqual(Array(5).fill(ok(null)));
    expect([add('k6'), add('k1'), add('i', 3)]).toEqual(['error 9025', 'error 9023', 'error 9032']);
  });

  test('a form body beyond 32 KB is refused, at 32 KB it opens sanitized', async () => {
    const subject = await readSubject(hostPage());
    expect(run(10, { subject, parameters: { htmlBody: 'x'.repeat(32 * 1024 + 1) } })).toBe('error 9031');
    run(10, { subject, parameters: { htmlBody: '<p onclick="x()">Hi<script>1</script></p>' } });
    expect(opened[opened.length - 1]?.bodyHtml).toBe('<p>Hi</p>');
  });
});

describe('permission', () => {
  test('an add-in that may write items reaches nothing of the mailbox beyond', async () => {
    expect(run(160, { subject: await readSubject(hostPage()) })).toBe('error 9017');
  });

  test('an add-in that only reads may not write', () => {
    expect(run(17, { page: hostPage(READ_ITEM), subject: writing('html').subject, parameters: { subject: 'new' } })).toBe('error 9017');
  });

  test('Exchange tokens are refused whatever the permission', async () => {
    expect(run(12, { subject: await readSubject(hostPage()) })).toMatchObject({ wasSuccessful: false, errorCode: 9018 });
  });
});

describe('calls on a message being written', () => {
  test('inserted HTML arrives sanitized, text arrives escaped', () => {
    const { subject, body } = writing('html');
    run(13, { subject, parameters: { data: '<p class="a" id="b" style="color:red">One<img src="https://evil.example/x.png"></p>', coercionType: HTML } });
    run(13, { subject, parameters: { data: '<b>\nTwo' } });
    expect(body.content).toBe('<p>One</p>&lt;b&gt;<br>Two');
  });

  test('HTML into a plain-text body is an error and changes nothing', () => {
    const { subject, body } = writing('text');
    expect(run(38, { subject, parameters: { data: '<p>x</p>', coercionType: HTML } })).toBe('error 9002');
    expect(run(13, { subject, parameters: { data: 'plain & simple' } })).toEqual(ok(null));
    expect(body.content).toBe('plain & simple');
  });

  test('a body of 1,000,000 characters fits, one more does not', () => {
    const { subject } = writing('html');
    expect(run(38, { subject, parameters: { data: 'x'.repeat(1_000_000) } })).toEqual(ok(null));
    expect(run(38, { subject, parameters: { data: 'x'.repeat(1_000_001) } })).toBe('error 9000');
  });

  test('recipients are set, added without doubles, limited to 100 a call, and told to listeners', () => {
    const { subject, draft } = writing('html');
    const told: unknown[] = [];
    draft.listen((change, fields) => told.push([change, fields]));
    run(21, { subject, parameters: { recipientField: 0, recipientArray: [{ name: 'Jo', address: 'jo@lead.example' }] } });
    run(22, { subject, parameters: { recipientField: 0, recipientArray: ['JO@lead.example', 'new@lead.example'] } });
    expect(draft.recipients('to').map((one) => one.address)).toEqual(['jo@lead.example', 'new@lead.example']);
    expect(run(21, { subject, parameters: { recipientField: 1, recipientArray: Array(101).fill('a@b.example') } })).toBe('error 9012');
    expect(told).toEqual([['recipients', ['to']], ['recipients', ['to']]]);
  });

  test('an item has an id only after it was saved', () => {
    const { subject } = writing('html');
    expect(run(164, { subject })).toBe('error 9046');
    const saved = run(32, { subject });
    expect(run(164, { subject })).toEqual(saved);
  });

  test('session data beyond 50,000 characters and unknown keys are refused', () => {
    const { subject } = writing('html');
    expect(run(185, { subject, parameters: { name: 'k', value: 'x'.repeat(50_000) } })).toBe('error 9051');
    expect(run(186, { subject, parameters: { name: 'k' } })).toBe('error 9050');
  });

  test('a message with a link opens a button\'s pane; its text has Outlook\'s limits', () => {
    const { subject, draft } = writing('html');
    const insight = (actionText: string) => ({ key: 'k', type: 3, message: 'm', actions: [{ actionType: 'showTaskPane', actionText, commandId: 'open' }] });
    expect(run(33, { subject, parameters: insight('x'.repeat(31)) })).toBe('error 9031');
    run(33, { subject, parameters: insight('Open') });
    expect(draft.state.notifications.get('k')?.actions).toEqual([{ text: 'Open', commandId: 'open' }]);
  });

  test('a closed window answers with an error', () => {
    const { subject, draft } = writing('html');
    draft.close();
    expect(run(18, { subject })).toBe('error 5001');
  });

  test('parameters of the wrong shape end the call, not the page', () => {
    const { subject } = writing('html');
    expect([run(17, { subject }), run(21, { subject, parameters: { recipientField: 9, recipientArray: [] } }), run(9999, { subject })]).toEqual(['error 9031', 'error 9031', 'error 5001']);
  });
});

describe('what an add-in learns when it loads', () => {
  test('nothing selected is an item type of its own, several selected is nothing at all', () => {
    expect(initialData(hostPage(), { kind: 'none' })).toMatchObject({ itemType: 6, userEmailAddress: 'maya@own.example', userTimeZone: 'W. Europe Standard Time' });
    expect(initialData(hostPage(), { kind: 'several' })).toBeNull();
  });

  test('a message comes with sender, conversation and normalized subject', async () => {
    const page = hostPage();
    expect(initialData(page, await readSubject(page))).toMatchObject({
      itemType: 1,
      permissionLevel: 3,
      subject: 'RE: Quote',
      normalizedSubject: 'Quote',
      internetMessageId: '<1@lead.example>',
      from: { name: 'Jo Doe', address: 'jo@lead.example', recipientType: 3 },
      to: [{ address: 'maya@own.example', recipientType: 2 }],
      isRead: false,
    });
  });
});
