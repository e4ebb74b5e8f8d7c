export { bundleContent } from './bundles'
export { markdownText } from './escape'
export { type ApplierWriter, type ExportInput, type OutputFile, type OutputSize, textFile } from './export'
export { checksumFile, exportSteps } from './export-steps'
export { noteTexts } from './order-notes'
export type { PlanFile, PlanFileBundle, PlanFileResource } from './plan-file'
export {
  type Applier,
  type ApplierId,
  applierOf,
  appliers,
  appliersOn,
  completeOptions,
  type ExportOption,
  type OptionName,
  type OptionProblem,
  type OptionValues,
  optionForms,
  optionLabels,
  optionProblems,
  routesOf,
} from './rules'
export { originalBytes, unparsedFiles } from './unparsed'
export { writerOf } from './writers'
