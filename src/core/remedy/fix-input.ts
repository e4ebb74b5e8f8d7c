import type { Route, SizedResource, WholeSizes } from '../route'
import type { Verdict } from '../verdict'
import type { RewriteId } from './rewrites'
import type { KeySplitChoice } from './split-by-key'
import type { PassingKeySplit } from './split-keys-on'

/** What the fix of an input asks of those who measure and judge. Resources are named by their index. */
export interface FixInput {
  readonly route: Route
  readonly resources: readonly { readonly id: string; readonly readable: boolean; readonly sized: SizedResource }[]
  readonly judge: (resource: number, sized: SizedResource, route: Route) => Verdict
  /** Null on routes that carry each resource by itself. */
  readonly judgeWhole: (whole: WholeSizes, route: Route) => Verdict | null
  /** The whole in a form, with its readable resources as they then are and the rewrites of each that has any. */
  readonly measureWhole: (
    route: Route,
    form: 'text' | 'json',
    parts: readonly SizedResource[],
    chosen: ReadonlyMap<number, readonly RewriteId[]>,
    keySplits: readonly KeySplitChoice[],
  ) => WholeSizes
  /** A resource with these rewrites, as a JSON document. */
  readonly measureAgain: (resource: number, chosen: readonly RewriteId[]) => SizedResource
  /** The fewest parts by key that pass the judge, for a resource with this verdict; null where there are none. */
  readonly splitKeys: (
    resource: number,
    verdict: Verdict,
    judge: (part: SizedResource) => Verdict,
  ) => PassingKeySplit | null
}

/** How many resources go in, and the whole where the route carries it in one object. */
export interface Tally {
  readonly goIn: number
  readonly of: number
  readonly whole: Verdict | null
}

/** A choice of everything but which resources are rewritten. */
export interface Setup {
  readonly route: Route
  readonly split: boolean
  readonly form: 'text' | 'json'
  readonly rewrites: readonly RewriteId[]
  /** Whether what is refused may be split by key. */
  readonly keys: boolean
  readonly raise: boolean
}

/** What no remedy brings in, so that it is asked of none. */
export interface Stuck {
  readonly stuck: ReadonlySet<number>
  readonly wholeStuck: boolean
}
