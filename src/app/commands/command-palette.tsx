import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Dialog, Name } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { findCommands } from './find-commands'

/** Type a part of a name, choose with the arrows, run with Enter. */
export default function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const store = usePageStore()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const commands = useMemo(() => findCommands(store.getState(), t, typed), [store, t, typed])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list, another option in sight
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active, commands])

  function run(index: number): void {
    const command = commands[index]
    if (!command) return
    onClose()
    command.perform()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const last = commands.length - 1
    if (event.key === 'Enter') run(active)
    else if (event.key === 'ArrowDown') setActive(active < last ? active + 1 : 0)
    else if (event.key === 'ArrowUp') setActive(active > 0 ? active - 1 : Math.max(last, 0))
    else return
    event.preventDefault()
  }

  return (
    <Dialog title={t('command.title')} closeLabel={t('app.close')} onClose={onClose}>
      <div className="palette">
        <input
          autoFocus
          type="text"
          role="combobox"
          className="palette-field"
          aria-label={t('command.field')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={commands.length > 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <div ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label={t('command.found')}>
          {commands.map((command, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and hears the keys
            <div
              key={command.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onClick={() => run(index)}
              onMouseMove={() => setActive(index)}
            >
              <span className="quiet small">{t(`command.group.${command.group}`)}</span>
              <Name>{command.title}</Name>
            </div>
          ))}
        </div>
        <p className="quiet small" role="status">
          {commands.length === 0 ? t('command.none', { typed }) : t('command.hint')}
        </p>
      </div>
    </Dialog>
  )
}
