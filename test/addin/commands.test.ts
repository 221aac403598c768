// The commands as Outlook gets them: the built file, in an engine without a page, without modules and without anything newer than
// ECMAScript 2016. What a browser does with them is in the journeys.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PREPARED_SETTING, withPrepared, type PreparedFollowUp } from '../../src/addin/commands/preparedFollowUps.ts';
import { aHost, anEmail, loadBundle, type BareHost } from './commands/bareRuntime.ts';

const root = resolve(__dirname, '../..');
const JONAS = 'jonas.brandt@halvorsen.example';
let folder: string;
let code: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handraise-commands-'));
  const built = spawnSync(process.execPath, [join(root, 'node_modules/webpack/bin/webpack.js'), '--mode', 'production', '--config-name', 'commands', '--output-path', folder], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
  code = readFileSync(join(folder, 'commands.js'), 'utf8');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function aFollowUp(more: Partial<PreparedFollowUp> = {}): PreparedFollowUp {
  return {
    addresses: [JONAS],
    person: 'Jonas Brandt',
    company: 'Halvorsen Foods',
    again: { subject: 'Palletizing in Bergen', paragraphs: ['Hi Jonas,', 'On 12 November I wrote to you about "line 3" & more.', 'Best regards\nMaya Lindqvist'], gaps: 0 },
    answer: { conversationId: 'c-1', subject: 'Re: Line 3', paragraphs: ['Hi Jonas,', 'The lead time is [lead time].'], gaps: 1 },
    at: new Date().toISOString(),
    ...more,
  };
}

function prepared(...followUps: readonly PreparedFollowUp[]): Record<string, unknown> {
  return { [PREPARED_SETTING]: followUps.reduceRight((before, each) => withPrepared(JSON.parse(before) as PreparedFollowUp[], each), '[]') };
}

async function press(host: BareHost): Promise<string | undefined> {
  expect(await loadBundle(code, host).run('insertFollowUp')).toBe(1);
  return host.email?.notices.get('handraise')?.message;
}

async function begin(host: BareHost): Promise<string | undefined> {
  expect(await loadBundle(code, host).run('onNewMessageCompose')).toBe(1);
  return host.email?.notices.get('handraise')?.message;
}

test('[E11] the commands are one file of ECMAScript 2016 that loads nothing, sends nothing and stays small', () => {
  // The parser webpack itself brings.
  const { parse } = createRequire(createRequire(join(root, 'package.json')).resolve('webpack'))('acorn') as { parse: (text: string, options: object) => unknown };
  expect(() => parse(code, { ecmaVersion: 7, sourceType: 'script' })).not.toThrow();
  expect(readdirSync(folder)).toEqual(['commands.js']);
  expect(code).not.toMatch(/\b(import\(|importScripts|document|localStorage|indexedDB|XMLHttpRequest|navigator|sendAsync|makeEwsRequestAsync)\b/);
  expect(code.length).toBeLessThan(40_000);
});

test('[E11] both functions of the manifest are registered as soon as the file is read', () => {
  const manifest = readFileSync(join(root, 'manifest.xml'), 'utf8');
  const named = [...manifest.matchAll(/<FunctionName>(\w+)<|FunctionName="(\w+)"/g)].map((match) => match[1] ?? match[2]);
  expect([...new Set(named)].sort()).toEqual([...loadBundle(code, aHost(anEmail([]))).names].sort());
});

test('[E11] the follow-up of the lead in To goes in at the cursor, its subject only where there is none, recipients never', async () => {
  const host = aHost(anEmail(['Jonas.Brandt+news@Halvorsen.example']), prepared(aFollowUp()));
  expect(await press(host)).toBe('Follow-up inserted. Nothing has been sent.');
  expect(host.email).toMatchObject({
    subject: 'Palletizing in Bergen',
    body: 'Hi Jonas,\nOn 12 November I wrote to you about "line 3" & more.\nBest regards\nMaya Lindqvist\nMaya Lindqvist\nKestrel Motion',
    to: ['Jonas.Brandt+news@Halvorsen.example'],
  });
  const other = aHost(anEmail([JONAS], { subject: 'Mine', format: 'text' }), prepared(aFollowUp()));
  await press(other);
  expect({ subject: other.email?.subject, body: other.email?.body.startsWith('Hi Jonas,\n\nOn 12 November') }).toEqual({ subject: 'Mine', body: true });
});

test('[E11] pressed twice it is inserted once and says so; taken out again it can be inserted again', async () => {
  const host = aHost(anEmail([JONAS]), prepared(aFollowUp()));
  await press(host);
  const once = host.email?.body;
  expect(await press(host)).toBe('The follow-up is already in this email. It was not inserted again.');
  expect(host.email?.body).toBe(once);
  if (host.email !== undefined) host.email.body = 'Maya Lindqvist';
  expect(await press(host)).toBe('Follow-up inserted. Nothing has been sent.');
  expect(host.email?.body.split('Hi Jonas').length).toBe(2);
});

test('[E11] an Outlook that keeps nothing with an email still inserts it once; the same words in the quoted email are no insertion', async () => {
  const quoted = 'Maya\n\n> Hi Jonas,\n> The lead time is [lead time].';
  const host = aHost(anEmail([JONAS], { body: quoted.replace(/> /g, ''), conversationId: 'c-1' }), prepared(aFollowUp()));
  host.version = 9;
  expect(await press(host)).toContain('Follow-up inserted.');
  expect(await press(host)).toBe('The follow-up is already in this email. It was not inserted again.');
  const message = aHost(anEmail([JONAS], { conversationId: '' }), prepared(aFollowUp()));
  message.version = 9;
  expect(await press(message)).toBe('Follow-up inserted. Nothing has been sent.');
  expect(await press(message)).toBe('The follow-up is already in this email. It was not inserted again.');
});

test('[E11] in a reply only the answer drafted for this very conversation goes in, and its gaps are named', async () => {
  const host = aHost(anEmail([JONAS], { composeType: 'reply', conversationId: 'c-1', subject: 'Re: Line 3' }), prepared(aFollowUp()));
  expect(await press(host)).toBe('Follow-up inserted. Fill the gaps in brackets before you send. Nothing has been sent.');
  expect(host.email?.body).toContain('The lead time is [lead time].');
  const other = aHost(anEmail([JONAS], { composeType: 'reply', conversationId: 'c-2' }), prepared(aFollowUp()));
  expect(await press(other)).toBe("The answer to this email isn't drafted yet. Handraise drafts it. Nothing was inserted.");
  expect(other.calls).not.toContain('body.insert');
});

test.each<[string, readonly string[], readonly PreparedFollowUp[], string]>([
  ['nobody in To', [], [aFollowUp()], 'Add a lead to To first. Nothing was inserted.'],
  ['a recipient who is no lead', ['ida@nowhere.example'], [aFollowUp()], 'No lead found for this recipient. Nothing was inserted.'],
  ['two leads in To', [JONAS, 'greta@alpgold.example'], [aFollowUp(), aFollowUp({ addresses: ['greta@alpgold.example'], person: 'Greta' })], 'To names more than one lead. Choose one in Handraise. Nothing was inserted.'],
  ['a lead who asked not to be emailed', [JONAS], [aFollowUp({ isStopped: true })], 'Jonas Brandt asked not to be emailed. Nothing was inserted.'],
  ['a follow-up older than two weeks', [JONAS], [aFollowUp({ at: '2025-01-01T00:00:00Z' })], 'No lead found for this recipient. Nothing was inserted.'],
])('[E11] with %s nothing is inserted, and the notice says why and opens the pane', async (_what, to, followUps, sentence) => {
  const host = aHost(anEmail(to), prepared(...followUps));
  const before = host.email?.body;
  expect(await press(host)).toBe(sentence);
  expect(host.email?.body).toBe(before);
  expect(host.email?.notices.get('handraise')).toMatchObject({ type: 'insightMessage', actions: [{ actionText: 'Open Handraise', commandId: 'handraise.compose.open', contextData: '{}' }] });
});

test.each<[string, BareHost['faults'], string]>([
  ['refuses the text', { 'body.insert': 9000 }, "Outlook didn't take the follow-up. Handraise still has it."],
  ['only pretends to take it', { 'body.insert': 'pretend' }, "Outlook didn't take the follow-up. Handraise still has it."],
  ['lost the cursor', { 'body.insert': 9014 }, 'Follow-up inserted. Nothing has been sent.'],
  ['takes no notices', { 'notice.add': 9031 }, ''],
])('[E11] an Outlook that %s ends the command and is told truly', async (_what, faults, sentence) => {
  const host = aHost(anEmail([JONAS]), prepared(aFollowUp()));
  host.faults = faults;
  expect(await press(host) ?? '').toBe(sentence);
});

test('[E11] an Outlook that never answers still gets its command completed', async () => {
  const host = aHost(anEmail([JONAS]), prepared(aFollowUp()));
  host.faults = { 'to.get': 'hang' };
  expect(await press(host)).toBe('No answer in time. Look whether the follow-up is in your email before you press again.');
});

test('[E3] a new email to a lead begins with a hint that opens the pane; to anybody else nothing is said', async () => {
  const host = aHost(anEmail([JONAS]), prepared(aFollowUp()));
  expect(await begin(host)).toBe("You're writing to a lead: Jonas Brandt, Halvorsen Foods.");
  expect(host.email?.notices.get('handraise')?.actions?.[0]?.commandId).toBe('handraise.compose.open');
  expect(await begin(aHost(anEmail(['ida@nowhere.example']), prepared(aFollowUp())))).toBeUndefined();
  expect(await begin(aHost(anEmail([]), prepared(aFollowUp())))).toBeUndefined();
  expect(await begin(aHost(anEmail([JONAS]), prepared(aFollowUp({ isStopped: true }))))).toBe('Jonas Brandt asked not to be emailed.');
});

test('[E15] the notices speak German where the mailbox does', async () => {
  const host = aHost(anEmail([JONAS]), prepared(aFollowUp()));
  host.language = 'de-DE';
  expect(await begin(host)).toBe('Sie schreiben an einen Lead: Jonas Brandt, Halvorsen Foods.');
  expect(await press(host)).toBe('Follow-up eingefügt. Es wurde nichts gesendet.');
});

test('[E11] without an open email, and with damaged settings, a command ends quietly', async () => {
  expect(await press(aHost(undefined, prepared(aFollowUp())))).toBeUndefined();
  for (const damaged of [undefined, 7, '', '{', '[{}]', '[{"addresses":["x"],"person":1,"at":""}]', '{"a":1}']) {
    expect(await press(aHost(anEmail([JONAS]), { [PREPARED_SETTING]: damaged }))).toBe('No lead found for this recipient. Nothing was inserted.');
  }
});
