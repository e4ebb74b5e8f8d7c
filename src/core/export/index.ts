export { type Applier, applierOf, appliers } from './appliers'
export { bundleContent } from './bundle-content'
export { checksumFile } from './checksums'
export { configMapKey } from './config-map-key'
export { dnsLabel } from './dns-label'
export { type Exporter, type ExportFile, type ExportInput, type ExportWeight, textFile } from './export'
export {
  completeOptions,
  type ExportOption,
  type OptionProblem,
  type OptionValues,
  optionForms,
  optionProblems,
} from './export-option'
export { exporterOf, exporters } from './exporters'
export { markdownText } from './markdown-text'
export { noteTexts } from './order-notes'
export type { PlanFile, PlanFileBundle, PlanFileResource } from './plan-file'
export { originalBytes, unparsedFiles } from './unparsed-files'
export { exportSteps, writeExport } from './write-export'
