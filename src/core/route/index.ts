export type { RouteId } from './route'
