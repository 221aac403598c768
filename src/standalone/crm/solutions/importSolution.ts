// ImportSolution: brings the parts of a solution file into the organization, all of them or none. The same file twice changes nothing.
import { solutionPrivileges } from '../access/privileges.ts';
import { requireCustomizing, requireNamed } from '../access/rowAccess.ts';
import { readBody, type Operation } from '../http/operation.ts';
import { emptyReply, type Reply } from '../http/reply.ts';
import { isGuid } from '../odata/resourcePath.ts';
import { MIGRATION_LOCK } from '../storage/database.ts';
import { errorCodes, notImplemented, WebApiError } from '../webApiError.ts';
import type { Body } from '../write/payload.ts';
import { applyPairs, applyKeys, applyRelationships, requireRelationships } from './applyRelationships.ts';
import { applyRoles } from './applyRoles.ts';
import { applyChoices, applyTables, type Import } from './applyTables.ts';
import { packageFiles } from './exportSolution.ts';
import { startJob, finishJob } from './importJob.ts';
import { keptAs } from './merge.ts';
import { declareParts, requireDeclared, requireNeeds, ensureSolution } from './parts.ts';
import { readCustomizations } from './readCustomizations.ts';
import { readManifest } from './readManifest.ts';
import { badPackage, readZip } from './zip.ts';
import type { SolutionFile } from './solutionFile.ts';

function parameterError(message: string): WebApiError {
  return new WebApiError(400, errorCodes.payload, message);
}

/** The bytes of a base64 text, in either of its two alphabets. */
function readBase64(value: unknown): Buffer {
  if (typeof value !== 'string' || value === '') throw parameterError("The parameter 'CustomizationFile' is required.");
  const text = value.replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw parameterError("The parameter 'CustomizationFile' is not encoded in base64.");
  return Buffer.from(text, 'base64');
}

/** Reads the package; nothing of the organization is looked at yet. */
function readFile(bytes: Buffer): SolutionFile {
  const files = readZip(bytes);
  const names: readonly string[] = Object.values(packageFiles);
  const foreign = files.find((file) => !names.includes(file.name));
  const contentOf = (name: string): Buffer => {
    const file = files.find((one) => one.name === name);
    if (!file) throw badPackage(`The compressed file must contain the following files at its root: ${names.join(', ')}.`);
    return file.read();
  };
  contentOf(packageFiles.types);
  const manifest = readManifest(contentOf(packageFiles.manifest));
  if (foreign) throw notImplemented(`The file '${foreign.name.slice(0, 200)}' of a solution`);
  return { manifest, customizations: readCustomizations(contentOf(packageFiles.customizations)) };
}

function requireParameters(body: Body): string {
  for (const name of ['OverwriteUnmanagedCustomizations', 'PublishWorkflows', 'ConvertToManaged', 'HoldingSolution', 'SkipProductUpdateDependencies']) {
    if (body[name] !== undefined && body[name] !== null && typeof body[name] !== 'boolean') throw parameterError(`The parameter '${name}' needs true or false.`);
  }
  for (const name of ['ConvertToManaged', 'HoldingSolution']) if (body[name] === true) throw notImplemented(`'${name}'`);
  const jobId = body['ImportJobId'];
  if (typeof jobId !== 'string' || !isGuid(jobId)) throw parameterError("The parameter 'ImportJobId' needs an id.");
  return jobId.toLowerCase();
}

/** POST ImportSolution {CustomizationFile, OverwriteUnmanagedCustomizations, PublishWorkflows, ImportJobId} */
export async function importSolution(operation: Operation): Promise<Reply> {
  const { caller, session } = operation.context;
  requireNamed(caller, solutionPrivileges.import);
  for (const right of ['Create', 'Write'] as const) requireCustomizing(caller, right);
  const body = readBody(operation);
  const jobId = requireParameters(body);
  const file = readFile(readBase64(body['CustomizationFile']));
  const { manifest, customizations } = file;
  requireDeclared(file);
  await session.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  const rows = await session.query<{ kind: Parameters<typeof keptAs>[0]; name: string }>('select kind, name from crm."$customization"');
  // What is made belongs to the imported solution, whatever the request's header says.
  const work: Import = { context: { ...operation.context, solutionName: manifest.name }, kept: new Set(rows.map((row) => keptAs(row.kind, row.name))) };
  await startJob(work.context, jobId, manifest);
  await ensureSolution(work.context, manifest);
  requireNeeds(work.context.registry, manifest);
  await applyChoices(work, customizations.choices);
  await applyTables(work, customizations.tables);
  await applyRelationships(work, customizations.tables, customizations.relationships);
  requireRelationships(work, customizations.tables);
  await applyPairs(work, customizations.pairs);
  await applyKeys(work, customizations.tables);
  const roles = await applyRoles(work.context, customizations.roles);
  await declareParts(work.context, file, roles);
  await finishJob(work.context, jobId, manifest);
  return emptyReply();
}
