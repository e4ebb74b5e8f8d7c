import type { Analysis } from '../../core/analysis'
import type { ComparedResource } from '../../core/compare'
import type { CompareMeasure } from './compare-measures'

/**
 * A compared resource with its bytes on both sides in the chosen measure; null where it is not there, or has no such
 * size.
 */
export interface ComparedRow {
  readonly apiVersion: string | null
  readonly compared: ComparedResource
  readonly before: number | null
  readonly after: number | null
  readonly difference: number
}

/** The largest difference first, then the largest; else in the order compared. */
export function comparedRows(
  resources: readonly ComparedResource[],
  { before, after }: { readonly before: Analysis; readonly after: Analysis },
  measure: CompareMeasure,
): readonly ComparedRow[] {
  const sizeIn = ({ resources }: Analysis, index: number | null): number | null => {
    const resource = index === null ? undefined : resources[index]
    return resource ? measure.of(resource) : null
  }
  return resources
    .map(compared => {
      const sizeBefore = sizeIn(before, compared.before)
      const sizeAfter = sizeIn(after, compared.after)
      const { apiVersion = null } =
        after.resources[compared.after ?? -1] ?? before.resources[compared.before ?? -1] ?? {}
      return {
        apiVersion,
        compared,
        before: sizeBefore,
        after: sizeAfter,
        difference: (sizeAfter ?? 0) - (sizeBefore ?? 0),
      }
    })
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (b.after ?? 0) - (a.after ?? 0))
}
