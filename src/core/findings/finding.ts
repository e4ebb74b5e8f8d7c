import { type FailOn, failsOn, type ProblemReport, type ResourceReport } from '../analysis'
import { formatCount, visibleName } from '../bytes'
import { type RouteId, routeOf } from '../route'
import type { Verdict } from '../verdict'
import { laterText, limitNames, problemText, refusalText, shortKind } from '../words'

/** One thing that is wrong at a line of a file, for programs that show such things there. Plain data. */
export interface Finding {
  /** What it breaks: the id of a limit, the code of a problem or of a refusal, or the rule of a budgets file. */
  readonly rule: string
  /** `error`: it makes the exit status 1. */
  readonly level: 'error' | 'warning' | 'note'
  /** English, on one line; names in it are as they are seen. */
  readonly message: string
  readonly source: string
  /** From 1; columns in characters. */
  readonly line: number
  readonly column: number
  /** `id` of the resource; null for the whole input, and for a document that is none. */
  readonly resource: string | null
  readonly route: RouteId | null
  readonly bytes: number | null
  readonly max: number | null
}

/** What the rule of a budget begins with; its measure follows. */
export const budgetRule = 'budget.'

/** A resource as a finding names it. */
export type Found = Pick<ResourceReport, 'id' | 'kind' | 'name' | 'source' | 'line'>

/** Rules of findings that are no limit, no problem and no reason of a refusal. */
export const findingRules = {
  'not-measured': 'What a limit counts could not be measured: it is never taken for a fit',
  'later-write': 'The first write goes in, and one that follows is refused',
} as const

/**
 * What a verdict finds, if anything; `resource` null: of the whole input, whose first source is named then. What fits
 * and is far from its limit is no finding.
 */
export function verdictFinding(
  verdict: Verdict,
  resource: Found | null,
  firstSource: string,
  failOn: FailOn,
): Finding | null {
  const isLaterRefused = verdict.later?.outcome === 'refused'
  if (verdict.verdict === 'fits' && !isLaterRefused) return null
  const { route, limit, bytes, max } = verdict
  const isOnlyLater = verdict.verdict === 'fits' || (verdict.verdict === 'tight' && isLaterRefused)
  const rule = isOnlyLater
    ? 'later-write'
    : verdict.verdict === 'unknown'
      ? 'not-measured'
      : (limit ?? verdict.reason ?? 'not-sent')
  return {
    rule,
    level: failsOn(verdict, failOn) ? 'error' : 'warning',
    message: verdictSentence(verdict, resource),
    source: resource?.source ?? firstSource,
    line: resource?.line ?? 1,
    column: 1,
    resource: resource?.id ?? null,
    route,
    bytes,
    max,
  }
}

/** "kubectl apply refuses CRD a.example.org: annotations 620,925 of 262,144 bytes. The CustomResourceDefinition …" */
function verdictSentence(verdict: Verdict, resource: Found | null): string {
  const { verdict: word, limit, bytes, max, message, later } = verdict
  const what = resource === null ? 'the whole input' : nameOfResource(resource)
  const route = routeOf(verdict.route).name
  const used =
    limit === null
      ? refusalText(verdict)
      : bytes === null || max === null
        ? limitNames[limit]
        : `${limitNames[limit]} ${formatCount(bytes)} of ${formatCount(max)} bytes`
  const first = {
    refused: `${route} refuses ${what}: ${used}.`,
    tight: `${what} is close to a limit of ${route}: ${used}.`,
    unknown: `Whether ${what} fits ${route} is not known: ${used} not measured.`,
    fits: `${what} fits ${route} once.`,
  }[word]
  return onOneLine([first, message ?? '', later ? `${laterText(later)}.` : ''].filter(part => part !== '').join(' '))
}

/** A problem as a finding: that a file is no manifest is only worth a note. */
export function problemFinding(problem: ProblemReport): Finding {
  const { code, severity, source, line, column, facts } = problem
  return {
    rule: code,
    level: severity === 'error' ? 'error' : isLeftOut(code) ? 'note' : 'warning',
    message: onOneLine(problemText(code, facts)),
    ...{ source, line, column, resource: null, route: null, bytes: null, max: null },
  }
}

function isLeftOut(code: string): boolean {
  return code.startsWith('other-') || code.startsWith('archive-skipped-')
}

/** "CRD installations.operator.tigera.io" */
export function nameOfResource({ kind, name }: Pick<Found, 'kind' | 'name'>): string {
  return visibleName([shortKind(kind ?? ''), name ?? '(no name)'].filter(part => part !== '').join(' '))
}

/** What the server says may hold line breaks, and a name anything. */
function onOneLine(text: string): string {
  return visibleName(text.replace(/\s*\n\s*/g, ' '))
}

/** The worst first, and of as bad ones as they come. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const levels = ['error', 'warning', 'note']
  return findings.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
}
