// The processes that route, kept at their number whatever happens to them.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Workers {
  /** Ends one at random without a word; another takes its place. */
  killOne(): void;
  /** How many ended by themselves. */
  readonly failures: number;
  /** Ends all of them, in order; over within five seconds. */
  stop(): Promise<void>;
}

const folder = path.dirname(fileURLToPath(import.meta.url));
const STOP_MS = 3_000;

/** @param program `worker` or `brokenWorker`, beside this file. */
export function startWorkers({ count, program, words }: { readonly count: number; readonly program: 'worker' | 'brokenWorker'; readonly words: readonly string[] }): Workers {
  const running = new Set<ChildProcess>();
  let [isOver, failures] = [false, 0];
  const start = (): void => {
    // Its input ends with this process: no worker outlives the command, however that ends.
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(folder, `${program}.ts`), ...words], { stdio: ['pipe', 'ignore', 'inherit'] });
    running.add(child);
    child.on('exit', (_code, signal) => {
      running.delete(child);
      if (isOver) return;
      if (signal !== 'SIGKILL') failures += 1;
      start();
    });
  };
  for (let place = 0; place < count; place++) start();
  return {
    get failures() {
      return failures;
    },
    killOne: () => {
      const all = [...running];
      all[Math.floor(Math.random() * all.length)]?.kill('SIGKILL');
    },
    stop: async () => {
      isOver = true;
      const children = [...running];
      const gone = Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
      for (const child of children) child.stdin?.end();
      const timer = setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), STOP_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}
