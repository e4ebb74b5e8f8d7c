import { Icon } from '../kit'
import { ResourcePanel } from '../resources'
import { usePage, usePageStore } from '../store'
import { useWords } from '../words'

/** The chosen resource alone. */
export default function ResourceView() {
  const { t } = useWords()
  const store = usePageStore()
  const weighed = usePage(state => state.weighed)
  const wayId = usePage(state => state.way)
  const way = weighed?.ways.find(({ id }) => id === wayId) ?? weighed?.ways[0]
  if (!weighed || !way) return null
  return (
    <div className="resource-alone">
      <button type="button" className="button ghost" onClick={() => store.getState().show('weigh')}>
        <Icon name="back" />
        {t('editor.allResources')}
      </button>
      <ResourcePanel weighed={weighed} way={way} />
    </div>
  )
}
