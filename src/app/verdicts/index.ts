export const loadAllLimits = () => import('./all-limits-dialog')
export { ClusterLimits } from './cluster-limits'
export { LimitFloat } from './limit-float'
export { RoutesPanel } from './routes-panel'
