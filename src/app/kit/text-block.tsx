import { useEffect, useMemo, useRef } from 'react'

const lineHeight = 18

/**
 * A text as it is, with line numbers; scrolls by itself, in both directions. `lineShown` is marked and brought into
 * sight.
 */
export function TextBlock(props: {
  readonly label: string
  readonly text: string
  readonly firstLine: number
  readonly lineShown?: { readonly line: number } | null
}) {
  const { label, text, firstLine, lineShown = null } = props
  const block = useRef<HTMLElement>(null)
  const numbers = useMemo(() => {
    const lines = text.replace(/\n$/, '').split('\n').length
    return Array.from({ length: lines }, (_, index) => firstLine + index).join('\n')
  }, [text, firstLine])
  const offset = lineShown === null ? null : (lineShown.line - firstLine) * lineHeight

  useEffect(() => {
    const element = block.current
    if (!element || lineShown === null) return
    element.scrollTop = Math.max(0, (lineShown.line - firstLine) * lineHeight - element.clientHeight / 2)
    element.scrollLeft = 0
    element.scrollIntoView({ block: 'nearest' })
  }, [lineShown, firstLine])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section ref={block} className="text-block" aria-label={label} tabIndex={0}>
      {offset !== null && <span className="text-line-shown" aria-hidden="true" style={{ top: offset }} />}
      <pre className="text-numbers" aria-hidden="true">
        {numbers}
      </pre>
      <pre className="text-body">{text}</pre>
    </section>
  )
}
