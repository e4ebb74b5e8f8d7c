import { harbourChart } from './chart'
import { dashboards } from './dashboards'
import { operatorWithCrds } from './operator-with-crds'

/** An input to try Plimsoll with. `id` also names its title in the words of the page. */
export interface Sample {
  readonly id: 'operator-with-crds' | 'dashboards' | 'chart'
  readonly fileName: string
  /** The route that it is about, where that is not the usual one. */
  readonly route?: 'helm-3-templates'
  /** The text of the manifest; equal at every call. */
  make(): string
}

/** One for each limit a newcomer meets first: annotations of client-side apply, data of a ConfigMap, the release Secret of Helm. */
export const samples: readonly Sample[] = [
  { id: 'operator-with-crds', fileName: 'operator-with-crds.yaml', make: operatorWithCrds },
  { id: 'dashboards', fileName: 'dashboards.yaml', make: dashboards },
  { id: 'chart', fileName: 'harbour-chart.yaml', route: 'helm-3-templates', make: harbourChart },
]
