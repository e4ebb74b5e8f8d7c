import type { StreamedSource } from '../core/analysis'
import { createNaming, type OpenedSources, openSources } from '../core/source'
import { InvalidOption } from './options'

/**
 * One input: a manifest (YAML or JSON, any number of documents), or an archive of them (zip, tar, gzip), known by its
 * content. Its name stands in whatever is said of it, as a path does on the command line.
 */
export interface Input {
  readonly name: string
  /** A text, or its bytes. */
  readonly content: string | Uint8Array
}

/** One input that is read from front to end and never held as a whole. No archive. */
export interface StreamedInput {
  readonly name: string
  /**
   * Its bytes in chunks of any size, as `fs.createReadStream` and the body of a response give them. A function is
   * called for each reading: then definitions are found wherever they stand. What can be read once only has a custom
   * resource before its definition measured as if there were none.
   */
  readonly content: Chunks | (() => Chunks)
}

type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>

/** The inputs with archives unpacked. */
export function open(inputs: Iterable<Input>): OpenedSources {
  return openSources(
    [...inputs].map(({ name, content }) => {
      if (typeof content !== 'string' && !(content instanceof Uint8Array)) {
        throw new InvalidOption(`content of ${name} takes a text or a Uint8Array`)
      }
      return { name, bytes: bytesOf(content) }
    }),
  )
}

export function stream(inputs: Iterable<StreamedInput>): StreamedSource[] {
  const nameOf = createNaming()
  return [...inputs].map(({ name, content }) => {
    const isRepeatable = typeof content === 'function'
    return { name: nameOf(name), isRepeatable, chunks: () => encoded(isRepeatable ? content() : content) }
  })
}

async function* encoded(chunks: Chunks): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) yield bytesOf(chunk)
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
