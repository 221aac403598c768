// Entry of the page that plays Outlook on the web: asks the server who can sign in, fills the mailboxes, builds the
// views, starts the sign-in bridge and loads the add-in.
import { OutlookApp } from './app.ts';
import type { Fault, HostCall } from './host/callLog.ts';
import { readManifest } from './host/manifest.ts';
import { startSignInBridge } from './host/signInBridge.ts';
import type { Mailbox } from './mailbox.ts';
import type { NamedSource } from './opening.ts';
import { fileSources, openedSentence, openSources } from './opening.ts';
import type { PageConfig } from './pageData.ts';
import { loadConfig, loadManifest, mailFolderFile, mailFolderNames } from './pageData.ts';
import { sampleMessages } from './sample/mailbox.ts';
import { installStyles } from './styles.ts';
import type { OutlookHostHandle } from './testHandle.ts';
import type { Theme } from './themes.ts';
import { applyTheme, THEMES } from './themes.ts';
import { element } from './view/dom.ts';
import { header, ribbon } from './view/layout.ts';

/** A host call takes a moment, so that calls sent at once really overlap. */
const CALL_LATENCY_MS = 4;
const DEFAULT_PANE_WIDTH = '400';
/** Sample mail older than this has been read. */
const UNREAD_FOR_MS = 4 * 3_600_000;

const status = element('p', { class: 'status-line', role: 'status', 'aria-live': 'polite' });

start().catch((error: unknown) => {
  document.body.replaceChildren(element('p', { role: 'alert', class: 'failure' }, `This page could not start. ${error instanceof Error ? error.message : ''}`));
});

async function start(): Promise<void> {
  installStyles();
  applyTheme('light');
  const [config, manifestXml] = await Promise.all([loadConfig(), loadManifest()]);
  // `/?nested-app-auth=off` plays an older Outlook, or one whose mailbox has no such thing.
  const hasNestedAppAuth = new URLSearchParams(location.search).get('nested-app-auth') !== 'off';
  const calls: HostCall[] = [];
  const faults: Record<number, Fault> = {};
  const handle: OutlookHostHandle = {
    calls,
    faults,
    eventsOff: false,
    latencyMs: CALL_LATENCY_MS,
    signIn: window.outlookHostSignIn ?? 'ok',
    isReady: false,
    select: (messageId) => app.openItem(messageId),
    clearSelection: () => app.select([]),
    listCategory: (name) => app.mailbox.masterCategories.push({ displayName: name, color: 'Preset4' }),
    openEml: (name, raw) => openFiles(app, [{ name, read: () => Promise.resolve(raw) }]),
    messages: (folder) => app.mailbox.inFolder(folder).map(({ message }) => ({ id: message.id, messageId: message.internetMessageId, subject: message.subject, from: message.from.address, to: message.to.map((person) => person.address), text: message.text, html: message.html })),
  };
  const app = new OutlookApp({
    people: config.people,
    timeZone: config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    hasNestedAppAuth,
    manifest: (locale) => readManifest(manifestXml, locale),
    controls: handle,
    say,
    onFiles: (files) => void openFiles(app, fileSources(files)),
  });
  window.outlookHost = handle;
  if (hasNestedAppAuth) {
    startSignInBridge({
      frames: () => app.frames(),
      person: () => app.mailbox.person,
      calls,
      mode: () => handle.signIn,
      onConsent: () => (handle.signIn = 'ok'),
    });
  }
  show(app, config);
  await fillMailboxes(app, config);
  app.showMailbox();
  app.select([]);
  app.pane.open();
  handle.isReady = true;
}

function show(app: OutlookApp, config: PageConfig): void {
  const setPaneWidth = (width: string): void => document.documentElement.style.setProperty('--pane-width', `${width}px`);
  setPaneWidth(DEFAULT_PANE_WIDTH);
  const top = header({
    people: config.people.map((person) => [person.id, `${person.name}, ${person.role}`]),
    person: app.mailbox.person.id,
    theme: app.theme,
    paneWidth: DEFAULT_PANE_WIDTH,
    locale: app.locale,
    onPerson: (id) => app.signInAs(id),
    onTheme: (name) => app.setTheme(THEMES.find((theme): theme is Theme => theme === name) ?? 'light'),
    onPaneWidth: setPaneWidth,
    onLocale: (locale) => app.setLocale(locale),
  });
  const bar = ribbon({
    onNewMessage: () => app.openNewMessage({}),
    onNewEvent: () => app.openNewAppointment({}),
    onFiles: (files) => void openFiles(app, fileSources(files)),
    onSearch: (words) => app.searchFor(words),
    addinButtons: app.addinButtons(),
  });
  const work = element('div', { class: 'work' }, app.reading.element, app.pane.element, app.desk.dock.stage);
  const middle = element('div', { class: 'middle' }, app.folders, app.list.element, work);
  document.body.replaceChildren(top, bar, middle, element('footer', {}, status, app.desk.dock.tabs));
}

/** Sample mail goes to its owner; mail of a folder to everyone, since it names nobody of this page. */
async function fillMailboxes(app: OutlookApp, config: PageConfig): Promise<void> {
  const now = new Date();
  const samples = config.sampleMail ? sampleMessages(now) : [];
  const opened = await openSources(samples.map((sample, index) => ({ name: `sample ${index + 1}`, read: () => Promise.resolve(sample.raw) })), now);
  opened.forEach((result, index) => {
    const sample = samples[index];
    const owner = app.allMailboxes().find((mailbox) => mailbox.person.address === sample?.owner);
    if ('message' in result && sample && owner) owner.add(result.message, sample.folder, sample.folder === 'inbox' && now.getTime() - result.message.date < UNREAD_FOR_MS);
  });
  if (config.mailFolder) await addMailFolder(app.allMailboxes(), now);
}

async function addMailFolder(mailboxes: readonly Mailbox[], now: Date): Promise<void> {
  const names = await mailFolderNames();
  const results = await openSources(names.map((name) => ({ name, read: () => mailFolderFile(name) })), now);
  for (const result of results) {
    if ('message' in result) for (const mailbox of mailboxes) mailbox.add(result.message, 'inbox', true);
  }
  say(openedSentence(results));
}

/** Adds files to the inbox of the person signed in and shows the first of them. */
async function openFiles(app: OutlookApp, sources: readonly NamedSource[]): Promise<string> {
  if (sources.length === 0) return '';
  const results = await openSources(sources, new Date());
  const items = results.flatMap((result) => ('message' in result ? [app.mailbox.add(result.message, 'inbox', true)] : []));
  if (items[0]) app.openItem(items[0].message.id);
  const sentence = openedSentence(results);
  say(sentence);
  return sentence;
}

function say(sentence: string): void {
  status.textContent = sentence;
}
