import { indentation } from '../breakdown'
import { type Bytes, bytes, sumBytes } from '../bytes'
import { type Encryption, gzipSize, type Measured } from '../encoding'
import type { Mapping } from '../manifest'
import { kubernetesVersion, type Load, loadResources, type Resource, sourceDigest } from '../resource'
import { routes } from '../route'
import { createLineIndex, type LineIndex, type OpenedSources, type Source } from '../source'
import { defaultJudgeSettings, judgeResource, judgeWhole } from '../verdict'
import type { Analysis, ResourceReport, SourceReport, VerdictReport, WholeReport } from './analysis'
import { findingProblems } from './finding-problems'
import { type Ledgers, ledgersOf } from './ledgers'
import { reportProblems } from './report-problems'
import { plimsollVersion } from './version'
import { createWeigher } from './weigher'

/** Called as the work goes on; `done` and `of` count bytes while reading, resources while compressing. */
export type OnProgress = (stage: 'reading' | 'compressing', done: number, of: number) => void

export interface AnalyzeOptions {
  /** How the cluster encrypts values at rest; nothing is encrypted where it is left out. */
  readonly encryption?: Encryption | null
  /** What became of archives on the way to the sources (`openSources`). */
  readonly opened?: Pick<OpenedSources, 'archives' | 'problems'>
  readonly onProgress?: OnProgress
}

/** An analysis and what it was made from, for those who go on to split or to show a text. */
export interface Weighing {
  readonly analysis: Analysis
  readonly load: Load
  /** The byte ledgers of a resource of the load, computed on demand; null where it cannot be read. */
  readonly ledgers: (resource: Resource) => Ledgers | null
  /** Weighs a resource of the load as it would be if `change` had been made to its value; null where it cannot be read. */
  readonly weighChanged: (resource: Resource, change: (value: Mapping) => Mapping) => Measured | null
}

/** Weighs the sources: reads, sizes and judges every resource. Never throws on any input; what is wrong stands in `problems`. */
export function analyze(sources: readonly Source[], options: AnalyzeOptions = {}): Weighing {
  const { encryption = null, opened = { archives: [], problems: [] }, onProgress = () => {} } = options
  const total = sources.reduce((sum, source) => sum + source.bytes.length, 0)
  const weigher = createWeigher(encryption)
  const load = loadResources(sources, { visit: weigher.weigh, onRead: done => onProgress('reading', done, total) })
  const weighed = weigher.settle(load)
  const lineIndexes = load.texts.map(createLineIndex)
  const resources = load.resources.map((resource, index) => {
    onProgress('compressing', index, load.resources.length)
    return reportResource(load, resource, weighed[index], lineIndexes)
  })
  const whole = weighWhole(sources, resources)
  const analysis: Analysis = {
    version: 1,
    plimsoll: plimsollVersion,
    kubernetes: kubernetesVersion,
    settings: { encryption },
    ...(opened.archives.length > 0 ? { archives: opened.archives } : {}),
    sources: load.texts.map((_, index) => reportSource(load, index, lineIndexes)),
    documents: load.documents.reduce((sum, documents) => sum + documents.length, 0),
    resources,
    verdicts: judge(resources, whole),
    problems: [
      ...opened.problems.map(problem => ({ ...problem, line: 1, column: 1 })),
      ...reportProblems(load, [...load.problems, ...findingProblems(load, weighed)], lineIndexes),
    ],
    whole,
  }
  const again = weigher.again(load)
  const ledgers = (resource: Resource): Ledgers | null => {
    const measured = again(resource)
    const { start, end } = resource.range
    const text = load.texts[resource.source]?.utf8.subarray(start, end)
    return measured && ledgersOf(measured, indentation(text ?? new Uint8Array()))
  }
  const weighChanged: Weighing['weighChanged'] = (resource, change) => again(resource, change)?.measured ?? null
  return { analysis, load, ledgers, weighChanged }
}

function reportResource(
  load: Load,
  resource: Resource,
  measured: Measured | undefined,
  lineIndexes: readonly LineIndex[],
): ResourceReport {
  const text = load.texts[resource.source]
  if (!text || !measured) throw new RangeError(`resource ${resource.id} has no source`)
  const { start, end } = resource.range
  const { sizes } = measured
  const unsent = { create: null, apply: null, serverSideApply: null }
  return {
    id: resource.id,
    apiVersion: resource.apiVersion,
    kind: resource.kind,
    namespace: resource.namespace,
    name: resource.name,
    source: text.name,
    range: [text.originalOffset(start), text.originalOffset(end)],
    line: resource.line,
    lines:
      (lineIndexes[resource.source]?.positionAt(Math.max(start, end - 1)).line ?? resource.line) - resource.line + 1,
    readable: resource.readable,
    ...(resource.scopeAssumed ? { scopeAssumed: true } : {}),
    seenByKubectl: resource.seenByKubectl,
    bytes: {
      ...sizes,
      request: resource.seenByKubectl ? sizes.request : unsent,
      gzip: gzipSize(text.utf8.subarray(start, end)),
    },
    known: { ...measured.known, gzip: 'estimate' },
  }
}

function reportSource(load: Load, index: number, lineIndexes: readonly LineIndex[]): SourceReport {
  const text = load.texts[index]
  if (!text) throw new RangeError(`no source ${index}`)
  return {
    name: text.name,
    bytes: bytes(text.original.length),
    sha256: sourceDigest(load, index),
    lines: lineIndexes[index]?.positionAt(Math.max(text.utf8.length - 1, 0)).line ?? 0,
  }
}

function weighWhole(sources: readonly Source[], resources: readonly ResourceReport[]): WholeReport {
  const joined = new Uint8Array(sources.reduce((sum, source) => sum + source.bytes.length, 0))
  let at = 0
  for (const source of sources) {
    joined.set(source.bytes, at)
    at += source.bytes.length
  }
  const documents = resources.flatMap(({ bytes: { jsonDocument } }) => (jsonDocument === null ? [] : [jsonDocument]))
  return {
    source: bytes(joined.length),
    jsonDocuments: bundledAsJson(documents),
    gzip: gzipSize(joined),
  }
}

/** A bundle of JSON documents: a comment line, then `---`, the document and a newline for each (splitting rules, section 6). */
function bundledAsJson(documents: readonly Bytes[]): Bytes {
  return bytes('# 1/1\n'.length + sumBytes(documents) + documents.length * '---\n\n'.length)
}

function judge(resources: readonly ResourceReport[], whole: WholeReport): VerdictReport[] {
  const verdicts: VerdictReport[] = []
  for (const route of routes) {
    if (resources.length > 0) {
      const verdict = judgeWhole(whole.source, route, defaultJudgeSettings)
      if (verdict) verdicts.push({ resource: null, ...verdict })
    }
    for (const { id, kind, name, source, bytes: sizes } of resources) {
      verdicts.push({ resource: id, ...judgeResource({ kind, name, sizes }, route, source, defaultJudgeSettings) })
    }
  }
  return verdicts
}
