import { defineConfig } from '@playwright/test'
import pageTests from './playwright.config'

/** `npm run test:screens`: every state of every screen, in each width and language, as axe sees it. */
export default defineConfig(pageTests, {
  testDir: 'e2e/screens',
  testIgnore: [],
  timeout: 240_000,
  reporter: [['list'], ['json', { outputFile: '.cache/reports/screens.json' }]],
})
