import type { KeyboardEvent, PointerEvent } from 'react'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

const narrowest = 280
const widest = 900
const keyStep = 16

/**
 * The edge of the editor: drag it, or move it with the arrow keys; twice pressed, or Home, it is back where the house
 * puts it.
 */
export function PanelEdge() {
  const { t } = useWords()
  const { setEditorWidth } = usePageStore().getState()
  const width = usePage(state => state.editorWidth)

  const set = (pixels: number): void => setEditorWidth(Math.round(Math.min(widest, Math.max(narrowest, pixels))))
  const now = (element: Element): number => element.parentElement?.getBoundingClientRect().width ?? 0

  function onPointerMove(event: PointerEvent): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    set(event.clientX - (event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowLeft') set(now(event.currentTarget) - keyStep)
    else if (event.key === 'ArrowRight') set(now(event.currentTarget) + keyStep)
    else if (event.key === 'Home') setEditorWidth(null)
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that is moved is no <hr>
    <div
      className="panel-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('editor.width')}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={width ?? 404}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => setEditorWidth(null)}
    />
  )
}
