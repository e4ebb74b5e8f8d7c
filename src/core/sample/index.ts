export { dashboards } from './dashboards'
export { operatorWithCrds } from './operator-with-crds'
export { type Sample, samples } from './samples'
