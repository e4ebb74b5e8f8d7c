import { type PointerEvent, useMemo, useRef } from 'react'
import { useHeight } from '../kit'
import type { LinesInView } from './create-code-editor'
import type { MarkedDocument } from './documents-in'
import { binLines } from './line-heat'

const width = 44
/** Height of a bin, in pixels. */
const binHeight = 2

interface ByteMapProps {
  readonly bytesOfLines: Uint32Array
  readonly chosen: MarkedDocument | null
  readonly view: LinesInView
  readonly onScroll: (line: number) => void
}

/**
 * The whole text as a column of bars: how long its lines are and how hot, where the chosen document stands, what of it
 * is in sight. Drag to scroll.
 */
export function ByteMap({ bytesOfLines, chosen, view, onScroll }: ByteMapProps) {
  const map = useRef<HTMLDivElement>(null)
  const height = useHeight(map)

  const lines = bytesOfLines.length
  // A short text is not stretched: a line is never drawn higher than it stands in the editor.
  const drawn = Math.min(height, lines * binHeight)
  const bins = useMemo(() => binLines(bytesOfLines, height / binHeight), [bytesOfLines, height])
  const y = (line: number): number => (lines === 0 ? 0 : ((line - 1) / lines) * drawn)

  function drag(event: PointerEvent): void {
    if (event.buttons === 0 || drawn === 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = event.clientY - event.currentTarget.getBoundingClientRect().top
    onScroll(Math.max(1, Math.min(lines, Math.round((at / drawn) * lines))))
  }

  return (
    <div ref={map} className="byte-map" aria-hidden="true" onPointerDown={drag} onPointerMove={drag}>
      {drawn > 0 && (
        <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
          {bins.map((bin, index) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its map
              key={index}
              className={`h${bin.heat}`}
              x={8}
              y={(index / bins.length) * drawn}
              width={Math.max(1, bin.length * (width - 8))}
              height={Math.max(1, drawn / bins.length)}
            />
          ))}
          {chosen && (
            <rect
              className="byte-map-chosen"
              x={2}
              y={y(chosen.line)}
              width={2}
              height={Math.max(2, y(chosen.line + chosen.lines) - y(chosen.line))}
            />
          )}
          <rect
            className="byte-map-view"
            x={0}
            y={y(view.from)}
            width={width}
            height={Math.max(4, y(view.to + 1) - y(view.from))}
          />
        </svg>
      )}
    </div>
  )
}
