// `npm run chaos`: routes leads with real processes while workers are killed, the database crashes, the CRM misbehaves and people give leads
// away themselves; counts what went wrong. Exit 0 when nothing did, 1 when something did, 2 when it could not run.
import { writeFile } from 'node:fs/promises';
import { failuresIn } from './chaos/figures.ts';
import { shake, type ChaosOptions, type ChaosResult } from './chaos/shaking.ts';
import { FlagError, readFlags } from './flags.ts';

const flagKinds = { leads: 'text', workers: 'text', kills: 'text', restarts: 'text', faults: 'text', json: 'text', broken: 'switch' } as const;

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

interface Settings extends ChaosOptions {
  readonly json?: string;
}

function readSettings(words: readonly string[]): Settings {
  const flags = readFlags(words, flagKinds);
  const number = (name: 'leads' | 'workers' | 'kills' | 'restarts', { usual, least, most }: { readonly usual: number; readonly least: number; readonly most: number }): number => {
    const text = flags[name];
    const value = text === undefined ? usual : /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) throw new FlagError(`--${name} must be a whole number from ${least} to ${most}, not ${text}.`);
    return value;
  };
  const faults = flags.faults === undefined ? 0 : /^(?:0|1|0?\.\d{1,6}|1\.0{1,6})$/.test(flags.faults) ? Number(flags.faults) : Number.NaN;
  if (Number.isNaN(faults)) throw new FlagError(`--faults must be a rate from 0 to 1 such as 0.15, not ${flags.faults}.`);
  return {
    leads: number('leads', { usual: 1_000, least: 1, most: 1_000_000 }),
    workers: number('workers', { usual: 4, least: 1, most: 64 }),
    kills: number('kills', { usual: 10, least: 0, most: 10_000 }),
    restarts: number('restarts', { usual: 0, least: 0, most: 100 }),
    faults, broken: flags.broken === true,
    ...(flags.json === undefined ? {} : { json: flags.json }),
  };
}

function say(result: ChaosResult): void {
  const { leads, lost, assignedTwice, humanOverwritten, overCapacity, wrongCounters, seconds, kills, restarts, byHand, returned } = result;
  process.stdout.write([
    `${leads} leads in ${seconds} s; ${kills} workers killed, ${restarts} crashes of the database, ${byHand} leads given by hand, ${returned} of them back before their turn.`,
    `lost ${lost}`, `assigned twice ${assignedTwice}`, `a person's choice overwritten ${humanOverwritten}`, `sellers over capacity ${overCapacity}`, `wrong counters ${wrongCounters}`,
  ].join('\n') + '\n');
}

async function main(): Promise<number> {
  const settings = readSettings(process.argv.slice(2));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  try {
    const result = await shake(settings, { signal: stopping.signal, say: log });
    say(result);
    if (settings.json !== undefined) await writeFile(settings.json, `${JSON.stringify(result, null, 2)}\n`);
    return failuresIn(result) === 0 ? 0 : 1;
  } catch (error) {
    // Everything is stopped and removed, but nothing was counted: a script must not take that for a proof.
    if (stopping.signal.aborted) throw new Error('It was interrupted before anything could be counted; run it again to its end.', { cause: error });
    throw error;
  }
}

main().then((code) => process.exit(code), (error: unknown) => {
  log(error instanceof Error ? error.message : 'It could not run.');
  process.exit(2);
});
