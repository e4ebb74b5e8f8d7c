import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { formatCount } from '../../core/bytes'
import { useWidth } from '../kit'
import { type Answered, sameSources, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { MapDrawing } from './map-drawing'
import { type MapTile, mapLayout, tileToward } from './map-layout'
import type { MapLevel, MapPlace } from './map-model'
import { MapTable } from './map-table'
import { pathOf, useMapNames } from './map-words'
import { PictureTools, pictureFileName } from './picture-tools'
import { useHeight } from './use-height'
import { useMapLevel } from './use-map'

interface MapPanelProps {
  readonly answered: Answered
  /** Where it begins: the whole input, or a resource. */
  readonly start: MapPlace
  /** Whether a resource that is looked into can be opened from here. */
  readonly opens?: boolean
}

/** Where the bytes are: namespaces, kinds, resources and their fields as areas, one look inside after the other. */
export default function MapPanel({ answered, start, opens = false }: MapPanelProps) {
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
    if (!isSame || began !== start) setPlace(start)
  }, [answered, start])
  const level = useMapLevel(place)
  const isLinked = usePage(state => state.link?.state === 'shown')
  const { nameOf, factsOf, crumbName } = useMapNames(analysis)
  const crumbs = pathOf(level?.place ?? place, analysis.resources, start)
  const inside = level?.place.at === 'fields' ? level.place.resource : null

  function goTo(next: MapPlace, resource: number | null): void {
    setPlace(next)
    if (resource !== null) store.getState().select(resource)
  }

  const up = crumbs.at(-2)
  const words = level
    ? t('map.label', { place: crumbName(crumbs.at(-1)), count: level.groups.length, bytes: level.bytes })
    : t(level === undefined ? 'map.reading' : isLinked ? 'link.needs' : 'map.nothing')
  const feet = (level?.descriptions ?? 0) > 0
  return (
    <figure className="map" aria-label={words}>
      <nav className="map-path" aria-label={t('map.path')}>
        {crumbs.map((crumb, index) => (
          <span key={crumb.key}>
            {index === crumbs.length - 1 ? (
              <b aria-current="location">{crumbName(crumb)}</b>
            ) : (
              <button type="button" className="link" onClick={() => goTo(crumb.place, null)}>
                {crumbName(crumb)}
              </button>
            )}
          </span>
        ))}
        {opens && inside !== null && (
          <button type="button" className="button ghost map-open" onClick={() => store.getState().openResource(inside)}>
            {t('map.open', { name: analysis.resources[inside]?.name ?? t('table.noName') })}
          </button>
        )}
      </nav>
      {!level ? (
        <p className="chart-empty quiet">{words}</p>
      ) : asTable ? (
        <MapTable level={level} label={words} nameOf={nameOf} />
      ) : (
        <MapTiles
          level={level}
          label={words}
          nameOf={tile => nameOf(tile.area)}
          factsOf={factsOf}
          onOpen={tile => tile.area.inside && goTo(tile.area.inside, tile.area.resource)}
          onUp={up ? () => goTo(up.place, null) : null}
        />
      )}
      <figcaption className="legend map-legend">
        {level && (
          <PictureTools
            fileName={pictureFileName(...crumbs.map(crumbName))}
            picture={() => <MapPicture level={level} title={crumbs.map(crumbName).join(' › ')} nameOf={nameOf} />}
            asTable={asTable}
            onTable={setAsTable}
          />
        )}
        {feet && !asTable && (
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
  readonly nameOf: (tile: MapTile) => string
  readonly factsOf: (tile: MapTile, whole: number) => string
  readonly onOpen: (tile: MapTile) => void
  readonly onUp: (() => void) | null
}

/** One tab stop: arrows walk the tiles, Enter looks inside, Escape and Backspace go back up. */
function MapTiles({ level, label, nameOf, factsOf, onOpen, onUp }: MapTilesProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const height = useHeight(box)
  const [active, setActive] = useState(0)
  const [hovered, setHovered] = useState<number | null>(null)
  const tiles = useMemo(() => mapLayout(level, width, height), [level, width, height])
  const focused = Math.min(active, tiles.length - 1)
  // Another level starts at its first tile; the same may only have learnt more of its own.
  const place = JSON.stringify(level.place)
  const [shown, setShown] = useState(place)
  if (shown !== place) {
    setShown(place)
    setActive(0)
    setHovered(null)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const tile = tiles[focused]
    if ((event.key === 'Enter' || event.key === ' ') && tile) onOpen(tile)
    else if ((event.key === 'Escape' || event.key === 'Backspace') && onUp) onUp()
    else {
      const next = tileToward(tiles, focused, event.key)
      if (next === null) return
      setActive(next)
      setHovered(null)
    }
    event.preventDefault()
  }

  const told = tiles[hovered ?? focused]
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
        onPointerLeave={() => setHovered(null)}
      >
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <MapDrawing
            tiles={tiles}
            nameOf={nameOf}
            whole={level.bytes}
            feet={(level.descriptions ?? 0) > 0}
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
            title={factsOf(tile, level.bytes)}
            style={{ left: tile.x, top: tile.y, width: tile.width, height: tile.height }}
            onPointerEnter={() => setHovered(index)}
            onClick={() => {
              setActive(index)
              onOpen(tile)
            }}
          />
        ))}
      </div>
      <p className="map-told small quiet" aria-hidden="true">
        {told && factsOf(told, level.bytes)}
      </p>
    </>
  )
}

const picture = { width: 960, height: 560, margin: 20, title: 44 }

/** The map as a drawing that stands alone. */
function MapPicture(props: { level: MapLevel; title: string; nameOf: (area: MapTile['area']) => string }) {
  const { level, title, nameOf } = props
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
          nameOf={tile => nameOf(tile.area)}
          whole={level.bytes}
          feet={(level.descriptions ?? 0) > 0}
        />
      </g>
    </svg>
  )
}
