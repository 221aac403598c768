// Counts what the add-in asks of Outlook over the whole run of the journeys, and how much of it would send.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import '../../src/standalone/outlook/testHandle.ts';

/** Dispids of Office.js calls that would send, or get a token to do so: makeEwsRequestAsync, sendAsync and its sibling for appointments. */
export const SENDING: readonly number[] = [5, 194, 195];
const FOLDER = path.join(import.meta.dirname, 'output');
const TALLY = path.join(FOLDER, 'hostCalls.txt');
const counted = new WeakSet<Page>();

/** Before the page opens. Each call is counted when it is made; the page's sum is written when it closes. */
export async function countHostCalls(page: Page): Promise<void> {
  if (counted.has(page)) return;
  counted.add(page);
  const sum = { calls: 0, sends: 0 };
  await page.exposeBinding('noteHostCall', (_source, dispid: number) => {
    sum.calls += 1;
    if (SENDING.includes(dispid)) sum.sends += 1;
  });
  await page.addInitScript(() => {
    let host: Window['outlookHost'];
    Object.defineProperty(window, 'outlookHost', {
      configurable: true,
      get: () => host,
      set: (handle: NonNullable<Window['outlookHost']>) => {
        host = handle;
        const push = handle.calls.push.bind(handle.calls);
        handle.calls.push = (...calls) => {
          for (const { dispid } of calls) void (window as { noteHostCall?: (dispid: number) => void }).noteHostCall?.(dispid ?? 0);
          return push(...calls);
        };
      },
    });
  });
  page.on('close', () => {
    mkdirSync(FOLDER, { recursive: true });
    appendFileSync(TALLY, `${sum.calls} ${sum.sends}\n`);
  });
}

/** Before the first journey. */
export function startTally(): void {
  rmSync(TALLY, { force: true });
}

/** After the last one. @throws Error when one call of the whole run would have sent. */
export function checkTally(): void {
  if (!existsSync(TALLY)) return;
  const pages = readFileSync(TALLY, 'utf8').trim().split('\n').map((line) => line.split(' ').map(Number));
  const [calls, sends] = [0, 1].map((index) => pages.reduce((sum, page) => sum + (page[index] ?? 0), 0));
  process.stderr.write(`The add-in asked Outlook ${calls} times on ${pages.length} pages; ${sends} of it would have sent.\n`);
  if (sends !== 0) throw new Error('A journey made Outlook send.');
}
