import { formatCount, utf8Length } from '../../core/bytes'
import { Dialog, TextBlock } from '../kit'
import { fileShown, useAnswer } from '../store'
import { useWords } from '../words'

/** The first part of a file of the zip. */
export function FilePreview({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const { t } = useWords()
  const asked = useAnswer('file', { path, maxBytes: fileShown })
  const failure = asked.state === 'failure' ? asked.failure.detail : null
  const answer = asked.state === 'value' ? asked.value : null
  return (
    <Dialog title={path} closeLabel={t('app.close')} onClose={onClose} wide>
      {failure !== null && <p className="text-note quiet">{t('resource.noText', { reason: failure })}</p>}
      {failure === null && !answer && <p className="text-note quiet">{t('resource.loading')}</p>}
      {answer && (
        <>
          <TextBlock label={t('split.preview', { path })} text={answer.text} firstLine={1} />
          <p className="text-note quiet small">
            {answer.cut
              ? t('resource.textCut', { shown: formatCount(utf8Length(answer.text)), bytes: answer.bytes })
              : t('resource.textWhole', { count: answer.bytes })}{' '}
            {answer.masked && t('resource.masked')}
          </p>
        </>
      )}
    </Dialog>
  )
}
