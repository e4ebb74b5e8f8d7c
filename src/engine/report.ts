import { type Analysis, verdictRows } from '../core/analysis'

/**
 * An analysis as the JSON of the contracts, for other programs: names, sizes, verdicts, problems as codes with their facts (which quote
 * nothing of a Secret). What costs more than all of that, byte ledgers and sentences, is what the command line adds.
 */
export function reportOf(analysis: Analysis): Uint8Array {
  const { routes: _, ...contract } = analysis
  const verdicts = [...verdictRows(analysis, analysis.settings.limits)]
  return new TextEncoder().encode(`${JSON.stringify({ ...contract, verdicts })}\n`)
}
