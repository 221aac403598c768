// Reads the add-in's manifest.xml (add-in-only format) for what this page plays: name, permission, buttons per
// surface, function file. The newest version overrides win, as in Outlook.

export type ManifestSurface = 'read' | 'compose' | 'appointment';

/** A ribbon button. It opens a pane or runs a function of the function file. */
export interface ManifestButton {
  readonly id: string;
  readonly surface: ManifestSurface;
  readonly label: string;
  readonly description: string;
  readonly icon?: string;
  readonly paneUrl?: string;
  readonly isPinnable: boolean;
  readonly functionName?: string;
}

/** A function that runs by itself when something happens, e.g. `OnNewMessageCompose`. */
export interface LaunchEvent {
  readonly type: string;
  readonly functionName: string;
}

/** Host numbering, which office.js translates: 1 reads the item, 3 also writes it, 2 reaches the whole mailbox. */
export type PermissionLevel = 0 | 1 | 2 | 3;

export interface Manifest {
  readonly id: string;
  readonly name: string;
  readonly icon?: string;
  readonly permission: PermissionLevel;
  readonly functionFileUrl?: string;
  /** The page launch events run on; on the web an override for hosts without pages doesn't count. */
  readonly eventPageUrl?: string;
  readonly launchEvents: readonly LaunchEvent[];
  readonly buttons: readonly ManifestButton[];
}

const PERMISSIONS: Readonly<Record<string, PermissionLevel>> = { Restricted: 0, ReadItem: 1, ReadWriteItem: 3, ReadWriteMailbox: 2 };
const SURFACES: Readonly<Record<string, ManifestSurface>> = {
  MessageReadCommandSurface: 'read',
  MessageComposeCommandSurface: 'compose',
  AppointmentOrganizerCommandSurface: 'appointment',
};

/** Throws a sentence when the text is no manifest. `locale` chooses among overrides of labels, e.g. `de-DE`. */
export function readManifest(xml: string, locale: string): Manifest {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const root = document.documentElement;
  if (root.localName !== 'OfficeApp') throw new Error('manifest.xml is not an add-in manifest.');
  const overrides = newestOverrides(root);
  const resources = readResources(overrides, locale);
  return {
    id: child(root, 'Id')?.textContent?.trim() ?? '',
    name: value(child(root, 'DisplayName')),
    icon: value(child(root, 'IconUrl')) || undefined,
    permission: PERMISSIONS[child(root, 'Permissions')?.textContent?.trim() ?? ''] ?? 0,
    eventPageUrl: resources.get(attribute(descendants(overrides, 'Runtime')[0], 'resid')),
    launchEvents: descendants(overrides, 'LaunchEvent').map((event) => ({ type: attribute(event, 'Type'), functionName: attribute(event, 'FunctionName') })),
    functionFileUrl: resources.get(attribute(descendants(overrides, 'FunctionFile')[0], 'resid')),
    buttons: descendants(overrides, 'ExtensionPoint').flatMap((point) => readButtons(point, resources)),
  };
}

function newestOverrides(root: Element): Element {
  const nested = descendants(root, 'VersionOverrides');
  return nested[nested.length - 1] ?? root;
}

function readButtons(point: Element, resources: ReadonlyMap<string, string>): ManifestButton[] {
  const surface = SURFACES[point.getAttribute('xsi:type') ?? attribute(point, 'type')];
  if (!surface) return [];
  return descendants(point, 'Control').map((control) => {
    const action = child(control, 'Action');
    const kind = attribute(action, 'type') || action?.getAttribute('xsi:type') || '';
    const tip = child(control, 'Supertip');
    return {
      id: attribute(control, 'id'),
      surface,
      label: resources.get(attribute(child(control, 'Label'), 'resid')) ?? attribute(control, 'id'),
      description: resources.get(attribute(tip && child(tip, 'Description'), 'resid')) ?? '',
      icon: readIcon(control, resources),
      paneUrl: kind === 'ShowTaskpane' ? resources.get(attribute(action && child(action, 'SourceLocation'), 'resid')) : undefined,
      isPinnable: (action && child(action, 'SupportsPinning')?.textContent?.trim()) === 'true',
      functionName: kind === 'ExecuteFunction' ? (action && child(action, 'FunctionName')?.textContent?.trim()) || undefined : undefined,
    };
  });
}

function readIcon(control: Element, resources: ReadonlyMap<string, string>): string | undefined {
  const images = descendants(control, 'Image');
  const sharpest = images.find((image) => image.getAttribute('size') === '32') ?? images[0];
  return resources.get(attribute(sharpest, 'resid'));
}

/** Every resource by id: the locale's own text where there is one, else the default. */
function readResources(overrides: Element, locale: string): ReadonlyMap<string, string> {
  const resources = child(overrides, 'Resources');
  const entries = resources ? [...resources.querySelectorAll('[id]')] : [];
  return new Map(
    entries.map((entry) => {
      const translated = descendants(entry, 'Override').find((override) => attribute(override, 'Locale').toLowerCase() === locale.toLowerCase());
      return [attribute(entry, 'id'), value(translated) || value(entry)];
    }),
  );
}

function child(parent: Element, name: string): Element | undefined {
  return [...parent.children].find((element) => element.localName === name);
}

function descendants(parent: Element, name: string): Element[] {
  return [...parent.getElementsByTagName('*')].filter((element) => element.localName === name);
}

/** An attribute by its local name, whatever prefix it has. */
function attribute(element: Element | undefined, name: string): string {
  return [...(element?.attributes ?? [])].find((candidate) => candidate.localName === name)?.value ?? '';
}

function value(element: Element | undefined): string {
  return attribute(element, 'DefaultValue') || attribute(element, 'Value');
}
