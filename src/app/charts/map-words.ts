import type { Analysis, ResourceReport } from '../../core/analysis'
import { formatCount } from '../../core/bytes'
import { kindFamily } from '../../core/words'
import { formatShare, visibleName } from '../kit'
import { useWords } from '../words'
import type { MapTile } from './map-layout'
import type { MapArea, MapPlace } from './map-model'

/** A step of the way to a place. */
export interface Crumb {
  readonly key: string
  readonly place: MapPlace
  /** What it is called; null: the whole input. */
  readonly name: MapArea['name'] | null
}

/** The way from where the map begins to a place, each step a place of its own. */
export function pathOf(place: MapPlace, resources: readonly ResourceReport[], start: MapPlace): readonly Crumb[] {
  const crumbs: Crumb[] = []
  const add = (at: MapPlace, name: Crumb['name']): void => {
    crumbs.push({ key: JSON.stringify(at), place: at, name })
  }
  const report = place.at === 'fields' ? resources[place.resource] : null
  if (start.at !== 'fields') {
    add({ at: 'input' }, null)
    const kind = place.at === 'kind' ? place.kind : report?.kind
    if (kind !== undefined) {
      const family = place.at === 'kind' ? place.family : kindFamily(report?.apiVersion ?? null, kind)
      add({ at: 'kind', family, kind }, { type: 'kind', name: kind, count: 0 })
    }
  }
  if (place.at !== 'fields' || !report) return crumbs
  const { resource, path } = place
  const within = (length: number): MapPlace => ({ at: 'fields', resource, path: path.slice(0, length), follow: false })
  add(within(0), { type: 'resource', name: report.name })
  for (const [index, name] of path.entries()) add(within(index + 1), { type: 'field', name: String(name) })
  return crumbs
}

/** What areas and places are called, and what there is to say of them. */
export function useMapNames({ sources }: Analysis) {
  const { t } = useWords()
  const named = (name: MapArea['name']): string => {
    switch (name.type) {
      case 'kind':
        return shown(name.name) ?? t('table.noKind')
      case 'resource':
        return shown(name.name) ?? t('table.noName')
      case 'field':
        return visibleName(name.name)
      case 'rest':
        return name.count > 0 ? t('map.smaller', { count: name.count }) : t('map.punctuation')
    }
  }
  return {
    nameOf: (area: MapArea): string => named(area.name),
    /** On a tile there is room for the plural of a definition only. */
    labelOf({ area: { name, family } }: MapTile): string {
      const label = named(name)
      const dot = label.indexOf('.')
      return name.type === 'resource' && family === 'definitions' && dot > 0 ? label.slice(0, dot) : label
    },
    crumbName: (crumb: Crumb | undefined): string =>
      crumb?.name ? named(crumb.name) : sources.length === 1 ? visibleName(sources[0]?.name ?? '') : t('map.input'),
    factsOf({ area }: MapTile, whole: number): string {
      const name = named(area.name)
      const facts = { name, bytes: area.bytes, share: formatShare(area.bytes / whole) }
      return area.descriptions
        ? t('map.factsDescribed', { ...facts, descriptions: formatCount(area.descriptions) })
        : t('map.facts', facts)
    },
  }
}

function shown(name: string | null): string | null {
  return name === null ? null : visibleName(name)
}
