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

  /** Runs a button's function in a hidden frame of the manifest's function file, as Outlook does. */
  runFunction(pressed: ManifestButton, subject: Subject): void {
    const { functionFileUrl: url, name } = this.settings.manifest();
    if (url === undefined || pressed.functionName === undefined) return;
    const frame = this.createFrame('commands', { title: `${name} commands`, container: document.body, subject, url, isHidden: true });
    this.running.add(frame);
    const done = (): void => {
      frame.dispose();
      this.running.delete(frame);
    };
    frame.runCommand(pressed.functionName, pressed.id, COMMAND_TIMEOUT_MS).then(done, (error: unknown) => {
      done();
      this.settings.say(error instanceof Error ? error.message : 'The command failed.');
    });
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
