import { bytes } from '../bytes'
import { findReferences, type Load, type Reference } from '../resource'
import { breakCycles } from './break-cycles'
import { chooseStages, type Placed } from './choose-stages'
import { cutStage } from './cut-stage'
import { filterResources } from './filter-resources'
import { finishBundles } from './finish-bundles'
import { maxBundleSize } from './max-bundle-size'
import { measureUnplaced } from './measure-unplaced'
import { missingFromPlan } from './missing-from-plan'
import { moveDocuments } from './move-documents'
import { onlyBundles } from './only-bundles'
import type { Bundle, Plan, PlanSettings, StageId, Unparsed } from './plan'
import { planStages } from './plan-stages'
import type { StagedDocument } from './staged-document'
import type { WrittenDocument } from './write-documents'

/** The line `---` that stands before every document of a bundle. */
const separatorBytes = '---\n'.length

/**
 * Puts every resource of the load into one bundle, or among the unparsed where it would break one, or leaves it out
 * where the filter says so. `written` is what `writeDocuments` gave for the same settings.
 *
 * Order: by stage; inside a stage the input's order, except that what others need comes before them. The sequence is
 * then cut into bundles by size without changing it, and what a person moves is moved. Linear in the number of
 * resources and references, sorting apart.
 */
export function planBundles(
  load: Load,
  written: readonly (WrittenDocument | Unparsed['reason'])[],
  settings: PlanSettings,
): Plan {
  const references = findReferences(load)
  const { excluded, filters } = filterResources(load, references, settings.filter)
  const included = [...written.keys()].filter(index => typeof written[index] === 'object' && !excluded.has(index))
  const edges = edgesAmong(included, references.edges)
  const acyclic = breakCycles(load.resources.length, edges)
  const placed = chooseStages(settings.preset, load.resources, included, acyclic.kept, references.labels)
  const documents = stageDocuments(load, written, placed, edges)
  const stages = new Map<StageId, StagedDocument[]>()
  for (const [index, document] of documents.entries()) {
    const stage = placed[index]?.stage ?? '00-all'
    const open = stages.get(stage)
    if (open) open.push(document)
    else stages.set(stage, [document])
  }
  const drafts = [...stages].flatMap(([stage, ofStage]) => cutStage(stage, ofStage, settings))
  const moved = moveDocuments(drafts, settings)
  const bundles = finishBundles(moved.drafts, settings)
  const max = maxBundleSize(settings)
  return onlyBundles(load, {
    settings,
    stages: planStages(load, bundles, settings.preset),
    bundles,
    unplaced: max === null ? [] : measureUnplaced(load, bundles, settings, max),
    unparsed: written.flatMap((document, resource) =>
      typeof document === 'string' && !excluded.has(resource) ? [{ resource, reason: document }] : [],
    ),
    withoutObject: documentsWithoutObject(load),
    excluded: [...excluded],
    filters,
    missing: missingFromPlan(load, references, included, excluded),
    optionalOutside: references.optionalOutside,
    owned: references.owned,
    loosened: acyclic.dropped,
    broken: brokenEdges(bundles, edges),
    movesNotMade: moved.notMade,
  })
}

function edgesAmong(included: readonly number[], edges: readonly Reference[]): Reference[] {
  const present = new Set(included)
  return edges.filter(({ from, to }) => present.has(from) && present.has(to))
}

/** The documents that go into bundles, in order. */
function stageDocuments(
  load: Load,
  written: readonly (WrittenDocument | Unparsed['reason'])[],
  placed: readonly Placed[],
  edges: readonly Reference[],
): StagedDocument[] {
  const needs = new Map<number, Reference[]>()
  for (const reference of edges) {
    const others = needs.get(reference.from)
    if (others) others.push(reference)
    else needs.set(reference.from, [reference])
  }
  return placed.map(({ resource: index, reason, external }, position) => {
    const document = written[index]
    const resource = load.resources[index]
    if (typeof document !== 'object' || !resource) throw new RangeError(`resource ${index} was not written`)
    const size = bytes(separatorBytes + document.bytes.length)
    return {
      index,
      resource,
      written: document,
      bytes: size,
      position,
      reason,
      external,
      needs: needs.get(index) ?? [],
    }
  })
}

/** Hard and ready edges against which the bundles stand. */
function brokenEdges(bundles: readonly Bundle[], edges: readonly Reference[]): Reference[] {
  const positions = new Map<number, number>()
  for (const { placements } of bundles) for (const { resource } of placements) positions.set(resource, positions.size)
  return edges.filter(
    ({ from, to, strength }) => strength !== 'soft' && (positions.get(to) ?? 0) > (positions.get(from) ?? 0),
  )
}

function documentsWithoutObject(load: Load): Plan['withoutObject'] {
  const holding = new Set(load.resources.map(({ source, document }) => `${source}/${document}`))
  return load.documents.flatMap((documents, source) =>
    [...documents.keys()].flatMap(document => (holding.has(`${source}/${document}`) ? [] : [{ source, document }])),
  )
}
