import type { ResourceReport } from '../../core/analysis'
import type { Split } from '../../engine'

/** What is shown of a resource of a plan: one of the input, or one that a split by key made, which nobody wrote. */
export type ShownResource = Pick<ResourceReport, 'id' | 'kind' | 'name'> & {
  readonly bytes: Pick<ResourceReport['bytes'], 'source'> | null
}

/** By the indexes of the plan. */
export function shownResources(resources: readonly ResourceReport[], { added }: Split): readonly ShownResource[] {
  return added.length === 0 ? resources : [...resources, ...added.map(resource => ({ ...resource, bytes: null }))]
}
