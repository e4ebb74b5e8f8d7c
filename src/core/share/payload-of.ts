import type { Analysis, ResourceReport } from '../analysis'
import { type Bytes, bytes } from '../bytes'
import type { Question } from '../question'
import type { CarrierSizes } from '../route'
import { hasTooManyEndpoints } from '../verdict'
import { writeColumns } from './columns'
import { laterOf } from './later'
import type { LinkedSource, NumbersPayload } from './link'
import { plainNumbers } from './plain-numbers'
import { refusalsOf } from './refusals'

/** What is shared of an analysis besides its numbers. */
export interface Shown {
  readonly question: Question
  /** What the page shows and where: codes and names. */
  readonly view: Readonly<Record<string, string>>
  /** Sizes of what carries the whole, as far as they are measured. */
  readonly carried: CarrierSizes
}

/**
 * What of an analysis may leave the tab, picked field by field: names, kinds, sizes, digests, and what is asked: the
 * question with its plan, whose patterns and options a person typed. No text, no annotation, no key or value of data,
 * no facts of a problem, no folder of a source. `listed` are the indexes of the resources that go in one by one;
 * `digests` are those of the sources, in their order (`sourceDigest`); `gzip` sizes one of the resources, or all
 * sources in a row, null where it would take too long.
 */
export function payloadOf(
  analysis: Analysis,
  digests: readonly string[],
  listed: readonly number[],
  gzip: (resource: number | null) => number | null,
  restOf: (left: readonly number[]) => NonNullable<NumbersPayload['rest']>,
  { question, view, carried }: Shown,
): NumbersPayload {
  const { plimsoll, kubernetes, settings, documents, whole } = analysis
  const indexes = new Map(analysis.sources.map(({ name }, index) => [name, index]))
  const resources = listed.flatMap(index => {
    const resource = analysis.resources[index]
    return resource ? { ...resource, bytes: { ...resource.bytes, gzip: asBytes(gzip(index)) } } : []
  })
  const refusals = refusalsOf(resources)
  const later = laterOf(resources, question.cluster)
  const chosen = new Set(listed)
  const left = [...analysis.resources.keys()].filter(index => !chosen.has(index))
  return {
    plimsoll,
    kubernetes,
    settings: { ...settings, limits: question.cluster },
    question: { route: question.route, plan: question.plan },
    view,
    documents,
    sources: analysis.sources.map(
      ({ name, bytes, lines }, index): LinkedSource => [lastPart(name), bytes, lines, digests[index] ?? ''],
    ),
    whole: plainNumbers({ ...whole, carried, gzip: gzip(null) }),
    resources: resources.map(resource => [
      resource.apiVersion,
      resource.kind,
      resource.namespace,
      // What a name is to be made of stands in its place; a flag says so.
      resource.name ?? resource.generateName ?? null,
      indexes.get(resource.source) ?? 0,
      resource.lines,
      flagsOf(resource),
    ]),
    sizes: writeColumns(resources),
    ...(refusals.length === 0 ? {} : { refusals }),
    ...(later.length === 0 ? {} : { later }),
    problems: analysis.problems.length,
    ...(left.length === 0 ? {} : { rest: restOf(left) }),
  }
}

function asBytes(size: number | null): Bytes | null {
  return size === null ? null : bytes(size)
}

/** The file without its folders: those may hold the name of a person or a project. */
function lastPart(name: string): string {
  return name.split(/[/\\]/).at(-1) || name
}

const flags = { readable: 1, seenByKubectl: 2, scopeAssumed: 4, generatedName: 8, tooManyEndpoints: 16 }

function flagsOf(resource: ResourceReport): number {
  const { readable, seenByKubectl, scopeAssumed, generateName } = resource
  return (
    (readable ? flags.readable : 0) +
    (seenByKubectl ? flags.seenByKubectl : 0) +
    (scopeAssumed ? flags.scopeAssumed : 0) +
    (generateName === undefined ? 0 : flags.generatedName) +
    (hasTooManyEndpoints(resource) ? flags.tooManyEndpoints : 0)
  )
}

/**
 * What a resource's flags say. That its endpoints are too many, not how many. `name`: what stands in the place of its
 * name.
 */
export function readFlags(
  value: number,
  name: string | null,
): Pick<ResourceReport, 'name' | 'readable' | 'seenByKubectl' | 'scopeAssumed' | 'generateName' | 'endpoints'> {
  const isGenerated = (value & flags.generatedName) !== 0
  return {
    readable: (value & flags.readable) !== 0,
    seenByKubectl: (value & flags.seenByKubectl) !== 0,
    ...((value & flags.scopeAssumed) !== 0 ? { scopeAssumed: true as const } : {}),
    name: isGenerated ? null : name,
    ...(isGenerated && name !== null ? { generateName: name } : {}),
    ...((value & flags.tooManyEndpoints) !== 0 ? { endpoints: null } : {}),
  }
}
