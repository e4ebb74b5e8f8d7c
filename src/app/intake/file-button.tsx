import { type ReactNode, useRef } from 'react'
import { type NewSource, usePageStore } from '../store'
import { takeFolder } from './bring-in'

interface ChooserProps {
  readonly className: string
  readonly label?: string
  /** Id of the menu the button stands in, which it closes. */
  readonly menu?: string
  readonly children: ReactNode
}

/** A button that opens the browser's file chooser and brings in what is chosen. */
export function FileButton({
  onFiles,
  ...chooser
}: ChooserProps & {
  /** What becomes of the files; they become sources where nothing is said. */
  readonly onFiles?: (files: readonly NewSource[]) => void
}) {
  const store = usePageStore()
  return (
    <Chooser
      {...chooser}
      of={{ multiple: true }}
      onChosen={files => {
        const chosen = files.map(file => ({ name: file.name, content: file }))
        if (onFiles) onFiles(chosen)
        else void store.getState().manifestsOf(chosen).then(store.getState().addSources)
      }}
    />
  )
}

/** A button that opens the browser's chooser for a folder and brings in the manifests and archives in it. */
export function FolderButton(props: ChooserProps) {
  const store = usePageStore()
  // The attribute is known to the browsers, not to the types.
  return <Chooser {...props} of={{ webkitdirectory: '' }} onChosen={files => takeFolder(store.getState(), files)} />
}

function Chooser(props: ChooserProps & { readonly of: object; readonly onChosen: (files: readonly File[]) => void }) {
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
        {...props.of}
        hidden
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          // So that choosing the same again, after an edit, is a change as well.
          event.target.value = ''
          props.onChosen(files)
        }}
      />
    </>
  )
}
