import { visibleName } from '../../core/bytes'
import { toCsv } from '../../core/findings'
import type { BeginAnswer } from '../formats'
import { problemLine } from '../problem-words'
import { writeLines } from '../write-lines'
import { gathered, type JudgedRow } from './gather'

const heads = [
  'route',
  'verdict',
  'limit',
  'bytes',
  'max',
  'share',
  'kind',
  'namespace',
  'name',
  'source',
  'line',
  'message',
]

/**
 * `-o csv`: a row for each resource on each route that is asked about, as they are read; problems on standard error.
 */
export const csvAnswer: BeginAnswer = async (asked, { out, err }) => {
  await out.write(toCsv([heads]))
  return {
    ...gathered(asked, { row: row => out.write(toCsv([cells(row)])), problem() {}, async end() {} }),
    problem: problem => writeLines(err, [problemLine(problem)]),
  }
}

/** Names as they are seen: one that held a line break would begin a line, which may be a command to a runner of CI. */
function cells({ resource, source, verdict, finding }: JudgedRow): (string | number)[] {
  const { route, verdict: word, limit, bytes, max } = verdict
  const share = bytes === null || max === null ? '' : Math.round((bytes / max) * 10_000) / 10_000
  const names = [resource?.kind, resource?.namespace, resource?.name, source].map(name => visibleName(name ?? ''))
  return [
    route,
    word,
    limit ?? '',
    bytes ?? '',
    max ?? '',
    share,
    ...names,
    resource?.line ?? '',
    finding?.message ?? '',
  ]
}
