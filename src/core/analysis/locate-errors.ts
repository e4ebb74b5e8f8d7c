import type { Question } from '../question'
import { type RouteId, routes } from '../route'
import { type RecognizedError, recognizeErrors } from '../verdict'
import { type Judged, verdictRows } from './judge-routes'

/** A pasted refusal, and what of the input it is about. */
export interface LocatedError extends RecognizedError {
  /** Indexes of the resources it can be about: the one it names, else those that meet its limit. Empty where none of the input does. */
  readonly resources: readonly number[]
  /** A way in on which this input meets the limit; else one that has it; null where none of the routes does. */
  readonly route: RouteId | null
}

/** Recognizes the refusals in a pasted text and looks for their resources in the input. */
export function locateErrors(
  judged: Judged,
  text: string,
  question: Pick<Question, 'route' | 'cluster'>,
): LocatedError[] {
  return recognizeErrors(text).map(error => ({ ...error, ...locate(judged, error, question) }))
}

function locate(judged: Judged, { resource, limits, file }: RecognizedError, { cluster }: Pick<Question, 'cluster'>) {
  const { resources } = judged
  const met = [...verdictRows(judged, cluster)].filter(
    ({ verdict, limit }) => verdict === 'refused' && limit !== null && limits.includes(limit),
  )
  const isNamed = (index: number): boolean =>
    resource === null || (resources[index]?.kind === resource.kind && resources[index]?.name === resource.name)
  const inFile = (index: number): boolean => file === null || (resources[index]?.source.endsWith(file) ?? false)
  const all = [...resources.keys()]
  const refused = new Set(met.map(row => row.resource))
  const named = resource === null ? [] : all.filter(isNamed)
  const meeting = all.filter(index => refused.has(resources[index]?.id ?? null))
  const found = resource === null ? (meeting.some(inFile) ? meeting.filter(inFile) : meeting) : named
  const ids = new Set(found.map(index => resources[index]?.id))
  const row = met.find(each => ids.has(each.resource ?? '')) ?? met[0]
  const having = routes.find(({ steps }) => steps.some(({ limit }) => limits.includes(limit)))
  return { resources: found, route: row?.route ?? having?.id ?? null }
}
