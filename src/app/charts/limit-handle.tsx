import { type KeyboardEvent, useEffect, useRef } from 'react'
import { type Bytes, bytes } from '../../core/bytes'
import type { LimitId } from '../../core/limit'
import type { Measure, MeasureId, PageStore } from '../store'
import type { ChartScale } from './chart-scale'

interface LimitHandleProps {
  readonly scale: ChartScale
  readonly max: Bytes
  readonly label: string
  readonly valueText: string
  readonly onMove: (max: Bytes) => void
}

/** A limit is moved in whole KiB; a key moves it by 16 of them, a page by 128. */
const grain = 1024
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 16,
  ArrowUp: 16,
  ArrowLeft: -16,
  ArrowDown: -16,
  PageUp: 128,
  PageDown: -128,
}

/** Positions along the axis: finer than pixels. */
const positions = 10_000

/**
 * The ring on the live line as a slider. The browser's own, laid over the drawing without a picture of its own: its position is a place
 * on the axis, its value text says bytes. Moves are told once a frame.
 */
export function LimitHandle({ scale, max, label, valueText, onMove }: LimitHandleProps) {
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  function move(to: number): void {
    const rounded = bytes(Math.max(grain, Math.min(Math.round(to / grain), Math.floor(scale.end / grain)) * grain))
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => onMove(rounded))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key]
    // From a limit that is no whole of a step, the first key leads to the next whole one.
    if (step !== undefined) move((Math.round(max / grain / 16) * 16 + step) * grain)
    else if (event.key === 'Home') move(grain)
    else if (event.key === 'End') move(scale.end)
    else return
    event.preventDefault()
  }

  return (
    <input
      type="range"
      className="limit-handle"
      aria-label={label}
      aria-valuetext={valueText}
      min={0}
      max={positions}
      step="any"
      value={Math.min(1, scale.at(max)) * positions}
      onChange={event => move(scale.bytesAt(Number(event.target.value) / positions))}
      onKeyDown={onKeyDown}
    />
  )
}

/** Supposes that the limits that a measure is held against were another. */
export function supposeLimit(store: PageStore, { id, limit }: Measure, max: Bytes): void {
  store.getState().suppose({ limits: alike[id] ?? [limit], max })
}

/** Limits that count the same move together. */
const alike: Partial<Record<MeasureId, readonly LimitId[]>> = {
  annotations: ['meta.annotations', 'apply.last-applied'],
  data: ['configmap.data', 'secret.data'],
}
