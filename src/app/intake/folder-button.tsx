import { type ReactNode, useRef } from 'react'
import { usePageStore } from '../store'
import { isTaken } from './folder-rules'

/** A button that opens the browser's chooser for a folder and brings in the manifests and archives in it. */
export function FolderButton(props: {
  readonly className: string
  readonly menu?: string
  readonly children: ReactNode
}) {
  const store = usePageStore()
  const input = useRef<HTMLInputElement>(null)

  function take(files: readonly File[]): void {
    const name = files[0]?.webkitRelativePath.split('/')[0] ?? ''
    const taken = files.filter(file => isTaken(file.webkitRelativePath))
    void store.getState().gather(name, async () => ({
      files: taken.map(file => ({ name: file.webkitRelativePath, content: file })),
      cut: false,
    }))
  }

  return (
    <>
      <button
        type="button"
        className={props.className}
        onClick={() => input.current?.click()}
        popoverTarget={props.menu}
        popoverTargetAction="hide"
      >
        {props.children}
      </button>
      <input
        ref={input}
        type="file"
        // Known to the browsers, not to the types.
        {...{ webkitdirectory: '' }}
        hidden
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) take(files)
        }}
      />
    </>
  )
}
