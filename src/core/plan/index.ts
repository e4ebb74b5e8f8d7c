// As the page still names them.
export { type ApplierId as Target, applierOf as targetRule, routesOf } from '../export/rules'
export { type Account, accountOf, type Fate, fatesOf } from './account'
export { budgetOf } from './budget'
export { filterResources } from './filter-resources'
export { nextNewBundle } from './new-bundle'
export { partBytes } from './part-bytes'
export type {
  Bundle,
  FilterCount,
  Form,
  FormChoice,
  GroupBy,
  InstallStage,
  MissingFromPlan,
  Move,
  MoveNotMade,
  Placement,
  PlacementReason,
  Plan,
  PlanFilter,
  PlanSettings,
  Preset,
  Stage,
  StageId,
  StageWait,
  TextUnfit,
  Unparsed,
  Unplaced,
} from './plan'
export { presets } from './plan'
export { planBundles } from './plan-bundles'
export { isRolledOut } from './rolled-out'
export { documentSteps, documentWriter, type WrittenDocument, writeDocuments } from './write-documents'
