import { useEffect, useState } from 'react'

/** A field that takes effect when it is left or Enter is pressed: half a number is no size. */
export function Field(props: {
  readonly label: string
  readonly value: string
  readonly wrong: string
  readonly onCommit: (text: string) => boolean
  readonly unit?: string
  readonly placeholder?: string
  readonly numeric?: boolean
}) {
  const { label, value, wrong, onCommit, unit, placeholder, numeric = false } = props
  const [text, setText] = useState(value)
  const [isWrong, setWrong] = useState(false)
  useEffect(() => {
    setText(value)
    setWrong(false)
  }, [value])
  const commit = (): void => {
    if (text === value) return
    const taken = onCommit(text)
    setWrong(!taken)
    if (taken && text.trim() === '') setText('')
  }
  return (
    <label className={`field ${numeric ? 'numeric' : ''}`}>
      <span>{label}</span>
      <input
        value={text}
        inputMode={numeric ? 'numeric' : 'text'}
        spellCheck={false}
        placeholder={placeholder}
        autoComplete="off"
        aria-invalid={isWrong}
        onChange={event => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={event => event.key === 'Enter' && commit()}
      />
      {unit !== undefined && <span>{unit}</span>}
      {isWrong && (
        <span className="field-wrong" role="alert">
          {wrong}
        </span>
      )}
    </label>
  )
}
