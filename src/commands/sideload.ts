// `npm run sideload`: writes and checks the manifest for the address Handraise runs at, and says how to bring it into a
// real Outlook. Needs no network; changes nothing outside the project folder.
import { spawn } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { platform } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readUrl } from '../agent/research/readUrl.ts';
import { FlagError, readFlags } from './flags.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const flagKinds = { port: 'port', open: 'switch' } as const;
const DEFAULT_PORT = 3000;
const MANIFEST_ADDRESS = 'https://localhost:3000';
/** Microsoft's short address of the add-ins dialog in Outlook on the web. */
const SIDELOAD_PAGE = 'https://aka.ms/olksideload';

function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

async function sideload(): Promise<void> {
  const flags = readFlags(process.argv.slice(2), flagKinds);
  const address = readAddress(flags.port ?? DEFAULT_PORT, process.env['PUBLIC_URL']);
  const file = path.join(root, '.handraise', 'manifest.xml');
  const manifest = await readFile(path.join(root, 'manifest.xml'), 'utf8');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, manifest.replaceAll(MANIFEST_ADDRESS, address));
  await checkManifest(file);
  say(`The manifest for ${address} is ${file}`);
  if (!(await isServed(address))) say(`Nothing answers at ${address} yet: start Handraise there and keep it running while you use the add-in.`);
  say();
  for (const line of [...steps(file), '', ...(await trustSteps(address)), '', ...limits(address)]) say(line);
  if (flags.open === true) openInBrowser(SIDELOAD_PAGE);
}

/** The origin the manifest has to name: PUBLIC_URL of a deployment, else localhost with the port. */
function readAddress(port: number, publicUrl: string | undefined): string {
  if (publicUrl === undefined || publicUrl === '') return `https://localhost:${port}`;
  const url = readUrl(publicUrl);
  if (url?.protocol !== 'https:' || url.pathname !== '/') throw new FlagError(`PUBLIC_URL must be an https address without a path, not "${publicUrl}".`);
  return url.origin;
}

function checkManifest(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = spawn(process.execPath, [path.join(root, 'scripts/manifest.mjs'), file], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    check.once('error', reject);
    check.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('The manifest has the problems named above, so Outlook would refuse it.'))));
  });
}

function isServed(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    // Only asks whether something is there; nothing is sent and nothing of the answer is used.
    const request = get(`${address}/manifest.xml`, { rejectUnauthorized: false, timeout: 3_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('error', () => resolve(false));
    request.once('timeout', () => request.destroy());
  });
}

function steps(file: string): readonly string[] {
  return [
    'Outlook on the web, new Outlook and Outlook on Mac',
    `  1. Open ${SIDELOAD_PAGE} and sign in; Outlook shows its add-ins dialog.`,
    '  2. Choose My add-ins, then Custom Addins at the bottom, then Add a custom add-in, Add from File.',
    `  3. Pick ${file} and confirm.`,
    '  4. Open an email: Handraise is among the apps of the message. Pin its pane to keep it open from email to email.',
    'Classic Outlook on Windows',
    '  File, Info, Manage Add-ins opens the same dialog; or add it on the web as above and restart Outlook.',
    'To take it out again: the same dialog, the three dots beside Handraise, Remove.',
  ];
}

/** Outlook loads the pane without asking about certificates, so this computer has to trust ours once. */
async function trustSteps(address: string): Promise<readonly string[]> {
  if (!address.startsWith('https://localhost')) return [`Outlook must trust the certificate of ${address}; one from a public authority needs nothing more.`];
  const authority = path.join(root, '.handraise', 'certificate', 'ca.crt');
  if (!(await stat(authority).then((found) => found.isFile(), () => false))) return ['Run npm start once: it makes the certificate that this computer then has to trust.'];
  const command: Partial<Record<NodeJS.Platform, string>> = {
    win32: `certutil -user -addstore Root "${authority}"`,
    darwin: `security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db "${authority}"`,
  };
  const how = command[platform()] ?? `in your browser's settings, under certificates, authorities, import "${authority}"`;
  return ['Trust the certificate on this computer, once (its authority was made here and has no key, so it can sign nothing else):', `  ${how}`];
}

function limits(address: string): readonly string[] {
  const local = address.startsWith('https://localhost') ? [`  It serves Outlook on this computer only: ${address} means nothing to a phone or to a colleague.`] : [];
  return [
    'What sideloading can\'t do',
    ...local,
    '  Your mailbox has to be a Microsoft 365 one whose administrator allows custom add-ins; Gmail and other accounts in Outlook get none.',
    '  Sign-in needs a real organization: start with DATAVERSE_URL, TENANT_ID and CLIENT_ID set. The sample organization signs in on its own page only.',
    '  Others get it when an administrator deploys the manifest in the Microsoft 365 admin center, under Integrated apps.',
  ];
}

function openInBrowser(address: string): void {
  const [program, parameters] = platform() === 'win32' ? ['cmd', ['/c', 'start', '', address]] as const : [platform() === 'darwin' ? 'open' : 'xdg-open', [address]] as const;
  const child = spawn(program, parameters, { stdio: 'ignore', detached: true });
  child.once('error', () => say(`No browser could be opened: open ${address} yourself.`));
  child.unref();
}

try {
  await sideload();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof FlagError ? 2 : 1;
}
