import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Measure, MeasureId } from '../../core/analysis'
import { type Bytes, bytes } from '../../core/bytes'
import type { LimitId } from '../../core/limit'
import type { PageStore } from '../store'
import type { ChartScale } from './chart-scale'

interface LimitHandleProps {
  readonly scale: ChartScale
  readonly max: Bytes
  /** The limit as it really is, while another is supposed. */
  readonly real: Bytes | null
  readonly label: string
  readonly valueText: string
  readonly onMove: (max: Bytes) => void
  readonly onReset: () => void
}

/** A limit is moved in whole KiB. */
const grain = 1024
/** By how much a key moves it, as a share of what it is: 1 %, a page 10 %. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  PageUp: 0.1,
  PageDown: -0.1,
}

/** Positions along the axis: finer than pixels. */
const positions = 10_000

/**
 * The ring on the live line as a slider. The browser's own, laid over the drawing without a picture of its own: its
 * position is a place on the axis, its value text says bytes. Moves are told once a frame. Home and Escape lead back to
 * the real limit.
 */
export function LimitHandle({ scale, max, real, label, valueText, onMove, onReset }: LimitHandleProps) {
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  function move(to: number): void {
    const rounded = bytes(Math.max(grain, Math.min(Math.round(to / grain), Math.floor(scale.end / grain)) * grain))
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => onMove(rounded))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key]
    if (step !== undefined) move(max + Math.sign(step) * Math.max(grain, Math.abs(step) * max))
    else if (event.key === 'End') move(scale.end)
    else if ((event.key === 'Home' || event.key === 'Escape') && real !== null) {
      cancelAnimationFrame(frame.current)
      onReset()
    } else if (event.key !== 'Home') return
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
