export type { Analysis, KnownSizes, ProblemReport, ResourceReport, SourceReport, VerdictReport, WholeReport } from './analysis'
