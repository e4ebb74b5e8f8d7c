import { type ReactNode, useEffect, useRef } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Icon } from './icon'

/**
 * A window over the page: Escape, a click beside it and the cross close it, and the focus goes back to where it was.
 */
export function Dialog(props: {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
}) {
  const { title, closeLabel, onClose, children, wide = false } = props
  const inner = useRef<HTMLElement>(null)
  // Whatever took the focus, as a menu does that closes behind the window, nothing out there can have it.
  useEffect(() => {
    const element = inner.current
    let frame = 0
    const keepFocus = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => element?.contains(document.activeElement) || element?.focus())
    }
    keepFocus()
    element?.addEventListener('focusout', keepFocus)
    return () => {
      cancelAnimationFrame(frame)
      element?.removeEventListener('focusout', keepFocus)
    }
  }, [])
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={open => !open && onClose()}>
      <Modal className={wide ? 'dialog wide' : 'dialog'}>
        <AriaDialog ref={inner} className="dialog-inner">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <button type="button" className="button ghost icon-only" aria-label={closeLabel} onClick={onClose}>
              <Icon name="remove" />
            </button>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
