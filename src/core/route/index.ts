export {
  type Carried,
  type Carrier,
  type CarrierSizeId,
  carrierSizeIds,
  type Route,
  type Step,
  type Weighed,
  type WholeSizes,
} from './route'
export { type RouteId, routeOf, routes } from './routes'
