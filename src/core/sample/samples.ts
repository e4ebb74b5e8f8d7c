import { dashboards } from './dashboards'
import { operatorWithCrds } from './operator-with-crds'

/** An input to try Plimsoll with. `id` also names its title in the words of the page. */
export interface Sample {
  readonly id: 'operator-with-crds' | 'dashboards'
  readonly fileName: string
  /** The text of the manifest; equal at every call. */
  make(): string
}

/** One for each limit a newcomer meets first: annotations of client-side apply, data of a ConfigMap. */
export const samples: readonly Sample[] = [
  { id: 'operator-with-crds', fileName: 'operator-with-crds.yaml', make: operatorWithCrds },
  { id: 'dashboards', fileName: 'dashboards.yaml', make: dashboards },
]
