import { useTyped } from '../kit'

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
  const { isWrong, input } = useTyped(value, onCommit)
  return (
    <label className={`field ${numeric ? 'numeric' : ''}`}>
      <span>{label}</span>
      <input {...input} inputMode={numeric ? 'numeric' : 'text'} placeholder={placeholder} />
      {unit !== undefined && <span>{unit}</span>}
      {isWrong && (
        <span className="field-wrong" role="alert">
          {wrong}
        </span>
      )}
    </label>
  )
}
