import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

// The end of `npm test`, `npm run check` and `.ci/run`: the steps with their times, what was skipped and why, and in
// the last line the tests that really ran, added up from their own reports.

const reports = join(root, '.cache/reports')

/**
 * @typedef {{ passed: number, failed: number, skipped: number, reasons: string[] }} Counts one reason for each that was
 *   skipped
 */

/** @type {Record<string, Counts | undefined>} by the names of the steps of scripts/test.mjs */
const suites = {
  unit: ofVitest(read('unit.json')),
  e2e: ofPlaywright(read('e2e.json')),
  conformance: read('conformance.json'),
  'long tasks': ofPlaywright(read('long-tasks.json')),
}

/** @type {{ name: string, passed: boolean, seconds: number }[]} */
const steps = read('steps.json') ?? [{ name: 'npm test', passed: false, seconds: 0 }]

console.log()
for (const { name, passed, seconds } of steps) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${String(seconds).padStart(4)} s  ${name}`)
}

const total = { passed: 0, failed: 0, skipped: 0 }
for (const [suite, counts] of Object.entries(suites)) {
  if (!counts) continue
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
  for (const [reason, count] of tally(counts.reasons)) console.log(`skipped  ${count} of ${suite}: ${reason}`)
}
// Lint, types and builds have no tests of their own, and a suite may die before its first: such a step counts as one
// failure.
for (const { name, passed } of steps) if (!passed && !suites[name]?.failed) total.failed++

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed ? 1 : 0

/** @param {string} file */
function read(file) {
  const path = join(reports, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/** How often each text stands in a list, in the order of their first. @param {string[]} texts */
function tally(texts) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/**
 * A file that cannot be loaded has no tests that could fail, so it counts as one itself. The name of a skipped test
 * says why it is.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string,
 *   assertionResults: { status: string, title: string }[] }[] } | undefined} report
 * @returns {Counts | undefined}
 */
function ofVitest(report) {
  if (!report) return undefined
  const { numPassedTests, numFailedTests, testResults } = report
  const broken = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  const reasons = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ title }) => title.replace(/^skipped: /, ''))
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: reasons.length, reasons }
}

/**
 * @typedef {{ title: string, specs?: { title: string, tests: { status: string, annotations: { type: string,
 *   description?: string }[] }[] }[],
 *   suites?: Suite[] }} Suite of Playwright's report
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, suites: Suite[] } | undefined} report
 * @returns {Counts | undefined}
 */
function ofPlaywright(report) {
  if (!report) return undefined
  const { expected, unexpected, flaky } = report.stats
  const reasons = report.suites.flatMap(skippedIn)
  return { passed: expected, failed: unexpected + flaky, skipped: reasons.length, reasons }
}

/** @param {Suite} suite @returns {string[]} */
function skippedIn({ specs = [], suites: inner = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => annotations.find(({ type }) => type === 'skip')?.description ?? `not run: ${title}`),
  )
  return [...own, ...inner.flatMap(skippedIn)]
}
