import { formatCount } from '../../core/bytes'
import { shortKind } from '../../core/words'
import { Icon } from '../kit'
import { type Answered, usePage, usePageStore, verdictOf } from '../store'
import { useWords } from '../words'
import { Banner } from './banner'
import { ResourceEvidence } from './evidence'
import { mark } from './marked'
import { Sentence } from './sentence'
import { NextStep } from './step'
import { useClusterName } from './use-headline'

/** The answer about one resource: the sentence, the step of the list, and what this resource stands on. */
export function ResourceBanner({ answered, index }: { readonly answered: Answered; readonly index: number }) {
  const { t } = useWords()
  const store = usePageStore()
  const isSupposed = usePage(state => state.whatIf !== null)
  const said = useResourceSentence(answered, index)
  const verdict = verdictOf(answered, answered.chosen.id, index)?.verdict ?? 'unknown'
  return (
    <Banner
      verdict={verdict}
      isSupposed={isSupposed}
      step={<NextStep answered={answered} />}
      evidence={<ResourceEvidence answered={answered} index={index} />}
    >
      <Sentence
        answered={answered}
        said={said}
        lead={
          <button
            type="button"
            className="button ghost icon-only banner-back"
            aria-label={t('resourcePage.back')}
            title={t('resourcePage.back')}
            onClick={() => store.getState().show('analyze')}
          >
            <Icon name="back" />
          </button>
        }
      />
    </Banner>
  )
}

/** "CRD installations is refused by kubectl apply on Kubernetes defaults", and its bytes and its place. */
function useResourceSentence(answered: Answered, index: number) {
  const { t } = useWords()
  const { analysis, chosen, headline } = answered
  const verdict = verdictOf(answered, chosen.id, index)
  const resource = analysis.resources[index]
  const isSupposed = usePage(state => state.whatIf !== null)
  const cluster = useClusterName()
  const word = verdict?.verdict ?? 'unknown'
  const { limit = null, bytes = null, max = null } = verdict ?? {}
  const facts = {
    kind: mark('kind', shortKind(resource?.kind ?? '')),
    name: mark('name', resource?.name ?? t(resource?.readable ? 'table.noName' : 'table.unreadable')),
    route: mark('route', t(`routePlain.${headline.route}`)),
    cluster: mark('cluster', cluster),
  }
  const { line = 0, lines = 0, source = '', namespace = null } = resource ?? {}
  const span =
    lines > 1 ? t('resource.lines', { from: line, to: line + lines - 1 }) : t('resource.line', { from: line })
  const because = [
    ...(limit !== null && bytes !== null && max !== null
      ? [
          t('resourceSaid.used', {
            limit: t(`limit.${limit}`),
            bytes: mark('bytes', formatCount(bytes)),
            max: mark('max', formatCount(max)),
          }),
        ]
      : []),
    t('resourceSaid.place', {
      index: index + 1,
      count: analysis.resources.length,
      place: t('resource.in', { source, lines: span }),
    }),
    ...(namespace === null ? [] : [t('resource.namespace', { namespace })]),
  ]
  return {
    sentence: t(`${isSupposed ? 'resourceSupposed' : 'resourceSaid'}.${word}`, facts),
    because: because.join(t('table.and')),
    limit,
  }
}
