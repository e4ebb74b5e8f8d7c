import { type Answered, answeredOf, usePage } from '../store'
import { useWords } from '../words'
import { plainText } from './marked'
import { useErrorSentence } from './use-error-sentence'
import { useHeadline } from './use-headline'

/**
 * Reads a new answer out. It stands on the page from the start: a live region that comes with its text is not read by
 * every reader.
 */
export function AnswerAnnouncer() {
  const answered = usePage(answeredOf)
  return (
    <p className="unseen" aria-live="polite" aria-atomic="true">
      {answered ? <Sentence answered={answered} /> : <ErrorSentence />}
    </p>
  )
}

function Sentence({ answered }: { readonly answered: Answered }) {
  const { sentence, because } = useHeadline(answered)
  const { t } = useWords()
  const isSupposed = usePage(state => state.whatIf !== null)
  return `${isSupposed ? `${t('answer.whatIf')}: ` : ''}${plainText(sentence)} ${plainText(because)}`
}

function ErrorSentence() {
  const error = useErrorSentence()
  return error && plainText(`${error.sentence} ${error.because}`)
}
