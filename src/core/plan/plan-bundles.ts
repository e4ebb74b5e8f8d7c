import { bytes } from '../bytes'
import type { Load, Reference } from '../resource'
import { budgetOf } from './budget'
import { chooseStages } from './choose-stages'
import { cutStage } from './cut-stage'
import { orderResources } from './order-resources'
import type { Plan, PlanSettings, StageId, Unparsed } from './plan'
import type { StagedDocument } from './staged-document'
import { stageResources } from './stages'
import { weighUnplaced } from './weigh-unplaced'
import type { WrittenDocument } from './write-documents'

/** The line `---` that stands before every document of a bundle. */
const separatorBytes = '---\n'.length

/**
 * Puts every resource of the load into one bundle, or aside where it would break one. `written` is what `writeDocuments` gave for the same
 * settings, `references` what `findReferences` found.
 *
 * Order: by stage; inside a stage the input's order, except that what others need comes before them. The sequence is then cut into bundles by size
 * without changing it. Linear in the number of resources and references, sorting apart.
 */
export function planBundles(
  load: Load,
  written: readonly (WrittenDocument | Unparsed['reason'])[],
  references: readonly Reference[],
  settings: PlanSettings,
): Plan {
  const stages = new Map<StageId, StagedDocument[]>()
  for (const { stage, document } of stageDocuments(load, written, references, settings)) {
    const open = stages.get(stage)
    if (open) open.push(document)
    else stages.set(stage, [document])
  }
  const bundles = [...stages].flatMap(([stage, documents]) => cutStage(stage, documents, settings))
  const max = budgetOf(settings)
  return {
    settings,
    bundles,
    unplaced: max === null ? [] : weighUnplaced(load, bundles, settings, max),
    unparsed: written.flatMap((document, resource) =>
      typeof document === 'string' ? [{ resource, reason: document }] : [],
    ),
    withoutObject: documentsWithoutObject(load),
  }
}

/** The documents that go into bundles, in install order. */
function* stageDocuments(
  load: Load,
  written: readonly (WrittenDocument | Unparsed['reason'])[],
  references: readonly Reference[],
  settings: PlanSettings,
): Iterable<{ stage: StageId; document: StagedDocument }> {
  const staged = stageResources(load.resources)
  const stages = chooseStages(settings, staged, references)
  const stageAt = (resource: number): StageId => stages[resource] ?? '00-all'
  const inStages = [...written.keys()]
    .filter(resource => typeof written[resource] === 'object')
    .sort((a, b) => compareStages(stageAt(a), stageAt(b)) || a - b)
  const referencesFrom = new Map<number, Reference[]>()
  for (const reference of references) {
    const others = referencesFrom.get(reference.from)
    if (others) others.push(reference)
    else referencesFrom.set(reference.from, [reference])
  }

  const documents = new Map<number, StagedDocument>()
  for (const [position, index] of orderResources(inStages, references).entries()) {
    const document = written[index]
    const resource = load.resources[index]
    if (typeof document !== 'object' || !resource) continue
    const needs = (referencesFrom.get(index) ?? []).flatMap(({ to, field }) => {
      const needed = documents.get(to)
      return needed ? [{ needed, field }] : []
    })
    const external = staged[index]?.external ?? false
    const size = bytes(separatorBytes + document.bytes.length)
    const entry = { index, resource, written: document, bytes: size, position, external, needs }
    documents.set(index, entry)
    yield { stage: stageAt(index), document: entry }
  }
}

/** Ids begin with two digits, so their order as texts is the install order. */
function compareStages(a: StageId, b: StageId): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function documentsWithoutObject(load: Load): Plan['withoutObject'] {
  const holding = new Set(load.resources.map(({ source, document }) => `${source}/${document}`))
  return load.documents.flatMap((documents, source) =>
    [...documents.keys()].flatMap(document => (holding.has(`${source}/${document}`) ? [] : [{ source, document }])),
  )
}
