import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { missing, openTab } from './browsers/engines.mjs'
import { stops, tour } from './browsers/tour.mjs'
import { buildIfStale } from './build.mjs'
import { root } from './run.mjs'

// `npm run browsers [-- chromium firefox webkit]`: the whole tour in every engine that can be had here. A picture is
// kept of what fails.

for (const name of /** @type {const} */ (['page', 'file', 'cli'])) buildIfStale(name)
const pictures = join(root, '.cache/browsers')
mkdirSync(pictures, { recursive: true })
const asked = process.argv.slice(2)
let failed = 0
for (const engine of /** @type {const} */ (['chromium', 'firefox', 'webkit'])) {
  if (asked.length > 0 && !asked.includes(engine)) continue
  const reason = missing[engine]()
  if (reason !== null) {
    console.log(`\nskipped: ${engine}: ${reason}`)
    continue
  }
  const tab = await openTab(engine)
  console.log(`\n=== ${tab.version}`)
  try {
    await tour(tab, stops, async (stop, prove) => {
      const begun = performance.now()
      try {
        await prove()
        console.log(`passed   ${stop.name}  ${Math.round(performance.now() - begun)} ms`)
      } catch (error) {
        failed++
        console.log(`FAILED   ${stop.name}: ${error instanceof Error ? error.message : error}`)
        await tab.shot(join(pictures, `${engine} ${stop.name.replace(/\W+/g, ' ')}.png`)).catch(() => {})
      }
    })
  } finally {
    await tab.close()
  }
}
process.exitCode = failed ? 1 : 0
