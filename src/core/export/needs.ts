import type { Bundle, PlacementReason } from '../plan'
import { isRolledOut, type Plan } from '../plan'
import { createValueReader, type Load } from '../resource'
import { objectName, objectWords, writtenNamespace } from './object-words'
import type { Need } from './script-step'

/** Names of what needs something; the others are counted. */
const namesShown = 5

/** For each bundle of a plan: what of earlier bundles it cannot go in without, and how kubectl is asked whether that is there. */
export function createNeeds(load: Load, { bundles }: Plan): (bundle: Bundle) => Need[] {
  const bundleOf = new Map(
    bundles.flatMap(bundle => bundle.placements.map(({ resource }) => [resource, bundle] as const)),
  )
  const readValue = createValueReader(load)

  return bundle => {
    const needing = new Map<number, number[]>()
    for (const { resource, reasons } of bundle.placements) {
      for (const reason of reasons) {
        if (reason.code !== 'after' || !stops(reason) || bundleOf.get(reason.resource) === bundle) continue
        const others = needing.get(reason.resource)
        if (others) others.push(resource)
        else needing.set(reason.resource, [resource])
      }
    }
    return [...needing].flatMap(([needed, by]): Need[] => {
      const target = load.resources[needed]
      if (!target || target.name === null) return []
      const names = by
        .slice(0, namesShown)
        .flatMap(index => load.resources[index] ?? [])
        .map(objectName)
      const rest = by.length - names.length
      return [
        {
          words: wordsFor(needed),
          what: objectName(target),
          by: `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
          all: by.length === bundle.placements.length,
        },
      ]
    })
  }

  /** A reference without which nothing goes: hard ones, and a webhook before the workload that serves it. */
  function stops({ strength, field, resource }: Extract<PlacementReason, { code: 'after' }>): boolean {
    if (strength !== 'ready') return strength === 'hard'
    return field !== 'admission' && isRolledOut(load.resources[resource])
  }

  function wordsFor(index: number): string[] {
    const resource = load.resources[index]
    if (!resource) return []
    const value = readValue(resource)
    const namespace = value && writtenNamespace(value)
    if (resource.provides?.type === 'api-service') {
      return ['wait', '--for=condition=Available', '--timeout=1s', `apiservice/${resource.name}`]
    }
    if (!isRolledOut(resource)) return ['get', ...objectWords(resource, namespace), '-o', 'name']
    const within = namespace === null ? [] : ['-n', namespace]
    return ['rollout', 'status', `${resource.kind?.toLowerCase()}/${resource.name}`, ...within, '--timeout=1s']
  }
}
