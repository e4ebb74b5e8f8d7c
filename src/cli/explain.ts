import { formatCount } from '../core/bytes'
import { adviceTexts, type CountLimit, type Limit } from '../core/limit'
import { routes } from '../core/route'
import { adviceOn, type RecognizedError, recognizeErrors } from '../core/verdict'
import { allLimits, answersOf, limitReport, limitsFor } from '../library/explain'
import { command } from './command'
import { factsInText } from './error-words'
import { didYouMean } from './similar'
import { jsonOptions, wantsJson } from './table/shared-options'
import { paragraphs, writeLines } from './write-lines'
import { WrongUsage } from './wrong-usage'

/** `plimsoll explain [LIMIT|TEXT]`: who enforces a limit, what it counts, what it answers, and how it is raised. */
export const explainCommand = command({
  name: 'explain',
  summary: 'what a limit counts, who enforces it, in which words, and what helps',
  args: '[LIMIT|TEXT]...',
  completes: allLimits.map(({ id }) => id),
  about: ['A limit by its id, its name, its number, or words of an answer. Without any, all of them are listed.'],
  options: jsonOptions,
  examples: [
    { call: 'plimsoll explain meta.annotations', says: 'one limit' },
    { call: 'plimsoll explain "request is too large"', says: 'the limits that answer so' },
  ],

  read({ args, values }) {
    // Words of an error may come without quotes around them.
    const asked = args.join(' ')
    const named = asked === '' ? [] : limitsOf(asked)
    return { asked: named, said: recognizeErrors(asked), json: wantsJson(values) }
  },

  async run({ asked, said, json }, { out }) {
    const listed = asked.length > 0 ? asked : allLimits
    if (json) await out.write(`${JSON.stringify(listed.map(limitReport), null, 2)}\n`)
    else
      await writeLines(
        out,
        asked.length > 0 ? paragraphs(asked.map(limit => explained(limit, saidOf(limit, said)))) : listed.map(line),
      )
    return 0
  },
})

/** The limit of this id; else those that answer with these words. */
function limitsOf(words: string): (Limit | CountLimit)[] {
  const found = limitsFor(words)
  if (found.length > 0) return found
  const ids = allLimits.map(limit => limit.id)
  throw new WrongUsage(
    `no limit '${words}', and none that answers so${didYouMean(words, ids)}; plimsoll explain lists them`,
  )
}

function line({ id, max, unit, enforcedBy }: Limit | CountLimit): string {
  return `${id.padEnd(28)}${formatCount(max).padStart(14)} ${unit.padEnd(11)} ${enforcedBy}`
}

const refusal = { over: 'larger than that', at: 'that or larger', under: 'smaller than that' } as const

/** The first refusal in the text that this limit is the likeliest of. */
function saidOf({ id }: Limit | CountLimit, said: readonly RecognizedError[]): RecognizedError | undefined {
  return said.find(({ limits }) => limits[0] === id)
}

function explained(limit: Limit | CountLimit, said?: RecognizedError): string[] {
  const met = routes.filter(({ checks, carriers }) => [...checks, ...carriers].some(check => check.limit === limit.id))
  const rows: readonly [string, string][] = [
    ['limit', `${formatCount(limit.max)} ${limit.unit}`],
    ...(said ? factsInText(said, limit.max).map((fact): [string, string] => ['in the text', fact]) : []),
    ['counts', limit.counts],
    ['refuses', `what is ${refusal[limit.refuses]}`],
    ['enforced by', limit.enforcedBy],
    ['raised by', limit.raise ?? 'nothing: it is fixed'],
    ...answersOf(limit).map(({ text, versions }): [string, string] => [
      'answers',
      versions === null ? text : `${text}  (${versions})`,
    ]),
    ...(met.length > 0 ? [['met on', met.map(({ id }) => id).join(', ')] as [string, string]] : []),
    ...(said?.advice ?? adviceOn([limit.id], null, [])).map((id): [string, string] => ['helps', adviceTexts[id]]),
    ['source', limit.origin],
  ]
  return [limit.id, ...rows.map(([name, text]) => `  ${name.padEnd(13)}${text}`)]
}
