import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findKubectl, withoutKubectl } from '../kubectl.mjs'
import { archivers, makeArchives } from '../make-archives.mjs'
import { root } from '../run.mjs'

export const name = 'unit tests that ask other programs'

/** @typedef {import('../conformance.mjs').Reporter} Reporter */

/** @param {Reporter} reporter */
export async function run({ check, skip }) {
  const work = mkdtempSync(join(tmpdir(), 'plimsoll-unit-'))
  try {
    const missing = Object.entries(archivers).filter(([program, words]) => !starts(program, words))
    if (missing.length > 0) skip(`archives of this machine's programs: no ${missing.map(([name]) => name).join(', ')}`)
    else {
      await makeArchives(work)
      await checkTests('unit', 'src/core/archive/open-archive.test.ts', { PLIMSOLL_ARCHIVES: work })
    }

    if (starts('unzip', ['-v'])) await checkTests('conformance', 'src/core/archive/zip-files.conformance.test.ts')
    else skip('our zips unpacked by unzip: no unzip')

    const kubectl = findKubectl()
    if (!kubectl) skip(`bundles as kubectl reads them: ${withoutKubectl}`)
    else {
      await checkTests('conformance', 'src/core/split/kubectl.conformance.test.ts', { PLIMSOLL_KUBECTL: kubectl })
    }
  } finally {
    rmSync(work, { recursive: true })
  }

  /**
   * Each test of a file is one check.
   * @param {string} project @param {string} file @param {Record<string, string>} [environment]
   */
  async function checkTests(project, file, environment) {
    const report = join(work, 'report.json')
    const words = ['run', '--project', project, file, '--reporter=json', `--outputFile=${report}`]
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...words], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...environment },
    })
    /**
     * @type {{ testResults: { message: string, assertionResults: { fullName: string, status: string, failureMessages:
     *   string[] }[] }[] }}
     */
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
    await check(`${file} has tests`, () => {
      if (tests.length === 0) throw new Error(`${testResults.map(({ message }) => message)}\n${stdout}\n${stderr}`)
    })
    for (const { fullName, status, failureMessages } of tests) {
      if (status === 'pending') skip(fullName)
      else {
        await check(fullName, () => {
          if (status !== 'passed') throw new Error(failureMessages.join('\n'))
        })
      }
    }
  }
}

/** @param {string} program @param {string[]} words */
function starts(program, words) {
  return spawnSync(program, words, { stdio: 'ignore' }).status === 0
}
