import { type LimitId, limitOf, limitPresets } from '../../core/limit'
import { PopoverButton, Select } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

const margins = ['0.7', '0.8', '0.85', '0.9', '0.95', '1'] as const

/** The limits of the person's cluster: a preset with what it means, from where on a fit is tight, and the values of one's own. */
export function ClusterLimits() {
  const { t } = useWords()
  const { setPreset, setTightOver, setLimit, resetLimits } = usePageStore().getState()
  const { preset, own, tightOver } = usePage(state => state.limits)
  const margin = margins.find(share => Number(share) === tightOver) ?? '0.85'
  const set = Object.entries(own) as [LimitId, number][]
  return (
    <PopoverButton label={t('clusterLimits.title')} icon="down">
      <div className="cluster-limits">
        <Select
          label={t('clusterLimits.preset')}
          value={preset}
          options={limitPresets.map(({ id }) => [id, t(`clusterLimits.name.${id}`)])}
          onChange={setPreset}
        />
        <p>{t(`clusterLimits.note.${preset}`)}</p>
        <Select
          label={t('clusterLimits.margin')}
          value={margin}
          options={margins.map(share => [share, `${Math.round(Number(share) * 100)} %`])}
          onChange={share => setTightOver(Number(share))}
        />
        {set.map(([id, max]) => (
          <p key={id} className="own-limit">
            {t('clusterLimits.own', { limit: t(`limit.${id}`), max, usual: limitOf(id).max })}
            <button type="button" className="button ghost" onClick={() => setLimit(id, null)}>
              {t('clusterLimits.takeBack', { limit: t(`limit.${id}`) })}
            </button>
          </p>
        ))}
        <button type="button" className="button" onClick={resetLimits}>
          {t('clusterLimits.reset')}
        </button>
      </div>
    </PopoverButton>
  )
}
