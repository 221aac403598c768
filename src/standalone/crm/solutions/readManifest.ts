// Reads solution.xml: name, version, publisher, parts and needs of the solution.
import type { XmlElement } from '../fetch/xml.ts';
import { isGuid } from '../odata/resourcePath.ts';
import { notImplemented } from '../webApiError.ts';
import { behaviors, componentTypes } from './membership.ts';
import { badXml, childOf, childrenOf, labelIn, numberIn, readDocument, requiredText, textIn, wholeAttribute } from './readXml.ts';

interface ManifestPublisher {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly email?: string;
  readonly website?: string;
  readonly prefix: string;
  readonly optionPrefix?: number;
}

/** A part by its name, of a column or key with its table, of a role by id. All in lower case. */
export interface ManifestPart {
  readonly type: number;
  readonly name: string;
  readonly table?: string;
  readonly behavior: number;
}

export interface Manifest {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly version: string;
  readonly publisher: ManifestPublisher;
  readonly parts: readonly ManifestPart[];
  /** What has to be in the organization before. */
  readonly needs: readonly ManifestPart[];
}

/** Parts of other solutions and what they are called, for the answer that they are not kept here. */
const foreignTypes: Readonly<Record<number, string>> = {
  24: 'form', 26: 'view', 29: 'workflow', 31: 'report', 36: 'email template', 59: 'chart', 60: 'form', 61: 'web resource', 62: 'site map', 63: 'connection role', 66: 'custom control', 70: 'field security profile',
  80: 'app', 90: 'plug-in type', 91: 'plug-in assembly', 92: 'plug-in step', 95: 'service endpoint', 300: 'canvas app', 371: 'connector', 372: 'connector', 380: 'environment variable', 381: 'environment variable',
};
const keptTypes: ReadonlySet<number> = new Set(Object.values(componentTypes));

function partOf(of: XmlElement): ManifestPart {
  const type = wholeAttribute(of, 'type');
  const id = of.attributes.get('id')?.replace(/^\{(.*)\}$/, '$1').toLowerCase();
  const name = of.attributes.get('schemaName')?.toLowerCase();
  const behavior = of.attributes.has('behavior') ? wholeAttribute(of, 'behavior') : behaviors.whole;
  if (behavior < behaviors.whole || behavior > behaviors.shell) throw badXml(`The behavior ${behavior} is not known.`);
  return { type, name: name ?? id ?? '', ...(of.attributes.has('parentSchemaName') ? { table: of.attributes.get('parentSchemaName')?.toLowerCase() } : {}), behavior };
}

function rootPart(of: XmlElement): ManifestPart {
  const part = partOf(of);
  if (!keptTypes.has(part.type)) throw notImplemented(`A ${foreignTypes[part.type] ?? 'part'} (component type ${part.type}) of a solution`);
  if (part.name === '' || (part.type === componentTypes.role && !isGuid(part.name))) throw badXml('A part of the solution has no name.');
  return part;
}

function publisherOf(of: XmlElement | undefined): ManifestPublisher {
  const name = requiredText(of, 'UniqueName');
  const prefix = requiredText(of, 'CustomizationPrefix');
  const optionPrefix = numberIn(of, 'CustomizationOptionValuePrefix');
  if (!/^[a-z][a-z0-9]{1,7}$/i.test(prefix) || /^mscrm/i.test(prefix)) throw badXml('The customization prefix of the publisher is not allowed.');
  if (optionPrefix !== undefined && (!Number.isInteger(optionPrefix) || optionPrefix < 10_000 || optionPrefix > 99_999)) throw badXml('The option value prefix of the publisher is a number from 10000 to 99999.');
  return {
    name, prefix, label: labelIn(of, 'LocalizedNames', 'LocalizedName') ?? name, description: labelIn(of, 'Descriptions', 'Description'),
    email: textIn(of, 'EMailAddress'), website: textIn(of, 'SupportingWebsiteUrl'), optionPrefix,
  };
}

/** The manifest. 400 when it is not sound, 501 for a managed solution and for parts we cannot keep. */
export function readManifest(content: Buffer): Manifest {
  const manifest = childOf(readDocument(content), 'SolutionManifest');
  const name = requiredText(manifest, 'UniqueName');
  const version = requiredText(manifest, 'Version');
  if (!/^\w{1,65}$/.test(name)) throw badXml('The unique name of a solution has letters, digits and underscores.');
  if (!/^\d{1,9}(?:\.\d{1,9}){1,3}$/.test(version)) throw badXml('The version of a solution has the form 1.0.0.0.');
  if (textIn(manifest, 'Managed') === '1') throw notImplemented('Importing a managed solution');
  return {
    name, version, label: labelIn(manifest, 'LocalizedNames', 'LocalizedName') ?? name, description: labelIn(manifest, 'Descriptions', 'Description'),
    publisher: publisherOf(childOf(manifest, 'Publisher')),
    parts: childrenOf(childOf(manifest, 'RootComponents'), 'RootComponent').map(rootPart),
    needs: childrenOf(childOf(manifest, 'MissingDependencies'), 'MissingDependency').flatMap((one) => childrenOf(one, 'Required')).map(partOf),
  };
}
