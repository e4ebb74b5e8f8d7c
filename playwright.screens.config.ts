import type { PlaywrightTestConfig } from '@playwright/test'
import pageTests from './playwright.config'

/**
 * `npm run test:screens`: every state of every screen, in each width and language, as axe sees it, and the zip for every
 * target.
 */
const everyScreen: PlaywrightTestConfig = {
  ...pageTests,
  testDir: 'e2e/screens',
  timeout: 300_000,
  fullyParallel: true,
  projects: [{ name: 'screens' }],
  reporter: [['list'], ['json', { outputFile: '.cache/reports/screens.json' }]],
}

export default everyScreen
