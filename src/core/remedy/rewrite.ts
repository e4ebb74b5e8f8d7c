import type { Resource } from '../resource'
import type { Place } from './place'

/** Remedies that change the value of a resource, and so its documents. */
export type RewriteId =
  | 'drop-null-timestamps'
  | 'drop-managed-fields'
  | 'drop-last-applied'
  | 'drop-status'
  | 'strip-descriptions-below-top'
  | 'strip-descriptions'
  | 'drop-unserved-versions'

/** Why a remedy does not apply, or does not help; words are added at the edge. */
export type WhyNot =
  /** There is nothing of the sort in the resource. */
  | 'nothing-to-remove'
  | 'not-a-crd'
  /** A custom resource may keep its status as written: only its CRD knows. */
  | 'status-may-count'
  /** The kubelet registers a Node with its status. */
  | 'node-keeps-status'
  /** Every version of the CRD is served. */
  | 'all-versions-served'
  | 'one-version'
  | 'versions-equal'
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

/** A change of a value: the places it removes. Whatever it does not name stays as it is. */
export interface Rewrite {
  readonly id: RewriteId
  /** What it removes from a resource; empty where it has nothing to do. `root` is the place of the whole value. */
  readonly removes: (root: Place, resource: Pick<Resource, 'group' | 'kind' | 'apiVersion'>) => readonly Place[]
  /** Why it removes nothing, for a resource from which it removes nothing. */
  readonly whyNot: (root: Place, resource: Pick<Resource, 'group' | 'kind' | 'apiVersion'>) => WhyNot
}

/** A rewrite and the resources, by their ids, to which it is to be applied. Plain data: settings of a plan carry it. */
export interface RemedyChoice {
  readonly remedy: RewriteId
  readonly resources: readonly string[]
}
