// Finds a Chromium, Chrome or Edge for the journeys, and installs one the way the platform allows when there is none.
// `node scripts/browser.mjs` prints its path.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');

// The headless shell is Chromium without its windows: the same engine, and the journeys take a fifth less time in it.
const PROGRAM_NAMES = ['chromium-headless-shell', 'chrome-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'msedge', 'chrome'];

/** Path of an installed browser, or undefined. HANDRAISE_BROWSER or CHROME_PATH choose one. */
export function findBrowser() {
  return [process.env.HANDRAISE_BROWSER, process.env.CHROME_PATH, ...onPath(), ...atKnownPlaces(), ofPlaywright()].find(isProgram);
}

/**
 * Path of a browser, installing one if need be: Debian's headless shell or `chromium` as root, Playwright's own otherwise.
 * @throws one sentence when that fails.
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  process.stderr.write('No Chromium, Chrome or Edge found; installing one …\n');
  const installers = [];
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    installers.push(['apt-get', ['update']], ...['chromium-headless-shell', 'chromium'].map((name) => ['apt-get', ['install', '-y', '--no-install-recommends', name]]));
  }
  installers.push([process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium']]);
  for (const [program, parameters] of installers) {
    spawnSync(program, parameters, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error('No browser was found and none could be installed: install Chromium, Chrome or Edge, or set HANDRAISE_BROWSER to the path of one.');
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const ending = process.platform === 'win32' ? '.exe' : '';
  return PROGRAM_NAMES.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)));
}

function atKnownPlaces() {
  if (process.platform === 'darwin') {
    const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => applications.map((name) => join(folder, `${name}.app/Contents/MacOS/${name}`)));
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'Chromium\\Application\\chrome.exe'].map((name) => join(folder, name)));
  }
  return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
}

function ofPlaywright() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  } catch {
    return undefined;
  }
}

function isProgram(path) {
  if (path === undefined || path === '') return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
