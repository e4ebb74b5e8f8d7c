import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../scripts/run.mjs'
import { median } from './median.mjs'

// `node bench/growth.bench.mjs [MB]...`: time per byte and peak memory of the command line as the input grows,
// ConfigMaps of 4 KiB on average, one run after the other, three times. Up to 100 MB also without --ndjson.

const sizes = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'))
const inputs = (sizes.length > 0 ? sizes : [1, 10, 100, 1000]).map(generate)
const peak = fileURLToPath(new URL('peak.cjs', import.meta.url))

for (const words of [['--ndjson'], []]) {
  const measured = inputs.filter(({ bytes }) => words.length > 0 || bytes < 200e6)
  const runs = measured.map(input => ({
    ...input,
    times: /** @type {number[]} */ ([]),
    peaks: /** @type {number[]} */ ([]),
  }))
  for (let round = 0; round < 3; round++) {
    for (const { file, times, peaks } of runs) {
      const start = performance.now()
      const { stderr } = spawnSync(
        process.execPath,
        ['-r', peak, join(root, 'dist/cli/plimsoll.js'), 'analyze', ...words, file],
        { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
      )
      times.push(performance.now() - start)
      peaks.push(Number(/peak (\d+)/.exec(stderr)?.[1]))
    }
  }
  console.log(`plimsoll analyze ${words.join(' ')}`)
  for (const { bytes, resources, times, peaks } of runs) {
    const time = median(times)
    console.log(
      `${(bytes / 1e6).toFixed(1).padStart(8)} MB ${String(resources).padStart(8)} resources ${(time / 1000).toFixed(2).padStart(8)} s ${((time * 1e6) / bytes).toFixed(1).padStart(7)} ns per byte ${(median(peaks) / 1024).toFixed(0).padStart(6)} MiB at most`,
    )
  }
}
rmSync(folder, { recursive: true })

/**
 * The same for the same size every time.
 * @param {number} megabytes
 */
function generate(megabytes) {
  const file = join(folder, `${megabytes}.yaml`)
  const out = openSync(file, 'w')
  let seed = 1
  const random = (/** @type {number} */ below) => {
    seed = (seed * 1103515245 + 12345) % 0x80000000
    return Math.floor((seed / 0x80000000) * below)
  }
  let bytes = 0
  let resources = 0
  while (bytes < megabytes * 1e6) {
    let text = ''
    for (let i = 0; i < 100; i++, resources++) {
      text += `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: config-${resources}\n  namespace: team-${resources % 200}\n  labels:\n    app.kubernetes.io/name: app-${resources % 500}\ndata:\n`
      for (let key = random(102) + 12; key > 0; key--) {
        text += `  key-${key}: "value ${random(1e9)} of some length that a person wrote"\n`
      }
      text += '---\n'
    }
    bytes += writeSync(out, text)
  }
  closeSync(out)
  return { file, bytes, resources }
}
