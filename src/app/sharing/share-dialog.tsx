import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { mostCharacters, mostTextCharacters } from '../../core/share'
import type { Shared } from '../../engine'
import { copyText, shareAddress } from '../../platform'
import { Dialog, DraughtBar, Icon, Rich, type VerdictName, VerdictWord } from '../kit'
import { type Answered, comparedOf, useAnswer, usePage, usePageStore, viewStateOf } from '../store'
import { useWords } from '../words'
import { LinkContents } from './link-contents'
import { TakeAlong } from './take-along'

/** What any chat program takes as one link. */
const anyChat = 4_000

type Choice = 'comparison' | 'numbers' | 'manifest'

/**
 * Two links to choose from, and where two inputs are compared a third, each with its length against its line, what is
 * in it and what is not.
 */
export default function ShareDialog(props: { readonly answered: Answered; readonly onClose: () => void }) {
  const { answered, onClose } = props
  const { t } = useWords()
  const store = usePageStore()
  const isSupposed = usePage(state => state.whatIf !== null)
  const view = usePage(state => JSON.stringify(viewStateOf(state)))
  const compared = usePage(state => state.view === 'compare' && comparedOf(state) !== null)
  const earlier = usePage(state => comparedOf(state)?.before.resources.length ?? 0)
  const [chosen, setChoice] = useState<Choice | null>(null)
  const answer = useAnswer(isSupposed ? null : 'share', { view: JSON.parse(view), compared })
  const shared = answer.state === 'value' ? answer.value : null
  const choice = chosen ?? (shared?.comparison?.state === 'ready' ? 'comparison' : 'numbers')
  if (isSupposed) {
    return (
      <Dialog title={t('share.title')} closeLabel={t('app.close')} onClose={onClose}>
        <div className="share">
          <p role="status">{t('share.whatIf')}</p>
          <button type="button" className="button primary big" onClick={() => store.getState().resetWhatIf()}>
            {t('share.resetWhatIf')}
          </button>
        </div>
      </Dialog>
    )
  }

  return (
    <Dialog title={t('share.title')} closeLabel={t('app.close')} onClose={onClose}>
      <div className="share">
        <p className="quiet">{t('share.intro')}</p>
        {answer.state === 'pending' && <p role="status">{t('share.writing')}</p>}
        {answer.state === 'failure' && <p role="alert">{t('share.failed', { detail: answer.failure.detail })}</p>}
        {answer.state === 'value' && (
          <>
            <Choices shared={answer.value} choice={choice} onChoose={setChoice} />
            <LinkContents
              names={
                choice === 'comparison' ? answered.analysis.resources.length + earlier : answer.value.numbers.listed
              }
              withText={choice === 'manifest' && answer.value.manifest.state === 'ready'}
            />
            <LinkRow text={textOf(answer.value, choice)} />
          </>
        )}
      </div>
      <TakeAlong answered={answered} />
    </Dialog>
  )
}

function textOf({ numbers, manifest, comparison }: Shared, choice: Choice): string {
  if (choice === 'comparison' && comparison?.state === 'ready') return comparison.text
  return choice === 'manifest' && manifest.state === 'ready' ? manifest.text : numbers.text
}

function Choices(props: {
  readonly shared: Shared
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}) {
  const { shared, choice, onChoose } = props
  const { t } = useWords()
  const { numbers, manifest, comparison } = shared
  const compared = comparison?.state === 'ready' ? comparison.text.length : (comparison?.characters ?? null)
  const isShortCompared = (compared ?? 0) <= anyChat
  const length = numbers.text.length
  const isShort = length <= anyChat
  const characters =
    manifest.state === 'ready' ? manifest.text.length : manifest.state === 'too-long' ? manifest.characters : null
  return (
    <RadioGroup
      className="share-choices"
      aria-label={t('share.choice')}
      value={choice}
      onChange={value => onChoose(value as Choice)}
    >
      {comparison && (
        <Option
          value="comparison"
          title={t('share.comparison')}
          verdict={comparison.state !== 'ready' ? 'refused' : isShortCompared ? 'fits' : 'tight'}
          word={t(
            comparison.state !== 'ready' ? 'share.tooLong' : isShortCompared ? 'share.anyChat' : 'share.someChats',
          )}
          text={t(comparison.state === 'ready' ? 'share.comparisonText' : 'share.comparisonTooLong')}
          characters={compared}
          max={isShortCompared ? anyChat : mostTextCharacters}
          isDisabled={comparison.state !== 'ready'}
        />
      )}
      <Option
        value="numbers"
        title={t('share.numbers')}
        verdict={isShort ? 'fits' : 'tight'}
        word={t(isShort ? 'share.anyChat' : 'share.someChats')}
        text={
          numbers.listed < numbers.of
            ? t('share.numbersCut', { listed: numbers.listed, count: numbers.of, max: mostCharacters })
            : t('share.numbersText')
        }
        characters={length}
        max={isShort ? anyChat : mostCharacters}
      />
      <Option
        value="manifest"
        title={t('share.manifest')}
        verdict={manifest.state === 'ready' ? 'fits' : 'refused'}
        word={t(
          manifest.state === 'ready' ? 'share.fitsLink' : manifest.state === 'secret' ? 'share.never' : 'share.tooLong',
        )}
        text={t(
          manifest.state === 'ready'
            ? 'share.manifestText'
            : manifest.state === 'secret'
              ? 'share.manifestSecret'
              : 'share.manifestTooLong',
        )}
        characters={characters}
        max={mostTextCharacters}
        isDisabled={manifest.state !== 'ready'}
      />
    </RadioGroup>
  )
}

function Option(props: {
  readonly value: Choice
  readonly title: string
  readonly verdict: VerdictName
  readonly word: string
  readonly text: string
  readonly characters: number | null
  readonly max: number
  readonly isDisabled?: boolean
}) {
  const { value, title, verdict, word, text, characters, max, isDisabled = false } = props
  const { t } = useWords()
  return (
    <Radio className="share-option" value={value} isDisabled={isDisabled}>
      <span className="share-option-head">
        <b>{title}</b>
        <VerdictWord verdict={verdict} word={word} />
      </span>
      <span className="quiet">{text}</span>
      {characters !== null && (
        <span className="share-length">
          <DraughtBar share={characters / max} verdict={verdict} />
          <span className="small">
            <Rich>{t('share.ofCharacters', { count: characters, max })}</Rich>
          </span>
        </span>
      )}
    </Radio>
  )
}

function LinkRow({ text }: { readonly text: string }) {
  const { t } = useWords()
  const store = usePageStore()
  const [copied, setCopied] = useState<string | null>(null)
  const address = shareAddress(text)

  async function copy(): Promise<void> {
    if (await copyText(address)) setCopied(address)
    else store.getState().notify({ code: 'copy-refused' })
  }

  return (
    <div className="share-row">
      <label className="share-link">
        <Icon name="chain" />
        <span className="unseen">{t('share.link')}</span>
        <input readOnly value={address} onFocus={event => event.target.select()} />
      </label>
      <button type="button" className="button primary big" onClick={copy}>
        <Icon name={copied === address ? 'check' : 'copy'} />
        {t(copied === address ? 'share.copied' : 'share.copy')}
      </button>
      <span className="unseen" role="status">
        {copied === address && t('share.copied')}
      </span>
    </div>
  )
}
