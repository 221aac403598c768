// The looks a screen is seen in, and what it has to keep in all of them, whatever stands on it: nothing is cut off, and everybody can use it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Frame, type FrameLocator, type Page } from '@playwright/test';

/** The add-in's own words in a language, by their keys. */
export function wordsIn(language: 'de' | 'en'): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../src/addin/strings/${language}.json`), 'utf8')) as Readonly<Record<string, string>>;
}

/** Each theme in English, and German. */
export const looks = [
  { look: 'light', theme: 'Light', language: 'en-US', words: wordsIn('en') },
  { look: 'dark', theme: 'Dark', language: 'en-US', words: wordsIn('en') },
  { look: 'high-contrast', theme: 'High contrast', language: 'en-US', words: wordsIn('en') },
  { look: 'german', theme: 'Light', language: 'de-DE', words: wordsIn('de') },
] as const;

/** Nothing reaches beyond the right edge. */
export async function expectNothingCut(place: Page | FrameLocator): Promise<void> {
  const wide = await place.locator('body').evaluate((body) =>
    [...body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(each).position !== 'absolute').map((each) => `${each.tagName} ${each.textContent?.slice(0, 40) ?? ''}`),
  );
  expect(wide).toEqual([]);
}

/** The rules of axe, for the add-in's frame with this title. */
export async function expectAccessible(page: Page, title: 'Handraise' | 'Compose' = 'Handraise'): Promise<void> {
  const frame = `iframe[title="${title}"]`;
  const { passes } = await expectNoViolations(page, (axe) => axe.include(frame).exclude([frame, FOCUS_GUARDS]));
  // A frame that gives axe no answer is left out in silence.
  expect(passes.some(({ nodes }) => nodes.some(({ target }) => target.length > 1))).toBe(true);
}

/** The rules of axe, for the page itself. */
export async function expectPageAccessible(page: Page): Promise<void> {
  await expectNoViolations(page, (axe) => axe.exclude(FOCUS_GUARDS));
}

/** Fluent's own focus guards are hidden on purpose and reported by axe all the same. */
const FOCUS_GUARDS = '[data-tabster-dummy]';
/** The axe that comes with its builder. */
const { source: AXE } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as { readonly source: string };
const MOST_WAIT_MS = 10_000;

/** In the frame of an email's own text no script runs. */
const framesOf = (page: Page): readonly Frame[] => page.frames().filter((frame) => frame.url() !== 'about:srcdoc');

/** Each document gets axe once; the builder would bring it anew for every check, and leave out a frame where that takes over a second. */
async function bringAxe(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE);
}

/** Until colors and places are what they become; what turns for ever is not waited for. */
async function untilStill(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    // What was just changed begins to turn with the next picture; a frame that is hidden draws none.
    const nextPictures = (): Promise<unknown> => new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
      setTimeout(resolve, 250);
    });
    const turning = (): readonly Animation[] => document.getAnimations().filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    await nextPictures();
    for (let ending = turning(); ending.length > 0; ending = turning()) await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

async function expectNoViolations(page: Page, where: (axe: AxeBuilder) => AxeBuilder): ReturnType<AxeBuilder['analyze']> {
  for (const frame of framesOf(page)) {
    try {
      await bringAxe(frame);
      await untilStill(frame);
    } catch (error) {
      // A frame may go meanwhile, such as those that sign in; the one that is looked at must answer below.
      if (frame === page.mainFrame()) throw error;
    }
  }
  // All frames are of one origin, so that axe speaks with them itself.
  const axe = new AxeBuilder({ page, axeSource: ';' }).setLegacyMode().options({ resultTypes: ['violations'], pingWaitTime: MOST_WAIT_MS });
  const results = await where(axe).analyze();
  expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
  return results;
}
