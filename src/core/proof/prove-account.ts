import { readDocument } from '../manifest'
import { type Account, accountOf, type Fate } from '../plan'
import { holdsNothing, type Load } from '../resource'
import { createLineIndex, type SourceText } from '../source'
import type { ProofCheck } from './proof'

/** What became of every document and byte of the input, and whether that can be told of all. */
export interface ProvedAccount {
  readonly account: Account
  readonly documents: ProofCheck
  readonly bytes: ProofCheck
}

/**
 * The input as documents and bytes, not as the resources that were understood: every document is found again in the
 * files, was left out by the filter, is no manifest and named as such, or holds nothing when it is read once more;
 * every byte is in one of them, or is of what may stand between documents. `fateOf`: where each resource was found,
 * null where it was not.
 */
export function proveAccount(load: Load, fateOf: (resource: number) => Fate | null): ProvedAccount {
  const account = accountOf(load, fateOf)
  const holding = new Set(load.resources.map(({ source, document }) => `${source}/${document}`))
  const lost = account.lost.map(({ source, document }) => placeOf(load, source, document))
  const stray = [...lost]
  let strayBytes = account.bytes.lost
  for (const [source, text] of load.texts.entries()) {
    const documents = load.documents[source] ?? []
    let at = 0
    for (const [number, document] of documents.entries()) {
      // What is no manifest was left out by name.
      const isNamed = load.units[source]?.[number]?.isOther ?? false
      if (!holding.has(`${source}/${number}`) && !isNamed && !holdsNothing(readDocument(text, document).value)) {
        lost.push(placeOf(load, source, number))
      }
      check(text, at, document.owned.start)
      at = document.owned.end
    }
    check(text, at, text.utf8.length)
  }
  return {
    account,
    documents: checkOf('every-document', account.documents.in, lost.length, lost),
    bytes: checkOf('every-byte', account.bytes.in, strayBytes, stray),
  }

  /** Documents that overlap are as wrong as text that none of them owns. */
  function check(text: SourceText, start: number, end: number): void {
    if (end >= start && isBetween(text.utf8.subarray(start, end))) return
    strayBytes += Math.abs(end - start)
    stray.push(`${text.name}, line ${createLineIndex(text).positionAt(Math.min(start, end)).line}`)
  }
}

function checkOf(code: ProofCheck['code'], of: number, missing: number, failed: readonly string[]): ProofCheck {
  return { code, passed: missing === 0 && failed.length === 0, of, held: Math.max(of - missing, 0), failed }
}

function placeOf(load: Load, source: number, document: number): string {
  return `${load.texts[source]?.name ?? ''}, line ${load.documents[source]?.[document]?.line ?? 1}`
}

const newline = /\r\n|\r|\n/
/**
 * Line by line, perhaps behind a byte order mark: a separator or an end, a comment behind it or alone, a directive, or
 * nothing.
 */
const lineBetween = /^\ufeff*(?:(?:---|\.\.\.)?[\s\u0085]*(?:#.*)?|%.*)$/su
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function isBetween(utf8: Uint8Array): boolean {
  return (
    utf8.length === 0 ||
    decoder
      .decode(utf8)
      .split(newline)
      .every(line => lineBetween.test(line))
  )
}
