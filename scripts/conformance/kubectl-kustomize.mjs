import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostileManifest, operatorManifest, planesManifest, quirksManifest } from '../inputs.mjs'
import { findKubectl, withoutKubectl } from '../kubectl.mjs'
import { build, sorted } from '../kustomize.mjs'
import { plimsoll } from '../plimsoll-cli.mjs'

export const name = 'kubectl kustomize reads the same objects from every export for it as from the input'

/** @typedef {import('../conformance.mjs').Reporter} Reporter */

/** Exports that kustomize builds, and options that change what it is given. */
const exports = [
  { target: 'kustomize', option: null },
  { target: 'kustomize', option: 'component=true' },
  { target: 'flux', option: null },
  { target: 'argocd', option: null },
  { target: 'argocd', option: 'waves=objects' },
]

/** @param {Reporter} reporter */
export async function run({ check, skip }) {
  const kubectl = findKubectl()
  if (!kubectl) return skip(withoutKubectl)

  const work = mkdtempSync(join(tmpdir(), 'plimsoll-kustomize-'))
  for (const input of [await operatorManifest(work), hostileManifest(work)]) {
    const whole = objects(kubectl, work, [input])
    for (const form of ['text', 'json']) {
      await check(`${input}, bundles by stages as ${form}: ${whole.length} objects`, () => {
        const out = join(work, form, input)
        plimsoll(['split', join(work, input), '--plan', 'stages', '--form', form, '--out', out])
        const bundles = readdirSync(out).filter(file => file.endsWith('.yaml'))
        assert.deepEqual(objects(kubectl, out, bundles), whole)
      })
    }
    for (const { target, option } of exports) {
      await check(`${input}, export for ${target} ${option ?? ''}: ${whole.length} objects, in stages`, () => {
        const out = join(work, [input, target, option].join('.'))
        const words = option === null ? [] : ['--option', option]
        plimsoll(['split', join(work, input), '--plan', 'stages', '--export', target, ...words, '--out', out])
        checkFolders(kubectl, out, option, whole)
      })
    }
  }
  const { file, objects: expected } = quirksManifest(work)
  for (const { target, option } of exports) {
    await check(`${file}, export for ${target} ${option ?? ''}: values as kubectl reads them`, () => {
      const out = join(work, [file, target, option].join('.'))
      const words = option === null ? [] : ['--option', option]
      plimsoll(['split', join(work, file), '--plan', 'stages', '--export', target, ...words, '--out', out])
      checkFolders(kubectl, out, option, expected.map(object => JSON.stringify(sorted(object))).sort())
    })
  }
  const planes = planesManifest(work)
  for (const { target, option } of exports) {
    await check(
      `${planes.file}, export for ${target} ${option ?? ''}: characters of all planes, or said to be none for it`,
      () => {
        const out = join(work, [planes.file, target, option].join('.'))
        const words = option === null ? [] : ['--option', option]
        plimsoll(['split', join(work, planes.file), '--plan', 'stages', '--export', target, ...words, '--out', out])
        checkFolders(kubectl, out, option, planes.objects.map(object => JSON.stringify(sorted(object))).sort())
        const { resources } = JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8'))
        const unparsed = resources.filter(
          (/** @type {{ unparsed: string | null }} */ resource) => resource.unparsed !== null,
        )
        assert.deepEqual(
          unparsed.map((/** @type {{ name: string, unparsed: string }} */ { name, unparsed }) => [name, unparsed]),
          planes.lost.map(name => [name, 'kustomize-character']),
        )
      },
    )
  }
  rmSync(work, { recursive: true })
}

/**
 * Every stage by itself, and all of them from above.
 * @param {string} kubectl
 * @param {string} out
 * @param {string | null} option
 * @param {string[]} whole
 */
function checkFolders(kubectl, out, option, whole) {
  const folders = readdirSync(out)
  const stages = folders.filter(folder => /^\d\d-/.test(folder)).sort()
  const built = stages.flatMap(stage => build(kubectl, join(out, stage)))
  assert.deepEqual(built.map(withoutWave).sort(), whole)
  if (option === 'waves=objects') {
    for (const stage of stages) {
      const wave = `"argocd.argoproj.io/sync-wave":"${Number.parseInt(stage, 10)}"`
      for (const object of build(kubectl, join(out, stage))) assert.ok(object.includes(wave), object.slice(0, 200))
    }
  }
  if (!folders.includes('kustomization.yaml')) return
  if (option !== 'component=true') return assert.deepEqual(build(kubectl, out), built)
  // A component is built by what uses it.
  const user = `${out}.user`
  mkdirSync(user)
  writeFileSync(join(user, 'kustomization.yaml'), JSON.stringify({ components: [`../${out.split('/').at(-1)}`] }))
  assert.deepEqual(build(kubectl, user).sort(), whole)
}

/** An object without what the waves of Argo CD put on it. @param {string} object */
function withoutWave(object) {
  const { metadata, ...rest } = JSON.parse(object)
  const { annotations = {}, ...others } = metadata
  const kept = Object.entries(annotations).filter(([key]) => !/^argocd\.argoproj\.io\/sync-(wave|options)$/.test(key))
  const own = kept.length > 0 ? { annotations: Object.fromEntries(kept) } : {}
  return JSON.stringify(sorted({ ...rest, metadata: { ...others, ...own } }))
}

/**
 * What kustomize makes of some files, sorted: two lists are equal when they hold the same objects. `fifo`, because
 * kustomize's own order would hide ours.
 * @param {string} kubectl
 * @param {string} folder
 * @param {string[]} resources files in `folder`
 */
function objects(kubectl, folder, resources) {
  writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify({ resources, sortOptions: { order: 'fifo' } }))
  return build(kubectl, folder).sort()
}
