import { useMemo } from 'react'
import { Name } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { commandSources } from './command-sources'

/** Everything that can be run by its name now, by groups; of resources there are too many to list. */
export default function CommandList() {
  const { t } = useWords()
  const store = usePageStore()
  const groups = useMemo(
    () =>
      commandSources
        .filter(({ group }) => group !== 'resource')
        .map(({ group, list }) => ({ group, commands: list(store.getState(), t) }))
        .filter(({ commands }) => commands.length > 0),
    [store, t],
  )
  return (
    <dl className="command-groups">
      {groups.map(({ group, commands }) => (
        <div key={group}>
          <dt>{t(`command.group.${group}`)}</dt>
          <dd>
            <ul>
              {commands.map(({ id, title }) => (
                <li key={id}>
                  <Name>{title}</Name>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}
