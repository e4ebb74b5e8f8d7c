import { type Bytes, bytes, sumBytes } from '../bytes'
import type { ClusterLimits } from '../limit'
import { type CarrierSizes, routes } from '../route'
import { judgeWhole, type Verdict } from '../verdict'
import type { ResourceReport, RouteReport, WholeReport } from './analysis'
import { RouteTotal } from './route-total'
import { bundledAsJson, carriedAsManifests } from './whole-sizes'

/** What is said of a whole input, added up as its resources come: for inputs that are never held as a whole. */
export class InputTotal {
  readonly #limits: ClusterLimits
  readonly #routes = routes.map(route => ({ route, total: new RouteTotal(route) }))
  #resources = 0
  #json = bytes(0)
  #documents = 0
  #manifestWork = bytes(0)

  constructor(limits: ClusterLimits) {
    this.#limits = limits
  }

  /** How many resources were added, also those that cannot be read. */
  get resources(): number {
    return this.#resources
  }

  /** `verdicts` in the order of the routes. */
  add(resource: ResourceReport, verdicts: readonly Verdict[]): void {
    const index = this.resources
    const { json, jsonDocument } = resource.bytes
    if (jsonDocument !== null) {
      this.#json = sumBytes([this.#json, jsonDocument])
      this.#documents++
    }
    if (json !== null) this.#manifestWork = sumBytes([this.#manifestWork, carriedAsManifests([json])])
    for (const [i, { total }] of this.#routes.entries()) {
      const verdict = verdicts[i]
      if (verdict) total.add(resource, verdict, index)
    }
    this.#resources++
  }

  /** `sources`: bytes of each; `carried`: what was built of them. */
  report(sources: readonly Bytes[], carried: CarrierSizes = {}): readonly RouteReport[] {
    const whole: WholeReport = {
      source: sumBytes(sources),
      largestSource: bytes(sources.reduce((most, size) => Math.max(most, size), 0)),
      jsonDocuments: bundledAsJson(this.#json, this.#documents),
      manifestWork: this.#manifestWork,
      gzip: null,
    }
    return this.#routes.map(({ route, total }) =>
      total.report(this.resources > 0 ? judgeWhole({ ...whole, carried }, route, this.#limits) : null),
    )
  }
}
