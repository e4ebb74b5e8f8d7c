import type { Plan, StageId, StageWait } from '../../core/plan'

/** A line of the install timeline. */
export type TimelineRow =
  /** A step of several bundles: its heading, which opens and closes where there are many. */
  | { readonly kind: 'step'; readonly step: number; readonly stage: StageId; readonly bundles: readonly number[] }
  /** `step`: its number where it is the only bundle of its step. */
  | { readonly kind: 'bundle'; readonly bundle: number; readonly step: number | null; readonly stage: StageId }
  /** What is waited for after a step. */
  | { readonly kind: 'wait'; readonly stage: StageId; readonly waits: readonly StageWait[] }

/** Few bundles have room for two lines each, up to forty one, and of more each step is a line until it is opened. */
export type Density = 'roomy' | 'slim' | 'many'

export function densityOf(bundles: number): Density {
  return bundles <= 8 ? 'roomy' : bundles <= 40 ? 'slim' : 'many'
}

/** The lines in order; `opened` has the steps whose bundles are shown where there are many. */
export function timelineRows({ stages, bundles }: Plan, density: Density, opened: ReadonlySet<StageId>): TimelineRow[] {
  const indexes = new Map(bundles.map(({ name }, index) => [name, index]))
  return stages.flatMap((stage, at): TimelineRow[] => {
    const held = stage.bundles.flatMap(name => indexes.get(name) ?? [])
    const [only] = held
    const step = at + 1
    const isLast = at === stages.length - 1
    const wait: TimelineRow[] = isLast ? [] : [{ kind: 'wait', stage: stage.id, waits: stage.waits }]
    // "No wait" is said between few steps; between hundreds of them nobody reads it.
    const waits = density === 'many' && stage.waits.length === 0 ? [] : wait
    if (held.length === 1 && only !== undefined) {
      return [{ kind: 'bundle', bundle: only, step, stage: stage.id }, ...waits]
    }
    const isOpen = density !== 'many' || opened.has(stage.id)
    const rows = isOpen
      ? held.map((bundle): TimelineRow => ({ kind: 'bundle', bundle, step: null, stage: stage.id }))
      : []
    return [{ kind: 'step', step, stage: stage.id, bundles: held }, ...rows, ...waits]
  })
}

/** Height of a row in pixels. */
export function heightOf(row: TimelineRow, density: Density, isNarrow: boolean): number {
  if (row.kind === 'wait') return isNarrow ? 40 : density === 'roomy' ? 30 : 23
  if (row.kind === 'step') return isNarrow ? 44 : density === 'slim' ? 26 : density === 'many' ? 34 : 30
  return isNarrow ? 64 : density === 'roomy' ? 46 : 26
}

/** Where each row begins, and behind the last one the height of all. */
export function topsOf(heights: readonly number[]): number[] {
  const tops = [0]
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height)
  return tops
}

/** Half-open range of the rows between two heights. */
export function rowsBetween(tops: readonly number[], from: number, to: number): readonly [number, number] {
  return [Math.max(0, firstOver(tops, from) - 1), Math.min(tops.length - 1, firstOver(tops, to))]
}

function firstOver(tops: readonly number[], height: number): number {
  let low = 0
  let high = tops.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tops[middle] ?? 0) > height) high = middle
    else low = middle + 1
  }
  return low
}
