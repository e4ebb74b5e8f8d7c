import type { Verdict } from '../../core/verdict'
import { useWords } from '../words'

/** "annotations 620,925 of 262,144: 358,781 bytes over". */
export function Headroom(props: { readonly verdict: Verdict; readonly estimated?: boolean }) {
  const { t } = useWords()
  const { limit, bytes, max } = props.verdict
  if (limit === null || bytes === null || max === null) return null
  const facts = { limit: t(`limit.${limit}`), bytes, max }
  return (
    <span className="headroom">
      {props.estimated ? t('routes.meetsAbout', facts) : t('routes.meets', facts)}
      <b>{bytes > max ? t('routes.over', { bytes: bytes - max }) : t('routes.headroom', { bytes: max - bytes })}</b>
    </span>
  )
}
