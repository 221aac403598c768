// The admin pages over settings of their own: a version a save, refusals on demand, and somebody else who saves too.
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import type { Administration } from '../../../src/addin/admin/administration.ts';
import { AdminPane } from '../../../src/addin/admin/AdminPane.tsx';
import type { OpenLead } from '../../../src/domain/orderTrial.ts';
import type { MappableField } from '../../../src/domain/profileFields.ts';
import type { AgentSettings, WritingSettings } from '../../../src/domain/settings.ts';
import type { SegmentChange, SettingsChange } from '../../../src/domain/settingsChange.ts';
import { aShownLead } from '../../fixtures/views.ts';
import { aRoutingDesk } from './routingDesk.ts';
import { playMonitor } from './someAssignments.ts';
import { playSellers } from './someSellers.ts';

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

export const someRoles = [{ id: '0a000000-0000-4000-8000-000000000001', name: 'Sales Manager' }, { id: '0a000000-0000-4000-8000-000000000002', name: 'Salesperson' }];

export const someFields: readonly MappableField[] = [
  { id: 'lead.leadsourcecode', table: 'lead', label: 'Lead source', kind: 'choice', type: 'Picklist', options: [{ value: '8', label: 'Web' }, { value: '7', label: 'Trade show' }] },
  { id: 'lead.industrycode', table: 'lead', label: 'Industry', kind: 'choice', type: 'Picklist', options: [{ value: '17', label: 'Food' }] },
  { id: 'account.industrycode', table: 'account', label: 'Industry', kind: 'choice', type: 'Picklist', options: [{ value: '17', label: 'Food' }] },
  { id: 'lead.numberofemployees', table: 'lead', label: 'Employees', kind: 'number', type: 'Integer' },
  { id: 'account.numberofemployees', table: 'account', label: 'Employees', kind: 'number', type: 'Integer' },
  { id: 'lead.jobtitle', table: 'lead', label: 'Job title', kind: 'text', type: 'String' },
  { id: 'lead._parentaccountid_value', table: 'lead', label: 'Parent account', type: 'Lookup', lookup: ['account'] },
];

export const someSegments: readonly SegmentChange[] = [{ id: '5e000000-0000-4000-8000-000000000001', version: 'W/"1"', name: 'Web inquiries', priority: 10, conditions: { match: 'all', of: [{ field: 'lead.leadsourcecode', operator: 'in', value: ['8'] }] }, isActive: true }];

const openLead = (place: number, values: OpenLead['values']): OpenLead => ({ lead: { ...aShownLead(), id: `1ead0000-0000-4000-8000-00000000000${place}`, name: { first: `Lead${place}`, last: 'Test' }, createdOn: `2026-11-0${place}T08:00:00Z` }, values });

/** 1 is the oldest; 2 came from the web; 3 is the largest. */
export const someOpenLeads: readonly OpenLead[] = [openLead(1, { 'lead.numberofemployees': 10 }), openLead(2, { 'lead.leadsourcecode': '8', 'lead.numberofemployees': 20 }), openLead(3, { 'lead.numberofemployees': 900 })];

export interface ShownAdmin {
  readonly page: HTMLElement;
  readonly administration: jest.Mocked<Administration>;
  readonly onClose: jest.Mock;
  /** What is saved now. */
  saved(): AgentSettings;
  /** The segments saved now. */
  segments(): readonly SegmentChange[];
  /** Somebody else saves. */
  elsewhere(change: SettingsChange): void;
  /** Goes to another page, by the name in the list of pages. */
  go(page: string): Promise<void>;
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
export async function openAdmin(settings: AgentSettings | undefined = someSettings, more: Partial<Administration> = {}, sellers = playSellers().desk, monitor = playMonitor().desk): Promise<ShownAdmin> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  globalThis.ResizeObserver = NoResizes;
  let held = settings;
  let segments: readonly SegmentChange[] = someSegments;
  const save = (change: SettingsChange, by: string): AgentSettings => {
    const number = Number(/\d+/.exec(held?.version ?? '')?.[0] ?? '0') + 1;
    const { segments: changed = [], pausedOn, company, about, ...rest } = change;
    const { pausedOn: before, ...kept } = held ?? { ...someSettings, company: { name: '' } };
    const paused = pausedOn === undefined ? before : (pausedOn ?? undefined);
    held = { ...kept, ...rest, company: { ...(company ?? kept.company), ...((about ?? kept.company.about) === undefined ? {} : { about: about ?? kept.company.about }) }, ...(paused === undefined ? {} : { pausedOn: paused }), number, version: `W/"${number}"`, savedBy: by, savedOn: '2026-11-22T07:52:00Z' };
    segments = [...segments.map((each) => changed.find(({ id }) => id === each.id) ?? each), ...changed.filter(({ id }) => segments.every((each) => each.id !== id))].map((each) => ({ version: 'W/"1"', ...each }));
    return held;
  };
  const done = <Value,>(value: Value): { readonly kind: 'done'; readonly value: Value } => ({ kind: 'done', value });
  const answers: Administration = {
    person: () => ({ name: 'Priya Raman', timeZone: 'Europe/Berlin' }),
    readSettings: async () => done(held),
    readSegments: async () => done(segments),
    saveSettings: async (version, change) =>
      version === (held?.version ?? '') ? done(save(change, 'Priya Raman')) : { kind: 'failed', problem: { code: 'changed-elsewhere', params: {}, retry: false } },
    removeSegment: async ({ id, version }) => {
      const now = segments.find((each) => each.id === id);
      if (now !== undefined && now.version !== version) return { kind: 'failed', problem: { code: 'changed-elsewhere', params: {}, retry: false } };
      segments = segments.filter((each) => each.id !== id);
      return done(undefined);
    },
    readVersions: async () => done([{ number: 14, savedOn: '2026-11-03T08:52:00Z', savedBy: 'Priya Raman', changed: ['general', 'activation'] }]),
    readRoles: async () => done(someRoles),
    countPeople: async (roles) => done(roles.length * 7),
    readFields: async () => done(someFields),
    readFieldUse: async (fields) => done([new Set(fields), new Set<string>(), new Set(fields.slice(0, 1))]),
    readOpenLeads: async () => done({ leads: someOpenLeads, isAll: true }),
    readSources: async () => done(new Set(['website', 'sec'] as const)),
    searchRows: async (tables, words) => done(tables.includes('account') ? [{ id: 'b0000000-0000-4000-8000-000000000001', name: 'Contoso' }, { id: 'b0000000-0000-4000-8000-000000000002', name: 'Cedro Alimentos' }].filter(({ name }) => name.toLowerCase().includes(words.toLowerCase())) : []),
    readRun: async () => done(undefined),
    readScores: async () => done({ isAsked: false }),
    trainScore: async () => done(undefined),
    wake: async () => done(undefined),
    sample: async () => done(undefined),
    countSample: async () => done(120),
    searchLeads: async () => ({ kind: 'done', value: [aShownLead()] }),
    factsOf: async (lead) => ({ kind: 'done', value: { lead, opportunities: [], activities: [], asOf: '2026-11-22T08:12:00Z' } }),
    sellers,
    monitor,
    signIn: async () => ({ kind: 'done', value: undefined }),
    routing: aRoutingDesk().administration,
    ...more,
  };
  const administration: jest.Mocked<Administration> = {
    person: jest.fn(answers.person),
    readSettings: jest.fn(answers.readSettings),
    readSegments: jest.fn(answers.readSegments),
    saveSettings: jest.fn(answers.saveSettings),
    removeSegment: jest.fn(answers.removeSegment),
    readVersions: jest.fn(answers.readVersions),
    readRoles: jest.fn(answers.readRoles),
    countPeople: jest.fn(answers.countPeople),
    readFields: jest.fn(answers.readFields),
    searchRows: jest.fn(answers.searchRows),
    readFieldUse: jest.fn(answers.readFieldUse),
    readOpenLeads: jest.fn(answers.readOpenLeads),
    readSources: jest.fn(answers.readSources),
    readRun: jest.fn(answers.readRun),
    readScores: jest.fn(answers.readScores),
    trainScore: jest.fn(answers.trainScore),
    wake: jest.fn(answers.wake),
    sample: jest.fn(answers.sample),
    countSample: jest.fn(answers.countSample),
    searchLeads: jest.fn(answers.searchLeads),
    factsOf: jest.fn(answers.factsOf),
    sellers,
    monitor,
    signIn: jest.fn(answers.signIn),
    routing: answers.routing,
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
    segments: () => segments,
    elsewhere: (change) => void save(change, 'Ben Okafor'),
    go: (name) => act(async () => [...document.querySelectorAll<HTMLElement>('nav li button')].find((each) => each.getAttribute('aria-label')?.startsWith(name))?.click()),
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
