import type { SmallestFix as Fix } from '../../core/remedy'
import { Icon, Rich } from '../kit'
import { type Answered, useAnswer, usePageStore } from '../store'
import { useWords } from '../words'
import { Consequence } from './consequence'
import { useFixSentence } from './use-fix-sentence'
import { plain, useRemedyName } from './use-remedy-name'

/** The smallest fix of the chosen way in, one button and what it changes; nothing where all goes in. */
export function SmallestFix({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const { chosen } = answered
  // The numbers of a link have no text that could be rewritten.
  const isRefused = chosen.verdict === 'refused' && chosen.of > 0 && answered.linked === null
  const answer = useAnswer(isRefused ? 'fix' : null, {})
  const sentence = useFixSentence(answered)
  const nameOf = useRemedyName()
  if (isRefused && answer.state === 'pending') {
    return (
      <div className="smallest-fix looking">
        <p className="small">{t('fix.looking')}</p>
      </div>
    )
  }
  if (!isRefused || answer.state !== 'value' || answer.value.outcome === 'none-needed') return null
  const fix = answer.value
  const [only] = fix.remedies
  const name = fix.remedies.length === 1 && only ? nameOf(only, fix.to, firstRefusal(fix)) : t('fix.several')
  const canTake = fix.remedies.length > 0 && !(fix.remedies.length === 1 && only === 'raise-limit')
  return (
    <div className="smallest-fix">
      {canTake && (
        <button type="button" className="button primary big" onClick={() => store.getState().takeFix(fix)}>
          <Icon name="check" />
          <span>
            <Rich>{name}</Rich>
          </span>
        </button>
      )}
      {!canTake && only && <b>{plain(name)}</b>}
      <p className="small">{sentence(fix)}</p>
      {fix.remedies.includes('other-route') && <Consequence route={fix.to} />}
    </div>
  )
}

function firstRefusal({ changed }: Fix) {
  return changed[0]?.before ?? null
}
