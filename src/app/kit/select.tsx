import { Icon, type IconName } from './icon'

/**
 * A choice of one among a few that need no room until asked for: the browser's own list. With an icon, the label is
 * read and not seen.
 */
export function Select<T extends string>(props: {
  readonly label: string
  readonly icon?: IconName
  readonly value: T
  readonly options: readonly (readonly [id: T, name: string])[]
  readonly onChange: (value: T) => void
}) {
  const { label, icon, value, options, onChange } = props
  return (
    <label className={icon ? 'setting' : 'choice'}>
      {icon && <Icon name={icon} />}
      <span className={icon ? 'unseen' : undefined}>{label}</span>
      <span className="select">
        <select
          value={value}
          onChange={event => {
            const chosen = options.find(([id]) => id === event.target.value)
            if (chosen) onChange(chosen[0])
          }}
        >
          {options.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </label>
  )
}
