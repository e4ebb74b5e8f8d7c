import { routes } from '../../core/route'
import { PopoverButton } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** The choice of the ways that are always seen. */
export function UsedRoutes() {
  const { t } = useWords()
  const { keepRoute } = usePageStore().getState()
  const used = usePage(state => state.myRoutes)
  return (
    <PopoverButton label={t('routes.used')} icon="down">
      {routes.map(({ id }) => (
        <label key={id} className="used-route">
          <input type="checkbox" checked={used.includes(id)} onChange={event => keepRoute(id, event.target.checked)} />
          {t(`routePlain.${id}`)}
        </label>
      ))}
    </PopoverButton>
  )
}
