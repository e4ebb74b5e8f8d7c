import { type ReactNode, useRef } from 'react'
import { type NewSource, usePageStore } from '../store'

/** A button that opens the browser's file chooser and brings in what is chosen. */
export function FileButton(props: {
  readonly className: string
  readonly label?: string
  /** Id of the menu the button stands in, which it closes. */
  readonly menu?: string
  /** What becomes of the files; they become sources where nothing is said. */
  readonly onFiles?: (files: readonly NewSource[]) => void
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
        {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      >
        {props.children}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          // So that choosing the same file again, after an edit, is a change as well.
          event.target.value = ''
          const chosen = files.map(file => ({ name: file.name, content: file }))
          if (props.onFiles) props.onFiles(chosen)
          else void store.getState().manifestsOf(chosen).then(store.getState().addSources)
        }}
      />
    </>
  )
}
