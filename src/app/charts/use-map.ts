import { useEffect, useState } from 'react'
import type { Bytes } from '../../core/bytes'
import { usePage, usePageStore } from '../store'
import { fieldLevel, inputLevel, type MapLevel, type MapPlace } from './map-model'

/**
 * The level of the map at a place: of the input at once, of a resource from the engine. Undefined while it is read, null where nothing is there or
 * the answer did not come, as in a link, which has the numbers only.
 */
export function useMapLevel(place: MapPlace): MapLevel | null | undefined {
  const store = usePageStore()
  const weighed = usePage(state => state.weighed)
  const [descriptions, setDescriptions] = useState<Known<readonly Bytes[]> | null>(null)
  const [level, setLevel] = useState<Known<MapLevel | null> | null>(null)
  const analysis = weighed?.analysis ?? null

  useEffect(() => {
    if (!analysis || place.at === 'fields' || descriptions?.of === analysis) return
    let isWanted = true
    store
      .getState()
      .descriptions()
      .then(
        answer => isWanted && setDescriptions({ of: analysis, answer }),
        () => {}, // A newer input, or the worker ended: tiles stay without feet.
      )
    return () => {
      isWanted = false
    }
  }, [store, analysis, place, descriptions])

  useEffect(() => {
    if (!analysis) return
    if (place.at !== 'fields') {
      const known = descriptions?.of === analysis ? descriptions.answer : null
      setLevel({ of: analysis, answer: inputLevel(analysis.resources, known, place) })
      return
    }
    let isWanted = true
    const { resource, path, follow } = place
    store
      .getState()
      .fieldsOf(resource, path, follow)
      .then(
        tree => isWanted && setLevel({ of: analysis, answer: tree && fieldLevel(resource, tree) }),
        () => isWanted && setLevel({ of: analysis, answer: null }),
      )
    return () => {
      isWanted = false
    }
  }, [store, analysis, place, descriptions])

  return level?.of === analysis ? level.answer : undefined
}

interface Known<T> {
  /** The analysis it was asked of. */
  readonly of: unknown
  readonly answer: T
}
