// The journeys: a real browser through the page that plays Outlook, against a server of their own.
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('No Chromium, Chrome or Edge found: run "node scripts/browser.mjs" to install one, or set HANDRAISE_BROWSER.');

export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test/journeys/output/failures',
  globalSetup: './test/journeys/globalSetup.ts',
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['HANDRAISE_JOURNEYS_JSON'] === undefined ? [['list']] : [['list'], ['json', { outputFile: process.env['HANDRAISE_JOURNEYS_JSON'] }]],
  use: {
    // Set by the global setup before any worker starts.
    baseURL: process.env['HANDRAISE_ADDRESS'],
    ignoreHTTPSErrors: true,
    viewport: { width: 1366, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: [
        // A browser started as root has no sandbox to offer.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ],
    },
  },
});
