import type { AdviceId } from '../limit'
import { adviceOn } from './advice-on'
import { type ErrorLimit, type ErrorNote, type ErrorText, errorTexts } from './error-texts'
import { type Program, programOf } from './program-of'

/** A refusal found in a pasted text. Plain data. */
export interface RecognizedError {
  /** The limits that are answered so, the likeliest first. */
  readonly limits: readonly ErrorLimit[]
  /** The clause that says so, as it stands there but for line breaks and colours. */
  readonly clause: string
  /** The limit and the bytes it was given, where the text has them. */
  readonly max: number | null
  readonly bytes: number | null
  /** The object that is refused, where the text names it: its kind without group. */
  readonly resource: { readonly kind: string; readonly name: string } | null
  readonly file: string | null
  /**
   * Plural name and group of what was sent, where the text has no more than that: `configmaps`, `widgets.example.org`.
   */
  readonly type: string | null
  /** Who printed it; null where the text does not say. */
  readonly program: Program | null
  readonly notes: readonly ErrorNote[]
  /** What helped others, the likeliest first; their words stand in the table of advice. */
  readonly advice: readonly AdviceId[]
  /** False where the same text is said for other reasons as well. */
  readonly certain: boolean
  /** How often it was found with the same facts. */
  readonly count: number
}

/** So far back and forth of a clause are its object, its file and its numbers. */
const before = 2000
const behind = 400
/** A log of megabytes may hold one error a hundred thousand times. */
const mostHits = 20_000
const mostFound = 50

/**
 * Every refusal for size in what kubectl, Helm, Argo CD, Flux, a controller's log or etcd printed, in the order found;
 * empty where no text is known. Looks through log noise: colours, escaped quotes, wrapped lines. Time is linear in the
 * text.
 */
export function recognizeErrors(text: string): RecognizedError[] {
  const found = findIn(withoutNoise(text, ' '))
  // A terminal wraps in the middle of a word; then there is no space to put there.
  return found.length > 0 ? found : findIn(withoutNoise(text, ''))
}

function withoutNoise(text: string, lineBreak: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with an escape
      .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
      .replace(/&quot;|[“”„]/g, '"')
      .replace(/&#0?39;|[‘’]/g, "'")
      .replace(/\r?\n(?:[ \t]*[│|╷╵>] ?)?/g, lineBreak)
      .replace(/\\+(["'])/g, '$1')
      .replace(/\\[nrt]/g, ' ')
      .replace(/[\s\u00a0]+/g, ' ')
  )
}

interface Hit {
  readonly at: number
  readonly error: Omit<RecognizedError, 'count'>
}

function findIn(text: string): RecognizedError[] {
  const hits = new Map<number, Hit>()
  for (const errorText of errorTexts)
    for (const hit of hitsOf(text, errorText)) if (!hits.has(hit.at)) hits.set(hit.at, hit)
  const found = new Map<string, RecognizedError>()
  for (const { error } of [...hits.values()].sort((a, b) => a.at - b.at)) {
    const { limits, max, bytes, resource, file, notes } = error
    // A log names the file that went over with its path and its size, and then again by its name alone.
    const isOneFile = file !== null && notes.includes('last-file')
    const key = JSON.stringify(isOneFile ? [limits, baseName(file)] : [limits, max, bytes, resource, file])
    const known = found.get(key)
    if (known) found.set(key, isOneFile ? known : { ...known, count: known.count + 1 })
    else if (found.size < mostFound) found.set(key, { ...error, count: 1 })
  }
  return withoutVague([...found.values()])
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** What may mean something else is left out where something certain was found. */
function withoutVague(found: readonly RecognizedError[]): RecognizedError[] {
  const certain = found.filter(error => error.certain)
  return certain.length > 0 ? certain : [...found]
}

function* hitsOf(text: string, errorText: ErrorText): Iterable<Hit> {
  const { limits, needle, clause, after, near, certain = true, note, max: saidMax = null } = errorText
  let count = 0
  for (let at = text.indexOf(needle); at !== -1 && count < mostHits; at = text.indexOf(needle, at + needle.length)) {
    count++
    const start = Math.max(0, at - before)
    const window = text.slice(start, at + needle.length + behind)
    const match = matchAround(window, clause, at - start, needle.length)
    if (!match) continue
    const context = window.slice(0, match.index)
    if (after && !after.test(context)) continue
    const rest = window.slice(match.index + match[0].length)
    const record = recordAround(context, match[0], rest)
    if (near && !near.test(record)) continue
    const { max, bytes, file } = match.groups ?? {}
    const named = resourceIn(context, needle.includes('Too '))
    const reconciled = named ? null : reconciledIn(record)
    const program = programOf(record)
    const notes = [...(note ? [note] : []), ...(reconciled ? (['reconciled'] as const) : [])]
    yield {
      at: start + match.index,
      error: {
        limits,
        clause: match[0].slice(0, 300),
        max: max === undefined ? saidMax : Number(max),
        bytes: bytes === undefined ? null : Number(bytes),
        resource: named ?? reconciled,
        file: file ?? fileIn(context),
        type: /^[^(]{0,300}\((?:post|put|patch) ([a-z0-9.-]+)/.exec(rest)?.[1] ?? null,
        program,
        notes,
        advice: adviceOn(limits, program, notes),
        certain,
      },
    }
  }
}

/**
 * The line of a log, or the error of a command, that a clause stands in: what stands before it belongs to it up to
 * where the one before ends.
 */
function recordAround(context: string, clause: string, rest: string): string {
  let from = 0
  for (const match of context.matchAll(newRecord)) from = match.index
  const end = rest.search(newRecord)
  return context.slice(from) + clause + (end === -1 ? rest : rest.slice(0, end))
}

/** A line of a log begins. */
const newRecord =
  /\{ ?"(?:level|ts|time|log|severity)":|\btime="|(?:^| )level=|(?:\b[A-Z]{4}\[)?\d{4}-\d{2}-\d{2}T[\d:.]+\S* |Error from server/g

/**
 * The object that a controller had in hand, as controller-runtime logs it: `"controllerKind":"Bundle" … "name":"kps"`,
 * or with `=` (klog).
 */
function reconciledIn(record: string): RecognizedError['resource'] {
  const kind = /"?(?:controllerKind|reconciler ?[kK]ind)"?[:=] ?"?([A-Z][A-Za-z0-9]*)"?/.exec(record)?.[1]
  if (kind === undefined) return null
  const name =
    new RegExp(`"?${kind}"?[:=] ?\\{ ?"?name"?[:=] ?"?([^",}\\s]+)`).exec(record)?.[1] ??
    /(?:^|[\s,{])"?name"?[:=] ?"?([^",}\s]+)/.exec(record)?.[1]
  return name === undefined ? null : { kind, name }
}

/** The match that covers the needle; a clause begins at most so many characters before it. */
function matchAround(window: string, clause: RegExp, at: number, length: number): RegExpExecArray | null {
  const sticky = new RegExp(clause.source, `g${clause.flags}`)
  sticky.lastIndex = Math.max(0, at - 200)
  for (let match = sticky.exec(window); match && match.index <= at; match = sticky.exec(window)) {
    if (match.index + match[0].length >= at + length) return match
  }
  return null
}

/**
 * `The KIND "NAME" is invalid:` of kubectl, `KIND.group "NAME" is invalid` of the API; only a validation error has it
 * as its own.
 */
const invalidObject = /([A-Z][A-Za-z0-9]*)(?:\.[a-z0-9.-]+)? "([^"]+)" is invalid: /g
/** `KIND/NS/NAME apply failed` of Flux, `Kind=KIND" Name: "NAME"` of a patch. */
const namedObjects = [
  /([A-Z][A-Za-z0-9]*)\/(?:[a-z0-9.-]+\/)?([a-z0-9.:-]+) (?:dry-run|apply) failed/g,
  /Kind=([A-Z][A-Za-z0-9]*)" Name: "([^"]+)"/g,
]

function resourceIn(context: string, isValidation: boolean): RecognizedError['resource'] {
  const patterns = isValidation ? [invalidObject, ...namedObjects] : namedObjects
  let nearest: RegExpExecArray | null = null
  for (const pattern of patterns) {
    const match = last(context, pattern)
    if (match && match.index > (nearest?.index ?? -1)) nearest = match
  }
  return nearest ? { kind: nearest[1] ?? '', name: nearest[2] ?? '' } : null
}

/**
 * `error when creating "FILE": `, `for: "FILE": ` after a patch, and the object of a validation error that may follow,
 * which is no new error then.
 */
const namedFile =
  /(?:error when (?:creating|applying patch|patching|replacing|applying)|\bfor:) "([^"]+)": (?:[A-Z][A-Za-z0-9]*(?:\.[a-z0-9.-]+)? "[^"]+" is invalid: )?/g

function fileIn(context: string): string | null {
  return last(context, namedFile)?.[1] ?? null
}

/** The last match that no other error's end separates from the clause. */
function last(context: string, pattern: RegExp): RegExpExecArray | null {
  let found: RegExpExecArray | null = null
  for (const match of context.matchAll(pattern)) found = match
  if (!found) return null
  const between = context.slice(found.index + found[0].length)
  return endOfError.test(between) ? null : found
}

/** A new error, or a new line of a log, has begun. */
const endOfError = / is invalid: |Error from server|\berror when |Error: |\blevel=|"level":|\d{4}-\d{2}-\d{2}T/
