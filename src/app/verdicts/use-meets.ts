import type { RouteAnswer } from '../store'
import { useWords } from '../words'

/** What a way meets first: "28 of 29 · annotations 620,925 of 262,144". What is asked of etcd is an estimate. */
export function useMeets(): (route: RouteAnswer) => string {
  const { t } = useWords()
  return ({ id, whole, goIn, of, meets, decisive, estimated, verdict, later = 0 }) => {
    const note = later > 0 ? ` · ${t('later.ofRoute', { count: later })}` : ''
    const counted = whole && decisive === null ? t('routes.whole') : t('routes.count', { goIn, of })
    // A form of the way above needs not say again what is counted.
    const count = id === 'clusterresourceset-configmap-json' && decisive === null ? '' : `${counted} · `
    if (verdict === 'unknown') {
      // How many fit is not known either.
      const what = whole && decisive === null ? count : ''
      return `${what}${meets?.limit ? t('routes.unknown', { limit: t(`limit.${meets.limit}`) }) : t('routes.notKnown')}`
    }
    if (!meets?.limit || meets.bytes === null || meets.max === null) return `${count}${t('routes.nothingSent')}`
    const facts = { limit: t(`limit.${meets.limit}`), bytes: meets.bytes, max: meets.max }
    return `${count}${estimated ? t('routes.meetsAbout', facts) : t('routes.meets', facts)}${note}`
  }
}
