import { VerdictWord } from '../kit'
import { type Answered, type RouteAnswer, usePageStore } from '../store'
import { useWords } from '../words'

/**
 * Where nothing helps on the route that is asked: the first of the list on which all fits; null where none is known to.
 */
function routeThatFits({ routes, chosen }: Answered): RouteAnswer | null {
  const first = (verdict: RouteAnswer['verdict']): RouteAnswer | undefined =>
    routes.find(each => each.id !== chosen.id && each.verdict === verdict && each.unknown === 0)
  return first('fits') ?? first('tight') ?? null
}

/** The way on from a refusal that nothing mends: a route on which all fits, or none. */
export function Elsewhere({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const route = routeThatFits(answered)
  return (
    route && <VerdictWord verdict={route.verdict} word={t('step.elsewhere', { route: t(`routePlain.${route.id}`) })} />
  )
}

/** Its link: to that route, else to the largest resource of what is refused. */
export function ElsewhereLink({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const route = routeThatFits(answered)
  const { resources } = answered.analysis
  const worst = answered.headline.worst?.resource
  const most = Math.max(...resources.map(({ bytes }) => bytes.source))
  const index = resources.findIndex(each =>
    worst ? each.kind === worst.kind && each.name === worst.name : each.bytes.source === most,
  )
  if (!route && index === -1) return null
  return (
    <button
      type="button"
      className="link"
      onClick={() => (route ? store.getState().chooseRoute(route.id) : store.getState().openResource(index))}
    >
      {t(route ? 'step.useElsewhere' : worst ? 'step.openRefused' : 'step.openLargest')}
    </button>
  )
}
