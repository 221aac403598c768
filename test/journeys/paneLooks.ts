// What every screen of the pane has to keep, whatever stands on it: nothing is cut off, and everybody can use it.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { OutlookPage } from './outlookPage.ts';

/** Nothing reaches beyond the pane's right edge. */
export async function expectNothingCut(outlook: OutlookPage): Promise<void> {
  const wide = await outlook.pane.locator('body').evaluate((body) =>
    [...body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(each).position !== 'absolute').map((each) => `${each.tagName} ${each.textContent?.slice(0, 40)}`),
  );
  expect(wide).toEqual([]);
}

/** The rules of axe. Fluent's own focus guards are hidden on purpose and reported by it all the same. */
export async function expectAccessible(page: Page): Promise<void> {
  const result = await new AxeBuilder({ page }).include('iframe[title="Handraise"]').exclude(['iframe[title="Handraise"]', '[data-tabster-dummy]']).analyze();
  expect(result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}
