import type { Analysis, Judged } from '../core/analysis'
import { concat, jsonPieces } from '../core/bytes'
import type { Question } from '../core/question'
import { analysisReport } from '../core/report'

/**
 * What `plimsoll analyze --json` writes, without the byte ledgers, which cost more than all of that: names, sizes,
 * verdicts, and problems whose facts quote nothing of a Secret.
 */
export function reportOf(judged: Analysis & Judged, { cluster }: Question): Uint8Array {
  const encoder = new TextEncoder()
  return concat([...jsonPieces(analysisReport(judged, cluster))].map(piece => encoder.encode(piece)))
}
