import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon, Name } from '../kit'

export interface MenuChoice {
  readonly id: string
  readonly label: string
  /** Why it cannot be chosen now. */
  readonly unfit?: string
}

/** A button that offers a list: Enter or Arrow Down opens, arrows walk, Enter chooses, Escape closes. */
export function MenuButton(props: {
  readonly label: string
  readonly choices: readonly MenuChoice[]
  readonly onChoose: (id: string) => void
  readonly className?: string
  readonly disabled?: boolean
  /** A key of the view that presses it. */
  readonly shortcut?: string
}) {
  const { label, choices, onChoose, className = 'button ghost', disabled = false } = props
  return (
    <MenuTrigger>
      <Button
        className={className}
        isDisabled={disabled}
        {...(props.shortcut ? { 'data-shortcut': props.shortcut } : {})}
      >
        {label} <Icon name="down" />
      </Button>
      <Popover className="menu-place" placement="bottom end">
        <Menu className="menu" aria-label={label} onAction={key => onChoose(String(key))}>
          {choices.map(({ id, label: name, unfit }) => (
            <MenuItem key={id} id={id} className="menu-item" textValue={name} isDisabled={unfit !== undefined}>
              <Name>{name}</Name>
              {unfit !== undefined && <span className="quiet small">{unfit}</span>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
