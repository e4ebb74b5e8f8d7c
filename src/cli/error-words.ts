import { formatCount } from '../core/bytes'
import { countLimits, limits } from '../core/limit'
import { type ErrorNote, programNames, type RecognizedError } from '../core/verdict'

const notes: Readonly<Record<ErrorNote, string>> = {
  'last-file': 'its size is that of the file that went over the limit, not of the sum that is limited',
  reconciled: 'it was being reconciled when this happened: what was written may be another object',
  'unknown-program': 'many programs say this of messages of their own: the text does not tell which it was',
  'own-object': 'the program makes the refused object itself, and puts the whole input into it',
}

export const noKnownError: readonly string[] = [
  'No text in it is known as a refusal for size. Known are those of the API server and proxies before it, etcd, Helm, Argo CD, Argo Workflows,',
  'Flux, OLM, OCM, Fleet, Cluster API, Tekton, Terraform, and of gRPC; plimsoll explain lists the limits.',
]

export const toSeeMore: readonly string[] = [
  'Give the manifests to see which resource it is and what fixes it: plimsoll fix --error FILE MANIFESTS; of a chart, helm template prints them.',
]

/** What a text says of its own case that the limit, which is so large by default, does not. */
export function factsInText({ bytes, max, notes: known }: RecognizedError, byDefault: number): string[] {
  const numbers = [
    bytes === null || known.includes('last-file') ? '' : formatCount(bytes),
    max === null || max === byDefault ? '' : `limit ${formatCount(max)}`,
  ].filter(number => number !== '')
  const said = known.includes('last-file') || known.includes('unknown-program') ? known.map(note => notes[note]) : []
  return [...(numbers.length > 0 ? [numbers.join(', ')] : []), ...said]
}

/**
 * A refusal as its text alone tells it: the clause, who said it, the limit with who enforces it and what is counted.
 */
export function errorLines(error: RecognizedError): string[] {
  const { clause, limits: ids, max, bytes, certain, count, program, file, notes: known } = error
  const limit = [...limits, ...countLimits].find(({ id }) => id === ids[0])
  const most = max ?? limit?.max ?? null
  const isLastFile = known.includes('last-file')
  const used = bytes === null || isLastFile ? '' : formatCount(bytes)
  const numbers =
    most === null
      ? used && `${used} bytes`
      : used
        ? `${used} of ${formatCount(most)} bytes`
        : `at most ${formatCount(most)}`
  return [
    clause,
    `  limit: ${[ids.join(' or '), numbers].filter(part => part !== '').join(', ')}${certain ? '' : ' (this text is said for other reasons too)'}`,
    ...(limit ? [`  counts: ${limit.counts}`, `  enforced by: ${limit.enforcedBy}`] : []),
    ...(program === null ? [] : [`  printed by: ${programNames[program]}`]),
    ...(file !== null && isLastFile
      ? [`  file: ${file}${bytes === null ? '' : ` (${formatCount(bytes)} bytes)`}`]
      : []),
    ...known.map(note => `  note: ${notes[note]}`),
    ...(count > 1 ? [`  said ${formatCount(count)} times`] : []),
  ]
}
