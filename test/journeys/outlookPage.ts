// What a person does in the page that plays Outlook, in their words. Journeys use this and never a CSS class.
import path from 'node:path';
import '../../src/standalone/outlook/testHandle.ts';
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { countHostCalls } from './hostCalls.ts';

/** The journeys' screenshots; looked at by people, ignored by git. */
const OUTPUT = path.join(import.meta.dirname, 'output');

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

  /** Nothing selected, as after deleting the open email. */
  async selectNothing(): Promise<void> {
    await this.page.evaluate(() => window.outlookHost?.clearSelection());
  }

  /** Opens the message whose row has this text. */
  async open(text: string | RegExp): Promise<void> {
    await this.messages.getByRole('option').filter({ hasText: text }).first().click();
  }

  /** Opens a message by its Message-ID, as a click on its row would. */
  async openById(messageId: string): Promise<void> {
    expect(await this.page.evaluate((id) => window.outlookHost?.select(id), messageId)).toBe(true);
  }

  /** The one primary button of the pane. */
  primary(name: string | RegExp): Locator {
    return this.pane.getByRole('button', { name });
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(OUTPUT, `${name}.png`) });
  }

  async paneScreenshot(name: string, title = 'Handraise'): Promise<void> {
    await this.page.locator(`iframe[title="${title}"]`).last().screenshot({ path: path.join(OUTPUT, `${name}.png`) });
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
