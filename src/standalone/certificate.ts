// Makes and keeps the https certificate for localhost, offline and without administrator rights. The key of the
// authority that signs it is never written, so nothing else can be signed with it.
import { X509Certificate, createPrivateKey, randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** PEM texts: the server's key, its certificate, and the authority a client may trust. */
export interface LocalhostCertificate {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
}

const VALID_DAYS = 365;
const RENEW_DAYS = 14;
const DAY_MILLISECONDS = 86_400_000;
const NAMES = ['localhost', '127.0.0.1', '::1'];
const FOLDER = 'certificate';
const READ_ATTEMPTS = 20;
const READ_PAUSE_MILLISECONDS = 50;
const FILES = { key: 'localhost.key', cert: 'localhost.crt', ca: 'ca.crt' } as const;

/**
 * The certificate kept in `folder`, made anew when there is none or when it is damaged or ends within 14 days.
 * Its files are readable by their owner only. @throws one sentence when the folder can't be written.
 */
export async function localhostCertificate(folder: string, now: Date = new Date()): Promise<LocalhostCertificate> {
  const place = join(folder, FOLDER);
  const kept = await read(place);
  if (kept !== undefined && isUsable(kept, now)) return kept;
  await replace(folder, now);
  for (let attempt = 0; attempt < READ_ATTEMPTS; attempt += 1) {
    const made = await read(place);
    if (made !== undefined) return made;
    // A parallel start is between putting the old one aside and the new one in place.
    await wait(READ_PAUSE_MILLISECONDS);
  }
  throw new Error(`The certificate for localhost can't be read back from ${place}.`);
}

async function read(place: string): Promise<LocalhostCertificate | undefined> {
  try {
    const [key, cert, ca] = await Promise.all([FILES.key, FILES.cert, FILES.ca].map((file) => readFile(join(place, file), 'utf8')));
    return key === undefined || cert === undefined || ca === undefined ? undefined : { key, cert, ca };
  } catch {
    return undefined;
  }
}

function isUsable({ key, cert, ca }: LocalhostCertificate, now: Date): boolean {
  try {
    const certificate = new X509Certificate(cert);
    const ends = Date.parse(certificate.validTo);
    return ends - now.getTime() > RENEW_DAYS * DAY_MILLISECONDS
      && Date.parse(certificate.validFrom) <= now.getTime()
      && certificate.checkHost('localhost') !== undefined
      && certificate.checkPrivateKey(createPrivateKey(key))
      && certificate.verify(new X509Certificate(ca).publicKey);
  } catch {
    return false;
  }
}

/** Key and certificate belong together, so the three files arrive as one renamed folder. */
async function replace(folder: string, now: Date): Promise<void> {
  const place = join(folder, FOLDER);
  const fresh = `${place}-${randomUUID()}`;
  const old = `${place}-${randomUUID()}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await mkdir(fresh, { mode: 0o700 });
    // Loaded only when needed: the package takes a tenth of a second to load.
    const { generateCertificates } = await import('office-addin-dev-certs');
    await generateCertificates(join(fresh, FILES.ca), join(fresh, FILES.cert), join(fresh, FILES.key), VALID_DAYS, NAMES);
    for (const file of Object.values(FILES)) await chmod(join(fresh, file), 0o600);
    // A parallel start may have put its own, equally new one there meanwhile: that one is used.
    const present = await read(place);
    if (present !== undefined && isUsable(present, now)) return;
    await rename(place, old).catch(ignoreMissing);
    await rename(fresh, place).catch(ignoreTaken);
  } catch (cause) {
    throw new Error(`The certificate for localhost can't be made in ${folder}: ${(cause as Error).message}`, { cause });
  } finally {
    for (const each of [fresh, old]) await rm(each, { recursive: true, force: true }).catch(() => undefined);
  }
}

function ignoreTaken(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error;
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
