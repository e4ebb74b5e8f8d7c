import { harbourChart } from './chart'
import { dashboards } from './dashboards'
import { operatorUpgraded, operatorWithCrds, operatorWithoutCrds } from './operator-with-crds'

/** An input to try Plimsoll with. `id` also names its title in the words of the page. */
export interface Sample {
  readonly id: 'operator-with-crds' | 'dashboards' | 'chart'
  readonly fileName: string
  /** The route that it is about, where that is not the usual one. */
  readonly route?: 'helm-3-templates'
  /** The text of the manifest; equal at every call. */
  make(): string
}

/**
 * One for each limit a newcomer meets first: annotations of client-side apply, data of a ConfigMap, the release Secret
 * of Helm.
 */
export const samples: readonly Sample[] = [
  { id: 'operator-with-crds', fileName: 'operator-with-crds.yaml', make: operatorWithCrds },
  { id: 'dashboards', fileName: 'dashboards.yaml', make: dashboards },
  { id: 'chart', fileName: 'harbour-chart.yaml', route: 'helm-3-templates', make: harbourChart },
]

/** Two inputs to compare. `id` also names its title in the words of the page. */
export interface SamplePair {
  readonly id: 'crds-moved-out' | 'new-version'
  readonly before: Pick<Sample, 'fileName' | 'make'>
  readonly after: Pick<Sample, 'fileName' | 'make'>
}

/** One that shrinks until it fits, and one that grows. */
export const samplePairs: readonly SamplePair[] = [
  {
    id: 'crds-moved-out',
    before: { fileName: 'operator-with-crds.yaml', make: operatorWithCrds },
    after: { fileName: 'operator.yaml', make: operatorWithoutCrds },
  },
  {
    id: 'new-version',
    before: { fileName: 'operator-v1.38.0.yaml', make: operatorWithCrds },
    after: { fileName: 'operator-v1.39.0.yaml', make: operatorUpgraded },
  },
]
