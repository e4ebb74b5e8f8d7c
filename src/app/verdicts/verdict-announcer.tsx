import { type Answered, answeredOf, usePage } from '../store'
import { useHeadline } from './use-headline'

/** Reads a new verdict out. It stands on the page from the start: a live region that comes with its text is not read by every reader. */
export function VerdictAnnouncer() {
  const answered = usePage(answeredOf)
  return (
    <p className="unseen" aria-live="polite" aria-atomic="true">
      {answered && <Sentence answered={answered} />}
    </p>
  )
}

function Sentence({ answered }: { readonly answered: Answered }) {
  const { sentence, because } = useHeadline(answered)
  return `${sentence.replace(/<\/?b>/g, '')} ${because}`
}
