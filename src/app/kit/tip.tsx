import { type ReactNode, useLayoutEffect, useRef } from 'react'

interface TipProps {
  /** What it is about, in the window. */
  readonly anchor: DOMRect
  readonly title: string
  readonly text?: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly children?: ReactNode
}

/**
 * What there is to say of a part of a picture, beside it and above everything. For the eye only: the part has the same in its own label. It takes no
 * pointer, so that what lies under it stays reachable.
 */
export function Tip({ anchor, title, text, facts, children }: TipProps) {
  const tip = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = tip.current
    if (!element) return
    if (!element.matches(':popover-open')) element.showPopover()
    const { width, height } = element.getBoundingClientRect()
    const below = anchor.bottom + gap
    const top = below + height <= window.innerHeight - gap ? below : Math.max(gap, anchor.top - gap - height)
    element.style.top = `${top}px`
    element.style.left = `${Math.max(gap, Math.min(anchor.left + inset, window.innerWidth - width - gap))}px`
  })
  return (
    <div ref={tip} className="tip" popover="manual" aria-hidden="true">
      <b>
        <bdi>{title}</bdi>
      </b>
      {text && (
        <p>
          <bdi>{text}</bdi>
        </p>
      )}
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  )
}

const gap = 8
/** A tip begins a little inside what it is about. */
const inset = 24
