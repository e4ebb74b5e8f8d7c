import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { root, run } from './run.mjs'

// `npm test`: everything that must hold, in one run, on a machine with nothing but Node and npm. A failed step does not hide what
// the others say; only the browser tests wait for a build.

const reports = join(root, '.cache/reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

install()
const { provideChromium, withoutChromium } = await import('./chromium.mjs')

/** @type {{ name: string, passed: boolean }[]} */
const steps = []

step('format and lint', () => run('npx biome check .'))
step('types', () => run('npm run --silent types'))
step('unit', () =>
  run('npm run --silent unit -- --reporter=default --reporter=json --outputFile.json=.cache/reports/unit.json'),
)
const built = step('build and budgets', () => run('npm run --silent build'))
const browser = step('chromium', () => {
  const chromium = provideChromium()
  console.log(chromium ?? withoutChromium)
  return chromium !== undefined
})
step('e2e', () => built && browser && run('npm run --silent e2e'))

writeFileSync(join(reports, 'steps.json'), JSON.stringify(steps))
console.log(`\n${steps.map(({ name, passed }) => `${passed ? 'passed' : 'FAILED'}  ${name}`).join('\n')}`)
process.exitCode = steps.every(({ passed }) => passed) ? 0 : 1

/**
 * @param {string} name
 * @param {() => boolean} work
 */
function step(name, work) {
  console.log(`\n=== ${name}`)
  const passed = work()
  steps.push({ name, passed })
  return passed
}
