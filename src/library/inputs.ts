import type { StreamedSource } from '../core/analysis'
import { type OpenedInputs, openInputs } from '../core/chart'
import { createNaming } from '../core/source'
import { InvalidOption, readList } from './options'

/**
 * One input: a manifest (YAML or JSON, any number of documents), or an archive of them (zip, tar, gzip), known by its
 * content. Its name stands in whatever is said of it, as a path does on the command line.
 */
export interface Input {
  readonly name: string
  /** A text, or its bytes. */
  readonly content: Content
}

/** One input that is read from front to end and never held as a whole. No archive. */
export interface StreamedInput {
  readonly name: string
  /**
   * Its bytes in chunks of any size, as `fs.createReadStream` and the body of a response give them, or all at once. A
   * function is called for each reading: then definitions are found wherever they stand, as they are in what is there
   * all at once. What can be read once only has a custom resource before its definition measured as if there were none.
   */
  readonly content: Content | Chunks | (() => Content | Chunks | Promise<Content | Chunks>)
}

type Content = string | Uint8Array

type Chunks = AsyncIterable<Content> | Iterable<Content>

/** The inputs with archives unpacked. */
export function open(inputs: Iterable<Input>): OpenedInputs {
  return openInputs(
    readInputs(inputs).map(({ name, content }) => {
      if (!isContent(content)) throw new InvalidOption(`content of ${name} takes a text or a Uint8Array`)
      return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }
    }),
  )
}

export function stream(inputs: Iterable<StreamedInput>): StreamedSource[] {
  const nameOf = createNaming()
  return readInputs(inputs).map(({ name, content }) => {
    const isFunction = typeof content === 'function'
    if (!isFunction) chunksOf(name, content)
    return {
      name: nameOf(name),
      isRepeatable: isFunction || isContent(content),
      chunks: () => encoded(name, isFunction ? content : () => content),
    }
  })
}

/** What a program without types may give for inputs is said of, before anything is read. */
function readInputs<T extends Input | StreamedInput>(inputs: Iterable<T>): T[] {
  return readList('inputs', inputs).map(input => {
    if (typeof input?.name !== 'string') throw new InvalidOption('inputs takes objects with a name and a content')
    return input
  })
}

async function* encoded(name: string, read: Exclude<StreamedInput['content'], Content | Chunks>) {
  const encoder = new TextEncoder()
  // The first half of a character that a chunk of text ends with.
  let half = ''
  for await (const chunk of chunksOf(name, await read())) {
    if (!isContent(chunk)) throw new InvalidOption(`content of ${name} takes chunks of text or Uint8Array`)
    const text = typeof chunk === 'string' ? half + chunk : half
    const isCut = typeof chunk === 'string' && (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800
    half = isCut ? text.slice(-1) : ''
    yield encoder.encode(isCut ? text.slice(0, -1) : text)
    // A copy, as who reads files piece by piece may fill the same buffer again.
    if (typeof chunk !== 'string') yield new Uint8Array(chunk)
  }
  if (half !== '') yield encoder.encode(half)
}

function chunksOf(name: string, content: Content | Chunks): Chunks {
  if (isContent(content)) return [content]
  const isIterable = typeof content === 'object' && content !== null
  if (isIterable && (Symbol.asyncIterator in content || Symbol.iterator in content)) return content
  throw new InvalidOption(
    `content of ${name} takes an (async) iterable of text or Uint8Array, or a function that gives one`,
  )
}

function isContent(value: unknown): value is Content {
  return typeof value === 'string' || value instanceof Uint8Array
}
