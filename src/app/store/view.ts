import type { MeasureId } from './measures'

/** `resource` looks at the chosen resource; `editor` is the text alone, where there is no room for it beside the answer. */
export const views = ['weigh', 'resource', 'editor', 'split', 'compare'] as const
export type View = (typeof views)[number]

export type SortKey = MeasureId | 'kind' | 'name' | 'share'

export interface Sort {
  readonly by: SortKey
  readonly descending: boolean
}
