import { type ReactNode, useRef } from 'react'
import { usePageStore } from '../store'
import { takeFolder } from './bring-in'

/** A button that opens the browser's chooser for a folder and brings in the manifests and archives in it. */
export function FolderButton(props: {
  readonly className: string
  readonly menu?: string
  readonly children: ReactNode
}) {
  const store = usePageStore()
  const input = useRef<HTMLInputElement>(null)

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
          takeFolder(store.getState(), files)
        }}
      />
    </>
  )
}
