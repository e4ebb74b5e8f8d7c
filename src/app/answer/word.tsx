import { type ReactNode, useId, useRef, useState } from 'react'
import { Icon, placeBelow } from '../kit'

/**
 * A word of the sentence that can be changed: a button, and below it what it can be changed to, built when it is
 * opened.
 */
export function Word(props: {
  /** What the word is: "Route". */
  readonly label: string
  readonly name: string
  readonly opens: 'listbox' | 'dialog'
  /** The letter that opens it with Alt. */
  readonly letter?: string
  readonly children: (close: () => void) => ReactNode
}) {
  const { label, name, opens, letter, children } = props
  // Commands are set as such.
  const isCommand = name.startsWith('kubectl ')
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)

  function place(): void {
    const at = button.current?.getBoundingClientRect()
    if (at && box.current) placeBelow(box.current, at, widest, 'start')
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={isCommand ? 'word command-word' : 'word'}
        popoverTarget={id}
        aria-haspopup={opens}
        aria-expanded={isOpen}
        aria-keyshortcuts={letter === undefined ? undefined : `Alt+${letter}`}
        aria-label={`${label}: ${name}`}
      >
        {name}
        <Icon name="down" />
      </button>
      <div
        ref={box}
        id={id}
        className="popover-box word-box"
        popover="auto"
        onBeforeToggle={event => {
          if (event.target === event.currentTarget && event.newState === 'open') place()
        }}
        onToggle={event => event.target === event.currentTarget && setOpen(event.newState === 'open')}
      >
        {isOpen && children(() => box.current?.hidePopover())}
      </div>
    </>
  )
}

/** Room for the widest box, in pixels, with the space beside it. */
const widest = 388
