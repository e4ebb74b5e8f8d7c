import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toCsv, toMarkdown } from './app/resources/write-table'
import { run } from './cli/run'
import { outcomeOf } from './cli/testing/outcome-of'
import { bytes, encodeBase64 } from './core/bytes'
import type { Preset, Target } from './core/plan'
import { remedies } from './core/remedy'
import { createPlanting, disguises } from './core/testing/secret-disguises'
import { isDeep, runs } from './core/testing/runs'
import { readSharedFixture } from './core/testing/shared-fixtures'
import { createDirectEngine } from './engine/direct-engine'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const asBytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? encoder.encode(content) : content

const targets: readonly Target[] = ['kubectl', 'powershell', 'kustomize', 'clusterresourceset', 'argocd', 'flux']
const presets: readonly Preset[] = ['stages', 'by-component', 'by-kind', 'by-namespace', 'one-each', 'crds-apart']

/** Everything that the page shows or gives away of an input, by where it comes from; the bundles that deliver it are not among it. */
async function shownByPage(content: Uint8Array, number: number): Promise<Map<string, string>> {
  const engine = createDirectEngine()
  const found = new Map<string, string>()
  const add = (where: string, said: unknown): void => {
    found.set(where, typeof said === 'string' ? said : JSON.stringify(said))
  }
  const input = [{ name: 'in.yaml', content }]
  const analysis = await engine.analyze(input)
  add('analysis', analysis)
  add('report', decoder.decode(await engine.ask('report', {})))
  const rows = analysis.resources.map(({ id, kind, namespace, name }) => [id, kind ?? '', namespace ?? '', name ?? ''])
  add('CSV', toCsv(rows))
  add('Markdown', toMarkdown(rows))
  const { numbers, manifest } = await engine.ask('share', {})
  add('link', unpacked(numbers.text))
  if (manifest.state === 'ready') add('link of the text', unpacked(manifest.text))
  const mostBytes = bytes(1e6)
  const route = 'client-side-apply'
  const { limits } = analysis.settings
  const rewrites = remedies.flatMap(({ id }) => (id === 'server-side-apply' || id === 'split' ? [] : [id])) as never
  for (const resource of analysis.resources.keys()) {
    add(`text ${resource}`, await engine.ask('text', { resource, maxBytes: mostBytes }))
    add(`breakdown ${resource}`, await engine.ask('breakdown', { resource }))
    const tree = await engine.ask('fields', { resource, path: [], follow: false })
    add(`fields ${resource}`, tree)
    for (const part of tree?.parts ?? []) {
      const { path } = part
      add(`fields ${resource} ${path.join('.')}`, await engine.ask('fields', { resource, path, follow: true }))
    }
    add(`remedies ${resource}`, await engine.ask('remedies', { resource, route, limits }))
    add(`removals ${resource}`, await engine.ask('removals', { resource, remedies: rewrites }))
  }
  const written = decoder.decode(content)
  if (!written.includes('\0')) add('editor', await engine.ask('mask', { text: written, isSecret: false }))
  add('fix', await engine.ask('fix', { route, limits }))
  add('compare', await engine.ask('compare', { before: [{ name: 'old.yaml', content: asBytes('{}') }] }))
  for (const [target, preset] of [0, 1].map(step => [targets[(number + step) % 6], presets[(number + step) % 6]])) {
    const settings = { preset: preset as Preset, target: target as Target, form: 'auto', maxBytes: null, name: 'in' }
    const split = await engine.ask('split', { settings: settings as never })
    add(`split ${target} ${preset}`, split)
    for (const { path } of split.files) {
      const shown = await engine.ask('file', { path, maxBytes: mostBytes })
      add(`${target} ${preset} ${path}`, shown)
    }
    add(`upgrade ${target}`, await engine.ask('bundlesToApply', { settings: settings as never }))
  }
  engine.close()
  return found
}

/** What a link holds, unpacked. */
function unpacked(link: string): string {
  return inflateRawSync(Buffer.from(link.slice(link.indexOf('.') + 1), 'base64url')).toString()
}

/** A value, or a run of six of its characters, in a text: raw, percent, \u, HTML, in base64 at any place in a group of three. */
function leakedIn(text: string, planted: readonly string[]): string | null {
  const decoded = text
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
  const raw = `${text}\n${decoded}`.toLowerCase()
  for (const value of planted) {
    for (let at = 0; at + 6 <= value.length; at++) {
      const part = value.slice(at, at + 6)
      if (raw.includes(part.toLowerCase())) return part
      for (const inside of base64Of(part)) if (text.includes(inside)) return `${part} in base64`
    }
  }
  return null
}

/** What of the base64 of a text does not depend on what stands around it. */
function base64Of(part: string): string[] {
  return [0, 1, 2].map(before => {
    const inside = encodeBase64(encoder.encode(`${' '.repeat(before)}${part}`)).replace(/=+$/, '')
    const kept = inside.slice(Math.ceil((before * 8) / 6))
    return (before + part.length) % 3 === 0 ? kept : kept.slice(0, -1)
  })
}

async function expectNoLeak(content: Uint8Array, planted: readonly string[], number: number): Promise<void> {
  for (const [where, said] of await shownByPage(content, number)) {
    const leak = leakedIn(said, planted)
    if (leak !== null) {
      const place = said.toLowerCase().indexOf(leak.slice(0, 6).toLowerCase())
      throw new Error(`${where} holds ${leak}: …${said.slice(Math.max(0, place - 200), place + 50)}…\n${decoder.decode(content)}`)
    }
  }
}

const named = Object.entries(disguises)

function plant(disguise: (typeof named)[number][1], seed: number) {
  const planting = createPlanting(random(seed))
  const content = asBytes(disguise(planting))
  return { content, planted: planting.planted }
}

/** A generator of its own, so that a failure is found again by its seed. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32
  }
}

test('the search finds what it is to find', () => {
  const value = 'Hunter2Xyz'
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  for (const said of [value, `x${value.slice(2, 8)}`, base64(value), base64(`a${value}`), base64(`ab${value}c`)]) {
    expect(leakedIn(said, [value])).not.toBeNull()
  }
  const escaped = (write: (code: number) => string) => Array.from(value, c => write(c.charCodeAt(0))).join('')
  expect(leakedIn(escaped(code => `%${code.toString(16)}`), [value])).not.toBeNull()
  expect(leakedIn(escaped(code => `\\u00${code.toString(16)}`), [value])).not.toBeNull()
  expect(leakedIn(escaped(code => `&#${code};`), [value])).not.toBeNull()
  expect(leakedIn('Hunte 2Xyz', [value])).toBeNull()
})

test('there are enough disguises', () => {
  expect(named.length).toBeGreaterThanOrEqual(60)
})

describe('nothing of a Secret leaves the page', () => {
  test.each(named)('%s', async (_, disguise) => {
    for (let seed = 1; seed <= runs(1, 3); seed++) {
      const { content, planted } = plant(disguise, seed * 7919)
      await expectNoLeak(content, planted, seed)
    }
  })

  const broken: readonly ((content: Uint8Array, at: number) => Uint8Array)[] = [
    (content, at) => content.subarray(0, at),
    (content, at) => new Uint8Array([...content.subarray(0, at), ...content.subarray(at + 1)]),
    ...['"', '[', '}', '\t', '\n', ': ', '#', '*', '&', '\n---\n', '\n...\n', '\\', "'", '|', '\r', '\u0007'].map(
      text => (content: Uint8Array, at: number) =>
        new Uint8Array([...content.subarray(0, at), ...encoder.encode(text), ...content.subarray(at)]),
    ),
  ]

  if (isDeep) {
    test.each(named)('%s, broken at every byte', { timeout: 3_600_000 }, async (_, disguise) => {
      const { content, planted } = plant(disguise, 104_729)
      for (let at = 0; at < content.length; at++) {
        for (const [number, breakAt] of broken.entries()) await expectNoLeak(breakAt(content, at), planted, number)
      }
    })
  } else {
    test('broken anywhere', async () => {
      const anywhere = fc.record({
        disguise: fc.constantFrom(...named.map(([, disguise]) => disguise)),
        seed: fc.integer({ min: 1, max: 2 ** 30 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        how: fc.nat(broken.length - 1),
      })
      await fc.assert(
        fc.asyncProperty(anywhere, async ({ disguise, seed, share, how }) => {
          const { content, planted } = plant(disguise, seed)
          const at = Math.floor(share * content.length)
          await expectNoLeak(broken[how]?.(content, at) ?? content, planted, how)
        }),
        { numRuns: runs(60, 60) },
      )
    })
  }
})
