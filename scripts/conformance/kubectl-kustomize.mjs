import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { parseAllDocuments } from 'yaml'
import { findKubectl, withoutKubectl } from '../kubectl.mjs'
import { root } from '../run.mjs'

export const name = 'kubectl kustomize reads the same objects from the bundles as from the input'

/** @param {import('../conformance.mjs').Reporter} reporter */
export async function run({ check, skip }) {
  const kubectl = findKubectl()
  if (!kubectl) return skip(withoutKubectl)

  const work = mkdtempSync(join(tmpdir(), 'plimsoll-kustomize-'))
  for (const input of [await writeSample(work), copyCalico(work)]) {
    if (!input) {
      skip("no Calico manifest (the fixtures' folder is named by PLIMSOLL_FIXTURES)")
      continue
    }
    const whole = objects(kubectl, work, [input])
    for (const form of ['text', 'json']) {
      await check(`${input}, split by stages as ${form}: ${whole.length} objects`, () => {
        const out = join(work, form, input)
        split(join(work, input), form, out)
        assert.deepEqual(objects(kubectl, out, bundlesOf(out)), whole)
      })
    }
  }
  rmSync(work, { recursive: true })
}

/** @param {string} folder */
async function writeSample(folder) {
  const { module } = await runnerImport(join(root, 'src/core/sample/index.ts'))
  writeFileSync(join(folder, 'sample.yaml'), module.operatorWithCrds())
  return 'sample.yaml'
}

/** @param {string} folder */
function copyCalico(folder) {
  const fixtures = process.env.PLIMSOLL_FIXTURES ?? resolve(root, '../shared/fixtures')
  const manifest = join(fixtures, 'manifests/calico-tigera-operator-before-9518.yaml')
  if (!existsSync(manifest)) return undefined
  copyFileSync(manifest, join(folder, 'calico.yaml'))
  return 'calico.yaml'
}

/**
 * @param {string} input
 * @param {string} form
 * @param {string} out
 */
function split(input, form, out) {
  const plimsoll = join(root, 'dist/cli/plimsoll.js')
  capture(process.execPath, [plimsoll, 'split', input, '--plan', 'stages', '--form', form, '--out', out], [0, 1])
}

/** @param {string} out */
function bundlesOf(out) {
  return readdirSync(out).filter(file => file.endsWith('.yaml'))
}

/**
 * What kustomize makes of some files, as compact JSON with sorted keys, sorted: two lists are equal when they hold the same objects.
 * `fifo`, because kustomize's own order would hide ours.
 * @param {string} kubectl
 * @param {string} folder
 * @param {string[]} resources files in `folder`
 */
function objects(kubectl, folder, resources) {
  writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify({ resources, sortOptions: { order: 'fifo' } }))
  const built = parseAllDocuments(capture(kubectl, ['kustomize', folder], [0]))
  return built.map(document => JSON.stringify(sorted(document.toJS({ maxAliasCount: -1 })))).sort()
}

/**
 * @param {unknown} value
 * @returns {unknown}
 */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {number[]} goodExits
 */
function capture(program, args, goodExits) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 })
  if (error) throw error
  if (!goodExits.includes(status ?? -1)) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}
