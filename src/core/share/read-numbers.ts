import type { Analysis, ResourceReport, WholeReport } from '../analysis'
import { bytes } from '../bytes'
import { type CarrierSizes, carrierSizeIds, type RouteId, routes } from '../route'
import { createNaming } from '../source'
import type { VerdictWord } from '../verdict'
import { readColumns } from './columns'
import { readLater } from './later'
import {
  type LinkedResource,
  type LinkedRest,
  type LinkedSource,
  mostResources,
  type RestSummary,
  type Unlisted,
} from './link'
import { readFlags } from './payload-of'
import { isPlainNumbers, isSize, type PlainNumbers } from './plain-numbers'
import type { OpenedLink } from './read-link'
import { readQuestion, readSettings, readView } from './read-question'
import { readRefusals } from './refusals'

const broken: OpenedLink = { kind: 'fault', fault: 'broken' }

/**
 * Checks everything that a link says before it is taken for an analysis: anyone can write one. Verdicts are no part of
 * it: they follow from its sizes.
 */
export function readNumbers(payload: object): OpenedLink {
  const read = readAnalysis(payload)
  if (read.kind !== 'numbers') return read
  const { before, changed = [] } = payload as Record<string, unknown>
  if (before === undefined) return read
  if (typeof before !== 'object' || before === null) return broken
  const earlier = readAnalysis(before)
  if (earlier.kind !== 'numbers') return earlier
  // All of both is listed: half of a comparison would say something else.
  if (read.rest !== null || earlier.rest !== null) return broken
  const { resources } = read.analysis
  if (!Array.isArray(changed) || !changed.every(index => isSize(index) && index < resources.length)) return broken
  const { analysis, carried, problems } = earlier
  return { ...read, before: { analysis, carried, problems, changed } }
}

/** One analysis; of a comparison the later and the earlier one are read alike. */
function readAnalysis(payload: object): OpenedLink {
  const {
    plimsoll,
    kubernetes,
    settings,
    question,
    view,
    documents,
    sources,
    whole,
    resources,
    sizes,
    problems,
    rest,
    refusals,
    later,
  } = payload as Record<string, unknown>
  if (!isName(plimsoll) || !isName(kubernetes) || !isSize(documents)) return broken
  if (!Array.isArray(sources) || !Array.isArray(resources)) return broken
  if (resources.length > mostResources || sources.length > mostResources) return { kind: 'fault', fault: 'too-much' }
  if (!sources.every(isSource) || !resources.every(isResource) || !isPlainNumbers(whole)) return broken
  const numbers = readColumns(sizes, resources.length)
  if (problems !== undefined && !isSize(problems)) return broken
  const restRead = rest === undefined ? null : readRest(rest)
  if (!numbers || restRead === undefined || !isSize(whole.source)) return broken

  // So that a resource can name its source.
  const nameOf = createNaming()
  const names = sources.map(([name]) => nameOf(name))
  const ids = new Map<string, number>()
  const reports = resources.map(([apiVersion, kind, namespace, name, source, lines, flags], index): ResourceReport => {
    const group = apiVersion?.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
    const said = readFlags(flags, name)
    const base = said.readable ? [group, kind ?? '', namespace ?? '', said.name ?? ''].join('/') : 'unreadable'
    const times = (ids.get(base) ?? 0) + 1
    ids.set(base, times)
    return {
      id: times === 1 ? base : `${base}#${times}`,
      apiVersion,
      kind,
      namespace,
      source: names[source] ?? '',
      range: [0, 0],
      line: 1,
      lines,
      ...said,
      ...(numbers[index] as Pick<ResourceReport, 'bytes' | 'known'>),
    }
  })
  const refused = refusals === undefined ? reports : readRefusals(refusals, reports)
  const told = refused && later !== undefined ? readLater(later, refused) : refused
  if (!told) return broken
  const { carried, ...sums } = whole
  const analysis: Analysis = {
    version: 1,
    id: 0,
    plimsoll,
    kubernetes,
    settings: readSettings(settings),
    documents,
    sources: sources.map(([, size, lines, sha256], index) => ({
      name: names[index] ?? '',
      bytes: bytes(size),
      lines,
      sha256,
    })),
    resources: told,
    problems: [],
    whole: { largestSource: whole.source, manifestWork: null, gzip: null, ...sums } as unknown as WholeReport,
  }
  return {
    kind: 'numbers',
    analysis,
    question: readQuestion(settings, question),
    view: readView(view),
    carried: readCarried(carried),
    rest: restRead,
    problems: problems ?? 0,
    before: null,
  }
}

/** Those sizes of carriers that are known here. */
function readCarried(carried: PlainNumbers[string] | undefined): CarrierSizes {
  const said = typeof carried === 'object' && carried !== null ? carried : {}
  return Object.fromEntries(carrierSizeIds.flatMap(id => (isSize(said[id]) ? [[id, bytes(said[id])]] : [])))
}

const longestName = 1_000

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestName
}

function isSource(value: unknown): value is LinkedSource {
  return (
    Array.isArray(value) &&
    isName(value[0]) &&
    isSize(value[1]) &&
    isSize(value[2]) &&
    /^[0-9a-f]{64}$/.test(String(value[3]))
  )
}

function isResource(value: unknown): value is LinkedResource {
  return (
    Array.isArray(value) &&
    value.length === 7 &&
    value.slice(0, 4).every(part => part === null || isName(part)) &&
    value.slice(4).every(isSize)
  )
}

const words: readonly VerdictWord[] = ['fits', 'tight', 'refused']

/** Undefined where it says nothing that can be read. Routes that are not known any more are left out. */
function readRest(rest: unknown): Unlisted | undefined {
  if (typeof rest !== 'object' || rest === null || !('count' in rest) || !('routes' in rest)) return undefined
  if (!isSize(rest.count) || !Array.isArray(rest.routes) || rest.routes.length > 1_000) return undefined
  const read: LinkedRest[] = []
  for (const row of rest.routes as unknown[]) {
    if (!Array.isArray(row) || row.length !== 5 || !row.slice(2).every(isSize)) return undefined
    const [route, worst, goIn, of, tight] = row as [string, string, number, number, number]
    const word = words.find(each => each === worst)
    if (!word) return undefined
    if (routes.some(({ id }) => id === route)) read.push([route as RouteId, word, goIn, of, tight])
  }
  const summary = 'summary' in rest ? rest.summary : undefined
  if (summary !== undefined && !isSummary(summary)) return undefined
  return { count: rest.count, routes: read, summary: summary ?? null }
}

function isSummary(value: unknown): value is RestSummary {
  return Array.isArray(value) && value.length === 7 && value.every(isSize)
}
