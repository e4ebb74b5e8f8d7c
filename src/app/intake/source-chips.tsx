import type { Analysis } from '../../core/analysis'
import { Icon, Name } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { FileButton } from './file-button'

/** Chips of more sources out of a link say nothing more. */
const mostLinked = 3

/** What is on the page: a chip for each source with its bytes, and the ways to add and to clear. */
export function SourceChips() {
  const { t } = useWords()
  const store = usePageStore()
  const sources = usePage(state => state.sources)
  const linked = usePage(({ link }) => (link?.state === 'shown' ? link.linked.analyzed.analysis.sources : null))
  const isError = usePage(state => state.errorText !== null)
  if (sources.length === 0) {
    return (
      <div className="chips">
        {linked && <LinkedChips sources={linked} />}
        {isError && !linked && <ErrorChip />}
      </div>
    )
  }
  return (
    <div className="chips">
      <ul className="chip-list" aria-label={t('app.sources')}>
        {sources.map(({ id, name, content }) => (
          <li key={id} className="chip">
            <Icon name="file" />
            <Name className="chip-name">{name}</Name>
            <span className="chip-bytes">{t('app.bytes', { count: content.size })}</span>
            <button
              type="button"
              className="chip-remove"
              aria-label={t('app.remove', { name })}
              onClick={() => store.getState().removeSource(id)}
            >
              <Icon name="remove" />
            </button>
          </li>
        ))}
      </ul>
      <span className="chips-acts">
        <FileButton className="button ghost icon-only" label={t('app.add')}>
          <Icon name="add" />
        </FileButton>
        <button
          type="button"
          className="button ghost"
          aria-label={t('app.clearAll')}
          onClick={() => store.getState().clearSources()}
        >
          {t('app.clear')}
        </button>
      </span>
    </div>
  )
}

/** An error stands alone on the page. */
function ErrorChip() {
  const { t } = useWords()
  const store = usePageStore()
  return (
    <ul className="chip-list" aria-label={t('app.sources')}>
      <li className="chip">
        <Icon name="paste" />
        <span className="chip-name">{t('printed.chip')}</span>
        <button
          type="button"
          className="chip-remove"
          aria-label={t('app.remove', { name: t('printed.chip') })}
          onClick={() => store.getState().forgetError()}
        >
          <Icon name="remove" />
        </button>
      </li>
    </ul>
  )
}

/** Sources of which an opened link has the numbers only. */
function LinkedChips({ sources }: { readonly sources: Analysis['sources'] }) {
  const { t } = useWords()
  return (
    <ul className="chip-list" aria-label={t('app.sources')}>
      {sources.slice(0, mostLinked).map(({ name, bytes }) => (
        <li key={name} className="chip linked">
          <Icon name="lock" />
          <Name className="chip-name">{name}</Name>
          <span className="chip-bytes">{t('app.bytes', { count: bytes })}</span>
        </li>
      ))}
      {sources.length > mostLinked && <li className="chip-bytes">+ {sources.length - mostLinked}</li>}
    </ul>
  )
}
