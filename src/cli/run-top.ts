import { analyze, type Top, type TopGroup, topOf } from '../core/analysis'
import { formatCount, formatShare, visibleName } from '../core/bytes'
import { toCsv } from '../core/findings'
import { NothingReadable, type Runner, type Status } from './command'
import { problemLine } from './problem-words'
import { readInputs } from './read-inputs'
import { spokenIds } from './spoken-name'
import { isUnread } from './stream-inputs'
import type { TopArguments } from './top'
import { writeJson } from './write-json'
import { paragraphs, writeLines } from './write-lines'

/** Writes what takes room; a document that cannot be read makes the status 1, as it is in no sum. */
export async function runTop(given: TopArguments, runner: Runner): Promise<Status> {
  const opened = await readInputs(given.input, runner)
  const analyzed = analyze(opened.sources, { opened, essentials: true })
  const { problems, resources } = analyzed.analysis
  for (const problem of problems) await isUnread(problem, runner)
  const broken = problems.filter(({ severity }) => severity === 'error')
  // What kubectl get prints holds much that no manifest may, which says nothing of its size.
  const isUnreadable = resources.some(({ readable }) => !readable)
  if (isUnreadable) await writeLines(runner.err, broken.map(problemLine))
  if (!resources.some(({ readable }) => readable)) throw new NothingReadable()
  const top = topOf(analyzed)
  if (given.format === 'json') await writeJson(top, runner.out)
  else if (given.format === 'csv') await runner.out.write(csvOf(top))
  else await writeLines(runner.out, textOf(top, given.rows, spokenIds(resources)))
  return isUnreadable ? 1 : 0
}

function textOf(top: Top, rows: number, nameOf: (id: string) => string): string[] {
  const { bytes, estimated, resources, unmeasured, managedFields, lastApplied } = top
  const shareIn = (part: number): string => `${formatCount(part)} bytes, ${formatShare(bytes === 0 ? 0 : part / bytes)}`
  const head = `${formatCount(resources)} ${resources === 1 ? 'resource takes' : 'resources take'} ${estimated ? 'about ' : ''}${formatCount(bytes)} bytes in etcd, as values.`
  const table = (what: string, groups: readonly TopGroup[], sign = ''): string[] => {
    if (groups.length === 0) return []
    const shown = groups.slice(0, rows)
    const lines = shown.map(
      ({ name, count, bytes: part }) =>
        `${sign}${formatCount(part)}`.padStart(13) +
        `${formatShare(bytes === 0 ? 0 : part / bytes)}`.padStart(7) +
        `${formatCount(count)}`.padStart(9) +
        `  ${name === '' ? '(none)' : name}`,
    )
    const rest = groups.length - shown.length
    return [
      `${'bytes'.padStart(13)}${'share'.padStart(7)}${'count'.padStart(9)}  ${what}`,
      ...lines,
      ...(rest > 0 ? [`${''.padStart(29)}  and ${formatCount(rest)} more`] : []),
    ]
  }
  const largest = top.largest
    .slice(0, rows)
    .map(({ resource, bytes: part }) => `${formatCount(part).padStart(13)}  ${nameOf(resource)}`)
  return paragraphs([
    [
      head,
      ...(unmeasured > 0 ? [`${formatCount(unmeasured)} could not be measured, and are in no sum.`] : []),
      `managedFields: ${shareIn(managedFields.bytes)}, in ${formatCount(managedFields.resources)}.`,
      `Copies of kubectl apply (last-applied): ${shareIn(lastApplied.bytes)}, in ${formatCount(lastApplied.resources)}.`,
    ],
    table('kind', top.kinds),
    table('namespace', top.namespaces),
    table('manager', top.managers, top.managers.length > 0 ? '≈' : ''),
    [`${'bytes'.padStart(13)}  largest resources`, ...largest],
    cleanUp(top),
  ])
}

/** What can be done about it, and what of that lasts. */
function cleanUp({ bytes, managedFields, lastApplied, cleaned }: Top): string[] {
  if (managedFields.bytes + lastApplied.bytes === 0) {
    return [
      'No managedFields and no copies stand in it. kubectl get leaves managedFields out: add --show-managed-fields to count them.',
    ]
  }
  return [
    `Without both ${formatCount(cleaned)} bytes are left: ${formatCount(bytes - cleaned)} less.`,
    ...(lastApplied.bytes > 0
      ? [
          'The copies go for good with kubectl apply --server-side and then kubectl annotate KIND NAME kubectl.kubernetes.io/last-applied-configuration-.',
        ]
      : []),
    ...(managedFields.bytes > 0
      ? ['managedFields come back with the next write of each manager: fewer managers is what lasts.']
      : ['managedFields are not in it; kubectl get prints them with --show-managed-fields.']),
  ]
}

function csvOf({ kinds, namespaces, managers, largest, bytes }: Top): string {
  const share = (part: number): number => Math.round((bytes === 0 ? 0 : part / bytes) * 10_000) / 10_000
  const rows = (by: string, groups: readonly TopGroup[]) =>
    groups.map(({ name, count, bytes: part }) => [by, visibleName(name), count, part, share(part)])
  return toCsv([
    ['by', 'name', 'count', 'bytes', 'share'],
    ...rows('kind', kinds),
    ...rows('namespace', namespaces),
    ...rows('manager', managers),
    ...largest.map(({ resource, bytes: part }) => ['resource', visibleName(resource), 1, part, share(part)]),
  ])
}
