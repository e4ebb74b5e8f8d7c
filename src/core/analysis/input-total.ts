import { bytes, sumBytes } from '../bytes'
import type { ClusterLimits } from '../limit'
import { type CarrierSizes, routes } from '../route'
import { judgeWhole, type Verdict } from '../verdict'
import type { ResourceReport, RouteReport, WholeReport } from './analysis'
import type { StreamedPiece } from './analyze-stream'
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
  readonly #sources: number[] = []
  #done = 0

  constructor(limits: ClusterLimits) {
    this.#limits = limits
  }

  /** Pieces come in the order of the input. */
  add({ resources, verdicts, source, done }: StreamedPiece): void {
    this.#sources[source] = (this.#sources[source] ?? 0) + done - this.#done
    this.#done = done
    for (const [index, resource] of resources.entries()) this.#addResource(resource, verdicts[index] ?? [])
  }

  /** `verdicts` in the order of the routes. */
  #addResource(resource: ResourceReport, verdicts: readonly Verdict[]): void {
    const index = this.#resources
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
    return this.#routes.map(({ route, total }) =>
      total.report(
        this.#resources > 0 || unrendered ? judgeWhole({ ...whole, carried }, route, this.#limits) : null,
        unrendered,
      ),
    )
  }
}
