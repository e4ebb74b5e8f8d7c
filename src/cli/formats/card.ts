import { englishReport, htmlReport, markdownReport, type SizeReport } from '../../core/report'
import { Failure } from '../command'
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

const writeHtml = cardAnswer(card => htmlReport(card, englishReport, 'light'))

/** `-o html`: one file, and so of one route. */
export const htmlAnswer: BeginAnswer = (asked, terminal, held) => {
  if (new Set(asked.routes).size > 1) throw new Failure('-o html is one file of one route: ask about one --route', 2)
  return writeHtml(asked, terminal, held)
}
