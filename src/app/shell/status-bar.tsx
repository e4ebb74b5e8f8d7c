import { useMemo } from 'react'
import { Icon } from '../kit'
import { EffectButton } from '../remedies'
import { answeredOf, useGzip, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { CommandLine } from './command-line'

/** Privacy at the left, always in sight; totals at the right. */
export function StatusBar() {
  const { t } = useWords()
  const guard = usePage(state => state.guard)
  const update = usePage(state => state.update)
  const answered = usePage(answeredOf)
  const isLinked = usePage(state => state.link?.state === 'shown')
  const hasCommand = answered !== null && !isLinked
  return (
    <footer className="status">
      <span className="sent" title={guard ? t(`status.${guard}`) : undefined}>
        <Icon name="shield" />
        {t('status.computed')}
      </span>
      {guard && (
        <span className={hasCommand && guard === 'guarded' ? 'unseen' : 'status-how'}>{t(`status.${guard}`)}</span>
      )}
      {hasCommand && <CommandLine answered={answered} />}
      {isLinked && <span className="status-how">{t('status.linked')}</span>}
      {update && (
        <button type="button" className="link" title={t('status.updateHint')} onClick={update}>
          {t('status.update')}
        </button>
      )}
      <KeepChoice />
      <span className="status-gap" />
      {answered && <Totals />}
    </footer>
  )
}

/** Keeping the input for when the tab is loaded again: nothing is kept before a person says so. */
function KeepChoice() {
  const { t } = useWords()
  const store = usePageStore()
  const keeping = usePage(state => state.keeping)
  const hasInput = usePage(state => state.sources.length > 0)
  if (!hasInput && keeping === 'off') return null
  const { startKeeping, forgetKept } = store.getState()
  return (
    <span className="status-keep">
      {keeping !== 'off' && <span role="status">{t(`keep.${keeping}`)}</span>}
      <button
        type="button"
        className="link"
        title={t('keep.hint')}
        onClick={keeping === 'off' ? startKeeping : forgetKept}
      >
        {t(keeping === 'off' ? 'keep.start' : 'keep.forget')}
      </button>
    </span>
  )
}

function Totals() {
  const { t } = useWords()
  const analysis = usePage(state => state.analyzed?.analysis)
  const unlisted = usePage(state => state.analyzed?.linked?.rest?.summary)
  const etcd = useMemo(
    () => analysis?.resources.reduce((sum, { bytes }) => sum + (bytes.etcdValue.serverSideApply ?? 0), 0) ?? 0,
    [analysis],
  )
  const gzip = useGzip(null)
  if (!analysis) return null
  const about = analysis.resources.some(({ known }) => known.etcdValue === 'estimate')
  const lines = analysis.sources.reduce((sum, source) => sum + source.lines, 0)
  return (
    <>
      <span>
        {t('status.resources', {
          count: analysis.resources.filter(({ readable }) => readable).length + (unlisted?.[0] ?? 0),
        })}
        {t('table.and')}
        {t('status.lines', { count: lines })}
      </span>
      <span className="status-more">
        <EffectButton>
          {t(about ? 'status.etcdAbout' : 'status.etcd', { bytes: etcd + (unlisted?.[6] ?? 0) })}
        </EffectButton>
      </span>
      {gzip !== null && <span className="status-more">{t('status.gzip', { bytes: gzip })}</span>}
      <span className="status-more">{t('status.tables', { version: analysis.kubernetes })}</span>
    </>
  )
}
