import { hierarchy, treemap } from 'd3-hierarchy'
import { asTiles, type MapArea, type MapGroup, type MapLevel, together } from './map-model'

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

/** A tile with a shorter side could be neither told apart nor pressed. */
const leastSide = 7

/**
 * Where the tiles of a level stand: areas in proportion to bytes. Frames come before what stands in them. What would be
 * too small to be seen is told together, so that every byte has a tile.
 */
export function mapLayout(level: MapLevel, width: number, height: number): readonly MapTile[] {
  if (level.bytes <= 0 || width <= 0 || height <= 0) return []
  let groups = level.groups
  for (;;) {
    const tiles = place(groups, level.bytes, width, height)
    const larger = withoutSmall(groups, tiles)
    if (!larger) return tiles
    groups = larger
  }
}

function place(groups: readonly MapGroup[], bytes: number, width: number, height: number): readonly MapTile[] {
  const perByte = (width * height) / bytes
  const root = hierarchy<Branch>({
    area: null,
    children: groups.map(group => {
      const isLarge = group.bytes * perByte >= leastGroup.width * leastGroup.height
      return { area: group, children: isLarge ? group.parts.map(area => ({ area, children: [] })) : [] }
    }),
  })
    .sum(({ area, children }) => (children.length === 0 ? (area?.bytes ?? 0) : 0))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const placed = treemap<Branch>()
    .size([width, height])
    .paddingInner(gap)
    .paddingOuter(node => (node.depth === 1 && node.children ? gap : 0))
    .paddingTop(node => (node.depth === 1 && node.children ? titleHeight : 0))
    .round(true)(root)
  return placed.descendants().flatMap(({ data: { area }, depth, children, x0, y0, x1, y1 }): MapTile[] => {
    if (!area) return []
    // What has no whole pixel gets one of the gap beside it.
    const [w, h] = [Math.max(1, x1 - x0), Math.max(1, y1 - y0)]
    return [{ area, x: x0, y: y0, width: w, height: h, isFrame: !!children, depth: depth === 1 ? 1 : 2 }]
  })
}

/** The groups with what is too small told together; null where nothing is, or nothing is left to be told together. */
function withoutSmall(groups: readonly MapGroup[], tiles: readonly MapTile[]): readonly MapGroup[] | null {
  const sides = new Map(tiles.map(({ area, width, height }) => [area, Math.min(width, height)]))
  const sideOf = (area: MapArea): number => sides.get(area) ?? Number.POSITIVE_INFINITY
  const fewerGroups = fewer(groups, sideOf, '')
  if (fewerGroups) return asTiles(fewerGroups)
  let isSame = true
  const next = groups.map(group => {
    const parts = fewer(group.parts, sideOf, group.key)
    if (!parts) return group
    isSame = false
    return { ...group, parts: parts.length > 1 ? parts : [] }
  })
  return isSame ? null : next
}

/**
 * Fewer areas, as many bytes: the small ones together. A single small one stays: with it a large one would have to be
 * told together. Null where nothing changes.
 */
function fewer<A extends MapArea>(
  areas: readonly A[],
  sideOf: (area: MapArea) => number,
  of: string,
): readonly (A | MapArea)[] | null {
  const small = areas.filter(area => sideOf(area) < leastSide)
  return small.length < 2 ? null : together(areas, new Set(small), of)
}

interface Branch {
  readonly area: MapArea | null
  readonly children: readonly Branch[]
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
