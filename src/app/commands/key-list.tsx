import { pasteKeys } from '../../platform'
import { useWords } from '../words'
import { pageKeys, wordKeys } from './keys'

/** Keys that write nothing go by the name that stands on them. */
const names: Readonly<Record<string, string>> = { escape: 'Esc' }

/** The keys of the page as a whole, with what they do. */
export function KeyList() {
  const { t } = useWords()
  const [modifier, paste] = pasteKeys()
  const rows = [
    ...pageKeys.map(({ id, withModifier, withShift, key }) => ({
      id,
      keys: [
        ...(withModifier ? [modifier] : []),
        ...(withShift ? ['Shift'] : []),
        withModifier ? key.toUpperCase() : (names[key] ?? key),
      ],
      word: t(`command.key.${id}`),
    })),
    ...wordKeys.map(({ id, letter }) => ({ id, keys: ['Alt', letter], word: t(`answer.${id}`) })),
    { id: 'paste', keys: [modifier, paste], word: t('app.paste') },
  ]
  return (
    <ul className="key-list">
      {rows.map(({ id, keys, word }) => (
        <li key={id}>
          <span>
            {keys.map(key => (
              <kbd key={key} className="key">
                {key}
              </kbd>
            ))}
          </span>
          {word}
        </li>
      ))}
    </ul>
  )
}
