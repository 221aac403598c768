// What is checked without running the product: types, lint, manifest, bundle sizes. `npm run check` and `npm test`
// both run these.
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findManifestProblems } from './manifest.mjs';
import { runQuietly } from './run.mjs';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '..');

/** The parameters that make Node run a tool of node_modules. */
export function tool(path, ...parameters) {
  return [join(root, 'node_modules', path), ...parameters];
}

function runTool(parameters) {
  return () => runQuietly(process.execPath, parameters, { cwd: root, env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' } });
}

function listProblems(problems) {
  return { code: problems.length === 0 ? 0 : 1, output: problems.join('\n') };
}

/** Each answers `{ code, output }`; code 0 is good. */
export const checks = {
  types: runTool(tool('typescript/bin/tsc', '-b')),
  lint: runTool(tool('eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', '.build/eslint')),
  manifest: async () => listProblems(await findManifestProblems()),
  budget: async () => listProblems(await findBudgetProblems()),
  sending: async () => listProblems(await findSendingCalls()),
  architecture: runTool(tool('jest/bin/jest.js', '--config', 'jest.config.js', 'test/architecture.test.ts')),
};

/** Runs the named checks at the same time and prints each one's outcome as it ends; answers the names that failed. */
export async function runChecks(names) {
  const outcomes = await Promise.all(names.map(async (name) => {
    const started = Date.now();
    const { code, output } = await checks[name]().catch((error) => ({ code: 1, output: error.message }));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'failed'} ${name} (${seconds} s)`);
    if (code !== 0) console.log(output.trim());
    return { name, code };
  }));
  return outcomes.filter(({ code }) => code !== 0).map(({ name }) => name);
}

/** What would send mail, read beyond the open item, or ask for a token that could: in no script Outlook loads, whichever package brought it. */
const SENDING = /\b(sendAsync|makeEwsRequestAsync|getCallbackTokenAsync|sendMail)\b|graph\.microsoft\.com\/[^"'`\s]{0,80}\/send\b/g;

async function findSendingCalls() {
  const folder = join(root, 'dist/addin');
  const scripts = (await readdir(folder).catch(() => [])).filter((name) => /\.(js|html)$/.test(name));
  if (scripts.length === 0) return ['dist/addin is not built'];
  const texts = await Promise.all(scripts.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })));
  const found = texts.flatMap(({ name, text }) => [...text.matchAll(SENDING)].map(([word]) => `${name} contains ${word}: nothing sends but the seller`));
  const named = texts.flatMap(({ name, text }) => [...text.matchAll(SEND_EMAIL)].map(() => name));
  if (named.length !== 1) found.push(`SendEmail is named ${named.length} times in dist/addin (${named.join(', ')}): only ${SENDER} asks the CRM to send, and it names it once`);
  return [...found, ...(await findOtherSenders())];
}

/** The CRM's own action that sends: behind a click of consent, in one module. */
const SEND_EMAIL = /SendEmail/g;
const SENDER = 'src/crm/sending.ts';

/** What of the sources, strings included, names the action that sends beside the one module that calls it. The embedded CRM, which answers it, sends nothing. */
async function findOtherSenders() {
  const files = await readdir(join(root, 'src'), { recursive: true });
  const sources = files.map((name) => join('src', name).replaceAll('\\', '/')).filter((path) => /\.(tsx?|json)$/.test(path) && !path.startsWith('src/standalone/'));
  const texts = await Promise.all(sources.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })));
  const naming = texts.filter(({ text }) => /['"`][^'"`\n]*SendEmail/.test(text)).map(({ path }) => path);
  return naming.length === 1 && naming[0] === SENDER ? [] : [`SendEmail is called in ${naming.join(', ') || 'no file'} instead of ${SENDER} alone`];
}

/** The scripts a page of dist/addin loads at first, gzipped, against the limit in package.json. office.js is not ours. */
async function findBudgetProblems() {
  const { budget } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const problems = [];
  for (const [page, limit] of Object.entries(budget)) {
    const folder = join(root, 'dist/addin');
    const html = await readFile(join(folder, `${page}.html`), 'utf8').catch(() => undefined);
    if (html === undefined) {
      problems.push(`dist/addin/${page}.html is not built`);
      continue;
    }
    const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, source]) => source).filter((source) => !/^(https?:)?\/\//.test(source));
    const sizes = await Promise.all(scripts.map(async (script) => gzipSync(await readFile(join(folder, script)), { level: 9 }).length));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (total > limit) problems.push(`${page}.html loads ${total} bytes of script at first (gzip); package.json allows ${limit}`);
  }
  return problems;
}
