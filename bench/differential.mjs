import { parseArgs } from 'node:util'
import { findKubectl, withoutKubectl } from '../scripts/kubectl.mjs'
import { kubectlRead, withoutKind } from './kubectl-read.mjs'
import { loadCore } from './load-core.mjs'
import { documentsOf, fixtureTexts } from './texts.mjs'

// `node bench/differential.mjs [--cases N] [--seed N] [--kubectl]`: compares the fast reader on many documents, printed
// and broken by chance, with the general reader, or with a real kubectl. Ends with 1 where they differ.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    kubectl: { type: 'boolean', default: false },
  },
})
const cases = Number(values.cases)
const seed = Number(values.seed)

const core = await loadCore()
const texts = [...fixtureTexts(), ...documentsOf(core.operatorWithCrds())]
const kubectl = values.kubectl ? findKubectl() : undefined
if (values.kubectl && kubectl === undefined) throw new Error(withoutKubectl)
console.log(
  `${cases} documents from seed ${seed} on, with pieces of ${texts.length} texts, compared with ${kubectl ?? 'the general reader'}`,
)

/** @type {Map<string, number>} */
const counts = new Map()
const start = performance.now()
let differences = 0

for (let done = 0; done < cases; done += 2000) {
  const size = Math.min(2000, cases - done)
  const documents = Array.from({ length: size }, (_, i) => core.randomDocument(core.createDice(seed + done + i), texts))
  const outcomes = kubectl === undefined ? documents.map(compareWithGeneral) : compareWithKubectl(kubectl, documents)
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
}

const seconds = Math.round((performance.now() - start) / 1000)
for (const [outcome, count] of [...counts].sort((a, b) => b[1] - a[1])) {
  console.log(`${String(count).padStart(9)}  ${((count / cases) * 100).toFixed(2).padStart(6)} %  ${outcome}`)
}
console.log(`${seconds} s`)
process.exitCode = differences === 0 ? 0 : 1

/** @param {string} document */
function compareWithGeneral(document) {
  const { outcome, rule, fast, general } = core.compareReaders(document)
  if (outcome === 'different') show(document, fast, general)
  return rule === undefined ? outcome : `known: ${rule}`
}

/**
 * @param {string} program
 * @param {string[]} documents
 */
function compareWithKubectl(program, documents) {
  const renamed = documents.map(withoutKind)
  const answers = kubectlRead(program, renamed)
  return renamed.map((document, index) => {
    const answer = answers[index] ?? ''
    const isAccepted = answer !== 'refused'
    // kubectl cuts at these before it reads; Plimsoll does too, elsewhere.
    if (/(^|[\n\r\u0085\u2028\u2029])(---|\.\.\.)/.test(document)) return 'left out: more than one document'
    const utf8 = new TextEncoder().encode(document)
    const reading = core.readFast(new TextDecoder().decode(utf8), utf8)
    if (reading === null) return isAccepted ? 'not mine, accepted by kubectl' : 'not mine, refused by kubectl'
    // Of two keys that become the same text kubectl takes any.
    if (reading.problems.some(({ code }) => code === 'key-collision')) return 'left out: colliding keys'
    if (isSame(reading, answer)) return 'same'
    show(document, reading, answer)
    return 'different'
  })
}

/**
 * @param {import('../src/core/manifest').Reading} reading
 * @param {string} answer
 */
function isSame({ value }, answer) {
  if (value === undefined || answer === 'refused') return value === undefined && answer === 'refused'
  if (answer === 'nothing') return value === null
  if (answer === 'not a mapping') return !(value instanceof Map)
  const { value: expected } = core.readJson(answer)
  return expected !== undefined && core.equalValues(value, expected)
}

/**
 * @param {string} document
 * @param {unknown} found
 * @param {unknown} expected
 */
function show(document, found, expected) {
  if (++differences > 5) return
  console.log(`--- ${JSON.stringify(document)}`)
  console.log(found)
  console.log(expected)
}
