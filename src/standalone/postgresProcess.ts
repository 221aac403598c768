// Starts, finds and stops the server process of one data folder through pg_ctl. Who owns it is not its business;
// that is postgres.ts.
import { readFile, rm, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runProgram } from './postgresBinaries.ts';
import type { PostgresPlace } from './postgresPlace.ts';

/** How long a start may take, recovery of a killed server included. */
export const START_SECONDS = 60;
const STOP_SECONDS = 30;
const LOG_LIMIT_BYTES = 5_000_000;

/**
 * Answers the port of the folder's server, starting it unless it runs. `adopted` when it ran already. Without `durable`
 * the server does not wait for the disk. @throws a sentence with the server's own reason.
 */
export async function ensureRunning(place: PostgresPlace, durable: boolean): Promise<{ port: number; adopted: boolean }> {
  const logFile = join(place.home, 'postgres.log');
  let reason = '';
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const running = await readPostmaster(place);
    if (running !== undefined) return { port: running.port, adopted: true };
    await truncateLog(logFile);
    const before = await sizeOf(logFile);
    const port = await choosePort(place, attempt > 0);
    const settings = durable ? `-p ${port}` : `-p ${port} -F`;
    const { code, output } = await runProgram(place.binaries.pgCtl, ['start', '-w', '-t', String(START_SECONDS), '-D', place.data, '-l', logFile, '-o', settings], place.account);
    if (code === 0) return { port, adopted: false };
    const written = (await readFile(logFile, 'utf8').catch(() => '')).slice(before);
    reason = lastLine(written.trim() === '' ? output : written);
    const worthAnotherTry = /already exists|another (postmaster|server)|address already in use|could not bind|could not create any TCP/i.test(written);
    if (!worthAnotherTry) break;
    await wait(200);
  }
  throw new Error(`PostgreSQL can't start: ${reason} Its log is ${logFile}.`);
}

/** The server that `postmaster.pid` names, if it is alive. A file whose process number went to someone else is removed. */
async function readPostmaster(place: PostgresPlace): Promise<{ port: number } | undefined> {
  if (!(await isRunning(place))) return undefined;
  const file = join(place.data, 'postmaster.pid');
  const [pid, , , port] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  if (pid === undefined || port === undefined || port === '') return undefined;
  if (await isOtherProgram(Number(pid))) {
    await rm(file, { force: true });
    return undefined;
  }
  return { port: Number(port) };
}

/** Whether the folder's server runs at this moment. */
export async function isRunning(place: PostgresPlace): Promise<boolean> {
  if (!(await isFile(join(place.data, 'postmaster.pid')))) return false;
  const { code } = await runProgram(place.binaries.pgCtl, ['status', '-D', place.data], place.account);
  return code === 0;
}

/** After a restart of the machine or container the old process number may belong to another program (seen in containers). */
async function isOtherProgram(pid: number): Promise<boolean> {
  if (platform() === 'linux') {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined);
    return name !== undefined && !name.startsWith('postgres');
  }
  if (platform() === 'win32') return false;
  const { code, output } = await runProgram('ps', ['-p', String(pid), '-o', 'comm=']);
  return code === 0 && !output.includes('postgres');
}

/** Stops the server at once but in order; open connections are ended. */
export async function stopProcess(place: PostgresPlace): Promise<void> {
  const { code, output } = await runProgram(place.binaries.pgCtl, ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', String(STOP_SECONDS)], place.account);
  if (code !== 0 && (await isRunning(place))) throw new Error(`PostgreSQL didn't stop: ${lastLine(output)}`);
}

async function choosePort(place: PostgresPlace, another: boolean): Promise<number> {
  const kept = Number(await readFile(join(place.home, 'port'), 'utf8').catch(() => '0'));
  const canKeep = !another && Number.isInteger(kept) && kept > 1023 && kept < 65_536;
  return (canKeep ? await freePort(kept) : undefined) ?? (await freePort(0)) ?? 0;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(undefined));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => settle(port));
    });
  });
}

async function truncateLog(file: string): Promise<void> {
  if ((await sizeOf(file)) > LOG_LIMIT_BYTES) await truncate(file);
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then((found) => found.size, () => 0);
}

/** Whether a file is there. */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isFile(), () => false);
}

/** The last line of a program's output that says why, without its time stamp. */
export function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const telling = lines.filter((line) => /FATAL|PANIC|error:|could not|No space/.test(line)).at(-1) ?? lines.at(-1) ?? 'no reason given';
  const start = telling.search(/FATAL|PANIC/);
  const sentence = (start > 0 ? telling.slice(start) : telling).slice(0, 300);
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
