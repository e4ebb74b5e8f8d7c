/**
 * The sentence for a Node that is too old, null for one that is not. Uses nothing that a Node of any age lacks: it is
 * read before anything else.
 * @param {string} range as package.json writes it: `>=20.19`
 * @param {string} version of this Node: `20.20.2`
 * @returns {string | null}
 */
module.exports = function tooOld(range, version) {
  const wanted = range.replace('>=', '').split('.').map(Number)
  const present = version.split('.').map(Number)
  for (let at = 0; at < wanted.length; at++) {
    const difference = (present[at] || 0) - (wanted[at] || 0)
    if (difference > 0) return null
    if (difference < 0)
      return `Plimsoll needs Node ${wanted.join('.')} or newer; this is ${version}. Get it from https://nodejs.org`
  }
  return null
}
