// `npm run check`: the fast part of the tests, in well under a minute. The bundles are built first when stale.
import { join } from 'node:path';
import { root, runChecks } from './checks.mjs';
import { runVisibly } from './run.mjs';

if (process.argv.length > 2) {
  console.error('Use: npm run check');
  process.exit(2);
}
const started = Date.now();
const failed = await runChecks(['types', 'lint']);
if ((await runVisibly(process.execPath, [join(root, 'scripts/setup.mjs')], { cwd: root })) !== 0) failed.push('build');
failed.push(...(await runChecks(['architecture', 'manifest', 'budget', 'sending'])));
console.log(`${failed.length === 0 ? 'All checks passed' : `Failed: ${failed.join(', ')}`} after ${Math.round((Date.now() - started) / 1000)} s.`);
process.exitCode = failed.length === 0 ? 0 : 1;
