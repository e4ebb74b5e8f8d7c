import { plimsollVersion } from '../core/analysis'
import type { Budgets, CheckReport, RuleReport } from '../core/budget'
import { visibleName } from '../core/bytes'
import { githubLines, type JunitCase, junitXml, sarifLog, toCsv } from '../core/findings'
import { defaultCluster } from '../core/limit'
import { plainMarkdown } from '../core/report'
import { shellArgument } from '../core/words'
import type { CheckArguments } from './check'
import type { Output } from './command'
import { atHome } from './formats/at-home'
import { junitRun } from './formats/findings'
import { writeStepSummary } from './step-summary'
import { writeJson } from './write-json'
import { paragraphs, writeLines } from './write-lines'

/** What a check is of, beside its rules. */
interface CheckedCall extends Pick<CheckArguments, 'format' | 'quiet'> {
  /** The budgets file. */
  readonly file: string
  readonly budgets: Budgets
  /** The baseline that it is held against, or would be. */
  readonly baselineFile: string | null
  /** What was read, as words of a call, each with a space before it. */
  readonly inputs: string
}

/** Writes the rules of a check in the form that is asked for. */
export async function writeCheck(
  report: CheckReport,
  call: CheckedCall,
  { out }: { readonly out: Output },
): Promise<void> {
  const { rules } = report
  const findings = rules.flatMap(rule => rule.findings.map(atHome))
  switch (call.format) {
    case 'json':
      return writeJson(report, out)
    case 'sarif':
      return writeJson(sarifLog(findings, plimsollVersion), out)
    case 'junit':
      return out.write(
        junitXml([{ name: call.file, cases: rules.map(rule => junitCase(rule, call.file)) }], junitRun()),
      )
    case 'csv':
      return out.write(toCsv([csvHeads, ...rules.map(csvRow)]))
    case 'markdown':
      return out.write(markdownOf(report))
    case 'github':
      await writeLines(out, textOf(report, call))
      await out.write(
        githubLines(findings.filter(({ level }) => level !== 'note'))
          .map(line => `${line}\n`)
          .join(''),
      )
      return writeStepSummary([markdownOf(report)])
    case 'text':
      return writeLines(out, textOf(report, call))
  }
}

const words = { holds: 'ok', fails: 'FAILS', unknown: 'UNKNOWN' } as const

/** A line for each rule, then what is worth knowing, then how many hold and what to do next. */
function textOf({ rules, notes, passed }: CheckReport, call: CheckedCall): string[] {
  const widest = Math.min(32, Math.max(...rules.map(({ rule }) => rule.length)))
  const shown = call.quiet ? rules.filter(({ verdict }) => verdict !== 'holds') : rules
  const lines = shown.map(
    ({ kind, verdict, rule, message, ignored }) =>
      `${words[verdict].padEnd(7)}  ${rule.padEnd(widest)}  ${message}${ignored > 0 && kind !== 'ignore' ? ` (${ignored} ignored)` : ''}`,
  )
  const held = rules.filter(({ verdict }) => verdict === 'holds').length
  const sum = passed ? `All ${rules.length} rules hold.` : `${held} of ${rules.length} rules hold.`
  return paragraphs([lines, call.quiet ? [] : notes, call.quiet && passed ? [] : [sum, ...nextStep(rules, call)]])
}

/** What to do about the first rule that does not hold. */
function nextStep(rules: readonly RuleReport[], { file, inputs, budgets, baselineFile }: CheckedCall): string[] {
  const failing = rules.find(({ verdict }) => verdict !== 'holds')
  switch (failing?.kind) {
    case undefined:
      return []
    case 'documents':
      return [`Next: plimsoll analyze${inputs} names every line that is to be mended.`]
    case 'route': {
      const routeRules = rules.filter(({ kind }) => kind === 'route')
      const required = budgets.routes[routeRules.indexOf(failing)]
      return required ? [nextOnRoute(required, inputs)] : []
    }
    case 'ignore':
      return [`Next: look at what it hides, then take it out of ${file} or give it a later day.`]
    case 'budget': {
      const isGrowth = budgets.budgets.some(({ text, of }) => text === failing.rule && of === 'growth')
      if (isGrowth && failing.verdict === 'unknown') {
        const baseline = shellArgument(baselineFile ?? '.plimsoll-baseline.json')
        return [`Next: plimsoll check --write-baseline ${baseline} takes the sizes down as they are now.`]
      }
      return [`Next: plimsoll top${inputs} shows where the bytes are.`]
    }
  }
}

/** Asked for the same cluster: in another the answer is another. */
function nextOnRoute({ route, failOn, cluster }: Budgets['routes'][number], inputs: string): string {
  const { preset, own, tightOver } = cluster
  const ownLimits = Object.keys(own).length > 0 || tightOver !== defaultCluster.tightOver
  const limits = ownLimits ? ' --limits FILE' : preset === defaultCluster.preset ? '' : ` --limits ${preset}`
  const note = ownLimits ? '; FILE holds the limits of this cluster as JSON' : ''
  return failOn === 'refused'
    ? `Next: plimsoll fix${inputs} --route ${route}${limits} finds the smallest change that brings everything in${note}.`
    : `Next: plimsoll analyze${inputs} --route ${route}${limits} --fail-on ${failOn} -o wide names what is so${note}.`
}

function junitCase({ rule, verdict, findings, message }: RuleReport, file: string): JunitCase {
  const [first] = findings.filter(({ level }) => level === 'error')
  const failed = { rule, level: 'error', message, source: file, line: 1, column: 1 } as const
  const finding = { ...failed, resource: null, route: null, bytes: null, max: null, ...first, message }
  return { name: rule, group: file, finding: verdict === 'holds' ? null : finding }
}

const csvHeads = ['rule', 'kind', 'verdict', 'bytes', 'max', 'ignored', 'message']

function csvRow({ rule, kind, verdict, bytes, max, ignored, message }: RuleReport): (string | number)[] {
  return [rule, kind, verdict, bytes ?? '', max ?? '', ignored, message]
}

function markdownOf({ rules, notes }: CheckReport): string {
  const rows = rules.map(
    ({ verdict, rule, message }) =>
      `| ${words[verdict]} | ${plainMarkdown(visibleName(rule))} | ${plainMarkdown(message)} |`,
  )
  return `${['| | rule | |', '|---|---|---|', ...rows].join('\n')}\n${notes.map(note => `\n- ${plainMarkdown(note)}`).join('')}${notes.length > 0 ? '\n' : ''}`
}
