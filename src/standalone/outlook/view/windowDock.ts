// The open forms: one is in front or all are minimized; a row of tabs at the bottom leads to each.
import { element, iconButton } from './dom.ts';
import type { FormWindow } from './formWindow.ts';
import { icon } from './icons.ts';

export class WindowDock {
  /** Holds the forms, above the reading pane. */
  readonly stage = element('div', { class: 'stage' });
  readonly tabs = element('nav', { class: 'dock', 'aria-label': 'Open windows' });
  private readonly onClose: (window: FormWindow) => void;
  private windows: FormWindow[] = [];
  private front: FormWindow | undefined;

  /** `onClose` is asked when a tab's close button is pressed. */
  constructor(onClose: (window: FormWindow) => void) {
    this.onClose = onClose;
    this.refresh();
  }

  get open(): readonly FormWindow[] {
    return this.windows;
  }

  add(window: FormWindow): void {
    this.windows = [...this.windows, window];
    this.stage.append(window.element);
    window.draft.listen((change) => {
      if (change === 'subject') this.refresh();
    });
    this.bringToFront(window);
  }

  remove(window: FormWindow): void {
    this.windows = this.windows.filter((other) => other !== window);
    if (this.front === window) this.front = undefined;
    window.dispose();
    this.refresh();
  }

  bringToFront(window: FormWindow | undefined): void {
    this.front = window;
    this.refresh();
    window?.focus();
  }

  private refresh(): void {
    for (const window of this.windows) {
      // Hidden by visibility, not display: a frame that is taken out of the layout loses its scroll position.
      const isFront = window === this.front;
      window.element.classList.toggle('behind', !isFront);
      window.element.inert = !isFront;
    }
    this.stage.classList.toggle('idle', this.front === undefined);
    this.tabs.hidden = this.windows.length === 0;
    this.tabs.replaceChildren(...this.windows.map((window) => this.tab(window)));
  }

  private tab(window: FormWindow): HTMLElement {
    const isFront = window === this.front;
    const open = element('button', { type: 'button', class: 'dock-tab', 'aria-pressed': String(isFront), click: () => this.bringToFront(isFront ? undefined : window) }, icon(window.draft.kind === 'message' ? 'drafts' : 'calendar'), element('span', {}, window.title));
    return element('span', { class: 'dock-item' }, open, iconButton(`Close ${window.title}`, icon('close'), () => this.onClose(window)));
  }
}
