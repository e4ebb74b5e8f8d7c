import { type Bytes, bytes, sumBytes } from '../bytes'
import { type LimitSettings, limitOf, maxOf } from '../limit'
import { type RouteId, routes } from '../route'
import { judgeWhole, type Verdict } from '../verdict'
import type { ResourceReport, RouteReport, WholeReport } from './analysis'
import { RouteTotal } from './route-total'
import type { Summary } from './summarize'
import { bundledAsJson, carriedAsManifests } from './whole-sizes'

/** What is said of a whole input, added up as its resources come: for inputs that are never held as a whole. */
export class InputTotal {
  readonly #limits: LimitSettings
  readonly #routes = routes.map(route => ({ route, total: new RouteTotal(route) }))
  readonly #counts = { resources: 0, unreadable: 0, applied: 0, needServerSide: 0, needCreate: 0, refusedEverywhere: 0 }
  #json = bytes(0)
  #documents = 0
  #manifestWork = bytes(0)

  constructor(limits: LimitSettings) {
    this.#limits = limits
  }

  /** How many resources were added, also those that cannot be read. */
  get resources(): number {
    return this.#counts.resources + this.#counts.unreadable
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
    countWay(this.#counts, resource.readable, route => {
      const i = routes.findIndex(({ id }) => id === route)
      return verdicts[i]?.verdict !== 'refused'
    })
  }

  /** `sources`: bytes of each. */
  report(sources: readonly Bytes[]): { readonly summary: Summary; readonly routes: readonly RouteReport[] } {
    const whole: WholeReport = {
      source: sumBytes(sources),
      largestSource: bytes(sources.reduce((most, size) => Math.max(most, size), 0)),
      jsonDocuments: bundledAsJson(this.#json, this.#documents),
      manifestWork: this.#manifestWork,
      carried: null,
      gzip: null,
    }
    return {
      summary: { ...this.#counts, configMap: configMapOf(whole, this.#limits) },
      routes: this.#routes.map(({ route, total }) =>
        total.report(this.resources > 0 ? judgeWhole(whole, route, this.#limits) : null),
      ),
    }
  }
}

type Counts = { -readonly [Name in Exclude<keyof Summary, 'configMap'>]: number }

/** Counts a resource by the least that it needs to go in. */
export function countWay(counts: Counts, readable: boolean, goesIn: (route: RouteId) => boolean): void {
  if (!readable) counts.unreadable++
  else {
    counts.resources++
    if (goesIn('client-side-apply')) counts.applied++
    else if (goesIn('server-side-apply')) counts.needServerSide++
    else if (goesIn('create')) counts.needCreate++
    else counts.refusedEverywhere++
  }
}

export function configMapOf(
  { source, jsonDocuments }: Pick<WholeReport, 'source' | 'jsonDocuments'>,
  limits: LimitSettings,
): Summary['configMap'] {
  const max = maxOf(limits, 'configmap.data') ?? limitOf('configmap.data').max
  return { max, text: source, json: jsonDocuments }
}
