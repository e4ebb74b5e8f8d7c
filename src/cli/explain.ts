import { parseArgs } from 'node:util'
import { bytes, formatCount } from '../core/bytes'
import { answerVersions, type CountLimit, countLimits, type Limit, limits } from '../core/limit'
import { routes } from '../core/route'
import { command, WrongUsage } from './command'
import { didYouMean } from './similar'
import { writeLines } from './write-lines'

interface ExplainArguments {
  /** Null: list them all. */
  readonly limit: Limit | CountLimit | null
  readonly json: boolean
}

/** `plimsoll explain [LIMIT]`: who enforces a limit, what it counts, what it answers, and how it is raised. */
export const explainCommand = command<ExplainArguments>({
  name: 'explain',
  usage: ['explain [LIMIT] [--json]'],
  about: ['explain says what a limit counts, who enforces it and what it answers; without a limit it lists them all.'],

  read(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [id, more] = positionals
    if (more !== undefined) throw new WrongUsage('explain takes one limit')
    return { limit: id === undefined ? null : readLimit(id), json: values.json }
  },

  async run({ limit, json }, { out }) {
    const asked = limit ? [limit] : [...limits, ...countLimits]
    if (json) await out.write(`${JSON.stringify(asked.map(plain), null, 2)}\n`)
    else await writeLines(out, limit ? explained(limit) : asked.map(line))
    return 0
  },
})

function readLimit(id: string): Limit | CountLimit {
  const found = [...limits, ...countLimits].find(limit => limit.id === id)
  if (found) return found
  const ids = [...limits, ...countLimits].map(limit => limit.id)
  throw new WrongUsage(`no limit '${id}'${didYouMean(id, ids)}; plimsoll explain lists them`)
}

function line({ id, max, unit, enforcedBy }: Limit | CountLimit): string {
  return `${id.padEnd(28)}${formatCount(max).padStart(14)} ${unit.padEnd(11)} ${enforcedBy}`
}

const refusal = { over: 'larger than that', at: 'that or larger', under: 'smaller than that' } as const

function explained(limit: Limit | CountLimit): string[] {
  const met = routes.filter(({ steps, carriers }) => [...steps, ...carriers].some(step => step.limit === limit.id))
  const rows: readonly [string, string][] = [
    ['limit', `${formatCount(limit.max)} ${limit.unit}`],
    ['counts', limit.counts],
    ['refuses', `what is ${refusal[limit.refuses]}`],
    ['enforced by', limit.enforcedBy],
    ['raised by', limit.raise ?? 'nothing: it is fixed'],
    ...answersOf(limit).map(({ text, versions }): [string, string] => [
      'answers',
      versions === null ? text : `${text}  (${versions})`,
    ]),
    ...(met.length > 0 ? [['met on', met.map(({ id }) => id).join(', ')] as [string, string]] : []),
    ['source', limit.origin],
  ]
  return [limit.id, ...rows.map(([name, text]) => `  ${name.padEnd(13)}${text}`)]
}

/** The answers with letters for what depends on the case. */
function answersOf({ answers, max }: Limit | CountLimit): { versions: string | null; text: string }[] {
  return answers.map(({ versions, text }) => ({
    versions: versions === null ? null : answerVersions[versions],
    text: text({ kind: 'KIND', name: 'NAME', bytes: bytes(max + 1), max: bytes(max), file: 'FILE' }),
  }))
}

function plain(limit: Limit | CountLimit) {
  const { id, unit, max, refuses, counts, enforcedBy, raise, since, origin } = limit
  return { id, unit, max, refuses, counts, enforcedBy, raise, since, origin, answers: answersOf(limit) }
}
