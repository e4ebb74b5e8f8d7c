import { useId } from 'react'
import { formatCount } from '../../core/bytes'
import { formatShare } from '../kit'
import type { MapTile } from './map-layout'
import { titleHeight } from './map-layout'
import { textWidth, withoutMiddle } from './text-width'

interface MapDrawingProps {
  readonly tiles: readonly MapTile[]
  readonly nameOf: (tile: MapTile) => string
  /** Bytes of the whole level. */
  readonly whole: number
  /** Whether the share that is no description is drawn as a dark foot. */
  readonly feet: boolean
  /** Index of the tile with the focus. */
  readonly active?: number
  /** Of each resource: whether it is sought; null while nothing is sought. */
  readonly isFound?: ((resource: number) => boolean) | null
  /** Of each resource: whether it is refused. */
  readonly isRefused?: (resource: number) => boolean
}

/**
 * Tiles with a label at the top left: of kinds in their hue; of fields with a dark foot, the part that is left without
 * descriptions, true in area. For the eye only.
 */
export function MapDrawing(props: MapDrawingProps) {
  const { tiles, nameOf, whole, feet, active = -1, isFound = null, isRefused = () => false } = props
  const id = useId()
  const ring = tiles[active]
  return (
    <g className="map-drawing">
      {tiles.map((tile, index) => {
        const { resource, family } = tile.area
        const found = isFound && resource !== null ? isFound(resource) : null
        return (
          <Tile
            key={tile.area.key}
            {...{ tile, whole, feet }}
            name={nameOf(tile)}
            clip={`${id}${index}`}
            kind={family}
            sought={found === null ? (isFound ? 'off' : '') : found ? 'hit' : 'off'}
            refused={resource !== null && isRefused(resource)}
          />
        )
      })}
      {ring && (
        <rect
          className="map-ring"
          x={ring.x + 1}
          y={ring.y + 1}
          width={Math.max(0, ring.width - 2)}
          height={Math.max(0, ring.height - 2)}
          rx="2"
        />
      )}
    </g>
  )
}

interface TileProps {
  readonly tile: MapTile
  readonly name: string
  readonly whole: number
  readonly feet: boolean
  readonly clip: string
  readonly kind: string | null
  readonly sought: 'hit' | 'off' | ''
  readonly refused: boolean
}

const lineHeight = 15
/** Room that a character of 12 pixels takes at most, on average. */
const characterWidth = 6.8

function Tile(props: TileProps) {
  const { tile, name, whole, feet, clip, kind, sought } = props
  const { area, x, y, width, height, isFrame } = tile
  if (isFrame) {
    const room = Math.floor((width - 12) / characterWidth)
    const facts =
      area.name.type === 'kind'
        ? `${formatCount(area.name.count)}, ${formatCount(area.bytes)}`
        : `${formatCount(area.bytes)} · ${formatShare(area.bytes / whole)}`
    const showsFacts = room >= name.length + facts.length + 2
    return (
      <g className={sought === 'off' ? 'map-off' : undefined}>
        <rect className="map-frame" x={x + 0.5} y={y + 0.5} width={width - 1} height={height - 1} rx="3" />
        {room >= 4 && (
          <text className="map-title" x={x + 6} y={y + titleHeight - 6}>
            {cut(name, room)}
            {showsFacts && <tspan className="map-facts">{`  ${facts}`}</tspan>}
          </text>
        )}
      </g>
    )
  }
  if (kind !== null) return <KindTile {...props} kind={kind} />
  const described = area.descriptions ?? 0
  const light = feet ? height * Math.min(1, described / area.bytes) : height
  const room = Math.floor((width - 10) / characterWidth)
  const lines = width >= 64 && height >= 22 ? wrapName(name, room, Math.floor((height - 8) / lineHeight)) : []
  const bytes = formatCount(area.bytes)
  const labelHeight = lines.length * lineHeight + 8
  // The label stands on one of the two grounds, never across both.
  const inFoot = light < labelHeight
  const top = inFoot ? y + light : y
  const hasLabel = lines.length > 0 && (!inFoot || height - light >= labelHeight)
  const groundHeight = inFoot ? height - light : light
  const showsBytes = hasLabel && groundHeight >= labelHeight + lineHeight && bytes.length <= room
  return (
    <g className={area.name.type === 'rest' ? 'map-rest' : undefined}>
      <clipPath id={clip}>
        <rect x={x} y={y} width={width} height={height} rx="2" />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect className="map-light" x={x} y={y} width={width} height={height} />
        {light < height && <rect className="map-dark" x={x} y={y + light} width={width} height={height - light} />}
        {hasLabel && (
          <text className={inFoot ? 'map-label on-dark' : 'map-label'}>
            {lines.map((line, index) => (
              <tspan key={line + String(index)} x={x + 6} y={top + 15 + index * lineHeight}>
                {line}
              </tspan>
            ))}
            {showsBytes && (
              <tspan className="map-facts" x={x + 6} y={top + 15 + lines.length * lineHeight}>
                {bytes}
              </tspan>
            )}
          </text>
        )}
      </g>
    </g>
  )
}

/** A resource, a kind or several of them: its hue, with a full edge at the top; what is refused carries the octagon. */
function KindTile({ tile, name, clip, kind, sought, refused }: TileProps & { readonly kind: string }) {
  const { area, x, y, width, height } = tile
  const bytes = formatCount(area.bytes)
  const hasLabel = width >= 44 && height >= 22
  const showsMark = refused && width >= 20 && height >= 22
  const room = width - 12 - (showsMark ? 18 : 0)
  return (
    <g className={['map-kind', `kind-${kind}`, sought && `map-${sought}`].filter(Boolean).join(' ')}>
      <clipPath id={clip}>
        <rect x={x} y={y} width={width} height={height} rx="2" />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect className="map-ground" x={x} y={y} width={width} height={height} />
        <rect className="map-edge" x={x} y={y} width={width} height={3} />
        {hasLabel && (
          <text className="map-label">
            <tspan x={x + 6} y={y + 18}>
              {withoutMiddle(name, labelSize, room)}
            </tspan>
            {height >= 38 && textWidth(bytes, 11) <= width - 8 && (
              <tspan className="map-facts" x={x + 6} y={y + 32}>
                {bytes}
              </tspan>
            )}
          </text>
        )}
        {showsMark && (
          <path className="map-refused" transform={`translate(${x + width - 18} ${y + 7})`} d={refusedMark} />
        )}
      </g>
      {sought === 'hit' && (
        <rect
          className="map-hit-ring"
          x={x + 1}
          y={y + 1}
          width={Math.max(0, width - 2)}
          height={Math.max(0, height - 2)}
        />
      )}
    </g>
  )
}

const labelSize = 12
/** The octagon with its cross, 13 pixels wide. */
const refusedMark = 'M4.2 .8h4.6l3.4 3.4v4.6l-3.4 3.4H4.2L.8 8.8V4.2zM4.5 4.5l4 4m0-4-4 4'

/**
 * A name in lines of at most `room` characters, broken in front of capital letters and behind dots and dashes; what is
 * too long is cut.
 */
function wrapName(name: string, room: number, most: number): readonly string[] {
  if (room < 4 || most < 1) return []
  const pieces = name.match(/[^A-Z.\-/]*[.\-/]|[A-Z]+[^A-Z.\-/]*[.\-/]?|[^A-Z.\-/]+/g) ?? [name]
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + piece.length <= room) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  const shown = lines.slice(0, most).map(line => cut(line, room))
  const last = shown.at(-1)
  if (lines.length > most && last !== undefined) shown[most - 1] = cut(`${last}${'…'.padEnd(room)}`, room)
  return shown
}

function cut(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1))}…`
}
