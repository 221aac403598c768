// A pane on a page of its own, with verbs that only remember what they were asked.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { PaneApp } from '../../src/addin/paneApp.tsx';
import type { Lead } from '../../src/domain/records.ts';
import type { PaneSession } from '../../src/addin/paneSession.ts';
import type { Verbs } from '../../src/addin/paneVerbs.ts';
import type { View } from '../../src/addin/view.ts';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

export interface ShownPane {
  readonly page: HTMLElement;
  readonly verbs: jest.Mocked<Required<Verbs>>;
  show(view: View): Promise<void>;
  /** The button with this accessible name. */
  button(name: string | RegExp): HTMLButtonElement;
  press(name: string | RegExp): Promise<void>;
  /** What the one primary button says; undefined when there is none. */
  primary(): string | undefined;
  /** Types into the field marked `data-field`. */
  fill(field: string, value: string): Promise<void>;
  close(): Promise<void>;
}

function asked<Arguments extends unknown[]>(): jest.Mock<Promise<void>, Arguments> {
  return jest.fn<Promise<void>, Arguments>(async () => undefined);
}

function rememberingVerbs(): jest.Mocked<Required<Verbs>> {
  return {
    draft: asked(),
    chooseAction: jest.fn(),
    editDraft: jest.fn(),
    discardDraft: jest.fn(),
    askInDraft: jest.fn(),
    choosePurpose: jest.fn(),
    chooseStyle: jest.fn(),
    chooseLanguage: jest.fn(),
    writeAgain: asked(),
    writeTo: asked(),
    completeLead: asked(),
    chooseTime: jest.fn(),
    insert: asked(),
    undoInsert: asked(),
    copy: asked(),
    copyNote: asked(),
    openAppointment: asked(),
    perform: asked(),
    record: asked(),
    dial: jest.fn(),
    discardChange: asked(),
    undo: asked(),
    chooseLead: asked(),
    notThisOne: asked(),
    createLead: asked(),
    checkDuplicates: asked(),
    searchLeads: jest.fn<Promise<readonly Lead[]>, [string]>(async () => []),
    linkLead: asked(),
    itIsALead: jest.fn(),
    overrideAddress: asked(),
    noteBounce: asked(),
    remind: asked(),
    saveEmail: asked(),
    openTab: jest.fn(),
    answerReminder: asked(),
    undoReminder: asked(),
    openReminder: asked(),
    closeLead: jest.fn(),
    refreshHome: asked(),
    openLead: jest.fn(),
    startTopLead: asked(),
    showTopLead: jest.fn(),
    filterLeads: jest.fn(),
    researchAgain: asked(),
    saveConsent: asked(),
    askConsentLater: jest.fn(),
    openPrivacy: jest.fn(),
    closePrivacy: jest.fn(),
    goAway: asked(),
    comeBack: asked(),
    undoAway: asked(),
    createContact: asked(),
    checkAddress: jest.fn(),
    sendFromCrm: asked(),
    lookAtSent: asked(),
    leadPage: {
      open: jest.fn(), close: jest.fn(), chooseTab: jest.fn(), refresh: asked(), refreshResearch: asked(), connect: asked(), searchAccounts: jest.fn(async () => []), searchContacts: jest.fn(async () => []),
      perform: asked(), draft: asked(), recordAppointment: asked(), chooseAction: jest.fn(), dial: jest.fn(), qualify: asked(), disqualify: asked(), overrideAddress: asked(), hideMe: asked(), write: asked(), undo: asked(),
    },
    signIn: asked(),
    retry: asked(),
    dismissProblem: jest.fn(),
    takeOutAstray: asked(),
    dismissAstray: jest.fn(),
  };
}

/** An empty page; `show` draws a view on it and follows with the next one. */
export function openPane(): ShownPane {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  globalThis.ResizeObserver = NoResizes;
  const page = document.createElement('div');
  document.body.replaceChildren(page);
  const root = createRoot(page);
  const verbs = rememberingVerbs();
  let current: View | undefined;
  const listeners = new Set<() => void>();
  const session: PaneSession = {
    getView: () => {
      if (current === undefined) throw new Error('no view yet');
      return current;
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    verbs,
  };
  const button = (name: string | RegExp): HTMLButtonElement => {
    const buttons = [...page.querySelectorAll('button')];
    const matches = (each: HTMLElement): boolean => {
      const label = each.getAttribute('aria-label') ?? each.textContent ?? '';
      return typeof name === 'string' ? label === name : name.test(label);
    };
    const found = buttons.find(matches);
    if (found === undefined) throw new Error(`no button ${String(name)} among ${buttons.map((each) => each.getAttribute('aria-label') ?? each.textContent).join(', ')}`);
    return found;
  };
  return {
    page,
    verbs,
    button,
    show: async (view) => {
      const isFirst = current === undefined;
      current = view;
      await act(async () => {
        if (isFirst) root.render(<PaneApp session={session} />);
        else listeners.forEach((changed) => changed());
      });
    },
    press: (name) => act(async () => button(name).click()),
    primary: () => page.querySelector('[data-primary]')?.textContent ?? undefined,
    fill: async (field, value) => {
      const input = page.querySelector<HTMLInputElement>(`[data-field="${field}"]`);
      if (input === null) throw new Error(`no field ${field}`);
      await act(async () => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    close: () => act(async () => root.unmount()),
  };
}
