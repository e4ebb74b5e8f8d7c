import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Icon, type IconName } from './icon'

export interface Segment<T extends string> {
  readonly id: T
  readonly label: string
  /** Stands before the label. */
  readonly icon?: IconName
}

/** A choice of one among few, side by side. One tab stop; the arrow keys choose. */
export function Segments<T extends string>(props: {
  readonly label: string
  readonly options: readonly Segment<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}) {
  const { label, options, value, onChange } = props
  return (
    <RadioGroup
      className="segments"
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={chosen => {
        const option = options.find(({ id }) => id === chosen)
        if (option) onChange(option.id)
      }}
    >
      {options.map(option => (
        <Radio key={option.id} className="segment" value={option.id}>
          {option.icon && <Icon name={option.icon} />}
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
