export { dashboards } from './dashboards'
export { operatorWithCrds } from './operator-with-crds'
export { type Sample, type SamplePair, samplePairs, samples } from './samples'
