import type { ResourceReport } from '../../core/analysis'
import { formatCount, utf8Length } from '../../core/bytes'
import { TextBlock } from '../kit'
import { fileShown, useLastAnswer, usePage } from '../store'
import { useWords } from '../words'

/** The first part of a resource's text as the worker gives it, with its line numbers. */
export function TextView({ index, resource }: { readonly index: number; readonly resource: ResourceReport }) {
  const { t } = useWords()
  const lineShown = usePage(state => state.lineShown)
  const asked = useLastAnswer('text', { resource: index, maxBytes: fileShown })
  const failure = asked.state === 'failure' ? asked.failure.detail : null
  const answer = asked.state === 'value' ? asked.value : null
  if (failure !== null) return <p className="text-note quiet">{t('resource.noText', { reason: failure })}</p>
  if (!answer) return <p className="text-note quiet">{t('resource.loading')}</p>
  const name = resource.name ?? t('table.noName')
  return (
    <>
      <TextBlock
        label={t('resource.textLabel', { name })}
        text={answer.text}
        firstLine={resource.line}
        lineShown={lineShown}
      />
      <p className="text-note quiet small">
        {answer.cut
          ? t('resource.textCut', { shown: formatCount(utf8Length(answer.text)), bytes: answer.bytes })
          : t('resource.textWhole', { count: answer.bytes })}{' '}
        {answer.masked && t('resource.masked')}
      </p>
    </>
  )
}
