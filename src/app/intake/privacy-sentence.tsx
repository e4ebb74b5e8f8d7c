import { usePage } from '../store'
import { useWords } from '../words'

/** What holds of the tab, and what the browser was seen to enforce: no more than was tested. */
export function PrivacySentence() {
  const { t } = useWords()
  const guard = usePage(state => state.guard)
  return (
    <>
      {t('privacy.computed')} {guard && t(`privacy.${guard}`)}
    </>
  )
}
