// The frame of the page: header with its switches, ribbon, folders, and the places the other views go to.
import type { Folder } from '../mailbox.ts';
import { THEME_NAMES, THEMES } from '../themes.ts';
import { button, choice, element } from './dom.ts';
import { icon, type IconName } from './icons.ts';

const PANE_WIDTHS = ['320', '360', '400', '450'] as const;
const LANGUAGES = [['en-US', 'English'], ['de-DE', 'Deutsch']] as const;
const FOLDERS: readonly (readonly [folder: Folder, name: string, icon: IconName])[] = [
  ['inbox', 'Inbox', 'inbox'],
  ['drafts', 'Drafts', 'drafts'],
  ['sent', 'Sent items', 'sent'],
  ['deleted', 'Deleted items', 'deleted'],
];

interface HeaderSettings {
  readonly people: readonly (readonly [id: string, label: string])[];
  readonly person: string;
  readonly theme: string;
  readonly paneWidth: string;
  readonly locale: string;
  readonly onPerson: (id: string) => void;
  readonly onTheme: (theme: string) => void;
  readonly onPaneWidth: (width: string) => void;
  readonly onLocale: (locale: string) => void;
}

/** The bar on top: what this is, and the switches for person, theme, pane width and language. */
export function header(settings: HeaderSettings): HTMLElement {
  const switches = [
    choice('Sign in as', settings.people, settings.person, settings.onPerson),
    choice('Theme', THEMES.map((theme) => [theme, THEME_NAMES[theme]] as const), settings.theme, settings.onTheme),
    choice('Pane width', PANE_WIDTHS.map((width) => [width, `${width} px`] as const), settings.paneWidth, settings.onPaneWidth),
    choice('Language', LANGUAGES, settings.locale, settings.onLocale),
  ];
  const name = element('p', { class: 'app-name' }, icon('mail'), element('strong', {}, 'Mail'), element('span', {}, 'plays Outlook on the web'));
  return element('header', { class: 'top-bar' }, name, element('div', { class: 'switches' }, ...switches));
}

interface RibbonSettings {
  readonly onNewMessage: () => void;
  readonly onNewEvent: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSearch: (words: string) => void;
  readonly addinButtons: readonly HTMLElement[];
}

/** New message, new event, Open .eml, search, and the add-in's own buttons. */
export function ribbon(settings: RibbonSettings): HTMLElement {
  const picker = element('input', { type: 'file', multiple: true, accept: '.eml,message/rfc822', class: 'hidden-text', 'aria-label': 'Email files', tabindex: '-1' });
  picker.addEventListener('change', () => {
    settings.onFiles([...(picker.files ?? [])]);
    picker.value = '';
  });
  const search = element('input', { type: 'search', 'aria-label': 'Search mail', placeholder: 'Search mail', input: () => settings.onSearch(search.value) });
  return element(
    'section',
    { class: 'toolbar ribbon', 'aria-label': 'Mail' },
    button('New message', icon('drafts'), settings.onNewMessage, 'tool primary'),
    button('New event', icon('calendar'), settings.onNewEvent),
    button('Open .eml', icon('open'), () => picker.click()),
    picker,
    element('label', { class: 'search' }, icon('search'), search),
    element('span', { class: 'spring' }),
    ...settings.addinButtons,
  );
}

/** The folder list. `unread` counts are shown where not zero. */
export function folderList(current: Folder, unread: (folder: Folder) => number, onChoose: (folder: Folder) => void): HTMLElement {
  const entries = FOLDERS.map(([folder, name, picture]) => {
    const count = unread(folder);
    const attributes = { type: 'button', class: 'folder', title: name, 'aria-current': folder === current ? 'true' : undefined, click: () => onChoose(folder) };
    return element('li', {}, element('button', attributes, icon(picture), element('span', { class: 'folder-name' }, name), count > 0 && element('span', { class: 'count' }, String(count), element('span', { class: 'hidden-text' }, ' unread'))));
  });
  return element('nav', { class: 'folders', 'aria-label': 'Folders' }, element('ul', {}, ...entries));
}
