export type {
  Bundle,
  Form,
  Placement,
  PlacementReason,
  Plan,
  PlanSettings,
  Preset,
  StageId,
  Target,
  Unplaced,
} from './plan'
