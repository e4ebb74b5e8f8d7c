import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../testing/runs'
import { archiveKind, createUnpackBudget, type OpenedArchive, openArchive, zipFiles } from '.'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const mebibyte = 1024 * 1024
const manifest = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${'# filler\n'.repeat(40)}`

function open(bytes: Uint8Array, max = 64 * mebibyte): OpenedArchive {
  const kind = archiveKind(bytes)
  if (kind === null) throw new Error('no archive')
  return openArchive(kind, 'in.gz', bytes, createUnpackBudget(max))
}

const texts = ({ entries }: OpenedArchive) =>
  Object.fromEntries(entries.map(({ path, bytes }) => [path, decode(bytes)]))
const faults = ({ faults: found }: OpenedArchive) => found.map(({ code, entry }) => `${code} ${entry}`)
const skipped = ({ skipped: found }: OpenedArchive) => found.map(({ path, reason }) => `${reason} ${path}`).toSorted()

/** Archives that other programs wrote; the conformance run names a folder with those of this machine's. */
const folder = process.env.PLIMSOLL_ARCHIVES ?? new URL('made-elsewhere/', import.meta.url).pathname
const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)))

/** A gzip with the name of a file in its header, as `gzip` writes it. */
function named(packed: Uint8Array, isNamed: boolean): Uint8Array {
  if (!isNamed) return packed
  return new Uint8Array([...packed.slice(0, 3), 8, ...packed.slice(4, 10), ...encode('a.yaml\0'), ...packed.slice(10)])
}

const longName = `deep/${'directory-of-a-long-name/'.repeat(8)}crd.yaml`
const expected = {
  'src/a.yaml': manifest('a'),
  'src/sub/b.json': '{"apiVersion":"v1"}',
  'src/中文 é.yml': manifest('c'),
  [`src/${longName}`]: manifest('d'),
}
const leftOut = [
  'binary src/logo.yaml',
  'hidden src/.git/config.yaml',
  'link src/link.yaml',
  'nested src/chart.tgz',
  'other-name src/README.md',
]

describe('what real programs write is read back', () => {
  test('zip, links kept as links', () => {
    const opened = open(read('links.zip'))
    expect(texts(opened)).toEqual(expected)
    expect([faults(opened), skipped(opened), opened.kind]).toEqual([[], leftOut, 'zip'])
  })

  test('zip to a stream: sizes stand behind the data', () => {
    const opened = open(read('stream.zip'))
    expect([texts(opened), faults(opened)]).toEqual([expected, []])
  })

  test('zip64 from Python, and a zip behind a program that unpacks it', () => {
    expect(texts(open(read('wide.zip')))).toEqual({ 'a.yaml': 'kind: A' })
    // Sniffing asks for the zip's own first bytes, so that such a program is opened as zip only when it is named one.
    const shifted = new Uint8Array([...encode('#!/bin/sh\n'), ...read('one.zip')])
    expect(texts(openArchive('zip', 'x', shifted, createUnpackBudget(mebibyte)))).toEqual({
      'src/a.yaml': manifest('a'),
    })
  })

  test.each(['gnu', 'pax'])('tar in the format %s', format => {
    const opened = open(read(`${format}.tar`))
    expect(texts(opened)).toEqual(expected)
    expect([faults(opened), skipped(opened), opened.kind]).toEqual([[], leftOut, 'tar'])
  })

  test.each(['ustar', 'v7'])('tar in the format %s', format => {
    const opened = open(read(`${format}.tar`))
    expect([texts(opened), skipped(opened)]).toEqual([{ 'src/a.yaml': manifest('a') }, ['link src/link.yaml']])
  })

  test('tar in gzip', () => {
    const opened = open(read('all.tgz'))
    expect([texts(opened), opened.kind]).toEqual([expected, 'tar.gz'])
  })

  test('gzip with one member, with a name and comment in its header, and with padding behind it', () => {
    expect(texts(open(read('one.gz')))).toEqual({ in: manifest('a') })
    expect(texts(open(new Uint8Array([...read('one.gz'), ...new Uint8Array(700)])))).toEqual({ in: manifest('a') })
  })

  test('gzip with two members is both, as gzip -d has it', () => {
    expect(texts(open(read('members.gz')))).toEqual({ in: `${manifest('a')}{"apiVersion":"v1"}` })
  })

  test('devices, pipes, hard links and sparse files are skipped and named', () => {
    expect(skipped(open(read('odd.tar')))).toEqual([
      'link hard.yaml',
      'special holes.yaml',
      'special null.yaml',
      'special pipe.yaml',
    ])
  })
})

describe('names lead nowhere', () => {
  // Written as ../../etc/up.yaml, /abs.yaml, C:\\win\\x.yaml, a/./b//c.yaml and with a bell in the last one.
  const harmless = ['etc/up.yaml', 'abs.yaml', 'win/x.yaml', 'a/b/c.yaml', 'bell\ufffd.yaml']

  test.each(['zip', 'tar'])('in a %s', kind => {
    const opened = open(read(`names.${kind}`))
    expect(opened.entries.map(({ path }) => path)).toEqual(harmless)
    expect(opened.faults.map(({ code }) => code)).toEqual(Array(3).fill('archive-unsafe-name'))
  })
})

describe('what is wrong is named', () => {
  const files = ['a.yaml', 'b.yaml'].map(path => ({ path, bytes: encode(manifest(path)), executable: false }))
  const zip = zipFiles(files)
  const signature = (bytes: Uint8Array, third: number, from = 0): number => {
    for (let i = from; i < bytes.length; i++) {
      if (bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === third) return i
    }
    throw new Error('no such record')
  }
  /** The zip with bytes changed, at offsets from the first record of the directory and from the first local header. */
  function patched(patch: { directory?: Record<number, number>; local?: Record<number, number> }): Uint8Array {
    const copy = zip.slice()
    const directory = signature(copy, 1)
    for (const [offset, byte] of Object.entries(patch.directory ?? {})) copy[directory + Number(offset)] = byte
    for (const [offset, byte] of Object.entries(patch.local ?? {})) copy[Number(offset)] = byte
    return copy
  }

  test('an encrypted entry, as zip writes it', () => {
    expect(faults(open(read('locked.zip')))).toEqual([
      'archive-encrypted src/a.yaml',
      'archive-encrypted src/sub/b.json',
    ])
  })

  test('a method that is not read here', () => {
    expect(open(read('bzip2.zip')).faults).toEqual([{ code: 'archive-method', entry: 'src/a.yaml', method: 12 }])
  })

  test.each([
    ['a checksum', { directory: { 16: 1 }, local: { 14: 1 } }, 'archive-checksum a.yaml'],
    ['a length that is too small', { directory: { 24: 1, 25: 0 }, local: { 22: 1, 23: 0 } }, 'archive-length a.yaml'],
    ['a length that is too large', { directory: { 25: 99 }, local: { 23: 99 } }, 'archive-length a.yaml'],
    ['another name before the data', { local: { 30: 0x62 } }, 'archive-conflict a.yaml'],
    ['another method before the data', { local: { 8: 0 } }, 'archive-conflict a.yaml'],
    ['another checksum before the data', { local: { 14: 1 } }, 'archive-conflict a.yaml'],
    ['data that is no deflate', { local: { 36: 0xff } }, 'archive-damaged a.yaml'],
  ])('a zip with %s; its other entry is read all the same', (_, patch, fault) => {
    const opened = open(patched(patch))
    expect(faults(opened)).toEqual([fault])
    expect(texts(opened)).toEqual({ 'b.yaml': manifest('b.yaml') })
  })

  test('a zip that was cut has no directory left', () => {
    expect(faults(open(zip.slice(0, zip.length - 30)))).toEqual(['archive-truncated '])
  })

  test('a tar in gzip that was cut gives what is whole', () => {
    const opened = open(read('two.tar').slice(0, 512 + 512 + 300))
    expect([Object.keys(texts(opened)), faults(opened)]).toEqual([['a.yaml'], ['archive-truncated ']])
    const zipped = gzipSync(read('two.tar'))
    expect(faults(open(new Uint8Array(zipped.subarray(0, zipped.length - 20))))).toEqual(['archive-truncated '])
  })

  test('a gzip that was cut anywhere is one that was cut, whatever the bits before the cut say', () => {
    const content = fc.array(fc.constantFrom('a', 'b: c\n', '# filler\n', 'é', '0123456789'), {
      minLength: 1,
      maxLength: 300,
    })
    fc.assert(
      fc.property(content, fc.constantFrom(0, 1, 9), fc.boolean(), fc.nat(), (parts, level, isNamed, cut) => {
        const packed = named(new Uint8Array(gzipSync(parts.join(''), { level })), isNamed)
        const left = 4 + (cut % (packed.length - 4))
        expect([left, faults(open(packed.slice(0, left)))]).toEqual([left, ['archive-truncated ']])
      }),
      { numRuns: runs(500, 5000) },
    )
  })

  test.each([
    ['its end', -9, 'archive-truncated'],
    ['all of its trailer', -8, 'archive-truncated'],
    ['half of its trailer', -4, 'archive-truncated'],
  ])('gzip that has lost %s', (_, end, code) => {
    const packed = new Uint8Array(gzipSync(manifest('a')))
    const opened = open(packed.slice(0, end))
    expect([faults(opened), texts(opened)]).toEqual([[`${code} `], {}])
  })

  test('gzip with a wrong checksum, in the first of two members too', () => {
    const packed = new Uint8Array(gzipSync(manifest('a')))
    const wrong = packed.slice()
    wrong[packed.length - 8] = (wrong[packed.length - 8] ?? 0) ^ 1
    expect(faults(open(wrong))).toEqual(['archive-checksum '])
    expect(faults(open(new Uint8Array([...wrong, ...packed])))).toEqual(['archive-checksum '])
  })
})

describe('bombs stop at the budget', () => {
  test('gzip of 200 MiB of zeros', () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(200 * mebibyte)))
    expect(faults(open(bomb, mebibyte))).toEqual(['archive-too-large '])
  })

  test('a zip that says its size, and one that lies about it', () => {
    const honest = zipFiles([{ path: 'bomb.yaml', bytes: new Uint8Array(50 * mebibyte), executable: false }])
    expect(faults(open(honest, mebibyte))).toEqual(['archive-too-large bomb.yaml'])
    const liar = honest.slice()
    const directory = honest.lastIndexOf(0x01, honest.length - 60)
    const record = honest.findIndex((byte, i) => byte === 0x50 && honest[i + 2] === 1 && i > directory - 80)
    for (const offset of [22, record + 24]) liar.set([10, 0, 0, 0], offset)
    expect(faults(open(liar))).toEqual(['archive-length bomb.yaml'])
  })

  test('one budget holds for all entries', () => {
    const files = Array.from({ length: 20 }, (_, i) => `${i + 10}.yaml`).map(path => ({
      path,
      bytes: encode('a: b\n'.repeat(20_000)),
      executable: false,
    }))
    const opened = open(zipFiles(files), 250_000)
    expect(opened.entries.length).toBe(2)
    expect(faults(opened)).toContain('archive-too-large 12.yaml')
  })
})

describe('whatever the bytes', () => {
  const seeds = ['links.zip', 'pax.tar', 'all.tgz'].map(read)
  const max = 100_000

  test('opening ends, throws nothing and keeps within the budget', () => {
    const change = fc.record({ at: fc.nat({ max: 1 << 20 }), byte: fc.nat({ max: 255 }) })
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.option(fc.nat({ max: 1 << 20 })),
        (seed, changes, cut) => {
          const bytes = seed.slice(0, cut === null ? seed.length : cut % seed.length)
          for (const { at: offset, byte } of changes) if (bytes.length > 0) bytes[offset % bytes.length] = byte
          for (const kind of ['zip', 'tar', 'gzip'] as const) {
            const { entries } = openArchive(kind, 'x', bytes, createUnpackBudget(max))
            expect(entries.reduce((sum, entry) => sum + entry.bytes.length, 0)).toBeLessThanOrEqual(max)
          }
          archiveKind(bytes)
        },
      ),
      { numRuns: runs(300, 5000) },
    )
  })

  test('and so it does for bytes without any sense', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.constantFrom('zip', 'tar', 'gzip'), (bytes, kind) => {
        expect(openArchive(kind, 'x', bytes, createUnpackBudget(max)).entries.length).toBeLessThan(10)
      }),
      { numRuns: runs(300, 5000) },
    )
  })
})
