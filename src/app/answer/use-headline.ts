import { clusterName, type HeadlineSpeech, plainEnglish, type SaidHeadline, sayHeadline } from '../../core/words'
import { type Answered, usePage } from '../store'
import { useWords } from '../words'

/** Sentences that say what would be, while a limit is only supposed. */
const supposable = [
  'whole',
  'one',
  'some',
  'someOne',
  'refusedOne',
  'refusedMany',
  'refusedFirst',
  'tightOne',
  'tightMany',
]

/**
 * The one sentence that answers the question, and because of what; `<b>` is what was found, and `mark` marks the rest.
 */
export function useHeadline(
  { headline, linked, unknown }: Pick<Answered, 'headline' | 'linked'> & { readonly unknown?: 'notSplit' | undefined },
  mark?: NonNullable<HeadlineSpeech['mark']>,
  /** How a route is called here, where its usual name says too much. */
  nameOfRoute: (name: string) => string = name => name,
): SaidHeadline {
  const { t } = useWords()
  const say = t as (key: string, facts?: object) => string
  const isSupposed = usePage(state => state.whatIf !== null)
  const cluster = usePage(state => state.question.cluster)
  // What is only supposed is no word of the question.
  return sayHeadline(
    { ...headline, cluster },
    {
      ...plainEnglish,
      say(key, facts) {
        // What a link does not say is never computed.
        if (key === 'computing' && linked) return say('headline.notMeasured', facts)
        if (key === 'computing' && unknown) return say(`unknown.${unknown}`, facts)
        return say(`${isSupposed && supposable.includes(key) ? 'supposed' : 'headline'}.${key}`, facts)
      },
      limitName: id => t(`limit.${id}`),
      routeName: id => nameOfRoute(t(`routePlain.${id}`)),
      ...(mark ? { mark } : {}),
    },
  )
}

/** How the cluster of the question is called in a sentence. */
export function useClusterName(): string {
  const { t } = useWords()
  const cluster = usePage(state => state.question.cluster)
  const say = t as (key: string, facts?: object) => string
  return clusterName(cluster, {
    ...plainEnglish,
    say: (key, facts) => say(`headline.${key}`, facts),
    limitName: id => t(`limit.${id}`),
  })
}
