import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { root, run } from './run.mjs'

// `npm test`: everything that must hold, in one run, on a machine with nothing but Node and npm. A failed step does not
// hide what the others say; only the browser tests wait for a build. `npm run check` is the part that people work in:
// it ends before the builds, and leaves out the unit tests that start processes.
// `npm test -- --conformance` asks real programs too, beside the browser tests, which leave part of the machine idle.
// The tests that measure how long the page's tasks are come last, with nothing beside.

const isCheck = process.argv.includes('--check')
const asksPrograms = process.argv.includes('--conformance')
const reports = join(root, '.cache/reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

install()

/** @type {{ name: string, passed: boolean, seconds: number }[]} */
const steps = []

await step('format and lint', () => run('npx biome check .'))
await step('types', () => run('npm run --silent types'))
const projects = isCheck ? '--project unit' : '--project unit --project apart'
await step('unit', () =>
  run(`npx vitest run ${projects} --reporter=default --reporter=json --outputFile.json=.cache/reports/unit.json`),
)
if (!isCheck) {
  const { provideChromium, withoutChromium } = await import('./chromium.mjs')
  const built = await step('build and budgets', () => run('npm run --silent build'))
  const browser = await step('chromium', () => {
    const chromium = provideChromium()
    console.log(chromium ?? withoutChromium)
    return chromium !== undefined
  })
  const conformance = asksPrograms && built ? beside('conformance') : undefined
  await step('e2e', () => built && browser && run('npx playwright test --project=page'))
  if (asksPrograms) await step('conformance', async () => (await conformance?.()) ?? false)
  await step('long tasks', () => {
    process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = join(reports, 'long-tasks.json')
    return built && browser && run('npx playwright test --project="long tasks" --no-deps')
  })
}

writeFileSync(join(reports, 'steps.json'), JSON.stringify(steps))
await import('./totals.mjs')

/**
 * @param {string} name
 * @param {() => boolean | Promise<boolean>} act
 */
async function step(name, act) {
  console.log(`\n=== ${name}`)
  const begun = performance.now()
  const passed = await act()
  steps.push({ name, passed, seconds: Math.round((performance.now() - begun) / 1000) })
  return passed
}

/**
 * Starts a script of package.json; what it prints goes to a file, so that lines of two steps do not mix.
 * @param {string} script
 * @returns {() => Promise<boolean>} waits for its end, prints what it printed, and says whether it ended well
 */
function beside(script) {
  const log = join(reports, `${script}.log`)
  const child = spawn(`npm run --silent ${script}`, {
    cwd: root,
    shell: true,
    stdio: ['ignore', openSync(log, 'w'), 2],
  })
  const ended = new Promise(resolve => child.once('close', code => resolve(code === 0)))
  return async () => {
    const passed = await ended
    console.log(readFileSync(log, 'utf8'))
    return passed
  }
}
