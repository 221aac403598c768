// The solution of a file and its list of parts: the rows of publisher and solution, what has to be there before, and what belongs to it after.
import type { Context } from '../context.ts';
import { definitionId } from '../metadata/describe.ts';
import { customizationName, type Customization } from '../registry/customization.ts';
import type { Registry } from '../registry/registry.ts';
import { createRow } from '../write/create.ts';
import { noPreconditions } from '../write/lockRow.ts';
import { updateRow } from '../write/update.ts';
import { errorCodes, WebApiError } from '../webApiError.ts';
import type { SolutionFile } from './solutionFile.ts';
import { behaviors, componentOf, componentTypes, DEFAULT_SOLUTION, findSolution, recordComponents, type Component } from './membership.ts';
import { missingDependency } from './merge.ts';
import type { Manifest, ManifestPart } from './readManifest.ts';

async function ensurePublisher(context: Context, { publisher }: Manifest): Promise<string> {
  const [existing] = await context.session.query<{ id: string }>('select publisherid as id from crm.publisher where lower(uniquename) = lower($1) order by createdon, publisherid limit 1', [publisher.name]);
  if (existing) return existing.id;
  const { name, label, description, email, website, prefix, optionPrefix } = publisher;
  return createRow(context, {
    table: context.registry.tableNamed('publisher'),
    body: {
      uniquename: name, friendlyname: label, customizationprefix: prefix, ...(optionPrefix === undefined ? {} : { customizationoptionvalueprefix: optionPrefix }),
      ...(description === undefined ? {} : { description }), ...(email === undefined ? {} : { emailaddress: email }), ...(website === undefined ? {} : { supportingwebsiteurl: website }),
    },
  });
}

/** The rows of the solution and its publisher: made when missing; name and version of the solution follow the file. */
export async function ensureSolution(context: Context, manifest: Manifest): Promise<void> {
  const existing = await findSolution(context.session, manifest.name);
  if (existing?.name === DEFAULT_SOLUTION) return;
  const table = context.registry.tableNamed('solution');
  const description = manifest.description === undefined ? {} : { description: manifest.description };
  if (!existing) {
    const publisher = await ensurePublisher(context, manifest);
    await createRow(context, { table, body: { uniquename: manifest.name, friendlyname: manifest.label, version: manifest.version, ...description, 'publisherid@odata.bind': `/publishers(${publisher})` } });
  } else if (existing.version !== manifest.version || existing.label !== manifest.label) {
    await updateRow(context, { reference: { table, id: existing.id }, body: { friendlyname: manifest.label, version: manifest.version, ...description }, preconditions: noPreconditions, mayCreate: false });
  }
}

/** The customization a named part is, as the organization has it now. */
function findPart(registry: Registry, part: ManifestPart): Component | undefined {
  const { type, name, table } = part;
  if (type === componentTypes.table) return registry.tables.has(name) ? { type, id: definitionId(name), behavior: part.behavior } : undefined;
  if (type === componentTypes.choice) return registry.choices.has(name) ? { type, id: definitionId(`choice ${name}`) } : undefined;
  if (type === componentTypes.column) return table !== undefined && registry.tables.get(table)?.columns.has(name) === true ? { type, id: definitionId(`${table}.${name}`), table } : undefined;
  const found = registry.customizations.find((one): one is Extract<Customization, { kind: 'relationship' | 'intersect' | 'key' }> => {
    if (type === componentTypes.relationship) return (one.kind === 'relationship' || one.kind === 'intersect') && customizationName(one) === name;
    return type === componentTypes.key && one.kind === 'key' && one.schema.toLowerCase() === name && (table === undefined || one.table === table);
  });
  return found && componentOf(found);
}

/** 400 when something the solution builds on is not in the organization. */
export function requireNeeds(registry: Registry, manifest: Manifest): void {
  const missing = manifest.needs.find((part) => findPart(registry, part) === undefined);
  if (missing) throw missingDependency(`it needs '${missing.name.slice(0, 100)}' (component type ${missing.type})`);
}

/** 400 for a table, choice or role of the file that its own list of parts does not name. */
export function requireDeclared({ manifest, customizations }: SolutionFile): void {
  const declared = new Set(manifest.parts.map((part) => `${part.type} ${part.name}`));
  const parts = [
    ...customizations.tables.map((one) => [componentTypes.table, one.name] as const), ...customizations.choices.map((one) => [componentTypes.choice, one.name] as const), ...customizations.roles.map((one) => [componentTypes.role, one.id] as const),
  ];
  const strange = parts.find(([type, name]) => !declared.has(`${type} ${name}`));
  if (strange) throw new WebApiError(400, errorCodes.solutionImport, `The import has failed because component ${strange[1]} of type ${strange[0]} is not declared in the solution file as a root component.`);
}

/** Makes the parts of the file parts of the solution. 400 for one that is neither in the file nor in the organization. */
export async function declareParts(context: Context, { manifest, customizations }: SolutionFile, roles: readonly string[]): Promise<void> {
  const { registry } = context;
  const own = new Map(customizations.roles.map((role, index) => [role.id, roles[index]]));
  const named: Component[] = [];
  for (const part of manifest.parts) {
    const role = part.type === componentTypes.role ? (own.get(part.name) ?? (await findRole(context, part.name))) : undefined;
    const found = role === undefined ? findPart(registry, part) : { type: componentTypes.role, id: role };
    if (!found) throw new WebApiError(400, errorCodes.solutionComponent, `Cannot add a Root Component ${part.name.slice(0, 100)} of type ${part.type} because it is not in the target system.`);
    named.push(found);
  }
  const relationships = new Set([...customizations.relationships.map((one) => one.schema), ...customizations.pairs.map((one) => String(one['SchemaName']))].map((name) => name.toLowerCase()));
  const brought = registry.customizations.filter((one) => (one.kind === 'relationship' || one.kind === 'intersect') && relationships.has(customizationName(one))).map(componentOf);
  const partial = customizations.tables.filter((table) => manifest.parts.some((part) => part.type === componentTypes.table && part.name === table.name && part.behavior !== behaviors.whole));
  const columns = partial.flatMap((table) => table.columns.filter((column) => registry.tables.get(table.name)?.columns.has(column.name)).map((column): Component => ({ type: componentTypes.column, id: definitionId(`${table.name}.${column.name}`), table: table.name })));
  const keys = customizations.tables.flatMap((table) => table.keys.map((key): Component => ({ type: componentTypes.key, id: definitionId(`key ${table.name}.${key.schema.toLowerCase()}`), table: table.name })));
  await recordComponents(context, [...named, ...brought, ...columns, ...keys]);
}

async function findRole(context: Context, id: string): Promise<string | undefined> {
  const [role] = await context.session.query<{ id: string }>('select roleid as id from crm.role where roleid = $1::uuid', [id]);
  return role?.id;
}
