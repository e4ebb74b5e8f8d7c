import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { root } from '../scripts/run.mjs'
import { loadCore } from './load-core.mjs'
import { median } from './median.mjs'
import { calico } from './texts.mjs'

// `node bench/read.bench.mjs`: how long it takes to read a large manifest into values, all in one run, medians. all
// libraries are among the project's own.

const WARM_UP = 15
const ROUNDS = 41

const core = await loadCore()
const bytes = new Uint8Array(calico() ?? Buffer.from(core.operatorWithCrds()))
const text = new TextDecoder().decode(bytes)
const source = core.decodeSource({ name: 'input', bytes }).text
const documents = core.cutDocuments(source).documents.map(({ range }) => ({
  text: core.textOf(source, range),
  utf8: source.utf8.subarray(range.start, range.end),
}))
const json = JSON.stringify(documents.map(document => plain(core.readGeneral(document.text).value)))
const taken = documents.filter(document => core.readFast(document.text, document.utf8) !== null).length

const yaml = load('yaml')
const jsYaml4 = load('js-yaml-4')
const jsYaml5 = load('js-yaml-5')

/** @type {{ name: string, run: (() => unknown) | undefined, times: number[] }[]} */
const contestants = [
  { name: 'ours, from bytes (decode, cut, read)', run: readAll },
  { name: '  fast reader alone', run: () => documents.map(document => core.readFast(document.text, document.utf8)) },
  { name: '  general reader alone', run: () => documents.map(document => core.readGeneral(document.text)) },
  { name: `yaml ${yaml?.version} parseAllDocuments`, run: yaml && (() => yaml.library.parseAllDocuments(text)) },
  { name: `js-yaml ${jsYaml4?.version ?? 4} loadAll`, run: jsYaml4 && (() => jsYaml4.library.loadAll(text)) },
  { name: `js-yaml ${jsYaml5?.version ?? 5} loadAll`, run: jsYaml5 && (() => jsYaml5.library.loadAll(text)) },
  { name: 'JSON.parse of the same data', run: () => JSON.parse(json) },
].map(contestant => ({ ...contestant, times: [] }))

for (let round = -WARM_UP; round < ROUNDS; round++) {
  for (const { run, times } of contestants) {
    if (run === undefined) continue
    const start = performance.now()
    run()
    if (round >= 0) times.push(performance.now() - start)
  }
}

const ours = median(contestants[0]?.times ?? [])
console.log(
  `${calico() ? 'Calico before 9518' : 'sample'}: ${bytes.length} bytes, ${documents.length} documents, ${taken} by the fast reader`,
)
console.log(`Node ${process.version}, ${cpus()[0]?.model}, ${cpus().length} cores; medians of ${ROUNDS} rounds`)
for (const { name, run, times } of contestants) {
  const result =
    run === undefined
      ? 'not installed'
      : `${median(times).toFixed(2).padStart(8)} ms  ${(median(times) / ours).toFixed(1).padStart(5)} x`
  console.log(`${name.padEnd(40)}${result}`)
}

function readAll() {
  const decoded = core.decodeSource({ name: 'input', bytes }).text
  return core.cutDocuments(decoded).documents.map(document => core.readDocument(decoded, document))
}

/**
 * @param {string} name
 * @returns {{ version: string, library: any } | undefined}
 */
function load(name) {
  try {
    const library = createRequire(join(root, 'package.json'))(name)
    const packageFile = join(root, 'node_modules', name, 'package.json')
    return { version: JSON.parse(readFileSync(packageFile, 'utf8')).version, library }
  } catch {
    return undefined
  }
}

/**
 * @param {any} value
 * @returns {unknown}
 */
function plain(value) {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]))
  return Array.isArray(value) ? value.map(plain) : value
}
