import { unzipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { sha256Hex } from '../bytes'
import { type ZipEntry, zipFiles } from './zip-files'

const files: ZipEntry[] = [
  { path: 'a/10.yaml', bytes: new TextEncoder().encode('kind: A\n'.repeat(1000)), executable: false },
  { path: 'a/apply.sh', bytes: new TextEncoder().encode('#!/bin/sh\necho "$0"\n'), executable: true },
  { path: 'a/unparsed/中 é.txt', bytes: new Uint8Array([0xff, 0x00, 0x0d]), executable: false },
  { path: 'a/empty', bytes: new Uint8Array(), executable: false },
]

describe('invariant 19: the zip', () => {
  test('is the same, whatever the order of the files', () => {
    expect(sha256Hex(zipFiles(files))).toBe(sha256Hex(zipFiles(files.toReversed())))
  })

  test('is the same in every time zone', async () => {
    const digests = new Map<number, string>()
    for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']) {
      vi.stubEnv('TZ', zone)
      vi.resetModules()
      const fresh = await import('./zip-files')
      digests.set(new Date(1980, 0, 1).getTime(), sha256Hex(fresh.zipFiles(files)))
    }
    vi.unstubAllEnvs()
    expect(digests.size).toBe(3)
    expect(new Set(digests.values()).size).toBe(1)
  })

  test('gives the files back', () => {
    const opened = unzipSync(zipFiles(files))
    expect(Object.keys(opened)).toEqual(['a/10.yaml', 'a/apply.sh', 'a/empty', 'a/unparsed/中 é.txt'])
    for (const { path, bytes } of files) expect(opened[path]).toEqual(bytes)
  })
})
