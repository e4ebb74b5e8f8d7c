import { formatCount } from '../../core/bytes'
import { clusterSettings, type LimitId, limitOf, limitPresets, maxOf, readSize } from '../../core/limit'
import { Select } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { LimitField } from './limit-field'

/**
 * The limits of the person's cluster: a preset with what it means, from where on a fit is tight, and values of one's
 * own.
 */
export function ClusterLimits() {
  const { t } = useWords()
  const { choosePreset, setMargin, resetCluster, openDialog } = usePageStore().getState()
  const { preset, own, tightOver } = usePage(state => state.question.cluster)
  // What the handle of the chart moved can be typed and taken back here as well.
  const shown = [...clusterSettings, ...(Object.keys(own) as LimitId[]).filter(id => !clusterSettings.includes(id))]
  return (
    <div className="cluster-limits">
      <Select
        label={t('clusterLimits.preset')}
        value={preset}
        options={limitPresets.map(({ id }) => [id, t(`clusterLimits.name.${id}`)])}
        onChange={choosePreset}
      />
      <p>{t(`clusterLimits.note.${preset}`)}</p>
      <LimitField
        label={t('clusterLimits.margin')}
        value={String(Math.round(tightOver * 1000) / 10)}
        unit="%"
        wrong={t('clusterLimits.wrongShare')}
        onCommit={text => {
          const share = readShare(text)
          if (share !== null) setMargin(share)
          return share !== null
        }}
      />
      {shown.map(id => (
        <OwnLimit key={id} id={id} />
      ))}
      <button type="button" className="button" onClick={resetCluster}>
        {t('clusterLimits.reset')}
      </button>
      <button
        type="button"
        className="link"
        onClick={event => {
          event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
          openDialog('limits')
        }}
      >
        {t('limitFacts.all')}
      </button>
    </div>
  )
}

function OwnLimit({ id }: { readonly id: LimitId }) {
  const { t } = useWords()
  const { setLimit } = usePageStore().getState()
  const limits = usePage(state => state.question.cluster)
  const isOwn = limits.own[id] !== undefined
  const max = maxOf(limits, id)
  const usual = maxOf({ ...limits, own: {} }, id)
  const name = t(`limit.${id}`)
  return (
    <LimitField
      label={name}
      value={max === null ? '' : formatCount(max)}
      unit={t('clusterLimits.unit')}
      wrong={t('clusterLimits.wrong')}
      onCommit={text => {
        const size = text.trim() === '' ? null : readSize(text)
        if (size === null && text.trim() !== '') return false
        setLimit(id, size === usual ? null : size)
        return true
      }}
    >
      <p className="limit-usual">
        {limitOf(id).enforcedBy}
        <code>{limitOf(id).raise?.match(/^(?:--)?[\w-]+/)?.[0] ?? id}</code>
        {isOwn && (
          <button
            type="button"
            className="link"
            aria-label={t('clusterLimits.takeBack', { limit: name })}
            onClick={() => setLimit(id, null)}
          >
            {usual === null ? t('clusterLimits.backToNone') : t('clusterLimits.backTo', { max: usual })}
          </button>
        )}
      </p>
    </LimitField>
  )
}

/** A share in percent, over 0 and up to 100. */
function readShare(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim())
  const share = Number(match?.[1]) / 100
  return share > 0 && share <= 1 ? share : null
}
