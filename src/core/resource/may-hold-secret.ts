/**
 * Whether a text can hold a Secret at all, found without reading it: false only where no scalar of it says `Secret` or `SecretList`, in any
 * of the ways YAML has to write that, and nothing in it looks like the kind of a broken one. A word in running text is none.
 */
export function mayHoldSecret(text: string): boolean {
  // Written with escapes, or over two lines.
  if (/\\[xuU\r\n\u0085\u2028\u2029]/.test(text)) return true
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (startsScalar(text, at) && endsScalar(text, at + word.length)) return true
  }
  return false
}

const word = 'Secret'

/** More than this of a line is not looked at. */
const far = 256

function startsScalar(text: string, at: number): boolean {
  const before = /[^\n\r\u0085\u2028\u2029]*$/.exec(text.slice(Math.max(0, at - far), at))?.[0] ?? ''
  if (before.length === far) return true
  const said = before.replace(/[ \t\ufeff]+$/, '')
  return said === '' || /[:\-?,{["']$/.test(said) || /(?:^|[\s,[{:-])[&!]\S*$/.test(said)
}

function endsScalar(text: string, at: number): boolean {
  return /^(?:List)?[ \t\ufeff]*(?:$|[\n\r\u0085\u2028\u2029#,}\]:"'])/.test(text.slice(at, at + far))
}
