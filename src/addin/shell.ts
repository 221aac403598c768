// The first paint, before React and Fluent are there: the last known suggestion of the open email, or the shape of it.
// Everything goes in as text. Looks come from the page's own style sheet, so that the app takes over without a jump.
import type { ThemeName } from './view.ts';

/** One record of at most 2 kB; its sentences are already in the mailbox's language. */
export interface Snapshot {
  readonly itemKey: string;
  /** Language of the sentences below, for `<html lang>`. */
  readonly lang: string;
  readonly tab: string;
  readonly heading: string;
  readonly initials: string;
  readonly name: string;
  readonly detail: string;
  readonly certainty: 'sure' | 'likely' | 'possible';
  readonly certaintyWord: string;
  readonly how: string;
  readonly actionKind: string;
  readonly action: string;
  readonly reasons: readonly string[];
  /** The line of other actions, empty when there are none. */
  readonly others: string;
  /** Empty: this suggestion has no button. */
  readonly primary: string;
  readonly status: string;
  readonly subject: string;
  readonly time: string;
  readonly theme: ThemeName;
}

/** What Outlook itself knows about the open email. */
export interface KnownItem {
  readonly subject?: string;
  readonly theme?: ThemeName;
}

type Child = Node | string | undefined;

let wasPressed = false;

/** True once after the shell's main button was pressed: the app carries the press out. */
export function takePress(): boolean {
  const pressed = wasPressed;
  wasPressed = false;
  return pressed;
}

/** Paints the record, or without one the skeleton with the subject. Replaces what is in `root`. */
export function paintShell(root: HTMLElement, snapshot: Snapshot | undefined, known: KnownItem = {}): void {
  wasPressed = false;
  const theme = snapshot?.theme ?? known.theme;
  if (theme !== undefined) document.documentElement.dataset['theme'] = theme;
  if (snapshot === undefined) {
    root.replaceChildren(
      box('hr-frame hr-late', skeletonTop(), skeletonContent(known.subject), box('hr-footer', box('hr-status'), box('hr-buttons', box('hr-gray hr-wide')))),
    );
    return;
  }
  document.documentElement.lang = snapshot.lang;
  root.replaceChildren(box('hr-frame', box('hr-tabs', element('span', 'hr-tab', snapshot.tab)), content(snapshot), footer(snapshot)));
}

function content(snapshot: Snapshot): HTMLElement {
  const name = element('h1', 'hr-name', snapshot.name);
  const tag = box(
    `hr-tag hr-${snapshot.certainty}`,
    certaintyMark(snapshot.certainty),
    element('span', '', element('b', '', snapshot.certaintyWord), ` · ${snapshot.how}`),
  );
  const card = box(
    'hr-card',
    box('hr-card-head', element('h2', 'hr-label', snapshot.heading), element('div', 'hr-action', snapshot.action)),
    ...snapshot.reasons.map((reason) => box('hr-reason', reason)),
    snapshot.others === '' ? undefined : box('hr-others', snapshot.others),
  );
  return element(
    'main',
    'hr-content',
    box('hr-identity', box('hr-picture', snapshot.initials), box('hr-words', name, box('hr-detail', snapshot.detail))),
    box('hr-row', tag),
    strip(snapshot.subject, snapshot.time),
    card,
  );
}

function footer(snapshot: Snapshot): HTMLElement {
  const status = box('hr-status', snapshot.status);
  status.setAttribute('role', 'status');
  if (snapshot.primary === '') return element('footer', 'hr-footer', status, box('hr-buttons'));
  const button = element('button', 'hr-primary', snapshot.primary);
  button.setAttribute('type', 'button');
  button.dataset['primary'] = '';
  button.addEventListener('click', () => {
    wasPressed = true;
    button.setAttribute('aria-busy', 'true');
    button.classList.add('hr-pressed');
  });
  return element('footer', 'hr-footer', status, box('hr-buttons', button));
}

function strip(subject: string, time: string): HTMLElement {
  return box(
    'hr-strip',
    icon('M2 6c0-1.1.9-2 2-2h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6Zm1 .3v7.7c0 .6.4 1 1 1h12c.6 0 1-.4 1-1V6.3l-7 4-7-4Z', 20),
    element('span', 'hr-subject', subject),
    element('span', '', time),
  );
}

function skeletonTop(): HTMLElement {
  return box('hr-tabs', box('hr-gray hr-tab-gray'));
}

function skeletonContent(subject: string | undefined): HTMLElement {
  const main = element(
    'main',
    'hr-content',
    box('hr-identity', box('hr-gray hr-picture'), box('hr-words', box('hr-gray hr-half'), box('hr-gray hr-most'))),
    box('hr-row', box('hr-gray hr-tag-gray')),
    subject === undefined ? box('hr-strip') : strip(subject, ''),
    box('hr-card hr-quiet', ...['hr-third', 'hr-half', 'hr-most', 'hr-most', 'hr-half'].map((width) => box(`hr-gray hr-line ${width}`))),
  );
  main.setAttribute('aria-busy', 'true');
  return main;
}

function certaintyMark(certainty: Snapshot['certainty']): SVGSVGElement {
  const paths = {
    sure: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm2.1 4.1L7.2 9.1 5.9 7.7a.5.5 0 1 0-.8.7l1.7 1.7c.2.2.5.2.7 0l3.3-3.3a.5.5 0 0 0-.7-.7Z',
    likely: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2ZM3 8h10A5 5 0 0 0 3 8Z',
    possible:
      'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 1a5 5 0 1 0 0 10A5 5 0 0 0 8 3Zm0 7.5a.75.75 0 1 1 0 1.5.75.75 0 0 1 0-1.5Zm0-6c1.1 0 2 .9 2 2 0 .7-.3 1.1-.9 1.7-.4.4-.6.7-.6 1.3h-1c0-1 .4-1.5 1-2 .4-.5.5-.7.5-1a1 1 0 1 0-2 0H6c0-1.1.9-2 2-2Z',
  };
  return icon(paths[certainty], 16);
}

function icon(path: string, size: number): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(space, 'svg');
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`);
  picture.setAttribute('width', String(size));
  picture.setAttribute('height', String(size));
  picture.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(space, 'path');
  shape.setAttribute('d', path);
  shape.setAttribute('fill', 'currentColor');
  shape.setAttribute('fill-rule', 'evenodd');
  picture.append(shape);
  return picture;
}

function box(className: string, ...children: readonly Child[]): HTMLElement {
  return element('div', className, ...children);
}

function element(name: string, className: string, ...children: readonly Child[]): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children.filter((child) => child !== undefined));
  return made;
}
