import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const megabyte = 1e6

/** As `kubectl get -A -o yaml` prints it: small items, every Pod of which names a Secret, and Secrets among them. */
function listOf(bytes: number): string {
  const pod = (index: number): string =>
    `- apiVersion: v1\n  kind: Pod\n  metadata:\n    creationTimestamp: "2026-01-01T00:00:00Z"\n    name: pod-${index}\n    namespace: shop\n  spec:\n    containers:\n    - image: registry/web:1.${index}\n      name: web\n      resources:\n        limits:\n          memory: 1Gi\n    volumes:\n    - name: v\n      secret:\n        secretName: shop-0\n`
  const secret = (index: number): string =>
    `- apiVersion: v1\n  data:\n    password: aHVudGVyMg==\n  kind: Secret\n  metadata:\n    name: shop-${index}\n    namespace: shop\n  type: Opaque\n`
  let text = 'apiVersion: v1\nitems:\n'
  for (let index = 0; text.length < bytes; index++) text += index % 50 === 0 ? secret(index) : pod(index)
  return `${text}kind: List\nmetadata:\n  resourceVersion: ""\n`
}

/**
 * Writes the most memory that the process had, in kB. Where /proc is, from there: what `maxRSS` says begins with that
 * of the process that started it.
 */
const writesPeak = `
const { existsSync, readFileSync, writeFileSync } = require('fs')
process.on('exit', () => {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  writeFileSync('peak', /VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? String(process.resourceUsage().maxRSS))
})
`

describe('memory for one List of 5 MB', { timeout: 300_000 }, () => {
  const input = 5 * megabyte
  let folder: string
  let program: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-memory-'))
    const outDir = join(folder, 'cli')
    program = join(outDir, 'plimsoll.js')
    await build({ configFile: 'vite.cli.config.ts', logLevel: 'warn', build: { outDir } })
    writeFileSync(join(folder, 'list.yaml'), listOf(input))
    writeFileSync(join(folder, 'peak.cjs'), writesPeak)
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  test('split holds neither the whole List as values nor its files twice', () => {
    const words = ['split', 'list.yaml', '--plan', 'fit', '--out', 'out']
    const { status } = spawnSync(process.execPath, ['-r', join(folder, 'peak.cjs'), program, ...words], {
      cwd: folder,
      stdio: 'ignore',
    })
    expect(status).toBe(0)
    const peak = Number(readFileSync(join(folder, 'peak'), 'utf8')) * 1024
    // 183 to 203 MB when this was written; the aim is four times the input over 150 MB, 170 MB. With the List read
    // whole it were 697 MB.
    expect(peak).toBeLessThanOrEqual(240 * megabyte)
  })
})
