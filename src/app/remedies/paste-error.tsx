import { Icon } from '../kit'
import { usePageStore } from '../store'
import { useWords } from '../words'

/** Opens the field for what kubectl and others printed. */
export function PasteError() {
  const { t } = useWords()
  const store = usePageStore()
  return (
    <button type="button" className="button ghost" onClick={() => store.getState().openDialog('error')}>
      <Icon name="paste" />
      {t('errors.open')}
    </button>
  )
}
