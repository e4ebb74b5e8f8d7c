import { type ReactNode, useEffect, useRef } from 'react'
import { exportPicture, type PictureFormat } from './export-picture'

/** A drawing that is on the page, out of sight, for as long as its styles are read and it is saved. */
export function PictureStage(props: {
  readonly fileName: string
  readonly format: PictureFormat
  readonly onDone: () => void
  readonly onFail: () => void
  readonly children: ReactNode
}) {
  const stage = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on the stage is saved once
  useEffect(() => {
    const drawing = stage.current?.querySelector('svg')
    if (!drawing) return props.onDone()
    exportPicture(drawing, props.fileName, props.format).catch(props.onFail).finally(props.onDone)
  }, [])
  return (
    <div className="picture-stage" aria-hidden="true" ref={stage}>
      {props.children}
    </div>
  )
}
