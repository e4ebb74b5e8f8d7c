import { routes } from '../../core/route'
import { PopoverButton } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** The choice of the ways that are always seen. */
export function UsedWays() {
  const { t } = useWords()
  const { useWay: setUsed } = usePageStore().getState()
  const used = usePage(state => state.usedWays)
  return (
    <PopoverButton label={t('ways.used')} icon="down">
      {routes.map(({ id }) => (
        <label key={id} className="used-way">
          <input type="checkbox" checked={used.includes(id)} onChange={event => setUsed(id, event.target.checked)} />
          {t(`wayPlain.${id}`)}
        </label>
      ))}
    </PopoverButton>
  )
}
