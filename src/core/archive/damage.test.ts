import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../testing/runs'
import { writeTar } from '../testing/write-tar'
import { archiveKind, createUnpackBudget, openArchive, zipFiles } from '.'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const manifest = (name: string, lines: number) =>
  encoder.encode(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${'# 0123456789 filler\n'.repeat(lines)}`)

const files = [
  { path: 'a.yaml', content: manifest('a', 3) },
  { path: 'sub/b.yml', content: manifest('b', 60) },
  { path: `${'long-name/'.repeat(15)}c.json`, content: manifest('c', 0), long: 'pax' as const },
  { path: `${'longer-name/'.repeat(15)}d.yaml`, content: manifest('d', 8), long: 'gnu' as const },
]
const tar = writeTar(files)
const zip = zipFiles(files.map(({ path, content }) => ({ path, bytes: content, executable: false })))
const members = files.map(({ content }) => new Uint8Array(gzipSync(content)))
const archives = {
  tar,
  zip,
  gzip: new Uint8Array(Buffer.concat(members)),
  'tar.gz': new Uint8Array(gzipSync(tar)),
}
type Name = keyof typeof archives

/** What came of an archive: its files, and whether anything was said. */
function outcome(bytes: Uint8Array) {
  const kind = archiveKind(bytes)
  // Such bytes are read as a source, which says that it is binary, no UTF-8, or no manifest.
  if (kind === null) return { files: new Map<string, string>(), isSaid: true }
  const { entries, faults, skipped } = openArchive(kind, 'in.gz', bytes, createUnpackBudget(1 << 24))
  const found = new Map(entries.map(entry => [entry.path, decoder.decode(entry.bytes)]))
  return { files: found, isSaid: faults.length + skipped.length > 0 || entries.length === 0 }
}

type Damage = (bytes: Uint8Array, at: number, by: number) => Uint8Array

/** The kinds of damage, at a place and with a number to vary them. */
const damages: Readonly<Record<string, Damage>> = {
  'cut off': (bytes, at) => bytes.slice(0, at),
  'a bit turned': (bytes, at, by) => changed(bytes, at, (bytes[at] ?? 0) ^ (1 << (by % 8))),
  'a byte changed': (bytes, at, by) => changed(bytes, at, by % 256),
  'a byte gone': (bytes, at) => new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + 1)]),
  'a byte added': (bytes, at, by) => new Uint8Array([...bytes.slice(0, at), by % 256, ...bytes.slice(at)]),
  'a run of zeros': (bytes, at, by) => bytes.slice().fill(0, at, at + 1 + (by % 600)),
  'a run gone': (bytes, at, by) => new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + 2 + (by % 600))]),
  'a start gone': (bytes, at) => bytes.slice(at),
  'zeros behind a cut': (bytes, at, by) => new Uint8Array([...bytes.slice(0, at), ...new Uint8Array(by % 2000)]),
  'something behind it': (bytes, at) => new Uint8Array([...bytes, ...bytes.slice(at, at + 40)]),
}

function changed(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = byte
  return copy
}

/** What is lost, and what is changed, though nothing is said. */
function silent(name: Name, bytes: Uint8Array): { readonly lost: string[]; readonly changed: string[] } {
  const { files: found, isSaid } = outcome(bytes)
  if (isSaid) return { lost: [], changed: [] }
  const before = outcome(archives[name]).files
  const strangers = [...found].filter(([path, text]) => before.get(path) !== text)
  const missing = [...before].filter(([path, text]) => found.get(path) !== text)
  // As much text as before under another name, or another text as long, is a change; anything else has lost something.
  const length = (all: readonly (readonly [string, string])[]) => all.reduce((sum, [, text]) => sum + text.length, 0)
  const isChange = strangers.length === missing.length && length(strangers) >= length(missing)
  const paths = missing.map(([path]) => path)
  return isChange ? { lost: [], changed: paths } : { lost: paths, changed: [] }
}

/**
 * What the format cannot know: that there were more files where a tar now ends with whole blocks of zeros, since such
 * an end is a good one; it takes a cut where zeros stand and as many zeros behind it as make whole blocks. Nor that a
 * gzip had more members than the whole ones it has.
 */
function endsWell(name: Name, bytes: Uint8Array): boolean {
  if (name === 'gzip') return wholeMembers.has(outcome(bytes).files.get('in') ?? '')
  return name === 'tar' && bytes.length % 512 === 0 && bytes.subarray(-1024).every(byte => byte === 0)
}

/** What some of the members, in their order, unpack to. */
const wholeMembers = new Set(
  Array.from({ length: 2 ** files.length }, (_, chosen) =>
    files.map(({ content }, index) => (chosen & (1 << index) ? decoder.decode(content) : '')).join(''),
  ),
)

const place = fc.record({
  name: fc.constantFrom<Name[]>(...(Object.keys(archives) as Name[])),
  damage: fc.constantFrom(...Object.keys(damages)),
  at: fc.nat({ max: 1 << 20 }),
  by: fc.nat({ max: 1 << 20 }),
})

describe('an archive that is damaged anywhere', { timeout: 600_000 }, () => {
  test('opens as it is when nothing is wrong with it', () => {
    for (const name of ['tar', 'zip', 'tar.gz'] as const) {
      const { files: found, isSaid } = outcome(archives[name])
      expect([isSaid, [...found.keys()].sort()]).toEqual([false, files.map(({ path }) => path).sort()])
    }
    expect(outcome(archives.gzip).isSaid).toBe(false)
  })

  test('is said to be, or has lost nothing', () => {
    fc.assert(
      fc.property(place, ({ name, damage, at, by }) => {
        const whole = archives[name]
        const bytes = damages[damage]?.(whole, at % whole.length, by) ?? whole
        const { lost, changed: other } = silent(name, bytes)
        expect(endsWell(name, bytes) ? [] : lost).toEqual([])
        // Nothing in a tar vouches for what is in its files, nor for names that do not fit into a header.
        expect(name === 'tar' ? [] : other).toEqual([])
      }),
      { numRuns: runs(1500, 33_000) },
    )
  })
})
