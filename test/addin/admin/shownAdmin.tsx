// The admin pages over settings of their own: a version a save, refusals on demand, and somebody else who saves too.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import type { Administration } from '../../../src/addin/admin/administration.ts';
import { AdminPane } from '../../../src/addin/admin/AdminPane.tsx';
import type { AgentSettings, WritingSettings } from '../../../src/domain/settings.ts';
import { aShownLead } from '../../fixtures/views.ts';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

export const someWriting: WritingSettings = { tone: 'neutral', length: 'medium', templates: [], blocks: [] };

export const someSettings: AgentSettings = {
  version: 'W/"14"',
  company: { name: 'Kestrel Motion' },
  products: [],
  ownDomains: [],
  answerTargetHours: 4,
  writing: someWriting,
  savedOn: '2026-11-03T08:52:00Z',
  savedBy: 'Priya Raman',
};

export interface ShownAdmin {
  readonly page: HTMLElement;
  readonly administration: jest.Mocked<Administration>;
  readonly onClose: jest.Mock;
  /** What is saved now. */
  saved(): AgentSettings;
  /** Somebody else saves. */
  elsewhere(writing: WritingSettings): void;
  /** All that is on the page and in dialogs. */
  text(): string;
  press(name: string | RegExp): Promise<void>;
  button(name: string | RegExp): HTMLElement;
  /** Presses the radio button with this value. */
  choose(value: string): Promise<void>;
  /** Types into the field marked `data-field`, or the one named by the selector. */
  fill(field: string, value: string): Promise<void>;
  field(field: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  setOnline(isOnline: boolean): Promise<void>;
  /** Lets the moment pass after which typed text is checked, or a search asked. */
  wait(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the pages; `settings` undefined = nobody has saved any. Timers are the test's (`jest.useFakeTimers`). */
export async function openAdmin(settings: AgentSettings | undefined = someSettings, more: Partial<Administration> = {}): Promise<ShownAdmin> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  globalThis.ResizeObserver = NoResizes;
  let held = settings;
  const save = (writing: WritingSettings, by: string): AgentSettings => {
    const number = Number(/\d+/.exec(held?.version ?? '')?.[0] ?? '0') + 1;
    held = { ...(held ?? someSettings), version: `W/"${number}"`, writing, savedBy: by, savedOn: '2026-11-22T07:52:00Z' };
    return held;
  };
  const answers: Administration = {
    person: () => ({ name: 'Priya Raman', timeZone: 'Europe/Berlin' }),
    readSettings: async () => ({ kind: 'done', value: held }),
    saveWriting: async (version, writing) =>
      version === (held?.version ?? '') ? { kind: 'done', value: save(writing, 'Priya Raman') } : { kind: 'failed', problem: { code: 'changed-elsewhere', params: {}, retry: false } },
    searchLeads: async () => ({ kind: 'done', value: [aShownLead()] }),
    factsOf: async (lead) => ({ kind: 'done', value: { lead, opportunities: [], activities: [], asOf: '2026-11-22T08:12:00Z' } }),
    signIn: async () => ({ kind: 'done', value: undefined }),
    ...more,
  };
  const administration: jest.Mocked<Administration> = {
    person: jest.fn(answers.person),
    readSettings: jest.fn(answers.readSettings),
    saveWriting: jest.fn(answers.saveWriting),
    searchLeads: jest.fn(answers.searchLeads),
    factsOf: jest.fn(answers.factsOf),
    signIn: jest.fn(answers.signIn),
  };
  const page = document.createElement('div');
  document.body.replaceChildren(page);
  const root = createRoot(page);
  const onClose = jest.fn();
  const show = (isOnline: boolean): Promise<void> =>
    act(async () =>
      root.render(
        <FluentProvider theme={webLightTheme}>
          <AdminPane administration={administration} isOnline={isOnline} onClose={onClose} fullPage="admin.html" />
        </FluentProvider>,
      ),
    );
  await show(true);
  const all = (selector: string): HTMLElement[] => [...document.body.querySelectorAll<HTMLElement>(selector)];
  const button = (name: string | RegExp): HTMLElement => {
    const nameOf = (each: HTMLElement): string => each.getAttribute('aria-label') ?? each.textContent ?? '';
    // A dialog comes last in the page and lies over the rest.
    const found = all('button, a').reverse().find((each) => (typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each))));
    if (found === undefined) throw new Error(`no button ${String(name)} among ${all('button').map(nameOf).join(' | ')}`);
    return found;
  };
  const field = (name: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement => {
    const found = document.body.querySelector(/^[\w-]+$/.test(name) ? `[data-field="${name}"]` : name);
    if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement) return found;
    throw new Error(`no field ${name}`);
  };
  return {
    page,
    administration,
    onClose,
    saved: () => held ?? someSettings,
    elsewhere: (writing) => void save(writing, 'Ben Okafor'),
    text: () => document.body.textContent ?? '',
    button,
    press: (name) => act(async () => button(name).click()),
    choose: (value) => act(async () => document.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click()),
    field,
    fill: async (name, value) => {
      const element = field(name);
      await act(async () => {
        const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : element instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
        element.dispatchEvent(new Event(element instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
      });
    },
    setOnline: show,
    wait: () => act(async () => jest.advanceTimersByTimeAsync(400).then(() => undefined)),
    close: () => act(async () => root.unmount()),
  };
}
