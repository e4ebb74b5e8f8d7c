import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { equalValues, isMapping, type Mapping, type Value } from '../manifest'
import { readBundles } from '../proof/read-bundles'
import { createValueReader, type Load, loadResources } from '../resource'
import { planSettings, sources } from '../testing/arbitraries'
import { runs } from '../testing/runs'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { type BuiltSplit, buildSplit } from '.'

/**
 * Real kubectl as the judge, named by the conformance run; it needs no cluster for `annotate --local` and `kustomize`.
 */
const kubectl = process.env.PLIMSOLL_KUBECTL ?? 'kubectl'
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-kubectl-'))
afterAll(() => rmSync(folder, { recursive: true }))

const added = 'plimsoll.test/added'

/** The objects that kubectl finds in files, in their order; one call for all, since starting it is what takes time. */
function readByKubectl(paths: readonly string[]): (Mapping | null)[] {
  if (paths.length === 0) return []
  const files = paths.flatMap(path => ['-f', path])
  const words = ['annotate', '--local', ...files, `${added}=1`, '-o', 'json']
  const { stdout, stderr, status } = spawnSync(kubectl, words, { maxBuffer: 1e9 })
  expect(stderr.toString()).toBe('')
  expect(status).toBe(0)
  const printed = loadResources([{ name: 'printed.json', bytes: stdout }])
  const readValue = createValueReader(printed)
  return printed.resources.map(resource => withoutAdded(readValue(resource)))
}

/** The object without the annotation that kubectl was told to add, and without what it had to make around it. */
function withoutAdded(object: Mapping | null): Mapping | null {
  if (!object) return null
  const metadata = mappingOf(object.get('metadata'))
  const annotations = mappingOf(metadata.get('annotations'))
  annotations.delete(added)
  if (annotations.size > 0) metadata.set('annotations', annotations)
  else metadata.delete('annotations')
  return mappingOf(object).set('metadata', metadata)
}

function mappingOf(value: Value | undefined): Map<string, Value> {
  return new Map(isMapping(value) ? value : [])
}

function expectEqual(load: Load, { plan }: BuiltSplit, at: string): void {
  const found = readByKubectl(plan.bundles.map(({ name }) => join(at, `${name}.yaml`)))
  const readValue = createValueReader(load)
  const placements = plan.bundles.flatMap(bundle => bundle.placements)
  expect(found).toHaveLength(placements.length)
  for (const [place, { resource: index }] of placements.entries()) {
    const resource = load.resources[index]
    const original = withoutAdded(resource ? readValue(resource) : null)
    expect(equalValues(original, found[place] ?? null), resource?.id).toBe(true)
  }
}

function expectCarried(load: Load, { plan, files }: BuiltSplit, at: string): void {
  // What gets its name from the server is carried by none: it is beside them, for `kubectl create`.
  const carried = plan.bundles.filter(({ verb }) => verb === 'apply')
  const contents = readBundles(load, { ...plan, bundles: carried }, files)
  const carriers = readByKubectl(carried.map(({ name }) => join(at, `${name}.yaml`)))
  for (const [index, bundle] of carried.entries()) {
    const carrier = carriers[index]
    const data = mappingOf(carrier?.get(bundle.holdsSecrets ? 'stringData' : 'data'))
    const content = contents[index] ?? undefined
    expect(data.get(`${bundle.name}.yaml`)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(content))
  }
}

function write(name: string, { files }: BuiltSplit): string {
  for (const { path, bytes } of files) {
    const target = join(folder, name, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }
  return join(folder, name)
}

describe('real kubectl', { timeout: 60_000 }, () => {
  let run = 0

  test('finds in every bundle the objects that were put in, equal and in order', () => {
    fc.assert(
      fc.property(sources, planSettings, (all, settings) => {
        const load = loadResources(all)
        const built = buildSplit(load, { ...settings, target: 'kubectl', maxBytes: null })
        expectEqual(load, built, write(`random-${run++}`, built))
      }),
      { numRuns: runs(20, 200) },
    )
  })

  test('finds in every ConfigMap and Secret the text that was put in', () => {
    fc.assert(
      fc.property(sources, planSettings, (all, settings) => {
        const load = loadResources(all)
        const built = buildSplit(load, { ...settings, target: 'clusterresourceset', maxBytes: null })
        expectCarried(load, built, write(`carried-${run++}`, built))
      }),
      { numRuns: runs(20, 200) },
    )
  })

  describeWithFixtures("Calico's operator manifest", () => {
    const load = (): Load =>
      loadResources([
        { name: 'calico.yaml', bytes: sharedFixture('manifests/calico-tigera-operator-before-9518.yaml') },
      ])

    test.each(['text', 'json'] as const)('is the same 29 objects to kubectl as %s', form => {
      const input = load()
      const built = buildSplit(input, { preset: 'stages', form, target: 'kubectl', maxBytes: null, name: 'calico' })
      const at = write(`calico-${form}`, built)
      expectEqual(input, built, at)
    })

    test.each(['text', 'json'] as const)('comes out of ConfigMaps as kubectl reads them, written as %s', form => {
      const input = load()
      const built = buildSplit(input, {
        preset: 'stages',
        form,
        target: 'clusterresourceset',
        maxBytes: null,
        name: 'calico',
      })
      const at = write(`calico-crs-${form}`, built)
      expectCarried(input, built, at)
    })

    test('goes through kustomize', () => {
      const input = load()
      const built = buildSplit(input, {
        preset: 'stages',
        form: 'json',
        target: 'kubectl',
        maxBytes: null,
        name: 'calico',
      })
      const at = write('calico-kustomize', built)
      const names = built.plan.bundles.map(({ name }) => `- ${name}.yaml\n`)
      writeFileSync(join(at, 'kustomization.yaml'), `resources:\n${names.join('')}sortOptions: {order: fifo}\n`)
      const out = execFileSync(kubectl, ['kustomize', at], { maxBuffer: 1e9 })
      const back = loadResources([{ name: 'out.yaml', bytes: out }])
      expect(back.resources.map(({ id }) => id)).toEqual(
        built.plan.bundles.flatMap(({ placements }) => placements.map(({ resource }) => input.resources[resource]?.id)),
      )
    })
  })
})
