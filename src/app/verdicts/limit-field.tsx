import { type ReactNode, useEffect, useId, useState } from 'react'

/**
 * A number of the cluster: takes effect when it is left or Enter is pressed, and says beside itself what is wrong with
 * it.
 */
export function LimitField(props: {
  readonly label: string
  readonly value: string
  readonly unit: string
  readonly wrong: string
  /** Takes the text; false where it is none that can be taken. */
  readonly onCommit: (text: string) => boolean
  /** What stands below: the default, and the way back to it. */
  readonly children?: ReactNode
}) {
  const { label, value, unit, wrong, onCommit, children } = props
  const id = useId()
  const [text, setText] = useState(value)
  const [isWrong, setWrong] = useState(false)
  useEffect(() => {
    setText(value)
    setWrong(false)
  }, [value])
  const commit = (): void => {
    const taken = text === value || onCommit(text)
    setWrong(!taken)
    // The same number typed in another way reads as before.
    if (taken) setText(value)
  }
  return (
    <div className="limit-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={text}
        inputMode="decimal"
        spellCheck={false}
        autoComplete="off"
        aria-invalid={isWrong}
        aria-describedby={`${id}unit ${id}wrong`}
        onChange={event => {
          setText(event.target.value)
          setWrong(false)
        }}
        onBlur={commit}
        onKeyDown={event => event.key === 'Enter' && commit()}
      />
      <span id={`${id}unit`}>{unit}</span>
      <p id={`${id}wrong`} className="limit-wrong" role="alert">
        {isWrong && wrong}
      </p>
      {children}
    </div>
  )
}
