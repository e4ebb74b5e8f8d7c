import { usePage, type Weighed } from '../store'
import { useVerdictSentence } from './use-verdict-sentence'

/** Reads a new verdict out. It stands on the page from the start: a live region that comes with its text is not read by every reader. */
export function VerdictAnnouncer() {
  const weighed = usePage(state => state.weighed)
  return (
    <p className="unseen" aria-live="polite" aria-atomic="true">
      {weighed && <Sentence weighed={weighed} />}
    </p>
  )
}

function Sentence({ weighed }: { readonly weighed: Weighed }) {
  return useVerdictSentence(weighed).replace(/<\/?[bck]>/g, '')
}
