// What a person does in the page that plays Outlook, in their words. Journeys use this and never a CSS class.
import path from 'node:path';
import '../../src/standalone/outlook/testHandle.ts';
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { countHostCalls } from './hostCalls.ts';

/** The journeys' screenshots; looked at by people, ignored by git. */
const OUTPUT = path.join(import.meta.dirname, 'output');

/** No test looks at them, so they are taken with HANDRAISE_SCREENSHOTS only. */
export async function takeScreenshot(what: Page | Locator, name: string): Promise<void> {
  if (process.env['HANDRAISE_SCREENSHOTS'] !== undefined) await what.screenshot({ path: path.join(OUTPUT, `${name}.png`) });
}

export class OutlookPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get messages(): Locator {
    return this.page.getByRole('listbox', { name: 'Messages' });
  }

  /** The pinned task pane beside the reading pane. */
  get pane(): FrameLocator {
    return this.page.frameLocator('iframe[title="Handraise"]');
  }

  /** The add-in's frame in the newest compose window. */
  get composePane(): FrameLocator {
    return this.page.frameLocator('iframe[title="Compose"]').last();
  }

  get composeBody(): Locator {
    return this.page.getByRole('textbox', { name: 'Message body' }).last();
  }

  async start(person?: string): Promise<void> {
    await countHostCalls(this.page);
    await this.page.goto('/');
    await expect(this.messages.getByRole('option').first()).toBeVisible();
    await expect.poll(() => this.page.evaluate(() => window.outlookHost?.isReady)).toBe(true);
    if (person !== undefined) {
      const label = await this.page.getByLabel('Sign in as').locator('option', { hasText: person }).first().textContent();
      await this.page.getByLabel('Sign in as').selectOption({ label: label ?? person });
    }
  }

  /** The pane at its narrowest, in this theme and language where they are told. */
  async makeNarrow({ theme, language }: { readonly theme?: string; readonly language?: string }): Promise<void> {
    if (theme !== undefined) {
      await this.page.getByLabel('Theme').selectOption({ label: theme });
      for (const pane of await this.page.locator('iframe[title="Handraise"], iframe[title="Compose"]').all()) await expect(pane.contentFrame().locator('html')).toHaveAttribute('data-theme', theme.toLowerCase().replace(' ', '-'));
    }
    // What it starts in needs no choice.
    if (language !== undefined && language !== 'en-US') await this.page.getByLabel('Language').selectOption(language);
    await this.page.getByLabel('Pane width').selectOption('320');
  }

  /** Nothing selected, as after deleting the open email. */
  async selectNothing(): Promise<void> {
    await this.page.evaluate(() => window.outlookHost?.clearSelection());
  }

  /** Opens the message whose row has this text. */
  async open(text: string | RegExp): Promise<void> {
    const id = await this.messages.getByRole('option').filter({ hasText: text }).first().getAttribute('data-id');
    const row = this.messages.locator(`[data-id="${id ?? ''}"]`);
    // A list that is drawn anew between the press and its release swallows the click, as it does a person's.
    await expect(async () => {
      await row.click();
      await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 });
    }).toPass();
  }

  /** Opens a message by its Message-ID, as a click on its row would. */
  async openById(messageId: string): Promise<void> {
    expect(await this.page.evaluate((id) => window.outlookHost?.select(id), messageId)).toBe(true);
  }

  /** The one primary button of the pane. */
  primary(name: string | RegExp): Locator {
    return this.pane.getByRole('button', { name });
  }

  /** Everything else the pane can do with the open email. */
  async openMenu(): Promise<void> {
    await this.pane.getByRole('button', { name: 'More', exact: true }).or(this.pane.getByRole('button', { name: /^More/ })).first().click();
  }

  /** Takes back what was done last. */
  async undo(): Promise<void> {
    const undo = this.pane.getByRole('button', { name: 'Undo', exact: true });
    await undo.click();
    await expect(undo).toHaveCount(0);
  }

  async screenshot(name: string): Promise<void> {
    await takeScreenshot(this.page, name);
  }

  async paneScreenshot(name: string, title = 'Handraise'): Promise<void> {
    await takeScreenshot(this.page.locator(`iframe[title="${title}"]`).last(), name);
  }

  /** Every call the add-in made into Outlook so far, by dispid. */
  async calls(): Promise<readonly HostCall[]> {
    return this.page.evaluate(() => (window.outlookHost?.calls ?? []).map((call) => ({ frame: call.frame, dispid: call.dispid })));
  }
}

export interface HostCall {
  readonly frame: string;
  readonly dispid?: number;
}
