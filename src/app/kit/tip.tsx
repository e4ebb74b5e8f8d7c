import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { placeBeside } from './place-beside'

interface TipProps {
  /** What it is about, in the window. */
  readonly anchor: DOMRect
  readonly title: string
  readonly text?: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly children?: ReactNode
}

/**
 * What there is to say of a part of a picture, beside it and above everything. For the eye only: the part has the same
 * in its own label. It takes no pointer, so that what lies under it stays reachable.
 */
export function Tip({ anchor, title, text, facts, children }: TipProps) {
  const tip = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (tip.current) placeBeside(tip.current, anchor, { inset })
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

/** A tip begins a little inside what it is about. */
const inset = 24
