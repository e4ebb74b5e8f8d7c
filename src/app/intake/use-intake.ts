import { useEffect, useState } from 'react'
import { type PageStore, usePageStore } from '../store'

/** Takes what is pasted or dropped anywhere on the page. Returns whether something is being dragged over it. */
export function useIntake(): boolean {
  const store = usePageStore()
  const [dragging, setDragging] = useState(false)

  useEffect(() => {
    // `dragenter` of a child comes before `dragleave` of its parent, so the two are counted.
    let depth = 0
    const enter = (event: DragEvent): void => {
      event.preventDefault()
      depth++
      setDragging(true)
    }
    const over = (event: DragEvent): void => event.preventDefault()
    const leave = (): void => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) setDragging(false)
    }
    const drop = (event: DragEvent): void => {
      event.preventDefault()
      depth = 0
      setDragging(false)
      if (event.dataTransfer) take(store, event.dataTransfer)
    }
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target) || !event.clipboardData) return
      event.preventDefault()
      take(store, event.clipboardData)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste)
    }
  }, [store])

  return dragging
}

function take(store: PageStore, data: DataTransfer): void {
  const { receive, addPaste, notify } = store.getState()
  const folder = [...data.items].map(item => item.webkitGetAsEntry?.()).find(entry => entry?.isDirectory)
  if (folder) notify({ code: 'folder-dropped', name: folder.name })
  else if (data.files.length > 0) receive([...data.files].map(file => ({ name: file.name, content: file })))
  else addPaste(data.getData('text/plain'))
}

/** A field that takes the paste itself. */
function isField(target: EventTarget | null): boolean {
  return (
    // The editor is a text box without being a field.
    (target instanceof Element && target.closest('[role="textbox"]') !== null) ||
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
}
