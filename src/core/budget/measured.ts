import { type MeasureId, measureOf, type ResourceReport } from '../analysis'
import { groupOf, holdsKeys } from '../object'
import type { Route } from '../route'

/**
 * Bytes of a resource on a route, as a budget counts them; null where there is no such size of it, or it was not
 * measured. JSON is the object's alone, as `compare` and the report card add it up, not the line of a bundle.
 */
export function sizeOf(resource: ResourceReport, measure: MeasureId, route: Route): number | null {
  return measure === 'json' ? resource.bytes.json : measureOf(measure).of(resource, route)
}

/** Whether a resource has a size of this kind at all: only ConfigMaps and Secrets have data. */
export function hasSize(
  { apiVersion, kind }: Pick<ResourceReport, 'apiVersion' | 'kind'>,
  measure: MeasureId,
): boolean {
  return measure !== 'data' || holdsKeys({ group: groupOf(apiVersion), kind })
}

/** A sum of sizes; null as soon as one of them is not known. */
export function sumOf(sizes: readonly (number | null)[]): number | null {
  return sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size), 0)
}
