import { useMemo, useState } from 'react'
import type { KindFamily } from '../../core/words'
import { useAnswer, usePage } from '../store'
import { fieldLevel, inputLevel, type MapLevel, type MapPlace } from './map-model'

/**
 * The level of the map at a place: of the input, of the families that are chosen, at once; of a resource from the
 * engine. Undefined while it is read, null where nothing is there or the answer did not come, as in a link, which has
 * the numbers only.
 */
export function useMapLevel(place: MapPlace, families: ReadonlySet<KindFamily>): MapLevel | null | undefined {
  const analysis = usePage(state => state.analyzed?.analysis ?? null)
  const isLinked = usePage(state => state.analyzed?.linked != null)
  const fields = place.at === 'fields' ? place : null
  const described = useAnswer(fields || isLinked ? null : 'descriptions', {})
  const facts = fields && { resource: fields.resource, path: fields.path, follow: fields.follow }
  const tree = useAnswer(facts && !isLinked ? 'fields' : null, facts ?? nowhere)
  const descriptions = described.state === 'value' ? described.value : null
  const ofInput = useMemo(
    () =>
      analysis && place.at !== 'fields' ? inputLevel(analysis.resources, descriptions, place, families) : undefined,
    [analysis, descriptions, place, families],
  )
  const resource = fields?.resource ?? 0
  const ofFields = useMemo(
    () => (tree.state === 'value' ? tree.value && fieldLevel(resource, tree.value) : undefined),
    [resource, tree],
  )
  const level = !fields ? ofInput : isLinked || tree.state === 'failure' ? null : ofFields

  // The level above stays until that below is there: what has the focus is not taken from under it.
  const [kept, setKept] = useState<{ readonly of: unknown; readonly level: MapLevel | null } | null>(null)
  if (level !== undefined && (kept?.of !== analysis || kept.level !== level)) setKept({ of: analysis, level })
  return level === undefined && kept?.of === analysis ? kept.level : level
}

const nowhere = { resource: 0, path: [], follow: false }
