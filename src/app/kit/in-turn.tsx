import { type ReactNode, useEffect, useState } from 'react'

interface InTurnProps {
  /** Frames that pass first. */
  readonly turn: number
  readonly children: ReactNode
}

const frame = 16

/** Shows its children some frames after what stands around them, so that a large view does not become one long task. */
export function InTurn({ turn, children }: InTurnProps) {
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const waiting = setTimeout(() => setIsShown(true), turn * frame)
    return () => clearTimeout(waiting)
  }, [turn])
  return isShown ? children : null
}
