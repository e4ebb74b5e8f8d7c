import { analyze, changesNotInPlace, judgeRoutes, sameObjects } from '../core/analysis'
import { changeSince } from '../core/budget'
import { compareAnalyses } from '../core/compare'
import { englishReport, htmlReport, markdownReport, type ReportFacts, type SizeReport, svgReport } from '../core/report'
import { carrierSizesFor } from './analyze-pieces'
import { NothingReadable, type Runner, type Status } from './command'
import { problemLine } from './problem-words'
import { readBaselineFile } from './read-baseline-file'
import { readInputs } from './read-inputs'
import type { ReportArguments } from './report'
import { sizeCard } from './size-card'
import { isUnread } from './stream-inputs'
import { writeLines } from './write-lines'

/** Writes the card; what is wrong with the input is said on standard error. */
export async function runReport(given: ReportArguments, runner: Runner): Promise<Status> {
  const { input, route, cluster, before, baseline } = given
  const numbers = baseline === null ? null : readBaselineFile(baseline)
  const opened =
    before === null ? null : await readInputs({ ...input, paths: [before], kustomize: [], helm: [] }, runner)
  const earlier = opened && analyze(opened.sources, { opened, essentials: true })
  const now = await readInputs(input, runner)
  const analyzed = analyze(now.sources, { opened: now, essentials: true })
  const { analysis } = analyzed
  for (const problem of analysis.problems) await isUnread(problem, runner)
  await writeLines(runner.err, analysis.problems.filter(({ severity }) => severity === 'error').map(problemLine))
  if (!analysis.resources.some(({ readable }) => readable)) throw new NothingReadable()
  const compared: ReportFacts['compared'] = earlier && {
    before: earlier.analysis,
    comparison: compareAnalyses(
      earlier.analysis,
      analysis,
      sameObjects(earlier, analyzed),
      cluster,
      changesNotInPlace(earlier, analyzed),
    ),
  }
  const change = numbers && changeSince(numbers, analysis, route, cluster)
  if ((compared && compared.comparison.common === 0) || (numbers && change === null)) {
    await writeLines(runner.err, ['plimsoll: the two inputs have no resource in common: nothing is said of a change'])
  }
  const reports = judgeRoutes({ ...analysis, carried: carrierSizesFor([route], analyzed) }, cluster)
  await runner.out.write(written(sizeCard(analyzed, reports, { route, cluster, compared, change }), given))
  return 0
}

function written(card: SizeReport, { format, theme }: ReportArguments): string {
  switch (format) {
    case 'markdown':
      return markdownReport(card, englishReport)
    case 'html':
      return htmlReport(card, englishReport, theme)
    case 'svg':
      return svgReport(card, englishReport, theme).svg
  }
}
