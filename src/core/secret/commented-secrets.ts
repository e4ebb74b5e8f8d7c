import type { ByteRange } from '../source'
import { holdsManifest } from './holds-manifest'
import { saysSecretName } from './secret-words'

/** From the `#` of a comment, which stands at the start of a line or behind a blank, to the end of the line. */
const comment = /(?<=^|[ \t])#[^\n\r\u0085\u2028\u2029]*/gm

/**
 * The comments of a text that hold a manifest of a Secret that was commented out, each without its `#`, in UTF-16
 * units. Comments with nothing but blank lines and separators between belong together. `depth`: of how many texts;
 * `isRelease`: in a HelmRelease, where a line with a password is enough; a line that begins with `#` inside of a text
 * counts as one.
 */
export function commentedSecrets(text: string, depth: number, isRelease = false): ByteRange[] {
  if (!text.includes('#')) return []
  const found: ByteRange[] = []
  let run: ByteRange[] = []
  const finish = (): void => {
    if (run.length > 0 && isSecret(run.map(({ start, end }) => text.slice(start, end)).join('\n'), depth, isRelease))
      for (const range of run) found.push(range)
    run = []
  }
  for (const { 0: said, index } of text.matchAll(comment)) {
    const last = run.at(-1)
    if (last && !/^[\s-]*$/.test(text.slice(last.end, index))) finish()
    const marks = /^#+/.exec(said)?.[0].length ?? 1
    run.push({ start: index + marks, end: index + said.length })
  }
  finish()
  return found
}

function isSecret(said: string, depth: number, isRelease: boolean): boolean {
  if (isRelease && saysSecretName(said)) return true
  return holdsManifest(said, depth + 1) || (/secret/i.test(said) && /^[\s#-]*(?:string)?data["']?\s*:/im.test(said))
}
