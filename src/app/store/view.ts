import type { MeasureId } from '../../core/analysis'

/**
 * `resource` looks at the chosen resource; `editor` is the text alone, where there is no room for it beside the answer;
 * `card` the size report card.
 */
export const views = ['analyze', 'resource', 'editor', 'split', 'compare', 'card'] as const
export type View = (typeof views)[number]

export type SortKey = MeasureId | 'kind' | 'name' | 'share'

export interface Sort {
  readonly by: SortKey
  readonly descending: boolean
}

/** What is looked at. */
export interface Shown {
  readonly view: View
  readonly measure: MeasureId
  /** Index of the chosen resource in the analysis. */
  readonly selected: number | null
  /**
   * Line of the source to bring into sight in the chosen resource's text, and which request that is: asking twice
   * scrolls twice.
   */
  readonly lineShown: { readonly line: number } | null
  readonly filter: string
  readonly sort: Sort
  readonly evidence: 'resources' | 'problems'
}
