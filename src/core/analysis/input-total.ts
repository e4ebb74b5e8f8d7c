import { bytes, sumBytes } from '../bytes'
import type { ClusterLimits } from '../limit'
import { type CarrierSizes, routes } from '../route'
import { judgeWhole, type Outcome } from '../verdict'
import type { ResourceReport, RouteReport, WholeReport } from './analysis'
import type { StreamedPiece } from './analyze-stream'
import { RouteTotal } from './route-total'
import { bundledAsJson, carriedAsManifests } from './whole-sizes'

/** What is said of a whole input, added up as its resources come: for inputs that are never held as a whole. */
export class InputTotal {
  readonly #limits: ClusterLimits
  readonly #totals: readonly RouteTotal[]
  #resources = 0
  #json = bytes(0)
  #documents = 0
  #manifestWork = bytes(0)
  readonly #sources: number[] = []
  #done = 0

  constructor(limits: ClusterLimits) {
    this.#limits = limits
    this.#totals = routes.map(route => new RouteTotal(route, limits))
  }

  /** Pieces come in the order of the input. */
  add({ resources, outcomes, source, done }: StreamedPiece): void {
    this.#sources[source] = (this.#sources[source] ?? 0) + done - this.#done
    this.#done = done
    for (const [index, resource] of resources.entries()) this.#addResource(resource, outcomes[index] ?? [])
  }

  /** `outcomes` in the order of the routes. */
  #addResource(resource: ResourceReport, outcomes: readonly Outcome[]): void {
    const index = this.#resources
    const { json, jsonDocument } = resource.bytes
    if (jsonDocument !== null) {
      this.#json = sumBytes([this.#json, jsonDocument])
      this.#documents++
    }
    if (json !== null) this.#manifestWork = sumBytes([this.#manifestWork, carriedAsManifests([json])])
    for (const [at, outcome] of outcomes.entries()) this.#totals[at]?.add(resource, outcome, index)
    this.#resources++
  }

  /** `carried`: what was built of the whole input. `unrendered`: of the analysis, where it is one. */
  report(carried: CarrierSizes = {}, unrendered?: true): readonly RouteReport[] {
    const sizes = this.#sources.filter(size => size !== undefined)
    const whole: WholeReport = {
      source: bytes(this.#done),
      largestSource: bytes(sizes.reduce((most, size) => Math.max(most, size), 0)),
      jsonDocuments: bundledAsJson(this.#json, this.#documents),
      manifestWork: this.#manifestWork,
      gzip: null,
      ...(unrendered ? { unrendered } : {}),
    }
    return this.#totals.map(total =>
      total.report(
        this.#resources > 0 || unrendered ? judgeWhole({ ...whole, carried }, total.route, this.#limits) : null,
        unrendered,
      ),
    )
  }
}
