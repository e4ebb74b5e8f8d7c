import { headlineText } from '../../core/words'
import { copyText, saveFile } from '../../platform'
import { SizePictureButton } from '../charts'
import { Icon } from '../kit'
import { CardButton } from '../report-card'
import { markdownText, useTableText } from '../resources'
import { type Answered, usePageStore } from '../store'
import { useWords } from '../words'

/** The analysis in other forms than a link: the table as Markdown, everything as JSON, the chart as a picture. */
export function TakeAlong({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const { notify, report } = store.getState()
  const tableText = useTableText(answered)
  const headline = headlineText(answered.headline)

  async function copyMarkdown(): Promise<void> {
    const report = `${markdownText(headline)}\n\n${tableText('markdown')}`
    notify({ code: (await copyText(report)) ? 'copied' : 'copy-refused' })
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
      <CardButton className="button" onOpen={() => store.getState().closeDialog()} />
    </footer>
  )
}
