import { type Analysis, judgeRoutes, type RouteReport, type Summary, summarizeUnder } from '../analysis'
import type { VerdictWord } from '../verdict'
import type { LinkedRest, NumbersPayload, Unlisted } from './link'

/** How the resources at these indexes fare in total. */
export function restOf(analysis: Analysis, left: readonly number[]): NonNullable<NumbersPayload['rest']> {
  const part = { ...analysis, resources: left.flatMap(index => analysis.resources[index] ?? []) }
  const { limits } = analysis.settings
  const { resources, unreadable, applied, needServerSide, needCreate, refusedEverywhere } = summarizeUnder(part, limits)
  const etcdBytes = part.resources.reduce((sum, { bytes }) => sum + (bytes.etcdValue.serverSideApply ?? 0), 0)
  return {
    count: left.length,
    // Judged one by one: what carries the whole is no matter of a part.
    routes: judgeRoutes(part, limits, { whole: false }).map(
      ({ route, verdict, goIn, of, tight }): LinkedRest => [route, verdict, goIn, of, tight],
    ),
    summary: [resources, unreadable, applied, needServerSide, needCreate, refusedEverywhere, etcdBytes],
  }
}

const words: readonly VerdictWord[] = ['fits', 'tight', 'refused']

/** Routes as they were for the whole input: those of the listed resources, with the totals of the others. */
export function withRest(reports: readonly RouteReport[], rest: Unlisted | null): readonly RouteReport[] {
  if (!rest) return reports
  return reports.map(report => {
    const [, worst, goIn, of, tight] = rest.routes.find(([route]) => route === report.route) ?? []
    if (!worst || goIn === undefined || of === undefined || tight === undefined) return report
    const isWorse = words.indexOf(worst) > words.indexOf(report.verdict)
    return {
      ...report,
      verdict: isWorse ? worst : report.verdict,
      goIn: report.goIn + goIn,
      of: report.of + of,
      tight: report.tight + tight,
    }
  })
}

/** The counts of the verdict sentence likewise. */
export function summaryWithRest(summary: Summary, rest: Unlisted | null): Summary {
  if (!rest?.summary) return summary
  const [resources, unreadable, applied, needServerSide, needCreate, refusedEverywhere] = rest.summary
  return {
    ...summary,
    resources: summary.resources + resources,
    unreadable: summary.unreadable + unreadable,
    applied: summary.applied + applied,
    needServerSide: summary.needServerSide + needServerSide,
    needCreate: summary.needCreate + needCreate,
    refusedEverywhere: summary.refusedEverywhere + refusedEverywhere,
  }
}
