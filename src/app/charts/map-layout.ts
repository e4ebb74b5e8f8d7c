import { hierarchy, treemap } from 'd3-hierarchy'
import type { MapArea, MapLevel } from './map-model'

/** A tile or the frame of a group, in pixels. */
export interface MapTile {
  readonly area: MapArea
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Whether tiles stand in it: then it is a frame with a line of title. */
  readonly isFrame: boolean
  readonly depth: 1 | 2
}

/** Height of a group's line of title. */
export const titleHeight = 20
const gap = 2
/** A smaller group is one tile: its parts could not be told apart. */
const leastGroup = { width: 72, height: 60 }

/** Where the tiles of a level stand: areas in proportion to bytes. Frames come before what stands in them. */
export function mapLayout(level: MapLevel, width: number, height: number): readonly MapTile[] {
  if (level.bytes <= 0 || width <= 0 || height <= 0) return []
  const perByte = (width * height) / level.bytes
  const root = hierarchy<Node>({
    area: null,
    children: level.groups.map(group => {
      const isLarge = group.bytes * perByte >= leastGroup.width * leastGroup.height
      return { area: group, children: isLarge ? group.parts.map(area => ({ area, children: [] })) : [] }
    }),
  })
    .sum(({ area, children }) => (children.length === 0 ? (area?.bytes ?? 0) : 0))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const placed = treemap<Node>()
    .size([width, height])
    .paddingInner(gap)
    .paddingOuter(node => (node.depth === 1 && node.children ? gap : 0))
    .paddingTop(node => (node.depth === 1 && node.children ? titleHeight : 0))
    .round(true)(root)
  return placed.descendants().flatMap(({ data: { area }, depth, children, x0, y0, x1, y1 }): MapTile[] => {
    if (!area || x1 <= x0 || y1 <= y0) return []
    return [{ area, x: x0, y: y0, width: x1 - x0, height: y1 - y0, isFrame: !!children, depth: depth === 1 ? 1 : 2 }]
  })
}

interface Node {
  readonly area: MapArea | null
  readonly children: readonly Node[]
}

/** The tile that an arrow key leads to: the nearest whose middle lies that way, near ones straight ahead first. */
export function tileToward(tiles: readonly MapTile[], from: number, key: string): number | null {
  const start = tiles[from]
  if (!start) return null
  if (key === 'Home') return 0
  if (key === 'End') return tiles.length - 1
  const direction = directions[key]
  if (!direction) return null
  const [dx, dy] = direction
  let best: { readonly index: number; readonly distance: number } | null = null
  for (const [index, tile] of tiles.entries()) {
    const [x, y] = [middleX(tile) - middleX(start), middleY(tile) - middleY(start)]
    const ahead = x * dx + y * dy
    if (index === from || ahead <= 0) continue
    const distance = ahead + 2.5 * Math.abs(x * dy + y * dx)
    if (!best || distance < best.distance) best = { index, distance }
  }
  return best ? best.index : from
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

function middleX({ x, width }: MapTile): number {
  return x + width / 2
}

/** The middle of a frame is its title: a frame stands above its tiles. */
function middleY({ y, height, isFrame }: MapTile): number {
  return isFrame ? y + titleHeight / 2 : y + height / 2
}
