// The journeys: a real browser through the page that plays Outlook. Each worker has a server of its own, so that no two journeys that
// run at the same time write to the same CRM.
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('No Chromium, Chrome or Edge found: run "node scripts/browser.mjs" to install one, or set HANDRAISE_BROWSER.');

// Set by the global setup before any worker starts; the worker's own is what its journeys know.
const servers = (process.env['HANDRAISE_ADDRESSES'] ?? '').split(' ').filter((address) => address !== '');
const ownServer = servers[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
if (ownServer !== undefined) process.env['HANDRAISE_ADDRESS'] = ownServer;

export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test/journeys/output/failures',
  globalSetup: './test/journeys/globalSetup.ts',
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  workers: process.env['HANDRAISE_ADDRESS'] === undefined || servers.length > 0 ? 2 : 1,
  // At a desk a journey that fails has failed; scripts/test.mjs names those that needed their second try.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['HANDRAISE_JOURNEYS_JSON'] === undefined ? [['list']] : [['list'], ['json', { outputFile: process.env['HANDRAISE_JOURNEYS_JSON'] }]],
  use: {
    baseURL: process.env['HANDRAISE_ADDRESS'],
    ignoreHTTPSErrors: true,
    viewport: { width: 1366, height: 900 },
    screenshot: 'only-on-failure',
    // Recording slows every journey by a third.
    trace: process.env['HANDRAISE_TRACE'] === undefined ? 'off' : 'retain-on-failure',
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
