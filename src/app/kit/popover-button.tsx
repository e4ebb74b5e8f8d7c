import { type ReactNode, useId, useRef } from 'react'
import { Icon, type IconName } from './icon'

/** A button with what it opens below it: Escape and a click beside it close that, and the focus goes back to the button. */
export function PopoverButton(props: {
  readonly label: string
  readonly icon: IconName
  readonly children: ReactNode
}) {
  const { label, icon, children } = props
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)

  /** Below the button, within the window. */
  function place(popover: HTMLElement): void {
    const at = button.current?.getBoundingClientRect()
    if (!at) return
    popover.style.top = `${Math.min(at.bottom + 4, window.innerHeight - 240)}px`
    popover.style.right = `${Math.max(8, document.documentElement.clientWidth - at.right)}px`
  }

  return (
    <>
      <button ref={button} type="button" className="button ghost" popoverTarget={id}>
        <Icon name={icon} />
        {label}
      </button>
      <fieldset
        id={id}
        className="popover-box"
        popover="auto"
        aria-label={label}
        onBeforeToggle={event => place(event.currentTarget)}
      >
        {children}
      </fieldset>
    </>
  )
}
