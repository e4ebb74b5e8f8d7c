import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toMarkdown } from './app/resources/write-table'
import { bytes } from './core/bytes'
import { routesOf } from './core/export'
import { toCsv } from './core/findings'
import type { PlanSettings } from './core/plan'
import { rewrites } from './core/remedy'
import { englishReport, htmlReport, markdownReport } from './core/report'
import { loadResources } from './core/resource'
import { buildSplit } from './core/split'
import { asked } from './core/testing/asked'
import { createLeakSearch } from './core/testing/find-leaks'
import { isDeep, runs } from './core/testing/runs'
import { createPlanting, type Disguise, disguises, fragile } from './core/testing/secret-disguises'
import { describeWithFixtures, sharedFixture } from './core/testing/shared-fixtures'
import { createDirectEngine } from './engine/direct-engine'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const mostBytes = bytes(1_000_000)

const targets = ['kubectl', 'kustomize', 'clusterresourceset', 'argocd', 'flux', 'helm', 'powershell'] as const
const presets = ['stages', 'by-component', 'by-kind', 'by-namespace', 'one-each', 'crds-apart'] as const

function settingsOf(number: number): PlanSettings {
  const target = targets[number % targets.length] ?? 'kubectl'
  const preset = presets[number % presets.length] ?? 'stages'
  return { preset, target, form: 'auto', maxBytes: null, name: 'in' }
}

/**
 * Everything that the page shows or gives away of an input, by where it comes from. `isQuick`: but for what is asked of
 * fields and plans.
 */
async function* shownByPage(
  content: Uint8Array,
  settings: PlanSettings,
  isQuick: boolean,
): AsyncGenerator<[string, unknown]> {
  const engine = createDirectEngine()
  const { target, route = routesOf(target)[0] ?? 'create', ...plan } = settings
  engine.setQuestion(asked(route, { plan: { ...plan, applier: target } }))
  const analysis = await engine.analyze([{ name: 'in.yaml', content }])
  yield ['analysis', analysis]
  yield ['report', decoder.decode(await engine.ask('report', {}))]
  const rows = analysis.resources.map(({ id, kind, namespace, name }) => [id, kind ?? '', namespace ?? '', name ?? ''])
  yield ['CSV', toCsv(rows)]
  yield ['Markdown', toMarkdown(rows)]
  const { numbers, manifest } = await engine.ask('share', { view: {}, compared: false })
  yield ['link', unpacked(numbers.text)]
  await engine.ask('compare', { before: [{ name: 'before.yaml', content }] })
  const { comparison } = await engine.ask('share', { view: {}, compared: true })
  yield ['link of a comparison', comparison?.state === 'ready' ? unpacked(comparison.text) : '']
  yield ['link of the text', manifest.state === 'ready' ? unpacked(manifest.text) : '']
  yield ['editor', await engine.ask('mask', { text: decoder.decode(content), isSecret: false })]
  for (const resource of analysis.resources.keys()) {
    yield [`text ${resource}`, await engine.ask('text', { resource, maxBytes: mostBytes })]
    yield [`breakdown ${resource}`, await engine.ask('breakdown', { resource })]
    if (isQuick) continue
    const tree = await engine.ask('fields', { resource, path: [], follow: false })
    yield [`fields ${resource}`, tree]
    for (const { path } of tree?.parts ?? []) {
      yield [`fields ${resource} ${path}`, await engine.ask('fields', { resource, path, follow: true })]
    }
    yield [`remedies ${resource}`, await engine.ask('remedies', { resource })]
    const removed = rewrites.map(({ id }) => id)
    yield [`removals ${resource}`, await engine.ask('removals', { resource, remedies: removed })]
  }
  if (isQuick) return engine.close()
  yield ['fix', await engine.ask('fix', {})]
  yield ['compare', await engine.ask('compare', { before: [{ name: 'old.yaml', content: encoder.encode('{}') }] })]
  for (const resource of analysis.resources.keys()) {
    yield [`difference ${resource}`, await engine.ask('difference', { before: null, after: resource })]
  }
  const report = await engine.ask('sizeReport', { largest: 10, withChange: true, withCommand: true })
  yield ['size report', report]
  yield ['size report, Markdown', markdownReport(report, englishReport)]
  yield ['size report, HTML', htmlReport(report, englishReport, 'light')]
  const split = await engine.ask('split', {})
  yield ['split', split]
  const previewed = split.files.filter(({ path }) => /\.(?:ya?ml|json|txt)$/.test(path))
  for (const { path } of previewed) yield [`preview ${path}`, await engine.ask('file', { path, maxBytes: mostBytes })]
  yield ['upgrade', await engine.ask('bundlesToApply', {})]
  engine.close()
}

/** The files of a zip with their names, but for the bundles and what is kept as it was, which deliver the Secret. */
function filesBeside(content: Uint8Array, settings: PlanSettings): [string, string][] {
  const { files } = buildSplit(loadResources([{ name: 'in.yaml', bytes: content }]), settings)
  const isDelivered = (path: string) => /\.(?:ya?ml|json|txt|tpl)$/.test(path) && path !== 'plan.json'
  return files.map(({ path, bytes: written }) => [
    path,
    isDelivered(path) ? path : `${path}\n${decoder.decode(written)}`,
  ])
}

/** What a link holds, unpacked. */
function unpacked(link: string): string {
  return inflateRawSync(Buffer.from(link.slice(link.indexOf('.') + 1), 'base64url')).toString()
}

/** Throws at the first thing that leaves and holds something of what was planted. */
async function expectNoLeak(
  content: Uint8Array,
  planted: readonly string[],
  number: number,
  isQuick = false,
): Promise<void> {
  const search = createLeakSearch(planted)
  const settings = settingsOf(number)
  const look = (where: string, said: unknown): void => {
    const found = search(typeof said === 'string' ? said : JSON.stringify(said))
    if (found !== null) throw new Error(`${where} (${settings.target}): ${found}\n\n${decoder.decode(content)}`)
  }
  for await (const [where, said] of shownByPage(content, settings, isQuick)) look(where, said)
  if (isQuick) return
  for (const [path, said] of filesBeside(content, settings)) look(path, said)
}

const named = Object.entries(disguises)
const sturdy = named.filter(([name]) => !fragile.has(name))

function plant(disguise: Disguise, seed: number) {
  const planting = createPlanting(random(seed))
  const written = disguise(planting)
  const content = typeof written === 'string' ? encoder.encode(written) : written
  return { content, planted: planting.planted }
}

/** Numbers that a seed gives again (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Ways to break a text at a place. */
const breaks: readonly ((content: Uint8Array, at: number) => Uint8Array)[] = [
  (content, at) => content.subarray(0, at),
  (content, at) => joined(content.subarray(0, at), content.subarray(at + 1)),
  ...['"', '[', '}', '\t', '\n', ': ', '#', '*', '&', '\n---\n', '\n...\n', '\\', "'", '|', '\r', '\u0007'].map(
    text => (content: Uint8Array, at: number) =>
      joined(content.subarray(0, at), encoder.encode(text), content.subarray(at)),
  ),
]

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(parts.flatMap(part => [...part]))
}

describe('the search', () => {
  const value = 'Hunter2Xyz'
  const search = createLeakSearch([value])
  const written = (write: (code: number) => string) => Array.from(value, letter => write(letter.charCodeAt(0))).join('')
  const base64 = (text: string) => Buffer.from(text).toString('base64')

  test.each([
    value,
    `x${value.slice(2, 8)}`,
    value.toUpperCase(),
    base64(value),
    base64(`a${value}`),
    base64(`ab${value.slice(1, 7)}c`),
    written(code => `%${code.toString(16)}`),
    written(code => `\\u00${code.toString(16)}`),
    written(code => `&#${code};`),
    written(code => `&#x${code.toString(16)};`),
  ])('finds %s', said => expect(search(`before ${said} behind`)).not.toBeNull())

  test('finds nothing else', () => expect(search('Hunte r2Xyz SHVudGV')).toBeNull())
})

describeWithFixtures('nothing leaves of the attacks that once got through', () => {
  test.each([
    ['secret-in-problem.yaml', ['Tr0ub4dor', 'S3cr3tValue', 'hunter2']],
    ['secretlist-broken.yaml', ['S3CRETPW']],
  ])('%s', async (file, planted) => {
    for (const number of targets.keys()) await expectNoLeak(sharedFixture(`attack/${file}`), planted, number)
  })
})

describe('nothing of what a Secret keeps leaves the page', () => {
  test('disguised in every way', { timeout: 60_000 }, async () => {
    expect(sturdy.length).toBeGreaterThanOrEqual(60)
    for (const [number, [, disguise]] of named.entries()) {
      for (let seed = 1; seed <= runs(1, 14); seed++) {
        const { content, planted } = plant(disguise, seed * 7919)
        await expectNoLeak(content, planted, number + seed)
      }
    }
  })

  test('and broken anywhere', { timeout: 60_000 }, async () => {
    const anywhere = fc.record({
      disguise: fc.constantFrom(...sturdy.map(([, disguise]) => disguise)),
      seed: fc.integer({ min: 1, max: 2 ** 30 }),
      share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      how: fc.nat(breaks.length - 1),
    })
    await fc.assert(
      fc.asyncProperty(anywhere, async ({ disguise, seed, share, how }) => {
        const { content, planted } = plant(disguise, seed)
        const broken = breaks[how]?.(content, Math.floor(share * content.length)) ?? content
        await expectNoLeak(broken, planted, how)
      }),
      { numRuns: runs(30, 300) },
    )
  })

  // The seed says what is planted, and PLIMSOLL_SEED asks for the same again.
  const seed = Number(process.env.PLIMSOLL_SEED ?? Math.floor(Math.random() * 2 ** 30))
  test.each(isDeep ? sturdy : [])(
    `%s, broken at every byte (seed ${seed})`,
    { timeout: 900_000 },
    async (_, disguise) => {
      const { content, planted } = plant(disguise, seed)
      const [cutOff, ...others] = breaks
      for (let at = 0; at < content.length; at++) {
        for (const breakAt of [cutOff, others[at % others.length]]) {
          // All that the page can show at every sixteenth, at the others what takes no plan.
          await expectNoLeak(breakAt?.(content, at) ?? content, planted, at, at % 16 !== 0)
        }
      }
    },
  )
})
