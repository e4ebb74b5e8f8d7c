import { plainEnglish, type SaidHeadline, sayHeadline } from '../../core/words'
import type { Answered } from '../store'
import { useWords } from '../words'

/** The one sentence that answers the question, with `<b>` in its first part, and because of what. */
export function useHeadline({ headline, linked }: Pick<Answered, 'headline' | 'linked'>): SaidHeadline {
  const { t } = useWords()
  const say = t as (key: string, facts?: object) => string
  return sayHeadline(headline, {
    ...plainEnglish,
    // What a link does not say is never computed.
    say: (key, facts) => say(`headline.${key === 'computing' && linked ? 'notMeasured' : key}`, facts),
    limitName: id => t(`limit.${id}`),
    routeName: id => t(`wayPlain.${id}`),
  })
}
