export { type DisplayText, displayResource, displaySource } from './display-text'
export { findReferences, referenceSteps } from './find-references'
export { isBuiltInKind } from './kind-id'
export {
  type Draft,
  type Load,
  type LoadOptions,
  type LoadProblem,
  loadPieces,
  loadResources,
  loadSteps,
  nothingSeen,
  type Seen,
  visitSteps,
  withoutUnits,
} from './load-resources'
export { type NotInPlace, notInPlace, type UpgradeRemedy } from './not-in-place'
export { otherFileProblems, otherSource } from './other-files'
export { pluralOf } from './plural-of'
export { podTemplates } from './pod-specs'
export { type Pointer, pointersOf } from './pointers'
export type { Unit } from './read-units'
export type { MissingTarget, Reference, ReferenceField, ReferenceStrength, References } from './reference'
export type { Provides, Resource, Scope } from './resource'
export { builtInScope, kubernetesVersion } from './scope'
export { sourceDigest } from './source-digest'
export { holdsNothing } from './unfold-list'
export { createValueReader } from './value-reader'
