export {
  type AnalysisReport,
  analysisReport,
  type ReportedProblem,
  type ReportedResource,
  reportedProblem,
  reportedResource,
} from './analysis-report'
export type { CardTheme } from './card-colours'
export { reportCommand } from './command'
export { htmlReport } from './html'
export { markdownReport, plainMarkdown } from './markdown'
export { type ReportChange, type ReportFacts, type SizeReport, sizeReport } from './report'
export { englishReport, type ReportKey, type ReportSpeech, reportWords } from './report-words'
export { svgReport } from './svg'
