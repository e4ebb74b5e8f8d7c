import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { root } from './run.mjs'

// `npm run conformance`: compares the built command line with what other programs really do. Every module of scripts/conformance
// exports `name` and `run({ check, skip })`.

/** @type {{ passed: number, failed: number, skipped: number, reasons: string[] }} */
const counts = { passed: 0, failed: 0, skipped: 0, reasons: [] }

/**
 * @typedef {object} Reporter
 * @property {(claim: string, prove: () => unknown) => Promise<void>} check proves one claim; it fails when `prove` throws
 * @property {(reason: string) => void} skip says why nothing could be proved here
 */

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

buildIfStale('cli')
const folder = new URL('./conformance/', import.meta.url)
for (const file of readdirSync(folder).filter(file => file.endsWith('.mjs'))) {
  const { name, run } = await import(new URL(file, folder).href)
  const begun = performance.now()
  console.log(`\n=== ${name}`)
  await run(reporter)
  console.log(`    ${((performance.now() - begun) / 1000).toFixed(1)} s`)
}

const reports = join(root, '.cache/reports')
mkdirSync(reports, { recursive: true })
writeFileSync(join(reports, 'conformance.json'), JSON.stringify(counts))
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed ? 1 : 0
