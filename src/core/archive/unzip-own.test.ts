import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/runs'
import { unzipOwn } from './unzip-own'
import { zipFiles } from './zip-files'

const files = [
  { path: 'shop/a.yaml', bytes: new TextEncoder().encode('kind: ConfigMap\n'.repeat(5000)), executable: false },
  { path: 'shop/apply.sh', bytes: new TextEncoder().encode('#!/bin/sh\n'), executable: true },
  { path: 'shop/empty', bytes: new Uint8Array(), executable: false },
]

test('a zip of ours gives its files back', () => {
  expect(unzipOwn(zipFiles(files), 1e6)).toEqual(files)
})

test('more than is wanted, or a damaged file, gives nothing', () => {
  const zip = zipFiles(files)
  expect(unzipOwn(zip, 1000)).toBeNull()
  expect(unzipOwn(new Uint8Array(), 1000)).toBeNull()
  fc.assert(
    fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = zip.slice()
      damaged[at] = (damaged[at] ?? 0) ^ change
      const back = unzipOwn(damaged, 1e6)
      // Times, attributes and versions are not looked at; what comes back has the bytes that went in.
      const contents = new Set(files.map(({ bytes }) => Buffer.from(bytes).toString('hex')))
      for (const { bytes } of back ?? []) expect(contents).toContain(Buffer.from(bytes).toString('hex'))
    }),
    { numRuns: runs(300, 3000) },
  )
})
