import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { exportPicture, type PictureFormat } from './export-picture'

interface PictureStageProps {
  readonly fileName: string
  readonly format: PictureFormat
  readonly onDone: () => void
  readonly onFail: () => void
  readonly children: ReactNode
}

/**
 * A drawing that is on the page, out of sight, for as long as its styles are read and it is saved. It may have to be
 * loaded first.
 */
export function PictureStage(props: PictureStageProps) {
  return (
    <Suspense>
      <Stage {...props} />
    </Suspense>
  )
}

function Stage({ fileName, format, onDone, onFail, children }: PictureStageProps) {
  const stage = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on the stage is saved once
  useEffect(() => {
    // A chart places its parts after it is on the page: two frames later all of it stands.
    let waiting = requestAnimationFrame(() => {
      waiting = requestAnimationFrame(() => {
        const drawing = stage.current?.querySelector('svg')
        if (!drawing) return onDone()
        exportPicture(drawing, fileName, format).catch(onFail).finally(onDone)
      })
    })
    return () => cancelAnimationFrame(waiting)
  }, [])
  return (
    <div className="picture-stage" aria-hidden="true" ref={stage}>
      {children}
    </div>
  )
}
