// solution.xml: who the solution is from, its version, its parts, and what it needs that it does not bring. Pure.
import type { Column } from '../registry/column.ts';
import type { Registry } from '../registry/registry.ts';
import type { Contents } from './contents.ts';
import { behaviors, componentTypes, type Solution } from './membership.ts';
import { element, labels, LANGUAGE, values } from './xmlText.ts';

export interface Publisher {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly prefix: string | null;
  readonly optionPrefix: number | null;
  readonly email: string | null;
  readonly website: string | null;
}

interface Need {
  readonly required: Readonly<Record<string, string | number>>;
  readonly dependent: Readonly<Record<string, string | number>>;
}

/** Tables and choices of the organization's own that parts of the solution use and the solution does not hold. */
function needsOf(registry: Registry, contents: Contents): readonly Need[] {
  const [tables, choices] = [new Set(contents.tables.filter((one) => one.behavior === behaviors.whole).map((one) => one.table.name)), new Set(contents.choices.map((one) => one.name))];
  const columnFacts = (table: string, column: Column): Readonly<Record<string, string | number>> => ({ type: componentTypes.column, schemaName: column.name, displayName: column.label, parentSchemaName: table });
  return contents.tables.flatMap(({ table, columns }) => columns.flatMap((column): Need[] => {
    const dependent = columnFacts(table.name, column);
    const targets = column.targets.filter((name) => registry.tables.get(name)?.isCustom && !tables.has(name));
    return [
      ...targets.map((name) => ({ required: { type: componentTypes.table, schemaName: name, displayName: registry.tableNamed(name).label, solution: 'Active' }, dependent })),
      ...(column.globalChoice === undefined || choices.has(column.globalChoice) ? [] : [{ required: { type: componentTypes.choice, schemaName: column.globalChoice, displayName: registry.choices.get(column.globalChoice)?.label ?? column.globalChoice, solution: 'Active' }, dependent }]),
    ];
  }));
}

function publisherXml(publisher: Publisher): string {
  const optional = (name: string, value: string | null): string => (value === null || value === '' ? element(name, { 'xsi:nil': 'true' }) : values({ [name]: value }));
  return element('Publisher', {}, [
    values({ UniqueName: publisher.name }), labels('LocalizedNames', 'LocalizedName', publisher.label),
    publisher.description === null ? '<Descriptions />' : labels('Descriptions', 'Description', publisher.description),
    optional('EMailAddress', publisher.email), optional('SupportingWebsiteUrl', publisher.website),
    values({ CustomizationPrefix: publisher.prefix ?? '', CustomizationOptionValuePrefix: publisher.optionPrefix ?? undefined }), '<Addresses />',
  ]);
}

/** Choices first, then tables, with the columns and keys of those not wholly in it, then roles. */
function rootComponents(contents: Contents): readonly string[] {
  const part = (type: number, facts: Readonly<Record<string, string | number | undefined>>): string => element('RootComponent', { type, ...facts });
  return [
    ...contents.tables.map(({ table, behavior }) => part(componentTypes.table, { schemaName: table.name, behavior })),
    ...contents.tables.filter((one) => one.behavior !== behaviors.whole).flatMap(({ table, columns }) => columns.map((column) => part(componentTypes.column, { schemaName: column.name, parentSchemaName: table.name, behavior: 0 }))),
    ...contents.choices.map((one) => part(componentTypes.choice, { schemaName: one.name, behavior: 0 })),
    ...contents.roles.map((id) => part(componentTypes.role, { id: `{${id}}`, behavior: 0 })),
  ];
}

/** The root element of solution.xml, of an unmanaged solution. */
export function manifestXml(registry: Registry, contents: Contents, of: { readonly solution: Solution; readonly description: string | null; readonly publisher: Publisher }): string {
  const { solution, description, publisher } = of;
  const manifest = element('SolutionManifest', {}, [
    values({ UniqueName: solution.name }), labels('LocalizedNames', 'LocalizedName', solution.label), description === null ? '<Descriptions />' : labels('Descriptions', 'Description', description),
    values({ Version: solution.version, Managed: 0 }), publisherXml(publisher), element('RootComponents', {}, rootComponents(contents)),
    element('MissingDependencies', {}, needsOf(registry, contents).map(({ required, dependent }) => element('MissingDependency', {}, [element('Required', required), element('Dependent', dependent)]))),
  ]);
  const head = { version: '9.2.0.0', SolutionPackageVersion: '9.2', languagecode: LANGUAGE, generatedBy: 'CrmLive', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' };
  return element('ImportExportXml', head, [manifest]);
}
