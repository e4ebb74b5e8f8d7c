import { ResourcePage } from '../resource-page'
import { ResourcePanel } from '../resources'
import { answeredOf, usePage } from '../store'

/** The chosen resource alone; its sizes and its text stand in the side column. */
export default function ResourceView() {
  const answered = usePage(answeredOf)
  const selected = usePage(state => state.selected)
  if (!answered) return null
  return (
    <ResourcePage answered={answered} index={selected ?? 0}>
      <ResourcePanel answered={answered} />
    </ResourcePage>
  )
}
