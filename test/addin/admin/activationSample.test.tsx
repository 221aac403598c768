/** @jest-environment jsdom */
// Sample leads on activation: offered where there are none, placed after it, told everywhere alike, and never in its way.
import { act } from 'react';
import { setLanguage } from '../../../src/addin/strings.ts';
import type { Outcome } from '../../../src/addin/admin/outcome.ts';
import { openAdmin, someSettings, type ShownAdmin } from './shownAdmin.tsx';

let admin: ShownAdmin;
let count: number;

beforeAll(() => setLanguage('en-US', 'Europe/Berlin'));
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:30:00Z') });
  count = 0;
});
afterEach(async () => {
  await admin.close();
  jest.useRealTimers();
});

const countSample = async (): Promise<Outcome<number>> => ({ kind: 'done', value: count });
const box = (): HTMLInputElement => admin.field('sample') as HTMLInputElement;
const pass = (milliseconds: number): Promise<void> => act(async () => jest.advanceTimersByTimeAsync(milliseconds).then(() => undefined));

test('[A12] where there are no sample leads they are offered, explained and chosen; Activate is saved first, then they are placed and counted on every page', async () => {
  let finish = (): void => undefined;
  const order: string[] = [];
  admin = await openAdmin(someSettings, {
    countSample,
    sample: (action) => {
      order.push(`${action} after ${admin.saved().activatedOn === undefined ? 'nothing' : 'activation'}`);
      return new Promise((done) => {
        finish = () => done({ kind: 'done', value: undefined });
      });
    },
  });
  await admin.go('Review');
  expect(box().checked).toBe(true);
  expect(admin.text()).toContain('Each one says Sample, none counts when real leads are scored');
  await admin.press('Activate');
  expect(order).toEqual(['install after activation']);
  count = 60;
  await pass(2_100);
  expect(admin.text()).toContain('Placing sample data: 60 leads so far.');
  await admin.go('Overview');
  expect(admin.text()).toContain('Placing sample data: 60 leads so far.');
  await admin.press('Install sample data');
  expect(order).toHaveLength(1);
  count = 249;
  await act(async () => finish());
  expect(admin.text()).toContain('249 sample leads.');
  expect(admin.button('Delete sample data')).toBeTruthy();
  // Woken once for the activation and once for the new leads.
  expect(admin.administration.wake).toHaveBeenCalledTimes(2);
});

test('[A12] placing that fails is told with its reason and tried again by a press, and Handraise stays active', async () => {
  let isRefused = true;
  admin = await openAdmin(someSettings, {
    countSample,
    sample: async () => {
      if (isRefused) return { kind: 'failed', problem: { code: 'no-permission', params: {}, retry: false } };
      count = 249;
      return { kind: 'done', value: undefined };
    },
  });
  await admin.go('Review');
  await admin.press('Activate');
  expect(admin.saved().activatedOn).toBe('2026-11-22T09:30:00.000Z');
  expect(document.querySelector('section[aria-label="Life cycle"]')?.textContent).toContain('Active');
  expect(document.querySelector('[role="alert"]')?.textContent).toContain("Not all sample data was placedYour role can't change these settings.");
  await admin.go('Overview');
  expect(admin.text()).toContain('Not all sample data was placed');
  isRefused = false;
  await admin.press('Try again');
  expect(admin.text()).not.toContain('Not all sample data was placed');
  expect(admin.text()).toContain('249 sample leads.');
});

test('[A12] who unchecks the box gets none, an activation that was refused places none, and where they are already nothing is offered', async () => {
  admin = await openAdmin(someSettings, { countSample });
  await admin.go('Review');
  admin.elsewhere({ company: { name: 'Renamed' } });
  await admin.press('Activate');
  expect(admin.saved().activatedOn).toBeUndefined();
  await act(async () => box().click());
  expect(box().checked).toBe(false);
  await admin.press('Activate');
  expect(admin.saved().activatedOn).toBeDefined();
  expect(admin.administration.sample).not.toHaveBeenCalled();
  await admin.close();
  count = 249;
  admin = await openAdmin(someSettings, { countSample });
  await admin.go('Review');
  expect(document.querySelector('[data-field="sample"]')).toBeNull();
  expect(admin.text()).toContain('249 sample leads. They are marked as sample');
  await admin.press('Activate');
  expect(admin.administration.sample).not.toHaveBeenCalled();
});

test('[A12] while nobody knows whether there are any, none are placed unless the admin asks for them', async () => {
  admin = await openAdmin(someSettings, { countSample: async () => ({ kind: 'failed', problem: { code: 'crm-silent', params: {}, retry: true } }) });
  await admin.go('Review');
  expect(box().checked).toBe(false);
  await act(async () => box().click());
  await admin.press('Activate');
  expect(admin.administration.sample).toHaveBeenCalledWith('install');
});
