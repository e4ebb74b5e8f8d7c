import type { Answer } from './answer'

/** How an answer reaches a person. */
export interface Printing {
  readonly kind: string
  readonly name: string
  /** The file that kubectl names, null where it names none. */
  readonly file: string | null
  /** Other objects of the same call are refused as well. */
  readonly isOneOfSeveral: boolean
}

/** An answer as kubectl prints it (`pkg/cmd/util/helpers.go: StandardErrorMessage`, `statusCausesCheck`). */
export function printedByKubectl(answer: Answer, { kind, name, file, isOneOfSeveral }: Printing): string {
  const source = file === null ? '' : `error when creating ${JSON.stringify(file)}: `
  switch (answer.by) {
    case 'Conflict':
      return `error: ${answer.message}\n${conflictHelp}`
    case 'InternalError':
      return `Error from server: ${answer.message}`
    case 'BadRequest':
      return `Error from server (BadRequest): ${source}${answer.message}`
    case 'Invalid': {
      if (isOneOfSeveral) return `Error from server (Invalid): ${source}${statusMessage(answer)}`
      const [only] = answer.causes
      const causes = answer.causes.length === 1 ? only : answer.causes.map(cause => `\n* ${cause}`).join('')
      return `The ${kind} ${JSON.stringify(name)} is invalid: ${causes}`
    }
  }
}

/** An answer as the API server words it, which programs other than kubectl print. */
export function statusMessage({ by, message, causes }: Answer): string {
  if (by !== 'Invalid') return message
  return message + (causes.length === 1 ? (causes[0] ?? '') : `[${causes.join(', ')}]`)
}

/** What kubectl adds to a conflict of server-side apply. */
const conflictHelp = [
  'Please review the fields above--they currently have other managers. Here',
  'are the ways you can resolve this warning:',
  '* If you intend to manage all of these fields, please re-run the apply',
  '  command with the `--force-conflicts` flag.',
  '* If you do not intend to manage all of the fields, please edit your',
  '  manifest to remove references to the fields that should keep their',
  '  current managers.',
  '* You may co-own fields by updating your manifest to match the existing',
  "  value; in this case, you'll become the manager if the other manager(s)",
  '  stop managing the field (remove it from their configuration).',
  'See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts',
].join('\n')
