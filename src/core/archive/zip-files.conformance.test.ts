import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { zipFiles } from './zip-files'

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-zip-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('unzip gives the files of our zip back, and sees a script as executable', () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
  const files = [
    { path: 'a/10.yaml', bytes: encode('kind: A\n'.repeat(1000)), executable: false },
    { path: 'a/apply.sh', bytes: encode('#!/bin/sh\necho "$0"\n'), executable: true },
    { path: 'a/unparsed/中 é.txt', bytes: new Uint8Array([0xff, 0x00, 0x0d]), executable: false },
    { path: 'a/empty', bytes: new Uint8Array(), executable: false },
  ]
  writeFileSync(join(folder, 'x.zip'), zipFiles(files))
  execFileSync('unzip', ['-q', 'x.zip'], { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  for (const { path, bytes, executable } of files) {
    expect(new Uint8Array(readFileSync(join(folder, path)))).toEqual(bytes)
    expect((statSync(join(folder, path)).mode & 0o111) !== 0).toBe(executable)
  }
})
