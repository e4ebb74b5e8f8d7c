import { type Analysis, type Judged, verdictRows } from '../core/analysis'
import type { Question } from '../core/question'

/**
 * An analysis as the JSON of the contracts, for other programs: names, sizes, verdicts, problems as codes with their
 * facts (which quote nothing of a Secret). What costs more than all of that, byte ledgers and sentences, is what the
 * command line adds.
 */
export function reportOf(judged: Analysis & Judged, { cluster }: Question): Uint8Array {
  const { id: _, carried, ...contract } = judged
  const settings = { ...contract.settings, limits: cluster }
  const whole = { ...contract.whole, carried }
  const verdicts = [...verdictRows(judged, cluster)]
  return new TextEncoder().encode(`${JSON.stringify({ ...contract, settings, whole, verdicts })}\n`)
}
