// Runs a program as a child and tells how it ended. Interrupting us interrupts it.
import { spawn } from 'node:child_process';

/** Runs with its output on ours; answers the exit code. */
export function runVisibly(program, parameters, options = {}) {
  return settle(spawn(program, parameters, { stdio: 'inherit', ...options })).then(({ code }) => code);
}

/** Runs and collects everything it writes; answers `{ code, output }`. */
export function runQuietly(program, parameters, options = {}) {
  const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  child.stdout.on('data', (chunk) => { output += chunk; });
  child.stderr.on('data', (chunk) => { output += chunk; });
  return settle(child).then(({ code, reason }) => ({ code, output: output + reason }));
}

function settle(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 126, reason: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1), reason: '' }));
  });
}
