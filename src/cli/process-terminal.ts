import { createWriteStream, fstatSync } from 'node:fs'
import { isatty } from 'node:tty'
import { ClosedPipe, Failure, type Output, type Screen, type Terminal } from './command'
import { reasonOf } from './reason-of'

/** Standard output and standard error of this process. */
export function processTerminal(): Terminal {
  const err = outputOf(process.stderr)
  return {
    out: isFile(1)
      ? outputOf(createWriteStream('', { fd: 1, autoClose: false }))
      : { ...outputOf(process.stdout), ...screenOf(process.stdout) },
    // There is nobody left who could be told that nobody can be told.
    err: { write: text => err.write(text).catch(() => {}), ...screenOf(process.stderr) },
  }
}

type Tty = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>

/** What a stream shows where it is a terminal (no-color.org: any `NO_COLOR` but an empty one means none). */
export function screenOf({ isTTY, columns }: Tty, env: NodeJS.ProcessEnv = process.env): { readonly screen?: Screen } {
  if (!isTTY) return {}
  return { screen: { columns: columns > 0 ? columns : 80, hasColours: !env.NO_COLOR && env.TERM !== 'dumb' } }
}

/**
 * Node's own stream over a file takes a part that was written for the whole: the rest is missing where the disk is
 * full, and nothing says so.
 */
function isFile(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor)
    return stat.isFile() || (stat.isCharacterDevice() && !isatty(descriptor))
  } catch {
    return false
  }
}

/**
 * A stream as an output: resolves when the text is taken, rejects with `ClosedPipe` once its reader has gone, with a
 * `Failure` for all else.
 */
export function outputOf(stream: NodeJS.WritableStream): Output {
  let first: Error | null = null
  stream.on('error', (error: Error) => {
    first ??= error
  })
  return {
    write(text) {
      if (text.length === 0) return Promise.resolve()
      return new Promise((resolve, reject) => {
        stream.write(text, error => {
          if (!error) resolve()
          else reject(failureOf(first ?? error))
        })
      })
    },
  }
}

/** Windows says EOF where others say EPIPE. */
function failureOf(error: Error): Error {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EPIPE' || code === 'EOF') return new ClosedPipe()
  return new Failure(`cannot write to standard output: ${reasonOf(error)}`, 3)
}
