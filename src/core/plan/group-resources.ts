import { dnsLabel } from '../object'
import type { Reference, Resource } from '../resource'
import type { GroupBy, InstallStage, PlacementReason, Preset, StageId } from './plan'

/** A resource with the stage that its preset gives it, and why. */
export interface Grouped {
  readonly resource: number
  readonly stage: StageId
  readonly reason: PlacementReason
}

type Grouping = Exclude<Preset, 'crds-apart' | 'stages' | 'fit'>

const groupings: Readonly<Record<Grouping, GroupBy>> = {
  'by-kind': 'kind',
  'by-namespace': 'namespace',
  'by-component': 'component',
  'one-each': 'resource',
}

export function isGrouping(preset: Preset): preset is Grouping {
  return Object.hasOwn(groupings, preset)
}

/**
 * Stages of what belongs together. A group is one stage wherever the order allows it; what needs something of a later
 * group stands in a second stage of its own group behind that, and so does what has to wait for something of its group.
 * `ordered`: install order in which all that `needs` names comes first.
 */
export function groupResources(
  preset: Grouping,
  ordered: readonly number[],
  resources: readonly Resource[],
  stages: readonly InstallStage[],
  needs: readonly Reference[],
  waiting: ReadonlySet<number>,
  labels: readonly ReadonlyMap<string, string>[],
): Grouped[] {
  const by = groupings[preset]
  const groups = new Map<number, string>(
    ordered.map(index => [index, groupOf(by, index, resources[index], labels[index])]),
  )
  if (by === 'component') hideOwnComponents(groups, resources)
  const ranks = rankGroups(by, ordered, groups, stages)
  const levels = levelsOf(ordered, resource => ranks.get(groups.get(resource) ?? '') ?? 0, needs, waiting)
  const place = new Map(ordered.map((resource, index) => [resource, index]))
  const sorted = [...ordered].sort(
    (a, b) =>
      (levels.get(a) ?? 0) - (levels.get(b) ?? 0) ||
      (ranks.get(groups.get(a) ?? '') ?? 0) - (ranks.get(groups.get(b) ?? '') ?? 0) ||
      (place.get(a) ?? 0) - (place.get(b) ?? 0),
  )

  const keys = [...new Set(sorted.map(resource => keyOf(resource, levels, groups)))]
  const digits = Math.max(2, String(keys.length).length)
  const numbers = new Map(keys.map((key, index) => [key, String(index + 1).padStart(digits, '0')]))
  return sorted.map(resource => {
    const name = groups.get(resource) ?? ''
    const label = by === 'resource' ? nameOf(resources[resource]) : (name.split('/').pop() ?? '')
    return {
      resource,
      stage: `${numbers.get(keyOf(resource, levels, groups))}-${dnsLabel(label, longest) || unnamed[by]}`,
      reason: { code: 'group', by, name: by === 'resource' ? '' : label },
    }
  })
}

function keyOf(resource: number, levels: ReadonlyMap<number, number>, groups: ReadonlyMap<number, string>): string {
  return `${levels.get(resource) ?? 0} ${groups.get(resource) ?? ''}`
}

/** What a stage is called whose resources have no namespace, no component, no name. */
const unnamed: Readonly<Record<GroupBy, string>> = {
  kind: 'other',
  namespace: 'cluster',
  component: 'rest',
  resource: 'resource',
}

function groupOf(
  by: GroupBy,
  index: number,
  resource: Resource | undefined,
  labels: ReadonlyMap<string, string> | undefined,
): string {
  if (by === 'resource') return String(index)
  if (by === 'namespace') return resource?.namespace ?? ''
  if (by === 'kind') return `${resource?.group ?? ''}/${resource?.kind ?? ''}`
  return componentOf(resource, labels)
}

const componentLabels = ['component', 'name', 'part-of', 'instance'].map(label => `app.kubernetes.io/${label}`)

/** By the recommended labels; a CRD and its custom resources without them by their API group. */
function componentOf(resource: Resource | undefined, labels: ReadonlyMap<string, string> | undefined): string {
  for (const label of componentLabels) {
    const value = labels?.get(label)
    if (value) return value
  }
  if (resource?.provides?.type === 'crd') return resource.provides.group
  return resource?.scopeAssumed === false && resource.group.includes('.') && !resource.group.endsWith('.k8s.io')
    ? resource.group
    : ''
}

/** Labels of a Secret are not told: its component is one only where something else belongs to it too. */
function hideOwnComponents(groups: Map<number, string>, resources: readonly Resource[]): void {
  const told = new Set([...groups].filter(([index]) => !resources[index]?.isSecret).map(([, group]) => group))
  for (const [index, group] of groups) if (!told.has(group)) groups.set(index, '')
}

/** Kinds in the order of their stages; otherwise in that of the input, those that belong to nothing first. */
function rankGroups(
  by: GroupBy,
  ordered: readonly number[],
  groups: ReadonlyMap<number, string>,
  stages: readonly InstallStage[],
): Map<string, number> {
  const sequence = by === 'kind' || by === 'resource' ? ordered : [...ordered].sort((a, b) => a - b)
  const first = new Map<string, string>()
  for (const [position, resource] of sequence.entries()) {
    const group = groups.get(resource) ?? ''
    if (first.has(group)) continue
    const stage = by === 'kind' ? stages[resource] : group === '' ? '0' : '1'
    first.set(group, `${stage} ${String(position).padStart(9, '0')}`)
  }
  const names = [...first].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([group]) => group)
  return new Map(names.map((name, rank) => [name, rank]))
}

/**
 * How often a resource's group has to be begun anew before it, so that all it needs stands in earlier groups or rounds.
 * What waits for something of its own group stands in a round of its own.
 */
function levelsOf(
  ordered: readonly number[],
  rankOf: (resource: number) => number,
  needs: readonly Reference[],
  waiting: ReadonlySet<number>,
): Map<number, number> {
  const needed = new Map<number, number[]>()
  for (const { from, to } of needs) {
    const others = needed.get(from) ?? []
    needed.set(from, others)
    others.push(to)
  }
  const levels = new Map<number, number>()
  for (const resource of ordered) {
    let level = 0
    for (const other of needed.get(resource) ?? []) {
      const before = levels.get(other)
      if (before === undefined) continue
      const isBefore = rankOf(other) < rankOf(resource)
      const isBeside = rankOf(other) === rankOf(resource) && (!waiting.has(resource) || waiting.has(other))
      level = Math.max(level, isBefore || isBeside ? before : before + 1)
    }
    levels.set(resource, level)
  }
  return levels
}

function nameOf(resource: Resource | undefined): string {
  return resource?.name ?? resource?.generateName ?? resource?.kind ?? ''
}

/** The most characters of a stage's name: the names of objects are made from it and have room for 63. */
const longest = 28
