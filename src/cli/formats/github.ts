import type { RouteReport } from '../../core/analysis'
import { type Finding, githubLines } from '../../core/findings'
import { englishReport, markdownReport } from '../../core/report'
import type { BeginAnswer } from '../formats'
import { headlinesOf, sizeCard } from '../size-card'
import { writeStepSummary } from '../step-summary'
import { writeLines } from '../write-lines'
import { gathered } from './gather'

/**
 * `-o github`: the sentence and an annotation for each finding, for the log of a step, and the report card for its
 * summary. Notes are left out: a repository holds many files that are no manifests.
 */
export const githubAnswer: BeginAnswer = (asked, { out }, held) => {
  const findings: Finding[] = []
  return gathered(asked, {
    row: ({ finding }) => void (finding && findings.push(finding)),
    problem: finding => void (finding.level !== 'note' && findings.push(finding)),
    async end(reports: readonly RouteReport[]) {
      await writeLines(out, headlinesOf(reports, asked, held))
      await out.write(
        githubLines(findings)
          .map(line => `${line}\n`)
          .join(''),
      )
      if (!held) return
      const cards = asked.routes.map(route => sizeCard(held, reports, { ...asked, route }))
      await writeStepSummary(cards.map(card => markdownReport(card, englishReport)))
    },
  })
}
