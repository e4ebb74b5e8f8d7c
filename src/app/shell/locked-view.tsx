import { AnswerBanner } from '../answer'
import { UnlockField } from '../sharing'
import { answeredOf, usePage } from '../store'

/** A link holds what the first view shows, and of the others only question and answer. */
export function LockedView() {
  const answered = usePage(answeredOf)
  return (
    <div className="analyze">
      {answered && <AnswerBanner answered={answered} />}
      <UnlockField whole />
    </div>
  )
}
