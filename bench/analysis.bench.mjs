import { parseAllDocuments } from 'yaml'
import { loadCore } from './load-core.mjs'
import { milliseconds, race } from './median.mjs'
import { calico } from './texts.mjs'

// `node bench/analysis.bench.mjs`: a whole analysis (read, all sizes but gzip, verdicts) against `yaml` parsing alone,
// and what an edit costs.

const core = await loadCore()
const bytes = new Uint8Array(calico() ?? Buffer.from(core.operatorWithCrds()))
const text = new TextDecoder().decode(bytes)
/** @param {Uint8Array} content */
const sourceOf = content => [{ name: 'input.yaml', bytes: content }]

const before = core.analyze(sourceOf(bytes), { essentials: true })
const byDistance = before.analysis.resources.toSorted(
  (a, b) => Math.abs(a.bytes.source - 60_000) - Math.abs(b.bytes.source - 60_000),
)
const edited = byDistance[0]
if (!edited) throw new Error('no resource in the input')
// A space at the end of a line in the middle of the document, as a message with the edited text brings it: all bytes
// are new.
const at = bytes.indexOf(0x0a, Math.floor((edited.range[0] + edited.range[1]) / 2))
const after = new Uint8Array([...bytes.subarray(0, at), 0x20, ...bytes.subarray(at)])

const medians = race(
  {
    yaml: () => milliseconds(() => parseAllDocuments(text)),
    whole: () => milliseconds(() => core.analyze(sourceOf(bytes.slice()), { essentials: true })),
    edit: () => {
      const source = sourceOf(after.slice())
      return milliseconds(() => core.analyze(source, { essentials: true, previous: before }))
    },
  },
  { rounds: 31, warmUp: 12 },
)
const { yaml = 0, whole = 0, edit = 0 } = medians
console.log(
  `${calico() ? 'Calico before 9518' : 'sample'}: ${bytes.length} bytes; edit in ${edited.id} (${edited.bytes.source} bytes)`,
)
console.log(`yaml parseAllDocuments        ${yaml.toFixed(1).padStart(8)} ms`)
console.log(
  `whole analysis but gzip       ${whole.toFixed(1).padStart(8)} ms  ${(yaml / whole).toFixed(1)} times faster`,
)
console.log(
  `analysis after the edit       ${edit.toFixed(2).padStart(8)} ms  ${(edit / whole).toFixed(3)} of the whole`,
)
