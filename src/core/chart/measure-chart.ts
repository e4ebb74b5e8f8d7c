import { type Bytes, bytes } from '../bytes'
import { helmReleaseError, helmReleaseSize, type Rendering } from '../encoding'
import { type ChartEntry, ignoreFile, textOf, walkFolder } from './chart-files'
import { findJunk, type JunkKind, type JunkLine } from './junk'
import { keptChart } from './kept-chart'
import { type LoadedChart, loadChart } from './load-chart'
import type { OpenedChart } from './open-inputs'
import { plainRendering, readRendered } from './rendering'

/** Bytes of `data.release` at the first revision. */
export interface ReleaseSize {
  readonly helm3: Bytes
  /** Helm 4 keeps the time of each file. */
  readonly helm4: Bytes
  /** How far either may be from the real one: times, the release's name, and what NOTES.txt renders to. */
  readonly error: Bytes
  /**
   * `whole`: with what the chart renders to. `at-least`: without it, so that the real one is larger by what compresses
   * of it.
   */
  readonly is: 'whole' | 'at-least'
}

/** A line proposed for `.helmignore`, measured. */
export interface MeasuredLine {
  readonly line: string
  readonly kind: JunkKind
  readonly paths: readonly string[]
  /** Of the files as they are. */
  readonly bytes: Bytes
  /**
   * What the release is smaller by with this line, after those before it: both were built. Null: one of the many small
   * ones at the end, which were measured together.
   */
  readonly saved: Bytes | null
}

export interface MeasuredChart {
  readonly release: ReleaseSize
  /** Where the manifest comes from. */
  readonly rendering: 'given' | 'plain' | 'none'
  readonly lines: readonly MeasuredLine[]
  /** With all of the lines: read by Helm's rules from the files as they came in. Null where there are none. */
  readonly after: ReleaseSize | null
}

/** Lines are measured one by one up to here; smaller ones are measured together. */
const mostLines = 12

/** Builds the release of a chart; null where there is too little of one. */
export function releaseOfChart({ loaded, rendered }: OpenedChart): ReleaseSize | null {
  return loaded && releaseOf(loaded, renderingOf(loaded, rendered))
}

/** Where the manifest of a chart comes from. */
export function renderingIn({ loaded, rendered }: OpenedChart): MeasuredChart['rendering'] {
  return loaded ? renderingOf(loaded, rendered).is : 'none'
}

/**
 * Builds the release of a chart, and what it would be with lines for `.helmignore` that leave out what nothing renders.
 * `max`: the limit that decides whether README and licence are named too.
 * Null where there is too little of a chart.
 */
export function measureChart(opened: OpenedChart, max: Bytes): MeasuredChart | null {
  const { loaded, rendered } = opened
  if (!loaded) return null
  const rendering = renderingOf(loaded, rendered)
  const release = releaseOf(loaded, rendering)
  const lines: MeasuredLine[] = []
  let left = release.helm4
  const measure = (found: readonly JunkLine[]): void => {
    for (let at = 0; at < found.length; ) {
      const few = found.slice(at, lines.length < mostLines ? at + 1 : found.length)
      const chart = loadChart(
        filesWith(
          opened,
          [...lines, ...few].map(({ line }) => line),
        ),
        [],
      )
      const next = chart ? sizeOf(chart, rendering, 4) : left
      at += few.length
      // A line takes bytes of its own.
      if (next >= left) continue
      const saved = few.length === 1 ? bytes(left - next) : null
      lines.push(...few.map(each => ({ ...each, bytes: bytes(each.bytes), saved })))
      left = next
    }
  }
  measure(findJunk(loaded))
  // What Helm and Artifact Hub show of a chart goes only where nothing else helps.
  if (left > max) measure(findJunk(loaded, true).filter(({ kind }) => kind === 'readme'))
  const cleaned =
    lines.length > 0
      ? loadChart(
          filesWith(
            opened,
            lines.map(({ line }) => line),
          ),
          [],
        )
      : null
  return { release, rendering: rendering.is, lines, after: cleaned && releaseOf(cleaned, rendering) }
}

interface Rendered {
  readonly is: MeasuredChart['rendering']
  readonly of: (helm: 3 | 4) => Rendering | null
}

function renderingOf(chart: LoadedChart, rendered: string | null): Rendered {
  if (rendered !== null) return { is: 'given', of: helm => readRendered(rendered, chart, helm) }
  const isPlain = plainRendering(chart, 4) !== null
  return { is: isPlain ? 'plain' : 'none', of: helm => plainRendering(chart, helm) }
}

function sizeOf(chart: LoadedChart, rendering: Rendered, helm: 3 | 4): Bytes {
  const { manifest = '', ...rest } = rendering.of(helm) ?? {}
  return helmReleaseSize(keptChart(chart, helm), { manifest, ...rest }, chart.name)
}

function releaseOf(chart: LoadedChart, rendering: Rendered): ReleaseSize {
  const helm4 = sizeOf(chart, rendering, 4)
  const notes = rendering.is === 'given' ? (rendering.of(4)?.notes ?? '') : ''
  return {
    helm3: sizeOf(chart, rendering, 3),
    helm4,
    error: bytes(helmReleaseError(helm4) + Math.ceil(notes.length / 2)),
    is: rendering.is === 'none' ? 'at-least' : 'whole',
  }
}

/** The files that Helm loads with these lines in `.helmignore`; of an archive, those that it would pack. */
function filesWith({ entries, from }: OpenedChart, lines: readonly string[]): readonly ChartEntry[] {
  const own = entries.find(({ path }) => path === ignoreFile)
  // Written later than everything else; how much later changes nothing but digits.
  const times = entries.flatMap(({ modified }) => modified ?? []).toSorted()
  const modified = own?.modified ?? times.at(-1)
  const content = encoder.encode(grownIgnore(own, lines))
  const ignore = { path: ignoreFile, bytes: content, ...(modified === undefined ? {} : { modified }) }
  const grown = [...entries.filter(entry => entry !== own), ignore]
  const { loaded } = walkFolder(grown)
  if (from === 'folder') return loaded
  const kept = new Set(loaded)
  return grown.filter(entry => kept.has(entry))
}

function grownIgnore(own: ChartEntry | undefined, lines: readonly string[]): string {
  const before = own ? textOf(own.bytes) : ''
  return `${before === '' || before.endsWith('\n') ? before : `${before}\n`}${lines.join('\n')}\n`
}

const encoder = new TextEncoder()
