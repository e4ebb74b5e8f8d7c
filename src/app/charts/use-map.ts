import { useEffect, useState } from 'react'
import type { Bytes } from '../../core/bytes'
import { type PageSource, sameSources, usePage, usePageStore } from '../store'
import { fieldLevel, inputLevel, type MapLevel, type MapPlace } from './map-model'

/**
 * The level of the map at a place: of the input at once, of a resource from the engine. Undefined while it is read, null where nothing is there or
 * the answer did not come, as in a link, which has the numbers only.
 */
export function useMapLevel(place: MapPlace): MapLevel | null | undefined {
  const store = usePageStore()
  const resources = usePage(state => state.weighed?.analysis.resources)
  // What these bytes follow from. The analysis gives way to another whenever a late result comes to it, which says nothing new of them.
  const sources = usePage(state => state.weighed?.sources)
  const [descriptions, setDescriptions] = useState<Known<readonly Bytes[]> | null>(null)
  const [level, setLevel] = useState<Known<MapLevel | null> | null>(null)

  useEffect(() => {
    if (!sources || place.at === 'fields' || descriptions?.of === sources) return
    let isWanted = true
    store
      .getState()
      .descriptions()
      .then(
        answer => isWanted && setDescriptions({ of: sources, answer }),
        () => {}, // A newer input, or the worker ended: tiles stay without feet.
      )
    return () => {
      isWanted = false
    }
  }, [store, sources, place, descriptions])

  useEffect(() => {
    if (!sources || !resources || place.at === 'fields') return
    const known = descriptions?.of === sources ? descriptions.answer : null
    setLevel({ of: sources, answer: inputLevel(resources, known, place) })
  }, [sources, resources, place, descriptions])

  useEffect(() => {
    if (!sources || place.at !== 'fields') return
    let isWanted = true
    const { resource, path, follow } = place
    store
      .getState()
      .fieldsOf(resource, path, follow)
      .then(
        tree => isWanted && setLevel({ of: sources, answer: tree && fieldLevel(resource, tree) }),
        () => isWanted && setLevel({ of: sources, answer: null }),
      )
    return () => {
      isWanted = false
    }
  }, [store, sources, place])

  // The last answer stays readable while a source is edited.
  return level && sources && sameSources(level.of, sources) ? level.answer : undefined
}

interface Known<T> {
  /** The sources it was asked of. */
  readonly of: readonly PageSource[]
  readonly answer: T
}
