import { useMemo } from 'react'
import type { ResourceReport } from '../../core/analysis'
import { formatCount } from '../../core/bytes'
import { type KindFamily, kindFamilies, kindFamily } from '../../core/words'
import { useWords } from '../words'

/**
 * The families of kinds that are there, each with its hue and its count: pressed, the map shows those that are pressed.
 */
export function KindLegend(props: {
  readonly resources: readonly ResourceReport[]
  readonly chosen: ReadonlySet<KindFamily>
  readonly onChoose: (families: ReadonlySet<KindFamily>) => void
}) {
  const { resources, chosen, onChoose } = props
  const { t } = useWords()
  const counts = useMemo(() => {
    const found = new Map<KindFamily, number>()
    for (const { apiVersion, kind, bytes } of resources) {
      if (bytes.json === null) continue
      const family = kindFamily(apiVersion, kind)
      found.set(family, (found.get(family) ?? 0) + 1)
    }
    return found
  }, [resources])
  return (
    <fieldset className="kind-legend" aria-label={t('map.kinds')}>
      {kindFamilies.flatMap(family => {
        const count = counts.get(family)
        if (count === undefined) return []
        return (
          <button
            key={family}
            type="button"
            className={`kind-${family}`}
            aria-pressed={chosen.has(family)}
            onClick={() => {
              const next = new Set(chosen)
              if (!next.delete(family)) next.add(family)
              onChoose(next)
            }}
          >
            <i className="kind-square" />
            {t(`map.family.${family}`)}
            <span className="quiet">{formatCount(count)}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
