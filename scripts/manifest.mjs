// Checks manifest.xml without a network: converted to JSON and held against Microsoft's schema, then our own checks for
// what neither sees. `node scripts/manifest.mjs [file] [--online]`; --online asks Microsoft's service as well.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runQuietly } from './run.mjs';

const root = resolve(import.meta.dirname, '..');
const SIZE_LIMIT_BYTES = 256 * 1024;
const SURFACES = ['MessageReadCommandSurface', 'MessageComposeCommandSurface', 'AppointmentOrganizerCommandSurface'];
const PINNABLE = new Set(['MessageReadCommandSurface', 'MessageComposeCommandSurface']);
// Limits of the add-in-only manifest's reference pages.
const TEXT_LIMITS = { DisplayName: 125, Description: 250, String: 250, ProviderName: 125 };
const RESOURCE_ID_LIMIT = 32;

/** Every problem of the manifest as one sentence; an empty list when it is sound. */
export async function findManifestProblems(file = join(root, 'manifest.xml')) {
  const xml = await readFile(file, 'utf8');
  const problems = [];
  const { size } = await stat(file);
  if (size >= SIZE_LIMIT_BYTES) problems.push(`it has ${size} bytes, Outlook takes less than ${SIZE_LIMIT_BYTES}`);
  problems.push(...checkTexts(xml), ...checkAddresses(xml), ...(await checkVersion(xml)), ...(await checkIcons(xml)), ...(await checkFunctions(xml)), ...(await checkNotices(xml)));
  for (const { name, text } of splitOverrides(xml)) {
    problems.push(...[...checkResources(text), ...checkIdentifiers(text), ...checkSurfaces(text, name), ...checkEvents(text, name)].map((problem) => `${name}: ${problem}`));
  }
  problems.push(...(await checkAgainstSchema(file)));
  return problems;
}

/** The text of each VersionOverrides without the one nested in it. */
function splitOverrides(xml) {
  const open = '<VersionOverrides';
  const close = '</VersionOverrides>';
  const outer = xml.indexOf(open);
  const inner = xml.indexOf(open, outer + 1);
  if (outer < 0 || inner < 0) return [];
  const innerEnd = xml.indexOf(close, inner) + close.length;
  const outerEnd = xml.indexOf(close, innerEnd);
  return [
    { name: 'VersionOverridesV1_0', text: xml.slice(outer, inner) + xml.slice(innerEnd, outerEnd) },
    { name: 'VersionOverridesV1_1', text: xml.slice(inner, innerEnd) },
  ];
}

function elements(xml, name) {
  return [...xml.matchAll(new RegExp(`<(?:bt:)?${name}(?=[\\s/>])([^>]*)>`, 'g'))].map(([, attributes]) => attributes);
}

function attribute(attributes, name) {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}

function content(xml, name) {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.trim();
}

function checkTexts(xml) {
  return Object.entries(TEXT_LIMITS).flatMap(([name, limit]) => {
    const texts = [content(xml, name), ...elements(xml, name).map((each) => attribute(each, 'DefaultValue'))].filter((text) => text !== undefined);
    const none = texts.length === 0 ? [`it has no ${name}`] : [];
    return [...none, ...texts.filter((text) => text.length > limit).map((text) => `${name} "${text.slice(0, 40)}…" is longer than ${limit} characters`)];
  });
}

function checkAddresses(xml) {
  const addresses = [...xml.matchAll(/"((?:http|https|javascript|data|file):[^"]*)"/g)].map(([, address]) => address);
  const ours = addresses.filter((address) => !address.startsWith('http://schemas.microsoft.com/') && !address.startsWith('http://www.w3.org/'));
  return ours.filter((address) => !address.startsWith('https://')).map((address) => `${address} is not https`);
}

async function checkVersion(xml) {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const found = content(xml, 'Version');
  return found === `${version}.0` ? [] : [`its version is ${found}, package.json says ${version} (so ${version}.0)`];
}

async function checkIcons(xml) {
  const wanted = [
    ...elements(xml, 'IconUrl').map((each) => ({ url: attribute(each, 'DefaultValue'), size: 64 })),
    ...elements(xml, 'HighResolutionIconUrl').map((each) => ({ url: attribute(each, 'DefaultValue'), size: 128 })),
  ];
  for (const { text } of splitOverrides(xml)) {
    const images = new Map(elements(text, 'Image').map((each) => [attribute(each, 'id'), attribute(each, 'DefaultValue')]));
    for (const each of elements(text, 'Image')) {
      const size = attribute(each, 'size');
      if (size !== undefined) wanted.push({ url: images.get(attribute(each, 'resid')), size: Number(size) });
    }
  }
  const problems = await Promise.all(wanted.map(async ({ url, size }) => {
    if (url === undefined) return `an icon of ${size} pixels has no address`;
    const bytes = await readFile(join(root, new URL(url).pathname)).catch(() => undefined);
    if (bytes === undefined) return `the icon ${url} is not in assets`;
    const isPng = bytes.toString('latin1', 1, 4) === 'PNG';
    const [width, height] = isPng ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : [0, 0];
    return width === size && height === size ? undefined : `the icon ${url} has ${width} × ${height} pixels instead of ${size} × ${size}`;
  }));
  return [...new Set(problems.filter((problem) => problem !== undefined))];
}

async function checkFunctions(xml) {
  const named = [...new Set([
    ...[...xml.matchAll(/<FunctionName>([^<]+)<\/FunctionName>/g)].map(([, name]) => name.trim()),
    ...elements(xml, 'LaunchEvent').map((each) => attribute(each, 'FunctionName')).filter((name) => name !== undefined),
  ])];
  if (named.length === 0) return [];
  const code = await readFile(join(root, 'src/addin/commands.ts'), 'utf8').catch(() => '');
  const associated = new Set([...code.matchAll(/Office\.actions\.associate\(\s*['"`]([^'"`]+)['"`]/g)].map(([, name]) => name));
  return named.filter((name) => !associated.has(name)).map((name) => `no Office.actions.associate in src/addin/commands.ts defines the function ${name}`);
}

/** What a command's notice opens, and its icon, are ids of the manifest. */
async function checkNotices(xml) {
  const code = await readFile(join(root, 'src/addin/commands/notices.ts'), 'utf8').catch(() => '');
  const button = /OPEN_BUTTON = '([^']+)'/.exec(code)?.[1];
  const icon = /ICON = '([^']+)'/.exec(code)?.[1];
  return splitOverrides(xml).flatMap(({ name, text }) => {
    const control = text.split('<Control').find((part) => attribute(part.slice(0, part.indexOf('>')), 'id') === button);
    const opens = control !== undefined && control.includes('xsi:type="ShowTaskpane"');
    const images = elements(text, 'Image').map((each) => attribute(each, 'id'));
    return [...(opens ? [] : [`${name}: no button ${button} opens a pane for the commands' notices`]), ...(images.includes(icon) ? [] : [`${name}: the commands' notices have no icon ${icon}`])];
  });
}

/** Launch events exist in version 1.1 only, need a runtime, and on classic Windows a script of its own; the schema's order counts. */
function checkEvents(text, name) {
  const events = elements(text, 'LaunchEvent');
  const runtimes = text.indexOf('<Runtimes>');
  if (name === 'VersionOverridesV1_0') return events.length > 0 || runtimes >= 0 ? ['launch events and runtimes exist in version 1.1 only'] : [];
  if (events.length === 0) return [];
  if (runtimes < 0) return ['launch events need Runtimes'];
  const urls = new Map(elements(text, 'Url').map((each) => [attribute(each, 'id'), attribute(each, 'DefaultValue')]));
  const script = elements(text, 'Override').find((each) => attribute(each, 'type') === 'javascript');
  const runtime = attribute(elements(text, 'Runtime')[0] ?? '', 'resid');
  const point = text.slice(text.indexOf('xsi:type="LaunchEvent"'));
  return [
    ...(runtimes > text.indexOf('<DesktopFormFactor>') ? ['Runtimes must stand before DesktopFormFactor'] : []),
    ...(script === undefined ? ['classic Outlook on Windows needs an Override of type javascript'] : []),
    ...(script !== undefined && !urls.get(attribute(script, 'resid'))?.endsWith('/addin/commands.js') ? ['the script for classic Outlook is not the commands file'] : []),
    ...(attribute(elements(point, 'SourceLocation')[0] ?? '', 'resid') === runtime ? [] : ['the launch events run on another page than the runtime names']),
  ];
}

function checkResources(text) {
  const defined = ['Image', 'Url', 'String'].flatMap((kind) => elements(text, kind).map((each) => attribute(each, 'id'))).filter((id) => id !== undefined);
  const used = new Set([...text.matchAll(/\sresid="([^"]*)"/g)].map(([, id]) => id));
  const known = new Set(defined);
  return [
    ...[...used].filter((id) => !known.has(id)).map((id) => `resid ${id} is not defined`),
    ...defined.filter((id, index) => defined.indexOf(id) !== index).map((id) => `the resource ${id} is defined twice`),
    ...[...known].filter((id) => !used.has(id)).map((id) => `the resource ${id} is never used`),
    ...[...known].filter((id) => id.length > RESOURCE_ID_LIMIT).map((id) => `the resource id ${id} is longer than ${RESOURCE_ID_LIMIT} characters`),
  ];
}

function checkIdentifiers(text) {
  const ids = ['Group', 'Control'].flatMap((kind) => elements(text, kind).map((each) => attribute(each, 'id')));
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the id ${id} is used twice`);
}

function checkSurfaces(text, name) {
  const points = text.split('<ExtensionPoint').slice(1).map((part) => ({ type: attribute(part.slice(0, part.indexOf('>')), 'xsi:type'), part }));
  const missing = SURFACES.filter((surface) => !points.some(({ type }) => type === surface)).map((surface) => `there is no ${surface}`);
  const pins = points.flatMap(({ type, part }) => {
    const pinned = part.includes('<SupportsPinning>true</SupportsPinning>');
    if (pinned && name === 'VersionOverridesV1_0') return ['SupportsPinning exists in version 1.1 only'];
    if (pinned && !PINNABLE.has(type)) return [`${type} can't be pinned`];
    return !pinned && name === 'VersionOverridesV1_1' && PINNABLE.has(type) ? [`${type} should be pinnable`] : [];
  });
  return [...missing, ...pins];
}

/** The converter ends with exit code 0 even when it wrote nothing, so the file itself is looked for. */
async function checkAgainstSchema(file) {
  const folder = await mkdtemp(join(tmpdir(), 'handraise-manifest-'));
  try {
    const converter = join(root, 'node_modules/office-addin-manifest-converter/cli.js');
    const { output } = await runQuietly(process.execPath, [converter, 'convert', file, '-o', folder], { cwd: root });
    const converted = join(folder, 'manifest.json');
    const exists = await stat(converted).then(() => true, () => false);
    if (!exists) return [`Microsoft's converter refuses it: ${output.trim().split('\n').at(-1) ?? 'no reason given'}`];
    const { AppManifestUtils } = createRequire(import.meta.url)('@microsoft/app-manifest');
    const manifest = await AppManifestUtils.readTeamsManifest(converted);
    const findings = await AppManifestUtils.validateAgainstSchema(manifest);
    return findings.map((finding) => `schema: ${typeof finding === 'string' ? finding : JSON.stringify(finding)}`);
  } catch (error) {
    return [`it can't be checked against the schema: ${error.message}`];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function validateOnline(file) {
  const tool = join(root, 'node_modules/office-addin-manifest/cli.js');
  const { code, output } = await runQuietly(process.execPath, [tool, 'validate', file], { cwd: root });
  return code === 0 ? [] : [`Microsoft's service refuses it:\n${output.trim()}`];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const flags = process.argv.slice(2).filter((each) => each.startsWith('--'));
  const files = process.argv.slice(2).filter((each) => !each.startsWith('--'));
  if (flags.some((flag) => flag !== '--online') || files.length > 1) {
    console.error('Use: node scripts/manifest.mjs [file] [--online]');
    process.exit(2);
  }
  const file = resolve(files[0] ?? join(root, 'manifest.xml'));
  const problems = await findManifestProblems(file).catch((error) => [error.message]);
  if (flags.includes('--online')) problems.push(...(await validateOnline(file)));
  for (const problem of problems) console.error(`manifest: ${problem}`);
  if (problems.length === 0) console.log('manifest: sound');
  process.exitCode = problems.length === 0 ? 0 : 1;
}
