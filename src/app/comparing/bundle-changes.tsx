import { useState } from 'react'
import { shortKind } from '../../core/words'
import type { Compared } from '../../engine'
import { saveFile } from '../../platform'
import { Icon, Name } from '../kit'
import { useAnswer, usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** What an upgrade has to do: the bundles of the split that hold something new or changed, and what has to be removed by hand. */
export function BundleChanges({ compared }: { readonly compared: Compared }) {
  const { t } = useWords()
  const store = usePageStore()
  const answer = useAnswer('bundlesToApply', {})
  const bundles = answer.state === 'value' ? answer.value : null
  const gone = compared.comparison.resources.filter(({ change }) => change === 'gone')
  const again = bundles?.filter(({ toApply }) => toApply.length > 0) ?? []
  return (
    <div className="panel compare-bundles">
      <div className="panel-head">
        <h2 id="compare-bundles">{t('compare.upgrade')}</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard */}
      <section className="compare-scroll" tabIndex={0} aria-labelledby="compare-bundles">
        {bundles === null ? (
          <p className="quiet">{t('progress.planning')}</p>
        ) : (
          <>
            <p>{t('compare.bundlesAgain', { count: again.length, of: bundles.length })}</p>
            <ul className="compare-bundle-list">
              {bundles.map(({ name, toApply, resources }) => (
                <li key={name} className={toApply.length === 0 ? 'quiet' : undefined}>
                  {toApply.length > 0 && <Icon name="check" />}
                  <b>{name}</b>
                  <span>
                    {toApply.length === 0
                      ? t('compare.bundleSame', { count: resources })
                      : t('compare.bundleAgain', { count: toApply.length, of: resources })}
                  </span>
                </li>
              ))}
            </ul>
            <div className="compare-acts">
              {again.length > 0 && <UpgradeButton />}
              <button type="button" className="button" onClick={() => store.getState().show('split')}>
                <Icon name="split" />
                {t('compare.openSplit')}
              </button>
            </div>
          </>
        )}
        {gone.length > 0 && (
          <>
            <p>{t('compare.goneText', { count: gone.length })}</p>
            <ul className="compare-gone">
              {gone.slice(0, goneShown).map(({ id, kind, name }) => (
                <li key={id}>
                  <Name>{`${shortKind(kind ?? '')} ${name ?? ''}`}</Name>
                </li>
              ))}
            </ul>
            {gone.length > goneShown && <p className="quiet">{t('ways.more', { count: gone.length - goneShown })}</p>}
          </>
        )}
      </section>
    </div>
  )
}

/** Takes away only the bundles that have to be applied again. */
function UpgradeButton() {
  const { t } = useWords()
  const store = usePageStore()
  const name = usePage(state => state.question.plan.name)
  const [failed, setFailed] = useState<string | null>(null)

  async function download(): Promise<void> {
    setFailed(null)
    try {
      saveFile(`${name}-upgrade.zip`, await store.getState().upgradeZip(), 'application/zip')
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <>
      <button type="button" className="button primary" onClick={download}>
        <Icon name="download" />
        {t('exporting.onlyThese')}
      </button>
      {failed !== null && <p role="alert">{failed}</p>}
    </>
  )
}

const goneShown = 20
