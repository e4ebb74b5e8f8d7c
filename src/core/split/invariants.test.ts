import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { jsonDocument } from '../encoding'
import { originalBytes, type PlanFile } from '../export'
import type { Placement, PlanSettings } from '../plan'
import { readBundles } from '../proof/read-bundles'
import { createValueReader, findReferences, type Load, loadResources } from '../resource'
import type { Source } from '../source'
import { brokenDocument, plainManifest, planSettings, sources, utf16 } from '../testing/arbitraries'
import { loadTexts } from '../testing/manifest'
import { runs } from '../testing/runs'
import { type BuiltSplit, buildSplit } from '.'

/** Properties of every split (splitting rules, section 7), under their numbers there. */

const textSettings: PlanSettings = { preset: 'stages', form: 'text', target: 'kubectl', maxBytes: null, name: 'shop' }
const input = fc.tuple(sources, planSettings)

function split(all: readonly Source[], settings: PlanSettings): BuiltSplit & { load: Load } {
  const load = loadResources(all)
  return { load, ...buildSplit(load, settings) }
}

function contents({ load, plan, files }: BuiltSplit & { load: Load }): Uint8Array[] {
  return readBundles(load, plan, files).map(content => content ?? new Uint8Array())
}

function placements({ plan }: BuiltSplit): Placement[] {
  return plan.bundles.flatMap(bundle => bundle.placements)
}

function textOf(content: Uint8Array | undefined): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)
}

/** The documents of a bundle as its placements cut it, separator lines apart. */
function* documentsIn(built: BuiltSplit & { load: Load }): Iterable<{ placement: Placement; bytes: Uint8Array }> {
  for (const [index, content] of contents(built).entries()) {
    const bundle = built.plan.bundles[index]
    let at = bundle?.heading.length ?? 0
    for (const placement of bundle?.placements ?? []) {
      yield { placement, bytes: content.subarray(at + '---\n'.length, at + placement.bytes) }
      at += placement.bytes
    }
  }
}

// Slow on a busy machine: each property runs its cases in one go.
describe('invariants of every split', { timeout: 60_000 }, () => {
  test('1: every resource is in exactly one bundle or unparsed, and plan.json lists them all', () => {
    fc.assert(
      fc.property(input, ([all, settings]) => {
        const built = split(all, settings)
        const placed = placements(built).map(({ resource }) => resource)
        const unparsedDocuments = built.plan.unparsed.map(({ resource }) => resource)
        expect([...placed, ...unparsedDocuments].sort((a, b) => a - b)).toEqual([...built.load.resources.keys()])
        const documents = new Set(built.load.resources.map(({ source, document }) => `${source} ${document}`))
        for (const { source, document } of built.plan.withoutObject) documents.add(`${source} ${document}`)
        expect(documents.size).toBe(built.load.documents.flat().length)

        const file: PlanFile = JSON.parse(textOf(built.files.find(({ path }) => path === 'plan.json')?.bytes))
        expect(file.resources.map(({ id }) => id)).toEqual(built.load.resources.map(({ id }) => id))
        expect(file.bundles.flatMap(({ resources }) => resources)).toEqual(
          placed.map(index => built.load.resources[index]?.id),
        )
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('2: text is copied byte for byte, and with the separators of the input gives the input back', () => {
    fc.assert(
      fc.property(sources, planSettings, (all, settings) => {
        const built = split(all, { ...settings, form: 'text' })
        const written = new Map(
          [...documentsIn(built)].map(({ placement, bytes }) => [placement.resource, { placement, bytes }]),
        )
        for (const [source, text] of built.load.texts.entries()) {
          const parts: Uint8Array[] = []
          let at = 0
          for (const [index, resource] of built.load.resources.entries()) {
            const copy = written.get(index)
            if (resource.source !== source || copy?.placement.form !== 'text') continue
            const { start, end } = built.load.documents[source]?.[resource.document]?.owned ?? { start: 0, end: 0 }
            // A document that ended without a newline has got one.
            expect(copy.bytes.length - (end - start)).toBeLessThanOrEqual(1)
            expect(textOf(copy.bytes.subarray(end - start))).toBe(text.utf8[end - 1] === 0x0a ? '' : '\n')
            parts.push(text.utf8.subarray(at, start), copy.bytes.subarray(0, end - start))
            at = end
          }
          parts.push(text.utf8.subarray(at))
          expect(Buffer.concat(parts).equals(text.utf8)).toBe(true)
        }
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('3: comments before the first document and between separators stay with a document', () => {
    fc.assert(
      fc.property(plainManifest, text => {
        let count = 0
        const numbered = text.replaceAll(/^# .*?$/gm, () => `# comment-${++count};`)
        const built = split([{ name: 'a.yaml', bytes: new TextEncoder().encode(numbered) }], textSettings)
        const out = contents(built).map(textOf).join('')
        for (let i = 1; i <= count; i++) expect(out.split(`# comment-${i};`)).toHaveLength(2)
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('4: every bundle reads back to as many documents as were put in, with equal values', () => {
    fc.assert(
      fc.property(input, ([all, settings]) => {
        const built = split(all, settings)
        expect(built.proof.equal).toBe(true)
        const readOriginal = createValueReader(built.load)
        for (const [index, content] of contents(built).entries()) {
          const back = loadResources([{ name: 'back.yaml', bytes: content }])
          const readBack = createValueReader(back)
          const lines = back.resources.map(resource => jsonDocument(readBack(resource) ?? null))
          const expected = built.plan.bundles[index]?.placements.map(({ resource: number }) => {
            const resource = built.load.resources[number]
            return jsonDocument((resource && readOriginal(resource)) ?? null)
          })
          expect(lines).toEqual(expected)
        }
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('5: what others need stands before them; otherwise a stage keeps the order of the input', () => {
    fc.assert(
      fc.property(input, ([all, settings]) => {
        const built = split(all, settings)
        const order = placements(built).map(({ resource }) => resource)
        const { edges } = findReferences(built.load)
        const references = edges.filter(({ strength }) => strength === 'hard')
        for (const { from, to } of references) {
          if (order.includes(from) && order.includes(to)) expect(order.indexOf(to)).toBeLessThan(order.indexOf(from))
        }
        const needing = new Set(edges.map(({ from }) => from))
        const stages = built.plan.bundles.map(({ stage }) => stage)
        expect(stages.toSorted()).toEqual(stages)
        // Groups are in install order inside, which is another thing than the input's.
        const keepsInput = ['stages', 'crds-apart', 'fit'].includes(settings.preset)
        for (const stage of new Set(stages)) {
          const free = built.plan.bundles
            .filter(bundle => bundle.stage === stage)
            .flatMap(bundle => bundle.placements.map(({ resource }) => resource))
            .filter(resource => !needing.has(resource))
          if (keepsInput) expect(free.toSorted((a, b) => a - b)).toEqual(free)
        }
        const names = built.plan.bundles.map(({ name }) => name)
        expect(names.toSorted()).toEqual(names)
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('5: the same input and settings give the same bytes', () => {
    fc.assert(
      fc.property(input, ([all, settings]) => {
        expect(Buffer.compare(split(all, settings).zip(), split(all, settings).zip())).toBe(0)
      }),
      { numRuns: runs(15, 300) },
    )
  })

  test('6: every bundle not marked is within its max size; a marked one holds one document', () => {
    fc.assert(
      fc.property(input, ([all, settings]) => {
        const built = split(all, settings)
        for (const [index, content] of contents(built).entries()) {
          const bundle = built.plan.bundles[index]
          expect(content.length).toBe(bundle?.bytes)
          if (bundle?.overLimit) expect(bundle.placements).toHaveLength(1)
          else expect(content.length).toBeLessThanOrEqual(bundle?.maxBytes ?? content.length)
        }
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('7: a document over the limit is reported with its sizes, and what is said to fit does fit', () => {
    fc.assert(
      fc.property(input, ([all, settings]) => {
        const { load, plan } = split(all, settings)
        const over = plan.bundles.filter(({ overLimit }) => overLimit).flatMap(bundle => bundle.placements)
        expect(plan.unplaced.map(({ resource }) => resource)).toEqual(over.map(({ resource }) => resource))
        for (const { resource, wouldFit } of plan.unplaced) {
          for (const form of wouldFit) {
            if (form === 'json-without-descriptions') continue
            const other = buildSplit(load, { ...settings, form }).plan
            expect(other.unplaced.map(unplaced => unplaced.resource)).not.toContain(resource)
          }
        }
      }),
      { numRuns: runs(20, 500) },
    )
  })

  test('9: paths of an export are relative, safe and unique where neither case nor Unicode form counts', () => {
    fc.assert(
      fc.property(input, ([all, settings]) => {
        const renamed = all.map((source, index) => ({
          ...source,
          name: ['../../../esc', 'C:\\CON', 'a|b?*'][index] ?? 'x',
        }))
        const paths = split(renamed, settings).files.map(({ path }) => path)
        for (const path of paths) expect(path).toMatch(/^(?:[-a-z0-9]+\/){0,2}[A-Za-z0-9_][-\w.]*[A-Za-z0-9]$/)
        expect(new Set(paths.map(path => path.toLowerCase())).size).toBe(paths.length)
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('13: exports that go through kustomize, and works of OCM, hold no object twice and none without a name; those are listed', () => {
    const names = fc.constantFrom(
      'metadata: {name: a}',
      'metadata: {name: b, namespace: shop}',
      'metadata: {generateName: a}',
    )
    const few = fc.array(fc.tuple(fc.constantFrom('ConfigMap', 'Service'), names), { maxLength: 12 }).map(drawn => ({
      name: 'few.yaml',
      bytes: new TextEncoder().encode(
        drawn.map(([kind, metadata]) => `---\napiVersion: v1\nkind: ${kind}\n${metadata}\n`).join(''),
      ),
    }))
    const targets = fc.constantFrom(...(['kustomize', 'argocd', 'flux', 'ocm'] as const))
    fc.assert(
      fc.property(sources, few, planSettings, targets, (all, more, settings, target) => {
        const built = split([...all, more], { ...settings, target, maxBytes: null })
        const { load, plan, files } = built
        const applied = contents(built).filter((_, index) => plan.bundles[index]?.verb === 'apply')
        const identities = applied.flatMap(content =>
          loadResources([{ name: 'bundle', bytes: content }]).resources.map(({ group, kind, namespace, name }) => {
            expect(name).not.toBeNull()
            return JSON.stringify([group, kind, namespace, name])
          }),
        )
        expect(new Set(identities).size).toBe(identities.length)

        const left = plan.unparsed.filter(({ reason }) => reason === 'no-name' || reason === 'duplicate')
        for (const { resource, reason } of left) {
          const name = load.resources[resource]?.name
          if (reason === 'no-name') expect(name).toBeNull()
          else expect(name).not.toBeNull()
        }
        const readme = textOf(files.find(({ path }) => path === 'unparsed/README.md')?.bytes)
        expect(readme.split(/it has neither metadata.name|a later document of the same identity/)).toHaveLength(
          left.length + 1,
        )
        expect(placements(built).length + plan.unparsed.length).toBe(load.resources.length)
      }),
      { numRuns: runs(20, 600) },
    )
  })

  test('14: items of a List come in order, each with apiVersion and kind', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 6 }), planSettings, (typed, settings) => {
        const items = typed.map(
          (named, i) => `- {${named ? 'apiVersion: v1, kind: ConfigMap, ' : ''}metadata: {name: i${i}}}\n`,
        )
        const list = `apiVersion: v1\nkind: ConfigMapList\nitems:${items.length === 0 ? ' []' : `\n${items.join('')}`}\n`
        const built = split([{ name: 'list.yaml', bytes: new TextEncoder().encode(list) }], settings)
        expect([...documentsIn(built)].map(({ bytes }) => textOf(bytes))).toEqual(
          typed.map((_, i) => `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"i${i}"}}\n`),
        )
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('15: a broken document does not change the bundles of the others, and is kept as it is', () => {
    fc.assert(
      fc.property(plainManifest, brokenDocument, planSettings, fc.boolean(), (text, broken, settings, first) => {
        const good = { name: 'good.yaml', bytes: new TextEncoder().encode(text) }
        const bad = { name: 'bad.yaml', bytes: new TextEncoder().encode(broken) }
        const alone = split([good], settings)
        const both = split(first ? [bad, good] : [good, bad], settings)
        expect(contents(both).map(textOf)).toEqual(contents(alone).map(textOf))
        expect(both.plan.unparsed).toHaveLength(alone.plan.unparsed.length + 1)
        const kept = both.files.filter(({ path }) => path.startsWith('unparsed/bad'))
        expect(kept.map(({ bytes }) => textOf(bytes))).toEqual([broken])
        expect(both.proof.equal).toBe(true)
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('17: splitting our own bundles again gives the same bundles', () => {
    fc.assert(
      fc.property(input, ([all, settings]) => {
        const once = split(all, { ...settings, target: 'kubectl' })
        const again = split(
          once.plan.bundles.map(({ name }, index) => ({ name, bytes: contents(once)[index] ?? new Uint8Array() })),
          once.plan.settings,
        )
        expect(again.plan.unparsed).toEqual([])
        expect(contents(again).map(textOf)).toEqual(contents(once).map(textOf))
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('18: what a filter leaves out is counted, is in no bundle, and changes nothing of the others', () => {
    const pattern = fc.constantFrom(
      'kind:ConfigMap',
      'Secret',
      'name:w*',
      'ns:shop',
      'group:example.org',
      'Service/*',
      '*',
    )
    const filter = fc.record({
      include: fc.array(pattern, { maxLength: 2 }),
      exclude: fc.array(pattern, { maxLength: 2 }),
    })
    fc.assert(
      fc.property(input, filter, ([all, settings], chosen) => {
        const built = split(all, { ...settings, filter: chosen })
        const { excluded, unparsed } = built.plan
        const placed = placements(built).map(({ resource }) => resource)
        const unparsedDocuments = unparsed.map(({ resource }) => resource)
        expect([...placed, ...unparsedDocuments, ...excluded].sort((a, b) => a - b)).toEqual([
          ...built.load.resources.keys(),
        ])
        expect(built.proof.equal).toBe(true)
        expect(built.proof.resourcesOut + built.proof.resourcesExcluded).toBe(built.proof.resourcesIn)
        const file: PlanFile = JSON.parse(textOf(built.files.find(({ path }) => path === 'plan.json')?.bytes))
        expect(file.resources.filter(resource => resource.excluded)).toHaveLength(excluded.length)
        const whole = split(all, settings)
        const others = placements(whole)
          .map(({ resource }) => resource)
          .filter(resource => !excluded.includes(resource))
        expect(new Set(placed)).toEqual(new Set(others))
      }),
      { numRuns: runs(25, 1000) },
    )
  })

  test('19: the zip holds the files in one folder named as the plan', () => {
    fc.assert(
      fc.property(input, ([all, settings]) => {
        const built = split(all, settings)
        const opened = unzipSync(built.zip())
        expect(Object.keys(opened)).toEqual(built.files.map(({ path }) => `${settings.name}/${path}`))
        for (const { path, bytes } of built.files) expect(opened[`${settings.name}/${path}`]).toEqual(bytes)
      }),
      { numRuns: runs(15, 300) },
    )
  })
})

test('what stays unparsed has the bytes of its source, in the encoding of the source', () => {
  const wide = utf16('a: [\n')
  const load = loadTexts(wide)
  const { files } = buildSplit(load, textSettings)
  const kept = files.find(({ path }) => path.endsWith('.txt'))
  const resource = load.resources[0]
  expect(kept?.bytes).toEqual(wide.subarray(2))
  expect(resource && originalBytes(load, resource)).toEqual(wide.subarray(2))
})
