import { fork } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build.mjs'
import { root } from './run.mjs'

// `npm run conformance`: compares the built command line with what other programs really do. Every module of
// scripts/conformance exports `name` and `run({ check, skip })`. Two run at a time, each in a process of its own, since
// most of their time is that of the programs that they wait for.

/** @typedef {{ passed: number, failed: number, skipped: number, reasons: string[] }} Counts */

/**
 * @typedef {object} Reporter
 * @property {(claim: string, prove: () => unknown) => Promise<void>} check proves one claim; it fails when `prove`
 *   throws
 * @property {(reason: string) => void} skip says why nothing could be proved here
 */

const atOnce = 2
const self = fileURLToPath(import.meta.url)
const ofModule = '--module'

if (process.argv[2] === ofModule) await runModule(process.argv[3] ?? '')
else await runAll()

async function runAll() {
  buildIfStale('cli')
  /** @type {Counts} */
  const total = { passed: 0, failed: 0, skipped: 0, reasons: [] }
  const left = readdirSync(new URL('./conformance/', import.meta.url)).filter(file => file.endsWith('.mjs'))
  const work = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      const { printed, counts } = await inProcess(file)
      console.log(printed)
      total.passed += counts.passed
      total.failed += counts.failed
      total.skipped += counts.skipped
      total.reasons.push(...counts.reasons)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))

  const reports = join(root, '.cache/reports')
  mkdirSync(reports, { recursive: true })
  writeFileSync(join(reports, 'conformance.json'), JSON.stringify(total))
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  process.exitCode = total.failed ? 1 : 0
}

/**
 * A module that ends before its checks do, or badly, is one failure.
 * @param {string} file
 * @returns {Promise<{ printed: string, counts: Counts }>}
 */
function inProcess(file) {
  const child = fork(self, [ofModule, file, ...process.argv.slice(2)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  let printed = ''
  child.stdout?.setEncoding('utf8').on('data', text => (printed += text))
  /** @type {Counts | undefined} */
  let counts
  child.on('message', message => (counts = /** @type {Counts} */ (message)))
  return new Promise(resolve =>
    child.once('close', code => {
      if (counts && code === 0) return resolve({ printed, counts })
      const { passed = 0, failed = 0, skipped = 0, reasons = [] } = counts ?? {}
      resolve({
        printed: `${printed}FAILED   ${file} ended with ${code}`,
        counts: { passed, failed: failed + 1, skipped, reasons },
      })
    }),
  )
}

/** @param {string} file */
async function runModule(file) {
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: 0, reasons: [] }
  /** @type {Reporter} */
  const reporter = {
    async check(claim, prove) {
      try {
        await prove()
        counts.passed++
        console.log(`passed   ${claim}`)
      } catch (error) {
        counts.failed++
        console.log(`FAILED   ${claim}\n${error instanceof Error ? error.message : error}`)
      }
    },
    skip(reason) {
      counts.skipped++
      counts.reasons.push(reason)
      console.log(`skipped: ${reason}`)
    },
  }
  const begun = performance.now()
  const { name, run } = await import(new URL(`./conformance/${file}`, import.meta.url).href)
  console.log(`\n=== ${name}`)
  await run(reporter)
  console.log(`    ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  // Gone once it is written: an open channel would keep the process.
  process.send?.(counts, () => process.disconnect())
}
