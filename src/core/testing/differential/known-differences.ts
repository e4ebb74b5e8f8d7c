/**
 * A rule by which the general reader is known to answer otherwise than kubectl, while the fast reader answers as
 * kubectl does.
 */
export interface KnownDifference {
  readonly about: string
  /** Only documents like this one are concerned. */
  readonly text: RegExp
  /** And only where the general reader refuses with this reason; without it, where it reads another value. */
  readonly reason?: RegExp
}

/** Each found by the differential run and settled with kubectl 1.32. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    about: 'a quoted scalar behind a dash goes on at the column of the dash, or before it',
    text: /-[ \t]+["']/,
    reason: /^Missing closing quote/,
  },
  {
    about: 'a block scalar without text stands before a quoted key or a comment',
    text: /[|>][^\n]*\n\s*["'#]/,
    reason: /^A line of a block scalar/,
  },
  {
    about: 'a comment with a colon, at the column of its key, stands before the first line of a plain scalar',
    text: /:[ \t]*[\n\r]+[ \t]*#/,
    reason: /^Missing : behind a key/,
  },
  {
    about: 'in a flow collection a plain scalar ends in a colon',
    text: /:[,\]}]/,
    reason: /^A : behind a plain key/,
  },
  {
    about: 'in a flow collection a dash is a scalar',
    text: /-[,\]}]/,
    reason: /^Block collections are not allowed within flow/,
  },
  { about: 'blanks without a line break are the last line of a block scalar', text: /[|>][\s\S]*[\n\r] +$/ },
  {
    about: 'blanks beyond the stated indentation are the last line of a block scalar',
    text: /[|>][-+]?[1-9][\s\S]*[\n\r] +[\n\r]/,
  },
  { about: 'kubectl drops the CR before a LF before any YAML is read, so CR CR LF is one break', text: /\r\r\n/ },
  { about: 'U+0085, U+2028 and U+2029 end lines', text: /[\u0085\u2028\u2029]/ },
  { about: 'U+0085, U+2028 and U+2029 end lines', text: /[\u0085\u2028\u2029]/, reason: /./ },
]
