import { pasteKeys } from '../../platform'
import { Icon, Rich } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'
import { FileButton } from './file-button'
import { FolderButton } from './folder-button'
import { LimitLadder } from './limit-ladder'
import { PasteButton } from './paste-button'
import { PrivacySentence } from './privacy-sentence'
import { SampleList } from './sample-list'

/** The page before anything is on it: one question, the ways to bring a manifest in, and the mark on its water line. */
export function EmptyPage() {
  const { t } = useWords()
  const store = usePageStore()
  const [modifier, key] = pasteKeys()
  return (
    <div className="empty">
      <span className="empty-frame" aria-hidden="true" />
      <div className="empty-air">
        <div className="empty-say">
          <h1>{t('empty.question')}</h1>
          <p>{t('empty.answer')}</p>
        </div>
      </div>
      <div className="empty-water">
        <div className="empty-do">
          <p className="empty-hint">
            <Rich>{t('empty.hint', { modifier, key })}</Rich>
          </p>
          <div className="empty-acts">
            <FileButton className="button primary big">
              <Icon name="file" />
              {t('empty.choose')}
            </FileButton>
            <FolderButton className="button big">
              <Icon name="folder" />
              {t('empty.chooseFolder')}
            </FolderButton>
            <PasteButton className="button big" />
            <button type="button" className="button big" onClick={() => store.getState().startTyping()}>
              {t('editor.type')}
            </button>
          </div>
          <p className="empty-privacy">
            <Icon name="shield" />
            <span>
              <PrivacySentence />
            </span>
          </p>
        </div>
      </div>
      <LimitLadder />
      <SampleList />
    </div>
  )
}
