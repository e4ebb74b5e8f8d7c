import { Icon } from '../kit'
import { useWords } from '../words'
import { LimitLadder } from './limit-ladder'
import { ManifestField } from './manifest-field'
import { PrivacySentence } from './privacy-sentence'
import { SampleList } from './sample-list'

/**
 * The page before anything is on it: one question, one field for what is to be answered, and the mark on its water
 * line.
 */
export function EmptyPage() {
  const { t } = useWords()
  return (
    <div className="empty">
      <div className="empty-say">
        <h1>{t('empty.question')}</h1>
        <p>{t('empty.answer')}</p>
      </div>
      <span className="empty-water" aria-hidden="true" />
      <LimitLadder />
      <div className="empty-put">
        <ManifestField label={t('empty.field')} />
        <p className="empty-privacy">
          <Icon name="shield" />
          <span>
            <PrivacySentence />
          </span>
        </p>
      </div>
      <SampleList />
    </div>
  )
}
