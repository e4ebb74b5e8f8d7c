import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Before the object, in what kubectl says of one without a kind. */
const SHOWN = "Object 'Kind' is missing in '"

/**
 * What kubectl makes of documents: the object as JSON, `refused`, `nothing` or `not a mapping`. It works without a
 * server and prints the object it has read, since none of these names a kind; some 10,000 documents a second.
 * @param {string} kubectl
 * @param {readonly string[]} documents
 * @returns {string[]}
 */
export function kubectlRead(kubectl, documents) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-'))
  try {
    for (const [index, document] of documents.entries()) {
      writeFileSync(join(folder, `${String(index).padStart(6, '0')}.yaml`), withoutKind(document))
    }
    const args = ['label', '--local', '--filename', folder, '--dry-run=client', '--output=json', 'a=b']
    const { stderr, error } = spawnSync(kubectl, args, { encoding: 'utf8', maxBuffer: 2 ** 30 })
    if (error) throw error
    const answers = documents.map(() => 'nothing')
    for (const line of stderr.split('\n')) {
      const index = Number(/(\d{6})\.yaml/.exec(line)?.[1] ?? -1)
      // Of several documents in one file only the first counts.
      if (answers[index] === 'nothing') answers[index] = answerIn(line)
    }
    return answers
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * The names that would make kubectl take a document for an object or a list.
 * @param {string} document
 */
export function withoutKind(document) {
  const renamed = document.replace(/\bkind\b/g, 'kinb').replace(/\bitems\b/g, 'itemz')
  // What begins with a brace it would read as JSON.
  return /^[\s\x85]*\{/.test(renamed) ? `#\n${renamed}` : renamed
}

/** @param {string} line */
function answerIn(line) {
  const shown = line.indexOf(SHOWN)
  if (shown >= 0) return line.slice(shown + SHOWN.length, line.lastIndexOf("'"))
  return line.includes('error parsing') ? 'refused' : 'not a mapping'
}
