import { defineConfig } from '@playwright/test';
import { SWITCHED_OFF } from './switchedOff.ts';

/** Each story has a branch of its own, so two are told at once: they mostly wait, and the machine has two cores. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-output/end-to-end',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 2,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../../test-output/playwright.json' }]],
  use: {
    locale: 'es-CL',
    timezoneId: 'America/Santiago',
    screenshot: 'only-on-failure',
    // What cannot be done says so by its own name, long before the whole story's time is up.
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    launchOptions: {
      executablePath: process.env.TURNO25_BROWSER || '/usr/bin/chromium',
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        SWITCHED_OFF,
      ],
    },
  },
});
