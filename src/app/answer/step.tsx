import type { ReactNode } from 'react'
import { limitOf } from '../../core/limit'
import { applierFor } from '../../core/question'
import type { SmallestFix } from '../../core/remedy'
import { deliveryCommand } from '../../core/words'
import { FileButton } from '../intake'
import { Icon, Rich, useRoomBeside, type VerdictName, VerdictWord } from '../kit'
import { findResource, firstProblem, isNoManifest } from '../problems'
import { useFixWords } from '../remedies'
import { type Answered, fixedOf, reallyOf, useAnswer, usePage, usePageStore } from '../store'
import { problemWords, useWords } from '../words'
import { CommandChip } from './command-chip'
import { Elsewhere, ElsewhereLink } from './elsewhere'
import { nameFiles } from './name-files'

/** What to do next: at most one thing in ink, and what comes of it. */
export function NextStep({ answered }: { readonly answered: Answered }) {
  const { chosen, headline, linked } = answered
  const whatIf = usePage(state => state.whatIf)
  if (linked) return <FromLink answered={answered} />
  if (whatIf) return <Really answered={answered} />
  if (headline.says === 'computing') return <Waiting />
  if (headline.says !== 'nothing' && chosen.verdict === 'refused') return <Fix answered={answered} />
  return headline.unreadable > 0 ? <GoToLine answered={answered} /> : <Run answered={answered} />
}

/** The next step as it stands in the banner: a title, one action, what comes of it. */
export function Frame(props: {
  readonly title: string
  readonly about?: string
  /** Stands at the end of the first line. */
  readonly end?: ReactNode
  readonly action: ReactNode
  readonly result?: ReactNode
  readonly links?: ReactNode
}) {
  return (
    <>
      <p className="step-title">
        <b>{props.title}</b>
        <span className="step-about">{props.about && <Rich>{props.about}</Rich>}</span>
        {props.end}
      </p>
      {props.action}
      <p className="step-result">
        {props.result}
        <span className="step-links">{props.links}</span>
      </p>
    </>
  )
}

function Counted(props: { readonly verdict: VerdictName; readonly fit: number; readonly of: number }) {
  const { t } = useWords()
  return <VerdictWord verdict={props.verdict} word={t('step.fit', { fit: props.fit, of: props.of })} />
}

function SplitInstead() {
  const { t } = useWords()
  const store = usePageStore()
  return (
    <button type="button" className="link" onClick={() => store.getState().show('split')}>
      {t('step.split')}
    </button>
  )
}

function Waiting() {
  const { t } = useWords()
  return (
    <Frame
      title={t('step.next')}
      about={t('step.known')}
      action={
        <button type="button" className="button big" disabled>
          {t('step.computing')}
        </button>
      }
    />
  )
}

/**
 * The smallest fix: a command to copy where one is all, a button where the file changes, the reason where nothing
 * helps.
 */
function Fix({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const answer = useAnswer('fix', {})
  const words = useFixWords(answered)
  if (answer.state === 'pending') return <Waiting />
  if (answer.state === 'failure' || answer.value.outcome === 'none-needed') {
    const reason = answer.state === 'failure' ? answer.failure.detail : t('step.noFix')
    return (
      <Frame
        title={t('step.fix')}
        action={<p className="step-text">{reason}</p>}
        result={<Elsewhere answered={answered} />}
        links={
          <>
            <ElsewhereLink answered={answered} />
            <SplitInstead />
          </>
        }
      />
    )
  }
  const fix = answer.value
  const { name, loses, fits, stuck } = words(fix)
  const command = isRouteAlone(fix) ? deliveryCommand(fix.to, nameFiles(answered)) : null
  const canTake = fix.remedies.length > 0 && !(fix.remedies.length === 1 && fix.remedies[0] === 'raise-limit')
  const seeResult = (
    <button type="button" className="link" onClick={() => store.getState().takeFix(fix)}>
      {t('step.see')}
    </button>
  )
  return (
    <Frame
      title={t('step.fix')}
      about={command !== null ? name : fix.outcome === 'nothing' ? '' : loses}
      action={
        command !== null ? (
          <CommandChip command={command} />
        ) : canTake ? (
          <button type="button" className="button primary big" onClick={() => store.getState().takeFix(fix)}>
            <span>
              <Rich>{name}</Rich>
            </span>
          </button>
        ) : (
          <p className="step-text" title={stuck ?? undefined}>
            {stuck ?? <Rich>{name}</Rich>}
          </p>
        )
      }
      result={
        fix.outcome === 'nothing' ? (
          <Elsewhere answered={answered} />
        ) : (
          <>
            <VerdictWord
              verdict={fix.outcome === 'partly' ? 'refused' : (fix.after.whole?.verdict ?? 'fits')}
              word={fits}
            />
            {command !== null && <span>{t('step.same', { count: answered.sources.length })}</span>}
          </>
        )
      }
      links={
        <>
          {command !== null && seeResult}
          {fix.outcome === 'nothing' && <ElsewhereLink answered={answered} />}
          <SplitInstead />
        </>
      }
    />
  )
}

/** Whether another route is all of it. */
function isRouteAlone({ remedies, outcome }: SmallestFix): boolean {
  return outcome === 'fix' && remedies.length === 1 && remedies[0] === 'other-route'
}

/** All fits: the command, or where the route is none, its files. */
function Run({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const hasApplier = usePage(state => applierFor(state.question) !== null)
  const fixed = usePage(fixedOf)
  const { chosen, headline } = answered
  const command = deliveryCommand(chosen.id, nameFiles(answered))
  const isEmpty = headline.says === 'nothing'
  if (isEmpty) return <Frame title={t('step.next')} action={<AddFiles />} />
  const counted = <Counted verdict={chosen.verdict} fit={headline.fit} of={headline.of} />
  return (
    <Frame
      title={t(command === null ? 'step.next' : 'step.run')}
      {...(fixed && command !== null ? { about: t('step.same', { count: answered.sources.length }) } : {})}
      end={
        fixed && (
          <button type="button" className="link step-end" onClick={() => store.getState().undoFix()}>
            {t('notice.undo')}
          </button>
        )
      }
      action={
        command !== null ? (
          <CommandChip command={command} />
        ) : hasApplier ? (
          <button type="button" className="button primary big" onClick={() => store.getState().show('split')}>
            {t('step.write', { route: t(`routePlain.${chosen.id}`) })}
          </button>
        ) : (
          <p className="step-text">{t('step.noApplier')}</p>
        )
      }
      result={counted}
      links={command !== null && <SplitInstead />}
    />
  )
}

function AddFiles() {
  const { t } = useWords()
  return (
    <FileButton className="button primary big">
      <Icon name="file" />
      {t('app.add')}
    </FileButton>
  )
}

/** The text is to be corrected: where. */
function GoToLine({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const hasRoom = useRoomBeside()
  const { problems, resources } = answered.analysis
  const problem = firstProblem(problems)
  const resource = problem ? findResource(resources, problem) : null
  function go(): void {
    const { showEvidence, showLine, show } = store.getState()
    showEvidence('problems')
    if (!problem || resource === null) return
    showLine(resource, problem.line)
    if (!hasRoom) show('editor')
  }
  if (problem && isNoManifest(problem)) {
    return (
      <Frame
        title={t('step.next')}
        action={<p className="step-text">{problemWords(t, problem).fix}</p>}
        links={
          <button type="button" className="link" onClick={() => store.getState().showEvidence('problems')}>
            {t('step.showProblems')}
          </button>
        }
      />
    )
  }
  return (
    <Frame
      title={t('step.fix')}
      about={t('step.correct')}
      action={
        <button type="button" className="button primary big" onClick={go}>
          {problem && resource !== null ? t('step.goToLine', { line: problem.line }) : t('step.showProblems')}
        </button>
      }
      links={<SplitInstead />}
    />
  )
}

/** While a limit is only supposed: how it really is. */
function Really({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const store = usePageStore()
  const whatIf = usePage(state => state.whatIf)
  const really = usePage(reallyOf)
  const [limit] = whatIf?.limits ?? []
  const raise = limit === undefined ? null : limitOf(limit).raise
  const isRefused = really !== null && (really.says === 'whole' || really.refused > 0)
  const fix = useAnswer(isRefused ? 'fix' : null, {})
  const command =
    fix.state === 'value' && isRouteAlone(fix.value) ? deliveryCommand(fix.value.to, nameFiles(answered)) : null
  const words = useFixWords(answered)
  const flag = raise?.match(/^--[\w-]+/)?.[0]
  const titleOf = (known: typeof really): string => {
    if (!known) return t('step.reallyUnknown')
    // Where all of it goes in one object a count would mislead.
    return known.says === 'whole' ? t('step.reallyWhole') : t('step.really', { fit: known.fit, of: known.of })
  }
  return (
    <Frame
      title={titleOf(really)}
      about={flag ? t('step.flag', { flag }) : t('step.noSetting')}
      action={
        command !== null ? (
          <CommandChip command={command} />
        ) : (
          <button type="button" className="button big" onClick={() => store.getState().resetWhatIf()}>
            {t('step.back')}
          </button>
        )
      }
      result={
        command !== null &&
        fix.state === 'value' && (
          <>
            <VerdictWord verdict="fits" word={words(fix.value).fits} />
            <span>{t('step.onRealCluster')}</span>
          </>
        )
      }
    />
  )
}

/** What a link holds is numbers and names: the same input unlocks the rest. */
export function FromLink({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const [source] = answered.analysis.sources
  return (
    <Frame
      title={t('step.fromLink')}
      about={t('step.numbersOnly')}
      action={
        <FileButton className="button primary big">
          <Icon name="file" />
          {t('step.unlock', { name: source?.name ?? t('step.input') })}
        </FileButton>
      }
      result={
        source?.sha256 && (
          <span>
            SHA-256{' '}
            <code>
              {source.sha256.slice(0, 8)}…{source.sha256.slice(-8)}
            </code>
          </span>
        )
      }
    />
  )
}
