export {
  type Carrier,
  type CarrierSizeId,
  type CarrierSizes,
  type Check,
  carrierSizeIds,
  type Route,
  type SizedResource,
  type WholeSizes,
} from './route'
export { type RouteId, routeOf, routes } from './routes'
