import { useEffect, useState } from 'react'
import { entriesOf, walkEntries } from '../../platform'
import { type PageStore, usePageStore } from '../store'
import { deepestFolder, isEntered, isTaken, mostEntries } from './folder-rules'

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
      if (event.dataTransfer) takeTransfer(store, event.dataTransfer)
    }
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target) || !event.clipboardData) return
      event.preventDefault()
      takeTransfer(store, event.clipboardData)
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

/** Brings in what was pasted or dropped. */
export function takeTransfer(store: PageStore, data: DataTransfer): void {
  const { receiveFiles, addPaste, gather } = store.getState()
  const entries = entriesOf(data)
  const folder = entries.find(entry => entry.isDirectory)
  if (folder) {
    void gather(folder.name, async (onFound, signal) => {
      const bounds = { most: mostEntries, deepest: deepestFolder }
      const walked = await walkEntries(entries, { enter: isEntered, take: isTaken, onFound, signal, ...bounds })
      return { files: walked.files.map(({ path, file }) => ({ name: path, content: file })), cut: walked.cut }
    })
  } else if (data.files.length > 0) {
    void receiveFiles([...data.files].map(file => ({ name: file.name, content: file })))
  } else {
    const text = data.getData('text/plain')
    // To read a large text and to store it take their time each: the page has its turn between them.
    setTimeout(() => void addPaste(text))
  }
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
