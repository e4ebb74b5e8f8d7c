export { PasteError } from './paste-error'
export { Remedies } from './remedies'
export { SmallestFix } from './smallest-fix'
export { WeightButton } from './weight-button'
