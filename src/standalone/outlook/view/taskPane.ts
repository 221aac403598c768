// Where an add-in's frame lives: a strip with its name, pin and close as Outlook draws them, and the frame below.
import type { AddinFrame, FocusExit } from '../host/addinFrame.ts';
import { element, iconButton } from './dom.ts';
import { icon, manifestIcon } from './icons.ts';

interface TaskPaneSettings {
  readonly name: string;
  readonly icon?: string;
  /** Accessible name of the region. */
  readonly label: string;
  readonly isPinnable: boolean;
  /** Creates the frame inside the given container. */
  readonly load: (container: HTMLElement) => AddinFrame;
  /** Called after the pane was opened or closed. */
  readonly onToggle: (isOpen: boolean) => void;
}

export class TaskPane {
  readonly element: HTMLElement;
  isPinned: boolean;
  private readonly settings: TaskPaneSettings;
  private readonly holder = element('div', { class: 'frame-holder' });
  private readonly pin: HTMLButtonElement;
  private readonly closeButton: HTMLButtonElement;
  private current: AddinFrame | undefined;

  constructor(settings: TaskPaneSettings) {
    this.settings = settings;
    this.isPinned = settings.isPinnable;
    this.pin = iconButton('Pin', icon('pin'), () => this.setPinned(!this.isPinned));
    this.closeButton = iconButton('Close pane', icon('close'), () => this.close());
    this.pin.hidden = !settings.isPinnable;
    const strip = element('div', { class: 'pane-strip' }, manifestIcon(settings.icon), element('span', {}, settings.name), this.pin, this.closeButton);
    this.element = element('section', { class: 'task-pane', 'aria-label': settings.label }, strip, this.holder);
    this.element.hidden = true;
    this.setPinned(this.isPinned);
  }

  get frame(): AddinFrame | undefined {
    return this.current;
  }

  open(): void {
    if (this.current) return;
    this.element.hidden = false;
    this.current = this.settings.load(this.holder);
    this.settings.onToggle(true);
  }

  /** Opens it, or brings the person to it when it is open. */
  show(): void {
    if (this.current) this.current.element.focus();
    else this.open();
  }

  close(): void {
    if (!this.current) return;
    this.current.dispose();
    this.current = undefined;
    this.element.hidden = true;
    this.settings.onToggle(false);
  }

  toggle(): void {
    if (this.current) this.close();
    else this.open();
  }

  /** Loads the add-in anew, for another person or language. */
  reload(): void {
    if (!this.current) return;
    this.current.dispose();
    this.current = this.settings.load(this.holder);
  }

  /** Takes the focus that left the frame: Tab goes on, Shift+Tab and Escape to the strip. */
  takeFocus(exit: FocusExit): void {
    if (exit !== 'forward') return this.closeButton.focus();
    const order = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"], [contenteditable]')].filter((candidate) => candidate.checkVisibility());
    const next = order.find((candidate) => (this.element.compareDocumentPosition(candidate) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !this.element.contains(candidate));
    (next ?? order[0])?.focus();
  }

  private setPinned(isPinned: boolean): void {
    this.isPinned = isPinned;
    this.pin.setAttribute('aria-pressed', String(isPinned));
    this.pin.setAttribute('aria-label', isPinned ? 'Unpin' : 'Pin');
    this.pin.title = isPinned ? 'Unpin' : 'Pin';
  }
}
