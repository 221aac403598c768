// `npm run chaos` as scripts use it. HANDRAISE_PROOFS=all runs it in full: 10,000 leads, 8 workers, 50 kills, 3 crashes of the database, 15 % faults.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const isAll = process.env['HANDRAISE_PROOFS'] === 'all';
const MINUTE = 60_000;

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(words: readonly string[], onSaid: (text: string, stop: () => void) => void = () => undefined): Promise<Finished> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/commands/chaos.ts', ...words], { cwd: root });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    onSaid(stderr, () => child.kill('SIGINT'));
  });
  return new Promise((done) => child.on('close', (code) => done({ code, stdout, stderr })));
}

const leftovers = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('handraise-chaos-'));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaos-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const shaken = isAll ? ['--leads', '10000', '--workers', '8', '--kills', '50', '--restarts', '3', '--faults', '0.15'] : ['--leads', '1000', '--workers', '4', '--kills', '10', '--restarts', '1'];

test(`[T9] ${shaken.join(' ')}: no lead is lost, none given twice, no person's choice overwritten, nobody above their room, every count right`, async () => {
  const file = join(folder, 'figures.json');
  const { code, stdout, stderr } = await run([...shaken, '--json', file]);
  process.stderr.write(`${stdout.split('\n')[0] ?? ''}\n`);
  const figures = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, unknown>;
  expect({ code, figures, said: code === 0 ? '' : stderr }).toMatchObject({ code: 0, said: '', figures: { leads: Number(shaken[1]), lost: 0, assignedTwice: 0, humanOverwritten: 0, overCapacity: 0, wrongCounters: 0, kills: Number(shaken[5]), restarts: Number(shaken[7]) } });
  expect(typeof figures['seconds']).toBe('number');
}, (isAll ? 60 : 10) * MINUTE);

test('without claim, lock and If-Match the same work goes wrong, and the figures say so', async () => {
  const file = join(folder, 'broken.json');
  const { code } = await run(['--leads', isAll ? '2000' : '200', '--workers', isAll ? '8' : '4', '--kills', '0', '--restarts', '0', '--faults', '0', '--broken', '--json', file]);
  const figures = JSON.parse(await readFile(file, 'utf8')) as Record<string, number>;
  const wrong = ['lost', 'assignedTwice', 'humanOverwritten', 'overCapacity', 'wrongCounters'].reduce((sum, name) => sum + (figures[name] ?? 0), 0);
  expect(code).toBe(1);
  expect(wrong).toBeGreaterThan(0);
}, (isAll ? 30 : 5) * MINUTE);

test('interrupted it ends in order, and never as a proof: 2 with a sentence; no process, no file stays', async () => {
  const before = leftovers();
  const { code, stdout, stderr } = await run(['--leads', '200', '--workers', '2', '--kills', '0'], (text, stop) => {
    if (text.includes('workers begin')) stop();
  });
  expect([code, stdout, leftovers().filter((name) => !before.includes(name))]).toEqual([2, '', []]);
  expect(stderr).toContain('It was interrupted before anything could be counted');
}, 2 * MINUTE);

test.each([
  [['--leads', 'many'], '--leads must be a whole number'],
  [['--workers', '0'], '--workers must be a whole number'],
  [['--faults', '2'], '--faults must be a rate'],
  [['--gently'], 'There is no option --gently'],
])('%j is refused with a sentence and 2', async (words, sentence) => {
  const { code, stderr } = await run(words);
  expect([code, stderr.includes(sentence)]).toEqual([2, true]);
}, MINUTE);
