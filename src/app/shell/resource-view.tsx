import { ResourcePage } from '../resource-page'
import { ResourcePanel } from '../resources'
import { usePage } from '../store'

/** The chosen resource alone; its sizes and its text stand in the side column. */
export default function ResourceView() {
  const weighed = usePage(state => state.weighed)
  const selected = usePage(state => state.selected)
  const wayId = usePage(state => state.way)
  const way = weighed?.ways.find(({ id }) => id === wayId) ?? weighed?.ways[0]
  if (!weighed || !way) return null
  return (
    <ResourcePage weighed={weighed} way={way} index={selected ?? 0}>
      <ResourcePanel weighed={weighed} way={way} />
    </ResourcePage>
  )
}
