// The benches by topic; prints a table, writes the JSON report, and fails when a gated measure falls short.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureCrm } from './crm.ts';
import { measureMail } from './mail.ts';
import type { Measure } from './measure.ts';
import { measureRoute } from './route.ts';
import { measureScore } from './score.ts';

const topics: Readonly<Record<string, (signal: AbortSignal) => Promise<readonly Measure[]>>> = { mail: measureMail, crm: measureCrm, score: measureScore, route: measureRoute };

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());

async function main(): Promise<number> {
  const { only, json } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } }).values;
  if (only !== undefined && topics[only] === undefined) {
    process.stderr.write(`There is no bench of ${only}. Topics: ${Object.keys(topics).join(', ')}.\n`);
    return 2;
  }
  const measures: Measure[] = [];
  for (const [name, measure] of Object.entries(topics)) if (only === undefined || only === name) measures.push(...(await measure(interruption.signal)));
  for (const { topic, measure, ours, peer, peerName, ratio, gate, unit, ok } of measures) {
    process.stdout.write(`${ok ? 'ok   ' : 'SHORT'} ${topic}: ${measure}: ${ours} ${unit}; ${peerName}: ${peer} ${unit}; ratio ${ratio}${gate === undefined ? '' : `, at most ${gate}`}\n`);
  }
  if (json !== undefined) await writeFile(json, `${JSON.stringify(measures, null, 2)}\n`);
  return measures.every(({ ok }) => ok) ? 0 : 1;
}

main().then((code) => process.exit(code), (error: unknown) => {
  if (interruption.signal.aborted) process.exit(0);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
