import type { Finding } from '../encoding'
import { locateNodes, type Path } from '../manifest'
import type { Load, LoadProblem, Resource } from '../resource'
import type { ByteRange, Problem } from '../source'
import type { LaterRefusal } from './later-refusals'
import type { MeasuredResource } from './measurer'

/** So many findings of one resource are reported: a manifest for another version of a kind may hold hundreds. */
const shownPerResource = 20

/**
 * What the storage encoder found in the resources, as problems at the line of the field. Only documents with findings
 * are read again.
 */
export function findingProblems(load: Load, measured: readonly MeasuredResource[]): LoadProblem[] {
  return load.resources.flatMap((resource, index) => {
    const { findings: found = [], later = [] } = measured[index] ?? {}
    const findings = [...found, ...later].slice(0, shownPerResource)
    if (findings.length === 0) return []
    const places = placesOf(load, resource, measured[index], findings)
    return findings.map((finding, number) => ({
      source: resource.source,
      problem: problemOf(finding, places[number] ?? resource.range),
    }))
  })
}

/** Where the findings of a measured resource are, from the first byte of its resource; kept as long as that is. */
const located = new WeakMap<MeasuredResource, (ByteRange | undefined)[]>()

function placesOf(
  load: Load,
  resource: Resource,
  measured: MeasuredResource | undefined,
  findings: readonly (Finding | LaterRefusal)[],
): (ByteRange | undefined)[] {
  const { start } = resource.range
  let places = measured && located.get(measured)
  if (!places) {
    places = locate(load, resource, findings).map(range => range && moved(range, -start))
    if (measured) located.set(measured, places)
  }
  return places.map(range => range && moved(range, start))
}

function moved({ start, end }: ByteRange, by: number): ByteRange {
  return { start: start + by, end: end + by }
}

function locate(
  load: Load,
  resource: Resource,
  findings: readonly (Finding | LaterRefusal)[],
): (ByteRange | undefined)[] {
  const text = load.texts[resource.source]
  const document = load.documents[resource.source]?.[resource.document]
  // The path of an item in its List is not kept; the item's own place has to do.
  if (!text || !document || resource.item !== null) return []
  return locateNodes(
    text,
    document,
    findings.map((finding): Path => finding.at),
  )
}

/**
 * The API server drops an unknown field without a word, and refuses a field of the wrong type or a text that does not
 * parse.
 */
function problemOf(finding: Finding | LaterRefusal, at: ByteRange): Problem {
  const { path } = finding
  switch (finding.code) {
    case 'kind-removed':
      return { code: 'kind-removed', severity: 'warning', at, facts: { release: finding.release } }
    case 'kind-not-stored':
      return { code: 'kind-not-stored', severity: 'warning', at, facts: {} }
    case 'field-unknown':
      return { code: 'field-unknown', severity: 'warning', at, facts: { path } }
    case 'field-type': {
      const { expected, found } = finding
      return { code: 'field-refused', severity: 'error', at, facts: { path, expected, found } }
    }
    case 'argument-too-long':
      return { code: finding.code, severity: 'warning', at, facts: { path, bytes: finding.bytes, max: finding.max } }
    case 'rules-too-large':
    case 'chart-content-too-large':
      return { code: finding.code, severity: 'warning', at, facts: { bytes: finding.bytes, max: finding.max } }
    case 'too-deep':
      return { code: 'field-too-deep', severity: 'error', at, facts: { path } }
    default:
      return { code: finding.code, severity: 'error', at, facts: { path } }
  }
}
