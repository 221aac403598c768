// `npm test`: checks, Jest, then the journeys in a real browser, one after the other. Writes the passed titles to
// test/output/passed.txt; its last line is `N passed, N failed`.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { root, runChecks, tool } from './checks.mjs';
import { runVisibly } from './run.mjs';

const output = join(root, 'test/output');
const jestFile = join(output, 'jest.json');
const journeysFile = join(output, 'journeys.json');

let interrupted = false;
// The children hear Ctrl-C themselves and clean up; we only stop starting new ones.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { interrupted = true; });

async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
}

/** `{ passed, failed }`: titles. A file of tests that doesn't even load is one failure. */
function readJest(report, exitCode) {
  const tests = (report?.testResults ?? []).flatMap((file) => {
    // A file can also fail outside its tests: while it loads, or while it cleans up.
    const isExplained = file.status !== 'failed' || file.assertionResults.some(({ status }) => status === 'failed');
    return isExplained ? file.assertionResults : [...file.assertionResults, { status: 'failed', fullName: `${file.name} fails outside its tests` }];
  });
  return settle('Jest', exitCode, {
    passed: tests.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName),
    failed: tests.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName),
  });
}

function readJourneys(report, exitCode) {
  const walk = (suites, path) => suites.flatMap((suite) => {
    const here = suite.title === suite.file ? path : [...path, suite.title];
    return [...suite.specs.map((spec) => ({ title: [...here, spec.title].join(' '), tests: spec.tests })), ...walk(suite.suites ?? [], here)];
  });
  const journeys = walk(report?.suites ?? [], []);
  const isPassed = ({ tests }) => tests.length > 0 && tests.every(({ status }) => status === 'expected' || status === 'flaky');
  const wavering = journeys.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  if (wavering.length > 0) console.log(`\nPassed only when tried again, to be looked into:\n${wavering.map(({ title }) => `  ${title}`).join('\n')}`);
  return settle('the journeys', exitCode, {
    passed: journeys.filter(isPassed).map(({ title }) => title),
    failed: journeys.filter((journey) => !isPassed(journey)).map(({ title }) => title),
  });
}

/** A run that found no test, or ended badly though every test passed, has failed too. A skipped test counts as failed. */
function settle(name, exitCode, { passed, failed }) {
  if (passed.length + failed.length === 0) return { passed, failed: [`${name}: no test ran`] };
  return exitCode !== 0 && failed.length === 0 ? { passed, failed: [`${name} ended with exit code ${exitCode}`] } : { passed, failed };
}

async function runJest() {
  const code = await runVisibly(process.execPath, tool('jest/bin/jest.js', '--config', 'jest.config.js', '--json', '--outputFile', jestFile, '--silent', '--reporters', 'default'), {
    cwd: root, stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readJest(await readJson(jestFile), code);
}

async function runJourneys() {
  const code = await runVisibly(process.execPath, tool('@playwright/test/cli.js', 'test'), { cwd: root, env: { ...process.env, HANDRAISE_JOURNEYS_JSON: journeysFile } });
  if (code !== 0) console.log('HANDRAISE_TRACE=1 npm run journeys -- NAME keeps a trace of what fails.');
  return readJourneys(await readJson(journeysFile), code);
}

async function main() {
  if (process.argv.length > 2) {
    console.error('Use: npm test');
    return 2;
  }
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  ensureBrowser();
  const failed = (await runChecks(['types', 'lint'])).concat(await runChecks(['manifest', 'budget', 'sending'])).map((name) => `check ${name}`);
  const passed = [];
  for (const run of [runJest, runJourneys]) {
    if (interrupted) return 130;
    const outcome = await run();
    passed.push(...outcome.passed);
    failed.push(...outcome.failed);
  }
  if (interrupted) return 130;
  await writeFile(join(output, 'passed.txt'), passed.map((title) => `${title.replace(/\s+/g, ' ')}\n`).join(''));
  if (failed.length > 0) console.log(`\nFailed:\n${failed.map((title) => `  ${title}`).join('\n')}`);
  console.log(`${passed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error) => {
  console.error(error.message);
  return 1;
});
