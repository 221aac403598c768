// Runs before `npm start`, `npm test` and the others: a Node that is new enough, the packages of the lock file, and
// (unless --no-build) browser bundles as new as their sources. Needs nothing but Node; writes to stderr only.
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const PACKAGES_STAMP = join(root, 'node_modules/.handraise-lock');
const BUILD_STAMP = join(root, 'dist/.stamp');
// What the browser bundles are made of.
const BUILD_SOURCES = [
  'src/addin', 'src/domain', 'src/crm', 'src/standalone/outlook', 'assets', 'webpack.config.js', 'package-lock.json', 'tsconfig.json',
];

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(sentence, code = 1) {
  say(sentence);
  process.exit(code);
}

async function checkNode() {
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const wanted = /(\d+)\.(\d+)/.exec(engines.node).slice(1).map(Number);
  const found = process.versions.node.split('.').map(Number);
  const isNewEnough = found[0] > wanted[0] || (found[0] === wanted[0] && found[1] >= wanted[1]);
  if (!isNewEnough) fail(`Handraise needs Node ${wanted.join('.')} or newer; this is Node ${process.versions.node}. Get it from https://nodejs.org/.`);
}

/** Installs when there are no packages, or when the lock file is another than the one they came from. */
async function installPackages() {
  const lock = hashOf(await readFile(join(root, 'package-lock.json')));
  const stamp = await readFile(PACKAGES_STAMP, 'utf8').catch(() => undefined);
  if (stamp === lock) return;
  if (stamp === undefined && (await wasInstalledByHand())) {
    await writeFile(PACKAGES_STAMP, lock);
    return;
  }
  const [program, first] = npmProgram();
  const done = startProgress('Installing packages (once, a minute or two)');
  const code = await run(program, [...first, 'ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'], 'visible');
  done();
  if (code !== 0) fail('The packages could not be installed; npm says why above. Handraise needs the npm registry for this first step.');
  await writeFile(PACKAGES_STAMP, lock);
}

/** npm leaves a file of its own when an installation is complete; newer than the lock file, it is good. */
async function wasInstalledByHand() {
  const installed = await stat(join(root, 'node_modules/.package-lock.json')).catch(() => undefined);
  const lock = await stat(join(root, 'package-lock.json'));
  return installed !== undefined && installed.mtimeMs >= lock.mtimeMs;
}

function npmProgram() {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') === true ? [process.execPath, [script]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

async function buildBundles() {
  const sources = await hashSources();
  if ((await readFile(BUILD_STAMP, 'utf8').catch(() => undefined)) === sources) return;
  await rm(BUILD_STAMP, { force: true });
  const done = startProgress('Building the add-in and the Outlook page');
  const output = [];
  const code = await run(process.execPath, [join(root, 'node_modules/webpack/bin/webpack.js'), '--mode', 'production'], output);
  done();
  if (code !== 0) fail(`${output.join('').trim()}\nThe browser part could not be built; the reason stands above.`);
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(BUILD_STAMP, sources);
}

async function hashSources() {
  const hash = createHash('sha256');
  for (const source of BUILD_SOURCES) {
    for (const file of await listFiles(join(root, source))) {
      hash.update(`${relative(root, file).split(sep).join('/')}\n`).update(hashOf(await readFile(file)));
    }
  }
  return hash.digest('hex');
}

async function listFiles(path) {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

function hashOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One line that shows it is alive: the text, a dot every few seconds, the time it took. */
function startProgress(text) {
  const started = Date.now();
  process.stderr.write(`${text} …`);
  const timer = setInterval(() => process.stderr.write('.'), 3000);
  return () => {
    clearInterval(timer);
    process.stderr.write(` ${Math.round((Date.now() - started) / 1000)} s\n`);
  };
}

/** Answers the exit code. `output` is `'visible'` (on our stderr) or a list that collects it. */
function run(program, parameters, output) {
  const collects = Array.isArray(output);
  const child = spawn(program, parameters, {
    cwd: root,
    stdio: collects ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    shell: program.endsWith('.cmd'),
    // A production setting of the machine must not leave out what builds the bundles.
    env: { ...process.env, NODE_ENV: undefined },
  });
  if (collects) for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  return new Promise((settle) => {
    child.once('error', (error) => {
      say(error.message);
      settle(126);
    });
    child.once('close', (code, signal) => {
      if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(130);
      settle(code ?? 1);
    });
  });
}

const flags = process.argv.slice(2);
if (flags.some((flag) => flag !== '--no-build')) fail('Use: node scripts/setup.mjs [--no-build]', 2);
await checkNode();
await installPackages();
if (!flags.includes('--no-build')) await buildBundles();
