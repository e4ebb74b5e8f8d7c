import { useId } from 'react'
import { shortKind } from '../../core/words'
import type { Split } from '../../engine'
import { Banner, Elsewhere, ElsewhereLink, Frame, Says, Sentence } from '../answer'
import { DraughtBar, formatShare, Icon, ObjectName, Rich, VerdictWord, visibleName } from '../kit'
import { useFixWords, useRemediesDone } from '../remedies'
import { type Answered, fixedOf, isSplitCurrent, type PageState, useAnswer, usePage, usePageStore } from '../store'
import { useWords } from '../words'
import { isCarried, type SplitAnswer } from './bundle-facts'
import { PlanSentence } from './plan-sentence'
import { type Download, isComplete } from './use-download'
import type { SplitFix } from './use-split-fix'

interface SplitBannerProps {
  readonly answered: Answered
  /** Null while the first is made. */
  readonly split: Split | null
  readonly answer: SplitAnswer | null
  readonly fix: SplitFix | null
  readonly download: Download
}

/**
 * Question and answer of the split: how many resources arrive, in which bundles, and the zip or what would make it
 * whole.
 */
export function SplitBanner(props: SplitBannerProps) {
  const { answered, split, answer } = props
  const isCurrent = usePage(isSplitCurrent)
  const isStopped = usePage(isSplitStopped)
  const isKnown = split && answer?.isKnown && isCurrent
  const route = usePage(state => state.question.route)
  const carried = split !== null && isCarried(split.plan)
  const fits = isKnown && isComplete(split, answer)
  const tight = isKnown && answer.bundles.some(({ verdict }) => verdict === 'tight')
  const headline = {
    ...answered.headline,
    route,
    says: isKnown ? ('count' as const) : ('computing' as const),
    fit: answer?.fit ?? 0,
    of: answer?.of ?? 0,
    refused: 0,
    tight: 0,
    unreadable: 0,
    worst: null,
  }
  return (
    <Banner
      verdict={!isKnown ? 'unknown' : !fits ? 'refused' : tight ? 'tight' : 'fits'}
      step={isKnown ? <Step {...props} split={split} answer={answer} /> : <Waiting />}
      evidence={isKnown ? <Evidence split={split} answer={answer} /> : <Progress />}
    >
      <Sentence
        answered={answered}
        headline={headline}
        nameOfRoute={carried ? withoutCarrier : itself}
        {...(isStopped ? { unknown: 'notSplit' } : {})}
      >
        <div className="because plan-line">
          <PlanSentence bundles={split?.plan.bundles.length ?? null} />
        </div>
        {isKnown && <Refused answer={answer} split={split} />}
      </Sentence>
    </Banner>
  )
}

/**
 * Into how many objects the whole goes is what the plan says: "ClusterResourceSet, one ConfigMap" is not true of it.
 */
function withoutCarrier(name: string): string {
  return name.replace(/[,，] ?.*$/, '')
}

function itself(name: string): string {
  return name
}

function Refused({ answer, split }: { readonly answer: SplitAnswer; readonly split: Split }) {
  const { t } = useWords()
  const [first] = answer.refused
  const [tooLarge] = split.proof.outputSizes.filter(({ bytes, max }) => bytes > max)
  if (!first && !tooLarge) return null
  return (
    <div className="because plan-line">
      <b>{first ? t('splitStep.refused', { count: answer.refused.length }) : t('splitStep.wholeRefused')}</b>{' '}
      {first ? (
        <>
          {first.bundle.name}
          {first.limit !== null && first.max !== null && (
            <>
              {t('table.and')}
              <Rich>
                {t('splitStep.used', { limit: t(`limit.${first.limit}`), bytes: first.bytes, max: first.max })}
              </Rich>
            </>
          )}
        </>
      ) : (
        tooLarge && (
          <>
            {t(`exporting.outputSize.${tooLarge.limit}`, { of: tooLarge.of })}:{' '}
            {t('proof.ofBytes', { bytes: tooLarge.bytes, max: tooLarge.max })}
          </>
        )
      )}
    </div>
  )
}

/** Ended by hand, or failed: nothing is on its way. */
function isSplitStopped(state: PageState): boolean {
  return state.splitting === null && state.analyzing === null && !isSplitCurrent(state)
}

/** It is on its way; what was ended by hand begins when it is asked for. */
function Waiting() {
  const { t } = useWords()
  const store = usePageStore()
  const isStopped = usePage(isSplitStopped)
  if (isStopped) {
    return (
      <Frame
        title={t('step.next')}
        action={
          <button type="button" className="button primary big" onClick={() => store.getState().planAgain()}>
            {t('splitStep.plan')}
          </button>
        }
      />
    )
  }
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

function Progress() {
  const { t } = useWords()
  const isStopped = usePage(isSplitStopped)
  const progress = usePage(state => state.splitting?.progress ?? null)
  if (isStopped) return <div className="evidence" />
  return (
    <div className="evidence">
      <b className="evidence-label">{t(progress ? `progress.${progress.stage}` : 'step.computing')}</b>
      {progress?.of && (
        <span className="evidence-text">{t('progress.ofResources', { done: progress.done, of: progress.of })}</span>
      )}
    </div>
  )
}

function Step({ answered, split, answer, fix, download }: SplitBannerProps & { split: Split; answer: SplitAnswer }) {
  const { t } = useWords()
  const store = usePageStore()
  const fixed = usePage(fixedOf)
  const name = usePage(state => state.question.plan.name)
  const done = useRemediesDone()
  const { proof } = split
  const sizeId = useId()
  const zipSize = useAnswer(isComplete(split, answer) ? 'zipSize' : null, {})
  const size = zipSize.state === 'value' ? zipSize.value : null
  const undo = fixed && (
    <button type="button" className="link step-end" onClick={() => store.getState().undo()}>
      {t('notice.undo')}
    </button>
  )
  const after = fixed
    ? {
        about: t('splitStep.after', { remedy: done(fixed.remedies, fixed.after.route) }),
      }
    : {}
  if (!proof.equal) {
    return (
      <Frame title={t('proof.title')} end={undo} action={<p className="step-text">{t('exporting.notOffered')}</p>} />
    )
  }
  if (isComplete(split, answer)) {
    return (
      <Frame
        title={t('splitStep.proved')}
        {...(fixed ? after : { about: t('proof.equal', { in: proof.resourcesIn, out: proof.resourcesOut }) })}
        end={undo}
        action={
          <button
            type="button"
            className="button primary big"
            aria-describedby={size === null ? undefined : sizeId}
            onClick={download.begin}
          >
            <Icon name="download" />
            <span>
              {t('splitStep.download', { name })}
              {size !== null && (
                <span id={sizeId} className="button-size" aria-hidden="true">
                  {t('app.bytes', { count: size })}
                </span>
              )}
            </span>
          </button>
        }
        result={<span>{download.failed ?? t('split.sameZip')}</span>}
        links={
          <button type="button" className="link" onClick={() => store.getState().show('analyze')}>
            {t('splitStep.noSplit')}
          </button>
        }
      />
    )
  }
  return (
    <Frame
      title={t('step.fix')}
      about={fix?.about ?? ''}
      end={undo}
      action={
        fix ? (
          <button type="button" className="button primary big" onClick={fix.make}>
            <span>
              <Rich>{fix.name}</Rich>
            </span>
          </button>
        ) : (
          <Stuck answered={answered} />
        )
      }
      result={
        download.failed !== null ? (
          <span>{download.failed}</span>
        ) : fix === null ? (
          <Elsewhere answered={answered} />
        ) : (
          fix.after && (
            <VerdictWord verdict={fix.after.fit < fix.after.of ? 'refused' : 'fits'} word={t('step.fit', fix.after)} />
          )
        )
      }
      links={
        <>
          {fix === null && <ElsewhereLink answered={answered} />}
          <button type="button" className="link" onClick={download.begin}>
            {t('splitStep.anyway')}
          </button>
        </>
      }
    />
  )
}

/** Why nothing helps on this route. */
function Stuck({ answered }: { readonly answered: Answered }) {
  const { t } = useWords()
  const words = useFixWords(answered)
  const fix = useAnswer('fix', {})
  const why = fix.state === 'value' ? words(fix.value).stuck : null
  return <p className="step-text">{fix.state === 'pending' ? t('step.computing') : (why ?? t('step.noFix'))}</p>
}

function Evidence({ split, answer }: { readonly split: Split; readonly answer: SplitAnswer }) {
  const { t } = useWords()
  const [refused] = answer.refused
  if (refused?.message) {
    // The server names the object that carries the bundle.
    const message = refused.message.replace('"NAME"', `"${split.plan.settings.name}-${refused.bundle.name}"`)
    return <Says message={message} limit={refused.limit} />
  }
  const [tooLarge] = split.proof.outputSizes.filter(({ bytes, max }) => bytes > max)
  if (tooLarge) {
    const said = t('proof.ofBytes', { bytes: tooLarge.bytes, max: tooLarge.max })
    const what = t(`exporting.outputSize.${tooLarge.limit}`, { of: tooLarge.of })
    return <Says label={t('evidence.notSent')} text={`${what}: ${said}`} message={null} limit={null} />
  }
  const { closest } = answer
  if (!closest || closest.max === null || closest.limit === null) return <div className="evidence" />
  const { bundle, bytes, max, limit, about, verdict, estimated } = closest
  const share = bytes / max
  return (
    <div className="evidence">
      <b className="evidence-label">{t('evidence.closest')}</b>
      <span className="evidence-text">
        {t('splitStep.bundle')} <b>{bundle.name}</b>
        {about && (
          <>
            : {visibleName(shortKind(about.kind ?? ''))}{' '}
            <b>
              <ObjectName name={about.name ?? t('table.noName')} />
            </b>
          </>
        )}
        {t('table.and')}
        {t(estimated ? 'routes.meetsAbout' : 'routes.meets', { limit: t(`limit.${limit}`), bytes, max })}
      </span>
      <span className="evidence-share">
        <DraughtBar share={share} verdict={verdict} /> {formatShare(share)}
      </span>
    </div>
  )
}
