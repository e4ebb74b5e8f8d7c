import { type ReactNode, useRef } from 'react'
import { usePageStore } from '../store'

/** A button that opens the browser's file chooser and brings in what is chosen. */
export function FileButton(props: {
  readonly className: string
  readonly label?: string
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
          store.getState().addSources(files.map(file => ({ name: file.name, content: file })))
        }}
      />
    </>
  )
}
