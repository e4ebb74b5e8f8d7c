import { limitOf } from '../../core/limit'
import type { RemedyId } from '../../core/remedy'
import type { RouteId } from '../../core/route'
import type { Verdict } from '../../core/verdict'
import { useWords } from '../words'

/** The name of a remedy, tagged for `Rich`; `verdict` is how things stand without it. */
export function useRemedyName(): (remedy: RemedyId, route: RouteId, verdict?: Verdict | null) => string {
  const { t } = useWords()
  return (remedy, route, verdict) => {
    const routeName = t(`routePlain.${route}`)
    const flag = verdict?.limit ? flagOf(verdict.limit) : ''
    // The long form of a command says it all: "Use --server-side".
    return t(`remedy.${remedy}.name`, { route: routeName.replace(/^kubectl apply (?=--)/, ''), flag })
  }
}

function flagOf(limit: NonNullable<Verdict['limit']>): string {
  // The setting stands first in how a limit is raised: `--max-request-bytes of etcd; ...`.
  const flag = limitOf(limit).raise?.match(/^--[\w-]+/)?.[0]
  return flag === undefined ? '' : `${flag}=${limitOf('etcd.client.send').max}`
}

export function plain(rich: string): string {
  return rich.replace(/<\/?[bck]>/g, '')
}

/** Remedies that were done, in a row, tagged for `Rich`: "--server-side added". */
export function useRemediesDone(): (remedies: readonly RemedyId[], route: RouteId) => string {
  const { t } = useWords()
  return (remedies, route) => {
    const routeName = t(`routePlain.${route}`)
    const flag = routeName.replace(/^kubectl apply (?=--)/, '')
    const say = (remedy: RemedyId): string =>
      remedy === 'other-route' && flag !== routeName
        ? t('remedyDone.flag', { route: flag })
        : t(`remedy.${remedy}.done`, { route: routeName })
    return remedies.map(say).join(t('table.and'))
  }
}
