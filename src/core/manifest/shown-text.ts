/** Characters of a document's text that the facts of a problem hold at most; a scalar or key may have any length. */
const MAX_LENGTH = 120

/** Text from a document as a problem's facts quote it. */
export function shownText(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
}
