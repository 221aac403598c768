// ExportSolution: an unmanaged solution as a zip of [Content_Types].xml, solution.xml and customizations.xml.
import { solutionPrivileges } from '../access/privileges.ts';
import { depthName } from '../access/rolePrivileges.ts';
import { requireNamed, requirePrivilege } from '../access/rowAccess.ts';
import { readBody, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import type { Session } from '../storage/database.ts';
import { errorCodes, notImplemented, WebApiError } from '../webApiError.ts';
import { contentsOf } from './contents.ts';
import { customizationsXml, type RolePart } from './customizationsXml.ts';
import { manifestXml, type Publisher } from './manifestXml.ts';
import { solutionNamed, storedComponents, type Solution } from './membership.ts';
import { document, element } from './xmlText.ts';
import { writeZip } from './zip.ts';

/** Names of the files every solution package has at its root. */
export const packageFiles = { types: '[Content_Types].xml', manifest: 'solution.xml', customizations: 'customizations.xml' } as const;

async function publisherOf(session: Session, solution: Solution): Promise<Publisher> {
  const [publisher] = await session.query<Publisher>(
    `select uniquename as name, friendlyname as label, description, customizationprefix as prefix, customizationoptionvalueprefix as "optionPrefix", emailaddress as email, supportingwebsiteurl as website
     from crm.publisher where publisherid = $1::uuid`,
    [solution.publisherId],
  );
  if (!publisher) throw new WebApiError(400, errorCodes.argument, `The solution '${solution.name}' has no publisher.`);
  return publisher;
}

async function rolesOf(session: Session, ids: readonly string[]): Promise<readonly RolePart[]> {
  const rows = await session.query<{ id: string; name: string; privilege: string | null; mask: number | null }>(
    `select r.roleid as id, r.name, p.name as privilege, rp.privilegedepthmask as mask from crm.role r left join crm.roleprivileges rp on rp.roleid = r.roleid left join crm.privilege p on p.privilegeid = rp.privilegeid
     where r.roleid = any($1::uuid[]) order by r.roleid, p.name collate "C"`,
    [ids],
  );
  const roles = new Map<string, { readonly id: string; readonly name: string; readonly privileges: { name: string; level: string }[] }>();
  for (const { id, name, privilege, mask } of rows) {
    const role = roles.get(id) ?? { id, name, privileges: [] };
    if (privilege !== null) role.privileges.push({ name: privilege, level: depthName(mask ?? 0) });
    roles.set(id, role);
  }
  return [...roles.values()];
}

/** POST ExportSolution {SolutionName, Managed} → {ExportSolutionFile}: base64. Managed solutions and settings are a 501. */
export async function exportSolution(operation: Operation): Promise<Reply> {
  const { context } = operation;
  requireNamed(context.caller, solutionPrivileges.export);
  requirePrivilege(context.caller, context.registry.tableNamed('solution'), 'Read');
  const body = readBody(operation);
  const { SolutionName: name, Managed: managed } = body;
  if (typeof name !== 'string' || name === '') throw new WebApiError(400, errorCodes.payload, "The parameter 'SolutionName' is required.");
  if (managed !== undefined && typeof managed !== 'boolean') throw new WebApiError(400, errorCodes.payload, "The parameter 'Managed' needs true or false.");
  if (managed === true) throw notImplemented('Exporting a managed solution');
  const setting = Object.keys(body).find((key) => /^Export\w{1,80}$/.test(key) && body[key] === true);
  if (setting !== undefined) throw notImplemented(`'${setting}'`);
  const solution = await solutionNamed(context.session, name);
  const members = await storedComponents(context.session, solution.id);
  const contents = contentsOf(context.registry, members);
  const roles = await rolesOf(context.session, contents.roles);
  const kept = { ...contents, roles: roles.map((role) => role.id) };
  const [row] = await context.session.query<{ description: string | null }>('select description from crm.solution where solutionid = $1::uuid', [solution.id]);
  const manifest = manifestXml(context.registry, kept, { solution, description: row?.description ?? null, publisher: await publisherOf(context.session, solution) });
  const types = element('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [element('Default', { Extension: 'xml', ContentType: 'application/octet-stream' })]);
  const file = writeZip([
    { name: packageFiles.types, content: document(types) },
    { name: packageFiles.manifest, content: document(manifest) },
    { name: packageFiles.customizations, content: document(customizationsXml(context.registry, kept, roles)) },
  ]);
  return jsonReply({ '@odata.context': `${context.root}/$metadata#Microsoft.Dynamics.CRM.ExportSolutionResponse`, ExportSolutionFile: file.toString('base64') });
}
