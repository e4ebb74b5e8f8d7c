import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

// `node bench/encoding.bench.mjs [MANIFEST]`: sizing all encodings of a manifest, relative to reading it, in the same
// run. Medians of user time, so that other work on the machine counts little. The core is bundled first, as the command
// line is.

const root = fileURLToPath(new URL('..', import.meta.url))
const fixtures = process.env.PLIMSOLL_FIXTURES ?? resolve(root, '../shared/fixtures')
const file = process.argv[2] ?? join(fixtures, 'manifests/calico-tigera-operator-before-9518.yaml')
const folder = join(root, 'node_modules/.cache/bench')
mkdirSync(folder, { recursive: true })
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: { ssr: 'bench/encodings-of.ts', outDir: folder, emptyOutDir: false },
  ssr: { noExternal: true },
})
const { measures, read } = await import(pathToFileURL(join(folder, 'encodings-of.js')).href)

const bytes = new Uint8Array(readFileSync(file))
const objects = read(bytes)
const reading = median(() => read(bytes), 5)
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)
say(`${file}: ${bytes.length} bytes, ${objects.length} objects`)
say(`reading it                ${reading.toFixed(1)} ms`)
for (const [name, measure] of Object.entries(measures)) {
  const time = median(() => objects.map(measure), 41)
  say(`${name.padEnd(25)} ${time.toFixed(1)} ms, ${((100 * time) / reading).toFixed(2)} % of reading`)
}

/** @param {() => unknown} work @param {number} runs */
function median(work, runs) {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage().user
    work()
    return (process.cpuUsage().user - before) / 1000
  })
  return times.sort((a, b) => a - b)[runs >> 1] ?? 0
}
