import { type ComponentProps, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { formatCount } from '../../core/bytes'
import { matchesFilter, readFilter } from '../../core/filter'
import type { KindFamily } from '../../core/words'
import { filterFacts } from '../finding'
import { formatShare, Tip, useHeight, useTip, useWidth, visibleName } from '../kit'
import { type Answered, sameSources, usePage, usePageStore, verdictOf } from '../store'
import { useWords } from '../words'
import { KindLegend } from './kind-legend'
import { MapDrawing } from './map-drawing'
import { type MapTile, mapLayout, tileToward } from './map-layout'
import type { MapLevel, MapPlace } from './map-model'
import { MapTable } from './map-table'
import { pathOf, useMapNames } from './map-words'
import { PictureTools, pictureFileName } from './picture-tools'
import { useMapLevel } from './use-map'

interface MapPanelProps {
  readonly answered: Answered
  /** Where it begins: the whole input, or a resource. */
  readonly start: MapPlace
  /** Whether a resource that is looked into can be opened from here. */
  readonly opens?: boolean
  /** A filter: what it does not find is dimmed. */
  readonly sought?: string
}

/** Where the bytes are: namespaces, kinds, resources and their fields as areas, one look inside after the other. */
export default function MapPanel({ answered, start, opens = false, sought = '' }: MapPanelProps) {
  const { t } = useWords()
  const store = usePageStore()
  const [place, setPlace] = useState<MapPlace>(start)
  const [asTable, setAsTable] = useState(false)
  const { analysis } = answered
  const last = useRef({ answered, start })
  // What is looked at in one input means nothing in another; typing goes on in the same.
  useEffect(() => {
    const { answered: before, start: began } = last.current
    last.current = { answered, start }
    const isSame =
      sameSources(before.sources, answered.sources) &&
      before.analysis.resources.length === answered.analysis.resources.length
    if (isSame && began === start) return
    setPlace(start)
    setFamilies(new Set())
  }, [answered, start])
  const [families, setFamilies] = useState<ReadonlySet<KindFamily>>(new Set())
  const level = useMapLevel(place, families)
  const isFound = useMemo(() => {
    if (sought.trim() === '') return null
    const filter = readFilter(sought)
    const facts = filterFacts(answered)
    return (index: number): boolean => {
      const resource = answered.resources[index]
      return resource !== undefined && matchesFilter(filter, resource, index, facts)
    }
  }, [sought, answered])
  const isLinked = usePage(state => state.link?.state === 'shown')
  const { nameOf, labelOf, factsOf, crumbName } = useMapNames(analysis)
  const crumbs = pathOf(level?.place ?? place, analysis.resources, start)
  const inside = level?.place.at === 'fields' ? level.place.resource : null

  function goTo(next: MapPlace, resource: number | null): void {
    setPlace(next)
    if (resource !== null) store.getState().select(resource)
  }

  const route = answered.chosen.id
  const isRefused = (index: number): boolean => verdictOf(answered, route, index)?.verdict === 'refused'

  /** All of an area: what it is, its bytes here, and those that the route of the question counts. */
  function tipOf({ area }: MapTile, whole: number): Omit<ComponentProps<typeof Tip>, 'anchor'> {
    const resource = area.resource === null || area.family === null ? null : analysis.resources[area.resource]
    const verdict = resource?.readable ? verdictOf(answered, route, area.resource ?? 0) : null
    const namespace = resource?.namespace ?? null
    return {
      title: resource ? visibleName(resource.name ?? t('table.noName')) : nameOf(area),
      text: resource
        ? [resource.kind, namespace !== null && t('resource.namespace', { namespace })].filter(Boolean).join(' · ')
        : '',
      facts: [
        [t('measure.json'), t('chart.bytes', { bytes: area.bytes })],
        [t('map.share'), formatShare(area.bytes / whole)],
        ...(area.descriptions
          ? [[t('map.descriptions'), t('chart.bytes', { bytes: area.descriptions })] as const]
          : []),
        ...(verdict?.bytes != null && verdict.max !== null
          ? [[t(`routePlain.${route}`), t('map.ofLimit', { bytes: verdict.bytes, max: verdict.max })] as const]
          : []),
      ],
    }
  }

  const up = crumbs.at(-2)
  const words = level
    ? t('map.label', { place: crumbName(crumbs.at(-1)), count: level.groups.length, bytes: level.bytes })
    : t(level === undefined ? 'map.reading' : isLinked ? 'link.needs' : 'map.nothing')
  const feet = (level?.descriptions ?? 0) > 0
  return (
    <figure className="map" aria-label={words}>
      {crumbs.length > 1 && (
        <nav className="map-path" aria-label={t('map.path')}>
          {crumbs.map((crumb, index) => (
            <span key={crumb.key}>
              {index === crumbs.length - 1 ? (
                <b aria-current="location">{crumbName(crumb)}</b>
              ) : (
                <button type="button" className="link" title={crumbName(crumb)} onClick={() => goTo(crumb.place, null)}>
                  {crumbName(crumb)}
                </button>
              )}
            </span>
          ))}
          {opens && inside !== null && (
            <button
              type="button"
              className="button ghost map-open"
              onClick={() => store.getState().openResource(inside)}
            >
              {t('map.open', { name: analysis.resources[inside]?.name ?? t('table.noName') })}
            </button>
          )}
        </nav>
      )}
      {place.at === 'input' && <KindLegend resources={analysis.resources} chosen={families} onChoose={setFamilies} />}
      {!level ? (
        <p className="chart-empty quiet">{words}</p>
      ) : asTable ? (
        <MapTable level={level} label={words} nameOf={nameOf} />
      ) : (
        <MapTiles
          level={level}
          label={words}
          labelOf={labelOf}
          tipOf={tile => tipOf(tile, level.bytes)}
          factsOf={factsOf}
          isFound={isFound}
          isRefused={isRefused}
          onOpen={tile => tile.area.inside && goTo(tile.area.inside, tile.area.resource)}
          onUp={up ? () => goTo(up.place, null) : null}
        />
      )}
      <figcaption className="legend map-legend">
        {level && (
          <PictureTools
            fileName={pictureFileName(...crumbs.map(crumbName))}
            picture={() => (
              <MapPicture {...{ level, labelOf, isFound, isRefused }} title={crumbs.map(crumbName).join(' › ')} />
            )}
            asTable={asTable}
            onTable={setAsTable}
          />
        )}
        {feet && !asTable && level?.place.at === 'fields' && (
          <span className="legend-keys map-keys">
            <span>
              <i className="map-key-light" />
              {t('map.descriptions')}
            </span>
            <span>
              <i className="map-key-dark" />
              {t('map.others')}
            </span>
          </span>
        )}
      </figcaption>
    </figure>
  )
}

interface MapTilesProps {
  readonly level: MapLevel
  readonly label: string
  readonly labelOf: (tile: MapTile) => string
  readonly factsOf: (tile: MapTile, whole: number) => string
  readonly tipOf: (tile: MapTile) => Omit<ComponentProps<typeof Tip>, 'anchor'>
  readonly isFound: ((resource: number) => boolean) | null
  readonly isRefused: (resource: number) => boolean
  readonly onOpen: (tile: MapTile) => void
  readonly onUp: (() => void) | null
}

/** One tab stop: arrows walk the tiles, Enter looks inside, Escape and Backspace go back up. */
function MapTiles(props: MapTilesProps) {
  const { level, label, labelOf, factsOf, tipOf, isFound, isRefused, onOpen, onUp } = props
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const height = useHeight(box)
  const [active, setActive] = useState(0)
  const { tipped, show, hide } = useTip<MapTile>()
  const drawn = useRef<(HTMLElement | null)[]>([])
  const tiles = useMemo(() => mapLayout(level, width, height), [level, width, height])
  const focused = Math.min(active, tiles.length - 1)
  // Another level starts at its first tile; the same may only have learnt more of its own.
  const place = JSON.stringify(level.place)
  const [shown, setShown] = useState(place)
  if (shown !== place) {
    setShown(place)
    setActive(0)
    hide()
  }

  function tell(index: number): void {
    const tile = tiles[index]
    const element = drawn.current[index]
    if (tile && element) show(tile, element, 'keyboard')
  }

  function onKeyDown(event: KeyboardEvent): void {
    const tile = tiles[focused]
    if ((event.key === 'Enter' || event.key === ' ') && tile) onOpen(tile)
    else if ((event.key === 'Escape' || event.key === 'Backspace') && onUp) onUp()
    else {
      const next = tileToward(tiles, focused, event.key)
      if (next === null) return
      setActive(next)
      tell(next)
    }
    event.preventDefault()
  }

  return (
    <>
      <div
        ref={box}
        className="map-tiles"
        role="listbox"
        aria-label={label}
        aria-activedescendant={tiles.length > 0 ? `${id}${focused}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerLeave={hide}
        onFocus={event => event.currentTarget.matches(':focus-visible') && tell(focused)}
        onBlur={hide}
      >
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <MapDrawing
            tiles={tiles}
            nameOf={labelOf}
            whole={level.bytes}
            feet={(level.descriptions ?? 0) > 0}
            {...{ isFound, isRefused }}
            active={focused}
          />
        </svg>
        {tiles.map((tile, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the listbox holds the focus, its keys reach every tile
          <div
            key={tile.area.key}
            id={`${id}${index}`}
            role="option"
            aria-selected={index === focused}
            aria-label={factsOf(tile, level.bytes)}
            className={tile.area.inside ? 'map-tile opens' : 'map-tile'}
            ref={element => {
              drawn.current[index] = element
            }}
            style={{ left: tile.x, top: tile.y, width: tile.width, height: tile.height }}
            onPointerEnter={event => show(tile, event.currentTarget, 'pointer')}
            onClick={() => {
              setActive(index)
              onOpen(tile)
            }}
          />
        ))}
      </div>
      {tipped && <Tip anchor={tipped.anchor} {...tipOf(tipped.of)} />}
    </>
  )
}

const picture = { width: 960, height: 560, margin: 20, title: 44 }

/** The map as a drawing that stands alone. */
function MapPicture(props: {
  readonly level: MapLevel
  readonly title: string
  readonly labelOf: MapTilesProps['labelOf']
  readonly isFound: MapTilesProps['isFound']
  readonly isRefused: MapTilesProps['isRefused']
}) {
  const { level, title, labelOf, isFound, isRefused } = props
  const { width, height, margin, title: head } = picture
  const tiles = mapLayout(level, width - 2 * margin, height - head - margin)
  return (
    <svg className="picture" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{title}</title>
      <rect className="picture-ground" width={width} height={height} />
      <text className="picture-title" x={margin} y={30}>
        {`${title} · ${formatCount(level.bytes)}`}
      </text>
      <g transform={`translate(${margin} ${head})`}>
        <MapDrawing
          tiles={tiles}
          nameOf={labelOf}
          whole={level.bytes}
          feet={(level.descriptions ?? 0) > 0}
          {...{ isFound, isRefused }}
        />
      </g>
    </svg>
  )
}
