import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/chromium.mjs'

const chromium = findChromium()

/** In real Chromium against what `npm start` serves: the built page, under its content security policy. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Weighing and splitting take seconds on a machine that runs other things beside.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  projects: [
    { name: 'page', testIgnore: /long-tasks|screens/ },
    // Behind all others, so that none runs beside it.
    { name: 'long tasks', testMatch: /long-tasks/, dependencies: ['page'] },
  ],
  reporter: [['list'], ['json', { outputFile: '.cache/reports/e2e.json' }]],
  webServer: {
    command: 'node scripts/start.mjs',
    // Any free port, so that a running `npm start` or another run does not matter.
    wait: { stdout: /Plimsoll is at (?<plimsoll_address>\S+)/ },
    timeout: 180_000,
  },
  use: {
    baseURL: process.env.PLIMSOLL_ADDRESS,
    locale: 'en-US',
    // Each test loads the page as a new visitor does; `offline.spec.ts` is for what a service worker keeps.
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // No GPU, and no requests of the browser's own: the tests count requests.
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
