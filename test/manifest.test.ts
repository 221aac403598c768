// The manifest's own check, tried on the manifest and on copies broken one way each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
const sound = readFileSync(join(root, 'manifest.xml'), 'utf8');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handraise-manifest-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check(xml: string): { code: number | null; problems: string } {
  const file = join(folder, 'manifest.xml');
  writeFileSync(file, xml);
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/manifest.mjs'), file], { encoding: 'utf8', cwd: root });
  return { code: status, problems: stderr };
}

test('the manifest is sound', () => {
  expect(check(sound)).toEqual({ code: 0, problems: '' });
});

test.each([
  ['a button text that is defined nowhere', ['<Label resid="open.label"/>', '<Label resid="open.text"/>'], 'resid open.text is not defined'],
  ['an icon that is no file', ['/assets/icon-32.png', '/assets/icon-33.png'], 'icon-33.png is not in assets'],
  ['an icon of the wrong size', ['/assets/icon-64.png', '/assets/icon-80.png'], 'has 80 × 80 pixels instead of 64 × 64'],
  ['an address without https', ['"https://localhost:3000/addin/commands.html"', '"http://localhost:3000/addin/commands.html"'], 'is not https'],
  ['another version than the package', ['<Version>0.1.0.0</Version>', '<Version>9.9.9.0</Version>'], 'its version is 9.9.9.0'],
  ['a permission Outlook doesn\'t know', ['<Permissions>ReadWriteItem</Permissions>', '<Permissions>ReadEverything</Permissions>'], 'converter refuses it'],
  ['a function that the function file doesn\'t define', ['<Action xsi:type="ShowTaskpane">', '<Action xsi:type="ExecuteFunction"><FunctionName>draftNow</FunctionName>'], 'defines the function draftNow'],
  ['a launch event that no code answers', ['FunctionName="onNewMessageCompose"', 'FunctionName="onNewMail"'], 'defines the function onNewMail'],
  ['events without a script for classic Outlook', ['<Override type="javascript" resid="commands.script"/>', ''], 'needs an Override of type javascript'],
  ['another script for classic Outlook', ['/addin/commands.js', '/addin/other.js'], 'is not the commands file'],
  ['a notice that opens no pane', ['id="handraise.compose.open"', 'id="handraise.compose.show"'], 'no button handraise.compose.open opens a pane'],
  ['a pane that can\'t be pinned beside an email', ['<SupportsPinning>true</SupportsPinning>', ''], 'MessageReadCommandSurface should be pinnable'],
  ['a text longer than Outlook takes', ['DefaultValue="Open Handraise"', `DefaultValue="${'Open '.repeat(60)}"`], 'is longer than 250 characters'],
  ['two buttons with one id', ['id="handraise.compose.open"', 'id="handraise.read.open"'], 'the id handraise.read.open is used twice'],
  ['a file larger than Outlook takes', ['</OfficeApp>', `<!--${' '.repeat(262_144)}--></OfficeApp>`], 'Outlook takes less than 262144'],
])('%s is found', (_what, [from = '', to = ''], problem) => {
  expect(sound).toContain(from);
  const { code, problems } = check(sound.replace(from, to));
  expect({ code, named: problems.includes(problem), problems }).toMatchObject({ code: 1, named: true });
});

test('Outlook opens the pane for reading, writing and appointments, in English and German', () => {
  const newest = sound.slice(sound.lastIndexOf('<VersionOverrides'));
  const surfaces = [...newest.matchAll(/<ExtensionPoint xsi:type="(\w+)"/g)].map((match) => match[1]);
  const pages = [...newest.matchAll(/<bt:Url id="(\w+)\.url" DefaultValue="https:\/\/localhost:3000([^"]+)"/g)].map((match) => [match[1], match[2]]);
  expect({ surfaces, pages, pins: newest.match(/<SupportsPinning>true/g)?.length, german: newest.includes('<bt:Override Locale="de-DE"') }).toEqual({
    surfaces: ['MessageReadCommandSurface', 'MessageComposeCommandSurface', 'AppointmentOrganizerCommandSurface', 'LaunchEvent'],
    pages: [['commands', '/addin/commands.html'], ['read', '/addin/taskpane.html'], ['compose', '/addin/taskpane.html?surface=compose'], ['appointment', '/addin/taskpane.html?surface=appointment']],
    pins: 2,
    german: true,
  });
});

test('[E11] while an email is written a button inserts the follow-up, and a new one tells the commands; runtimes stand where Outlook looks for them', () => {
  const newest = sound.slice(sound.lastIndexOf('<VersionOverrides'));
  const order = ['<Runtimes>', '<Override type="javascript"', '<DesktopFormFactor>', '<FunctionFile', '<FunctionName>insertFollowUp<', 'Type="OnNewMessageCompose" FunctionName="onNewMessageCompose"'].map((part) => newest.indexOf(part));
  expect(order.every((at, index) => at > (order[index - 1] ?? 0))).toBe(true);
});
