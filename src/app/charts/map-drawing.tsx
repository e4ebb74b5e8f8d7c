import { useId } from 'react'
import { formatCount } from '../../core/bytes'
import { formatShare } from '../kit'
import type { MapTile } from './map-layout'
import { titleHeight } from './map-layout'

interface MapDrawingProps {
  readonly tiles: readonly MapTile[]
  readonly nameOf: (tile: MapTile) => string
  /** Bytes of the whole level. */
  readonly whole: number
  /** Whether the share that is no description is drawn as a dark foot. */
  readonly feet: boolean
  /** Index of the tile with the focus. */
  readonly active?: number
}

/** Tiles with a label at the top left and a dark foot: the part that is left without descriptions, true in area. For the eye only. */
export function MapDrawing({ tiles, nameOf, whole, feet, active = -1 }: MapDrawingProps) {
  const id = useId()
  const ring = tiles[active]
  return (
    <g className="map-drawing">
      {tiles.map((tile, index) => (
        <Tile key={tile.area.key} tile={tile} name={nameOf(tile)} whole={whole} feet={feet} clip={`${id}${index}`} />
      ))}
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
}

const lineHeight = 15
/** Room that a character of 12 pixels takes at most, on average. */
const characterWidth = 6.8

function Tile({ tile, name, whole, feet, clip }: TileProps) {
  const { area, x, y, width, height, isFrame } = tile
  if (isFrame) {
    const room = Math.floor((width - 12) / characterWidth)
    const facts = `${formatCount(area.bytes)} · ${formatShare(area.bytes / whole)}`
    const showsFacts = room >= name.length + facts.length + 2
    return (
      <g>
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

/** A name in lines of at most `room` characters, broken in front of capital letters and behind dots and dashes; what is too long is cut. */
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
