import { analyzeReport } from '../../library/analyze'
import { atTheEnd, type BeginAnswer } from '../formats'
import { writeJson } from '../write-json'

/** `-o json`: everything that is known, of an input that is held. */
export const jsonAnswer: BeginAnswer = ({ cluster }, { out }, held) =>
  atTheEnd(async () => {
    if (held) await writeJson(analyzeReport(held, cluster), out)
  })
