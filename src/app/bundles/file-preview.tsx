import { useState } from 'react'
import { formatCount, utf8Length } from '../../core/bytes'
import { copyText, saveFile } from '../../platform'
import { Dialog, Icon, TextBlock } from '../kit'
import { fileShown, useAnswer, usePageStore } from '../store'
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
          <FileActs path={path} />
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

/** The file as it is in the zip: to the clipboard, or to the disk. */
function FileActs({ path }: { readonly path: string }) {
  const { t } = useWords()
  const store = usePageStore()
  const [said, setSaid] = useState<'copy' | 'copied' | 'refused'>('copy')
  const bytes = () => store.getState().fileBytes(path)
  return (
    <p className="file-acts">
      <button
        type="button"
        className="button"
        onClick={async () => setSaid((await copyText(new TextDecoder().decode(await bytes()))) ? 'copied' : 'refused')}
      >
        <Icon name={said === 'copied' ? 'check' : 'copy'} />
        <span role="status">{t(`step.${said}`)}</span>
      </button>
      <button
        type="button"
        className="button"
        onClick={async () => saveFile(path.slice(path.lastIndexOf('/') + 1), await bytes(), 'application/octet-stream')}
      >
        <Icon name="download" />
        {t('split.downloadFile')}
      </button>
    </p>
  )
}
