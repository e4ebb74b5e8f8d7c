import { useState } from 'react'
import type { Compared } from '../../engine'
import { saveFile } from '../../platform'
import { Icon } from '../kit'
import { useAnswer, usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** What an upgrade has to do: the bundles of the split that hold something new or changed, to be taken away. */
export function UpgradeStep({ compared }: { readonly compared: Compared }) {
  const { t } = useWords()
  const store = usePageStore()
  // Of two inputs that have nothing in common neither is the later version of the other.
  const isUpgrade = compared.comparison.common > 0
  const answer = useAnswer(isUpgrade ? 'bundlesToApply' : null, {})
  const gone = compared.comparison.counts.gone
  const openSplit = (
    <button type="button" className="link" onClick={() => store.getState().show('split')}>
      {t('compare.openSplit')}
    </button>
  )
  if (!isUpgrade) return null
  if (answer.state !== 'value') {
    const isPending = answer.state === 'pending'
    const noApplier = answer.state === 'failure' && answer.failure.code === 'no-applier'
    return (
      <>
        <p className="step-title">
          <b>{t('compare.upgrade')}</b>
        </p>
        <p className="step-text" role={isPending ? 'status' : undefined}>
          {isPending ? t('progress.planning') : noApplier ? t('step.noApplier') : answer.failure.detail}
        </p>
      </>
    )
  }
  const bundles = answer.value
  const again = bundles.filter(({ toApply }) => toApply.length > 0)
  const same = bundles.filter(({ toApply }) => toApply.length === 0)
  const [first] = again
  return (
    <>
      <p className="step-title">
        <b>{t('compare.upgrade')}</b>
        <span className="step-about">{t('compare.bundlesAgain', { count: again.length, of: bundles.length })}</span>
      </p>
      {first ? (
        <UpgradeButton name={again.length === 1 ? first.name : null} count={again.length} />
      ) : (
        <p className="step-text">{t('compare.nothingAgain')}</p>
      )}
      <p className="step-result">
        {gone > 0 ? (
          <span>{t('compare.goneText', { count: gone })}</span>
        ) : (
          same.length > 0 &&
          first && (
            <span>
              {same.length === 1
                ? t('compare.oneSame', { name: same[0]?.name ?? '' })
                : t('compare.severalSame', { count: same.length })}
            </span>
          )
        )}
        <span className="step-links">{openSplit}</span>
      </p>
    </>
  )
}

/** Takes away only the bundles that have to be applied again; `name`: of the one that there is. */
function UpgradeButton({ name, count }: { readonly name: string | null; readonly count: number }) {
  const { t } = useWords()
  const store = usePageStore()
  const plan = usePage(state => state.question.plan.name)
  const [failed, setFailed] = useState<string | null>(null)

  async function download(): Promise<void> {
    setFailed(null)
    try {
      saveFile(`${plan}-upgrade.zip`, await store.getState().upgradeZip(), 'application/zip')
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error))
    }
  }

  return failed === null ? (
    <button type="button" className="button primary big" onClick={download}>
      <Icon name="download" />
      <span>{name === null ? t('compare.downloadSeveral', { count }) : t('compare.downloadOne', { name })}</span>
    </button>
  ) : (
    <p className="step-text" role="alert">
      {failed}
    </p>
  )
}
