// Creates the add-in's frames: panes from the buttons of its manifest, and hidden frames that run a button's function.
import type { FrameSettings, HostControls } from './host/addinFrame.ts';
import { AddinFrame, EVENT } from './host/addinFrame.ts';
import type { FrameKind } from './host/callLog.ts';
import type { HostPage, Subject } from './host/hostPage.ts';
import type { Manifest, ManifestButton, ManifestSurface } from './host/manifest.ts';
import type { ItemNotification } from './mailbox.ts';
import type { Theme } from './themes.ts';
import { officeTheme } from './themes.ts';
import { TaskPane } from './view/taskPane.ts';

/** As long as Outlook on the web lets a function run. */
const COMMAND_TIMEOUT_MS = 300_000;

interface AddinPanesSettings {
  readonly page: HostPage;
  readonly manifest: () => Manifest;
  readonly theme: () => Theme;
  readonly controls: HostControls;
  readonly say: (sentence: string) => void;
}

type FramePart = Pick<FrameSettings, 'title' | 'container' | 'subject' | 'url' | 'onFocusExit' | 'isHidden'>;

export class AddinPanes {
  private readonly settings: AddinPanesSettings;
  private readonly running = new Set<AddinFrame>();
  private lastPress: Promise<void> = Promise.resolve();

  constructor(settings: AddinPanesSettings) {
    this.settings = settings;
  }

  /** Frames that run a function right now. */
  get commandFrames(): readonly AddinFrame[] {
    return [...this.running];
  }

  buttons(surface: ManifestSurface): readonly ManifestButton[] {
    return this.settings.manifest().buttons.filter((each) => each.surface === surface);
  }

  /** A pane for one surface, still closed. `subject` is asked each time the add-in is loaded. */
  createPane(surface: ManifestSurface, subject: () => Subject, title: string): TaskPane {
    const { name, icon } = this.settings.manifest();
    const pane: TaskPane = new TaskPane({
      name,
      icon,
      label: title === name ? `${name} pane` : `${name} pane, ${title.toLowerCase()}`,
      isPinnable: this.buttons(surface).some((each) => each.isPinnable),
      load: (container) => this.createFrame(surface, { title, container, subject: subject(), url: this.paneUrl(surface), onFocusExit: (exit) => pane.takeFocus(exit) }),
      onToggle: (isOpen) => pane.element.parentElement?.classList.toggle('has-pane', isOpen),
    });
    return pane;
  }

  /** Runs a button's function; of several presses one runs at a time, the next when it has completed, as Outlook does. */
  runFunction(pressed: ManifestButton, subject: Subject): void {
    const { functionFileUrl: url } = this.settings.manifest();
    const { functionName } = pressed;
    if (url === undefined || functionName === undefined) return;
    this.lastPress = this.lastPress.then(() => this.runHidden(url, subject, { functionName, buttonId: pressed.id }));
  }

  /** Tells the add-in's launch events of this type, all at once and beside the presses. */
  launch(type: string, subject: Subject): void {
    const { eventPageUrl: url, launchEvents } = this.settings.manifest();
    if (url === undefined) return;
    for (const { functionName } of launchEvents.filter((event) => event.type === type)) void this.runHidden(url, subject, { functionName });
  }

  /** Runs a function in a hidden frame of its page. Never rejects: what went wrong is said in the status line. */
  private async runHidden(url: string, subject: Subject, command: { readonly functionName: string; readonly buttonId?: string }): Promise<void> {
    const { name } = this.settings.manifest();
    const frame = this.createFrame('commands', { title: `${name} commands`, container: document.body, subject, url, isHidden: true });
    this.running.add(frame);
    try {
      await frame.runCommand(command.functionName, command.buttonId, COMMAND_TIMEOUT_MS);
    } catch (error) {
      this.settings.say(error instanceof Error ? error.message : 'The command failed.');
    } finally {
      frame.dispose();
      this.running.delete(frame);
    }
  }

  /** Tells the add-in that the person closed one of its messages. */
  dismissed(removed: ItemNotification, frame: AddinFrame | undefined): void {
    frame?.fire(EVENT.infobar, [{ notificationMessageDetails: removed.key, infobarType: removed.type }]);
  }

  private createFrame(kind: FrameKind, part: FramePart): AddinFrame {
    const { page, controls, theme } = this.settings;
    return new AddinFrame({ kind, ...part, page, controls, theme: () => officeTheme(theme()) });
  }

  private paneUrl(surface: ManifestSurface): string {
    const url = this.buttons(surface).find((each) => each.paneUrl !== undefined)?.paneUrl;
    if (url === undefined) throw new Error(`The manifest names no pane for ${surface}.`);
    return url;
  }
}
