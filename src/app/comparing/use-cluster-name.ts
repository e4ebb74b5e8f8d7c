import { clusterName, plainEnglish } from '../../core/words'
import { usePage } from '../store'
import { useWords } from '../words'

/** The cluster of the question, as the sentence calls it. */
export function useClusterName(): string {
  const { t } = useWords()
  const say = t as (key: string, facts?: object) => string
  const cluster = usePage(state => state.question.cluster)
  return clusterName(cluster, {
    ...plainEnglish,
    say: (key, facts) => say(`headline.${key}`, facts),
    limitName: id => t(`limit.${id}`),
  })
}
