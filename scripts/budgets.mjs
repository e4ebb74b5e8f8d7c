import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './run.mjs'

// After the build of the page: what a browser must load before anything shows. Editor, results view and charts are
// chunks of their own, loaded on demand, so they are listed but not counted.

/** 160 kB of JavaScript, gzip. */
const shellBudget = 160_000

/** @typedef {{ file: string, isEntry?: boolean, imports?: string[] }} Chunk */

const page = join(root, 'dist/page')
/** @type {Record<string, Chunk>} */
const manifest = JSON.parse(readFileSync(join(page, '.vite/manifest.json'), 'utf8'))

/** @type {Set<string>} the files of the entry and of everything it imports statically */
const shell = new Set()
for (const chunk of Object.values(manifest)) if (chunk.isEntry) addToShell(chunk)

/** @param {Chunk} chunk */
function addToShell(chunk) {
  if (shell.has(chunk.file)) return
  shell.add(chunk.file)
  for (const key of chunk.imports ?? []) if (manifest[key]) addToShell(manifest[key])
}

const chunks = readdirSync(join(page, 'assets'))
  .filter(file => file.endsWith('.js'))
  .map(file => `assets/${file}`)
  .map(file => ({ file, gzip: gzipSync(readFileSync(join(page, file))).length }))
  .sort((a, b) => b.gzip - a.gzip)

for (const { file, gzip } of chunks) console.log(`${count(gzip)}  ${shell.has(file) ? 'shell' : '     '}  ${file}`)

const total = chunks.filter(({ file }) => shell.has(file)).reduce((sum, { gzip }) => sum + gzip, 0)
console.log(`${count(total)}  of ${shellBudget.toLocaleString('en')} bytes of the shell's budget (JavaScript, gzip)`)
if (total > shellBudget) {
  console.error(
    `The shell is ${(total - shellBudget).toLocaleString('en')} bytes over its budget: load something on demand.`,
  )
  process.exitCode = 1
}

/** @param {number} bytes */
function count(bytes) {
  return bytes.toLocaleString('en').padStart(9)
}
