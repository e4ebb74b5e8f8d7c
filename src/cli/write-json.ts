import { jsonPieces } from '../core/bytes'
import type { Output } from './command'

/**
 * Writes an object as JSON and a newline, piece by piece: members that are iterators are never in memory as a whole
 * (`jsonPieces`).
 */
export async function writeJson(object: object, out: Output): Promise<void> {
  for (const piece of jsonPieces(object)) await out.write(piece)
}
