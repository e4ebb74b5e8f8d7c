import { useMemo } from 'react'
import type { ReportSpeech } from '../../core/report'
import { plainEnglish } from '../../core/words'
import { useWords } from '../words'

/** How a report is said in the language of the page. */
export function useReportSpeech(): ReportSpeech {
  const { t, i18n } = useWords()
  const language = i18n.language
  return useMemo(() => {
    const say = t as (key: string, facts?: object) => string
    return {
      language,
      headline: {
        ...plainEnglish,
        say: (key, facts) => say(`headline.${key === 'computing' ? 'notMeasured' : key}`, facts),
        limitName: id => t(`limit.${id}`),
        routeName: id => t(`routePlain.${id}`),
      },
      say: (key, facts) => say(`report.${key}`, facts),
    }
  }, [t, language])
}
