import { useEffect, useRef, useState } from 'react'
import type { ResourceReport } from '../../core/analysis'
import { formatCount, utf8Length } from '../../core/bytes'
import type { DisplayText } from '../../core/resource'
import { TextBlock } from '../kit'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** The first part of a resource's text as the worker gives it, with its line numbers. */
export function TextView({ index, resource }: { readonly index: number; readonly resource: ResourceReport }) {
  const { t } = useWords()
  const store = usePageStore()
  const weighed = usePage(state => state.weighed)
  const lineShown = usePage(state => state.lineShown)
  const [answer, setAnswer] = useState<DisplayText | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const wanted = useRef(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer of the engine has other texts under the same index
  useEffect(() => {
    const own = ++wanted.current
    setFailure(null)
    store
      .getState()
      .textOf(index)
      .then(
        text => own === wanted.current && setAnswer(text),
        (error: unknown) =>
          own === wanted.current && setFailure(error instanceof Error ? error.message : String(error)),
      )
  }, [store, index, weighed])

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
