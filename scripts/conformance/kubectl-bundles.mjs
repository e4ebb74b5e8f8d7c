import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { runnerImport } from 'vite'
import { findKubectl, withoutKubectl } from '../kubectl.mjs'
import { sorted } from '../kustomize.mjs'
import { plimsoll } from '../plimsoll-cli.mjs'
import { root } from '../run.mjs'

export const name = 'kubectl reads the same from bundles of text as from bundles of JSON, however hostile the input'

/** @typedef {import('../conformance.mjs').Reporter} Reporter */

/** @param {Reporter} reporter */
export async function run({ check, skip }) {
  const kubectl = findKubectl()
  if (!kubectl) return skip(withoutKubectl)

  const work = mkdtempSync(join(tmpdir(), 'plimsoll-bundles-'))
  const { module } = await runnerImport(join(root, 'src/core/testing/hostile-source.ts'))
  const samples = fc.sample(module.hostileSource, { numRuns: 40, seed: 9518 })
  for (const plan of ['fit', 'one-each']) {
    await check(`${samples.length} inputs, ${plan}`, () => {
      let count = 0
      for (const [number, sample] of samples.entries()) {
        const { bytes } = /** @type {{ bytes: Uint8Array }} */ (sample)
        const input = join(work, `${plan}-${number}.yaml`)
        writeFileSync(input, bytes)
        const asText = bundlesOf(kubectl, input, plan, 'text')
        const asJson = bundlesOf(kubectl, input, plan, 'json')
        count += asText.flat().length
        assert.deepEqual(asText, asJson, `${input}: ${JSON.stringify(new TextDecoder().decode(bytes))}`)
      }
      assert.ok(count > samples.length, `only ${count} objects were read`)
    })
  }
  rmSync(work, { recursive: true })
}

/**
 * What kubectl finds in the bundles of an input, file by file, each in order; nothing where none of the input can be
 * read.
 * @param {string} kubectl
 * @param {string} input
 * @param {string} plan
 * @param {string} form
 * @returns {string[][]}
 */
function bundlesOf(kubectl, input, plan, form) {
  const out = `${input}.${form}`
  try {
    plimsoll(['split', input, '--plan', plan, '--form', form, '--out', out])
  } catch (error) {
    if (String(error).includes('no resource in the input can be read')) return []
    throw error
  }
  const bundles = readdirSync(out).filter(file => file.endsWith('.yaml'))
  return bundles.map(bundle => {
    const words = ['annotate', '--local', '-f', join(out, bundle), 'plimsoll.dev/asked=1', '-o', 'json']
    const { stdout, error } = spawnSync(kubectl, words, { encoding: 'utf8' })
    if (error) throw error
    // Objects of JSON in a row, each of several lines, from a brace at the start of a line to the next.
    const found = stdout.split(/^(?=\{)/m).filter(text => text !== '')
    return found.map(text => JSON.stringify(sorted(JSON.parse(text))))
  })
}
