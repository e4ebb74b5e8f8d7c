import { copyText, saveFile } from '../../platform'
import { SizePictureButton } from '../charts'
import { Icon } from '../kit'
import { useTableText } from '../resources'
import { type Answered, usePageStore } from '../store'
import { useWords } from '../words'

/** The analysis in other forms than a link: the table as Markdown, everything as JSON, the chart as a picture. */
export function TakeAlong({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const { notify, report } = store.getState()
  const tableText = useTableText(answered)

  async function copyMarkdown(): Promise<void> {
    notify({ code: (await copyText(tableText('markdown'))) ? 'copied' : 'copy-refused' })
  }

  async function saveReport(): Promise<void> {
    saveFile('plimsoll-analysis.json', await report(), 'application/json')
  }

  return (
    <footer className="take-along">
      <span className="quiet">{t('share.others')}</span>
      <button type="button" className="button" onClick={copyMarkdown}>
        <Icon name="copy" />
        {t('share.markdown')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => saveReport().catch(() => notify({ code: 'save-failed' }))}
      >
        <Icon name="download" />
        {t('share.json')}
      </button>
      <SizePictureButton answered={answered} />
    </footer>
  )
}
