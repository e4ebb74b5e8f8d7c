/** In UTF-16 units: some milliseconds of work. */
const pieceLength = 256 * 1024

/**
 * The text in UTF-8, put together in short tasks, between which others have their turn: a Blob of a megabyte costs 10
 * to 20 ms at once.
 */
export async function blobInTurns(text: string): Promise<Blob> {
  const pieces: Blob[] = []
  for (let start = 0; start < text.length; ) {
    const end = endOfPiece(text, start)
    if (start > 0) await new Promise(resolve => setTimeout(resolve))
    pieces.push(new Blob([text.slice(start, end)]))
    start = end
  }
  return new Blob(pieces)
}

/** Between two characters: half of a surrogate pair would become U+FFFD. */
function endOfPiece(text: string, start: number): number {
  const end = Math.min(start + pieceLength, text.length)
  const isPair = end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800
  return isPair ? end + 1 : end
}
