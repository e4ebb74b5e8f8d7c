import type { Bytes } from '../bytes'
import type { Mapping } from '../manifest'
import type { Resource } from '../resource'
import type { Route, RouteId, SizedResource } from '../route'
import type { Verdict } from '../verdict'
import type { Field } from './field'
import type { UnsafeUse } from './find-unsafe-uses'
import type { RemedyId } from './remedies'
import type { RewriteId } from './rewrites'
import type { KeySplitChoice } from './split-by-key'
import type { PassingKeySplit } from './split-keys-on'
import type { Trim, TrimEffect, TrimId } from './trim'
import type { TrimRuleId } from './trim-rules'

/** Why a remedy does not apply, or does not help; words are added at the edge. */
export type WhyNot =
  /** There is nothing of the sort in the resource. */
  | 'nothing-to-remove'
  | 'not-a-crd'
  /** There is nothing for which it would have to be made. */
  | 'fits-already'
  /** A custom resource may keep its status as written: only its CRD knows. */
  | 'status-may-count'
  /** The kubelet registers a Node with its status. */
  | 'node-keeps-status'
  /** Every version of the CRD is served. */
  | 'all-versions-served'
  | 'one-version'
  | 'versions-equal'
  /** No value of it is JSON with layout. */
  | 'no-json'
  | 'not-a-configmap'
  /** kubectl sends compact JSON whatever the file looks like. */
  | 'sent-as-json-already'
  /** The route carries each resource by itself. */
  | 'not-carried-together'
  | 'route-unpacks-nothing'
  | 'no-other-route'
  /** The limit that is met has no setting. */
  | 'limit-is-fixed'
  /** The limit has a setting, but the resource is over what any setting allows. */
  | 'over-the-ceiling'
  /** It applies, and the resource is refused all the same. */
  | 'not-enough'
  /** What a split by key would break. */
  | UnsafeUse['because']

/** A change of a value: the fields it removes, and those it writes otherwise. Whatever it does not name stays. */
export interface Rewrite {
  readonly id: RewriteId
  /** What it removes from a resource; empty where it has nothing to do. `root` is the whole value. */
  readonly removes: (root: Field, resource: Pick<Resource, 'group' | 'kind' | 'apiVersion'>) => readonly Field[]
  /** What it writes otherwise, in fewer bytes; left out where it only removes. */
  readonly replaces?: (
    root: Field,
    resource: Pick<Resource, 'group' | 'kind' | 'apiVersion'>,
  ) => ReadonlyMap<Field, string>
  /** Why it changes nothing, for a resource in which it changes nothing. */
  readonly whyNot: (root: Field, resource: Pick<Resource, 'group' | 'kind' | 'apiVersion'>) => WhyNot
}

/**
 * A rewrite, or a trim of descriptions, and the resources, by their ids, to which it is to be applied. Plain data:
 * settings of a plan carry it.
 */
export interface RemedyChoice {
  readonly remedy: RewriteId | TrimId
  readonly resources: readonly string[]
  /** How descriptions are trimmed: with `trim-descriptions`, and with nothing else. */
  readonly trim?: Trim
}

/**
 * A resource on a route, as a remedy sees it. The size of a changed value, and how that fares, is asked of those who
 * know.
 */
export interface Subject {
  /** Id of the resource. */
  readonly id: string
  readonly resource: Pick<Resource, 'group' | 'kind' | 'apiVersion'>
  readonly value: Mapping
  readonly sized: SizedResource
  readonly route: Route
  readonly verdict: Verdict
  /** What a split by key of it would break; asked only where it is tried. */
  readonly unsafeToSplit: () => readonly UnsafeUse[]
  /** Sizes of a changed value: written as a JSON document, since its text is another one. */
  readonly measure: (value: Mapping) => SizedResource
  readonly judge: (sized: SizedResource, route: Route) => Verdict
}

/** What comes of a remedy for one resource on one route. */
export type Trial =
  | { readonly applies: false; readonly whyNot: WhyNot }
  | {
      readonly applies: true
      /** The route that is then taken. */
      readonly route: RouteId
      /** What measuring the result gives. */
      readonly verdict: Verdict
      readonly sized: SizedResource
      /** Where several objects come of it. */
      readonly keySplit?: PassingKeySplit
      /** Where descriptions are trimmed: how, and what is left of them. */
      readonly trim?: TrimMade
    }

/** A trim that was found, by which rule, and what it makes of the descriptions. */
export interface TrimMade {
  readonly rule: TrimRuleId
  readonly trim: Trim
  readonly effect: TrimEffect
}

/** A remedy for one resource; its words, what it costs among them, stand at the edge under its id. */
export interface Remedy {
  readonly id: RemedyId
  readonly attempt: (subject: Subject) => Trial
  /** True for what Plimsoll cannot do itself: it says what would come of it. */
  readonly reportOnly?: boolean
}

/** A remedy tried on a resource: plain data. */
export interface RemedyReport {
  readonly remedy: RemedyId
  readonly reportOnly: boolean
  /** It turns a refusal into a pass. */
  readonly helps: boolean
  /** Why it does not help; null where it does. */
  readonly whyNot: WhyNot | null
  readonly route: RouteId
  /** How the resource fares with it; null where it does not apply. */
  readonly verdict: Verdict | null
  /** Compact JSON with it, and how many bytes less that is. */
  readonly json: Bytes | null
  readonly saves: Bytes | null
  /** What becomes several objects by it, and how many; the verdict is that on the one with the least room. */
  readonly keySplit?: KeySplitChoice & { readonly parts: number }
  readonly trim?: TrimMade
}

/**
 * Whether a remedy is worth naming for a resource: it can be made, or something that can be mended stands in its way.
 */
export function isWorthNaming({ verdict, whyNot }: Pick<RemedyReport, 'verdict' | 'whyNot'>): boolean {
  return verdict !== null || (whyNot !== null && mendable.has(whyNot))
}

const mendable: ReadonlySet<WhyNot> = new Set<WhyNot>([
  'over-the-ceiling',
  'immutable',
  'stands-twice',
  'env-from',
  'sub-path',
  'custom-resource',
  'role',
  'argument',
  'other-field',
])
