import { provideChromium, withoutChromium } from './chromium.mjs'
import { run } from './run.mjs'

// `npm run test:screens`: every state of every screen, in each width and language, as axe sees it, and the zip for
// every target.
if (!provideChromium()) {
  console.log(withoutChromium)
  process.exit(1)
}
process.exitCode = run('npx playwright test --config playwright.screens.config.ts') ? 0 : 1
