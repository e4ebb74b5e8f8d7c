export { ClusterLimits } from './cluster-limits'
export { LimitFloat } from './limit-float'
export { WaysPanel } from './ways-panel'
