import { englishReport, htmlReport, markdownReport, type SizeReport } from '../../core/report'
import { atTheEnd, type BeginAnswer } from '../formats'
import { sizeCard } from '../size-card'

function cardAnswer(write: (card: SizeReport) => string): BeginAnswer {
  return ({ routes, cluster }, { out }, held) =>
    atTheEnd(async reports => {
      if (!held) return
      for (const [index, route] of [...new Set(routes)].entries()) {
        const text = write(sizeCard(held, reports, { route, cluster }))
        await out.write(index === 0 ? text : `\n${text}`)
      }
    })
}

/** `-o markdown`: a card for each route that is asked about. */
export const markdownAnswer = cardAnswer(card => markdownReport(card, englishReport))

/** `-o html`: a file for each; one route is asked about where it is to be opened. */
export const htmlAnswer = cardAnswer(card => htmlReport(card, englishReport, 'light'))
