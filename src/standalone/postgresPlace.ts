// Decides where the data of the embedded PostgreSQL lies, which programs serve it and as which account they run.
// PostgreSQL refuses to run as root, so a start as root looks for an account that can reach everything it needs.
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { completeBinaries, copyBinaries, findAccount, findInstalledBinaries, findUnprivilegedAccount, runProgram } from './postgresBinaries.ts';
import type { Account, PostgresBinaries } from './postgresBinaries.ts';

/** Where one embedded PostgreSQL lives. */
export interface PostgresPlace {
  /** Folder that holds `data`, the log and the port. */
  readonly home: string;
  readonly data: string;
  readonly binaries: PostgresBinaries;
  /** The account its programs run as; `undefined` for the account of this process. */
  readonly account: Account | undefined;
}

// Owners may enter and list, others may only pass through to a folder that is theirs (the database's account, as root).
const PASS_THROUGH = 0o711;

/** Finds or makes the place for the data that belongs to `folder`. @throws one sentence for people. */
export async function preparePlace(folder: string, log: (line: string) => void): Promise<PostgresPlace> {
  const absolute = resolve(folder);
  await makeFolder(dirname(absolute), PASS_THROUGH);
  return process.getuid?.() === 0 ? preparePlaceAsRoot(absolute, log) : prepareOwnPlace(absolute);
}

/** Every folder in which data for `folder` may lie, for those who remove it. */
export function listHomes(folder: string): readonly string[] {
  const absolute = resolve(folder);
  return [absolute, systemHome(absolute)];
}

async function makeFolder(folder: string, mode: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode }).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'EACCES' ? 'this account may not write there' : (cause.code ?? cause.message);
    throw new Error(`The folder ${folder} for the database can't be made: ${why}.`, { cause });
  });
}

async function prepareOwnPlace(home: string): Promise<PostgresPlace> {
  await makeFolder(home, 0o700);
  const data = join(home, 'data');
  // Windows has no numbers for accounts.
  const mine = process.getuid?.();
  const owner = await ownerOf(data).then(async (found) => found ?? ownerOf(home));
  if (mine !== undefined && owner !== undefined && owner !== mine) {
    const name = owner === 0 ? 'root' : ((await findAccount(owner))?.name ?? String(owner));
    throw new Error(`The database in ${home} belongs to the account "${name}" (it was made by a start as root or as someone else): start as before, or use another data folder.`);
  }
  const binaries = await completeBinaries(findInstalledBinaries(), join(home, 'programs'));
  return { home, data, binaries, account: undefined };
}

async function preparePlaceAsRoot(folder: string, log: (line: string) => void): Promise<PostgresPlace> {
  const home = await chooseHomeAsRoot(folder);
  const account = await accountFor(join(home, 'data'));
  const owner = await ownerOf(home);
  if (owner === undefined || owner === 0) {
    if (home !== folder) {
      log(`The account "${account.name}" can't enter ${dirname(folder)}, so the database lies in ${home}.`);
      await makeSystemFolder(folder, account);
    }
    await makeFolder(home, 0o700);
    if ((await readdir(home)).length > 0) throw new Error(`The folder ${home} holds other things than a database: choose an empty one.`);
    await chown(home, account.uid, account.gid);
    await chmod(home, 0o700);
  }
  return { home, data: join(home, 'data'), binaries: await reachableBinaries(account), account };
}

async function makeSystemFolder(folder: string, account: Account): Promise<void> {
  try {
    await mkdir(systemFolder(), { recursive: true, mode: 0o755 });
    await chmod(systemFolder(), 0o755);
  } catch (cause) {
    throw new Error(`PostgreSQL can't run as root, the account "${account.name}" can't enter ${dirname(folder)}, and ${systemFolder()} can't be made: start as an ordinary user.`, { cause });
  }
}

/** Data made before decides; else the folder itself when an unprivileged account can get there; else the system's place. */
async function chooseHomeAsRoot(folder: string): Promise<string> {
  for (const home of [folder, systemHome(folder)]) {
    if ((await ownerOf(join(home, 'data'))) !== undefined) return home;
  }
  return (await canEnter(dirname(folder), await accountFor(undefined))) ? folder : systemHome(folder);
}

async function ownerOf(path: string): Promise<number | undefined> {
  return stat(path).then((found) => found.uid, () => undefined);
}

async function accountFor(data: string | undefined): Promise<Account> {
  const owner = data === undefined ? undefined : await ownerOf(data);
  const account = owner === undefined || owner === 0 ? await findUnprivilegedAccount() : await findAccount(owner);
  if (account !== undefined) return account;
  throw new Error('PostgreSQL can\'t run as root and no unprivileged account was found: start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.');
}

async function canEnter(folder: string, account: Account): Promise<boolean> {
  const { code } = await runProgram('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], account);
  return code === 0;
}

async function reachableBinaries(account: Account): Promise<PostgresBinaries> {
  const installed = findInstalledBinaries();
  const spare = join(systemFolder(), `postgresql-${await packageVersion(installed)}`);
  const complete = await completeBinaries(installed, spare);
  const { code, output } = await runProgram(complete.pgCtl, ['--version'], account);
  return code === 0 || output !== 'EACCES' ? complete : copyBinaries(complete, spare);
}

async function packageVersion(binaries: PostgresBinaries): Promise<string> {
  const text = await readFile(join(binaries.root, '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}

function systemFolder(): string {
  return platform() === 'darwin' ? '/Library/Application Support/handraise' : '/var/lib/handraise';
}

function systemHome(folder: string): string {
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join(systemFolder(), key);
}
