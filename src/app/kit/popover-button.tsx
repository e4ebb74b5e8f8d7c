import { type ReactNode, useId, useRef } from 'react'
import { Icon, type IconName } from './icon'
import { placeBelow } from './place-beside'

/**
 * Room for the widest of them, in pixels, with the space beside it: where there is less to the left, it opens to the
 * right.
 */
const widest = 348

/**
 * A button with what it opens below it: Escape and a click beside it close that, and the focus goes back to the button.
 */
export function PopoverButton(props: {
  readonly label: string
  readonly icon: IconName
  /** The label is for those who hear it, and told on hover. */
  readonly iconOnly?: boolean
  readonly children: ReactNode
}) {
  const { label, icon, iconOnly = false, children } = props
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)

  function place(popover: HTMLElement): void {
    const at = button.current?.getBoundingClientRect()
    if (at) placeBelow(popover, at, widest, at.right < widest ? 'start' : 'end')
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={iconOnly ? 'button ghost icon-only' : 'button ghost'}
        popoverTarget={id}
        {...(iconOnly ? { 'aria-label': label, title: label } : {})}
      >
        <Icon name={icon} />
        {!iconOnly && label}
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
