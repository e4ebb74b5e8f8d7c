import type { Output, Terminal } from './command'

/** Standard output and standard error of this process. */
export function processTerminal(): Terminal {
  return { out: outputOf(process.stdout), err: outputOf(process.stderr) }
}

/** A stream as an output: waits while its buffer is full, and takes text to nowhere once its reader has gone. */
export function outputOf(stream: NodeJS.WritableStream): Output {
  let isGone = false
  // A reader that closes early (`| head`: EPIPE) is no fault of ours.
  stream.on('error', () => {
    isGone = true
  })
  return {
    write(text) {
      if (isGone || text === '' || stream.write(text)) return Promise.resolve()
      return new Promise(resolve => {
        const done = (): void => {
          stream.off('drain', done)
          stream.off('error', done)
          stream.off('close', done)
          resolve()
        }
        stream.on('drain', done)
        stream.on('error', done)
        stream.on('close', done)
      })
    },
  }
}
