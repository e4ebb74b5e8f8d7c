import { type ReactNode, useId } from 'react'
import { useTyped } from '../kit'

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
  const { isWrong, input } = useTyped(value, onCommit)
  return (
    <div className="limit-field">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} inputMode="decimal" aria-describedby={`${id}unit ${id}wrong`} />
      <span id={`${id}unit`}>{unit}</span>
      <p id={`${id}wrong`} className="limit-wrong" role="alert">
        {isWrong && wrong}
      </p>
      {children}
    </div>
  )
}
