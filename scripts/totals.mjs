import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

// The last line of .ci/run: the tests that npm test and npm run conformance really ran, added up from their own reports.

const reports = join(root, '.cache/reports')

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Record<string, Counts | undefined>} by the names of the steps of scripts/test.mjs */
const suites = {
  unit: ofVitest(read('unit.json')),
  e2e: ofPlaywright(read('e2e.json')),
  conformance: read('conformance.json'),
}

/** @type {{ name: string, passed: boolean }[]} */
const steps = read('steps.json') ?? [{ name: 'npm test', passed: false }]
steps.push({ name: 'conformance', passed: suites.conformance?.failed === 0 })

const total = { passed: 0, failed: 0, skipped: 0 }
for (const counts of Object.values(suites)) {
  total.passed += counts?.passed ?? 0
  total.failed += counts?.failed ?? 0
  total.skipped += counts?.skipped ?? 0
}
// Lint, types and builds have no tests of their own, and a suite may die before its first: such a step counts as one failure.
for (const { name, passed } of steps) if (!passed && !suites[name]?.failed) total.failed++

console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed ? 1 : 0

/** @param {string} file */
function read(file) {
  const path = join(reports, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/**
 * A file that cannot be loaded has no tests that could fail, so it counts as one itself.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] } | undefined} report
 * @returns {Counts | undefined}
 */
function ofVitest(report) {
  if (!report) return undefined
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report
  const broken = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests }
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | undefined} report
 * @returns {Counts | undefined}
 */
function ofPlaywright(report) {
  if (!report) return undefined
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}
