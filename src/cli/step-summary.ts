import { appendFileSync } from 'node:fs'
import { Failure } from './command'
import { reasonOf } from './reason-of'

/** GitHub takes 1 MiB of a step, and nothing at all of more. */
const mostBytes = 1024 * 1024

/**
 * Adds Markdown to the summary of a step of GitHub Actions, where there is one: a part each, as many as go in, and a
 * word on those that do not.
 */
export async function writeStepSummary(parts: readonly string[]): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY
  if (file === undefined || file === '') return
  const left = '\nMore of it is too large for this summary.\n'
  let text = ''
  for (const [index, part] of parts.entries()) {
    const next = `${text}${index === 0 ? '' : '\n'}${part}`
    if (Buffer.byteLength(next) > mostBytes - left.length) {
      text += left
      break
    }
    text = next
  }
  try {
    appendFileSync(file, text)
  } catch (error) {
    throw new Failure(`cannot write the step summary ${file}: ${reasonOf(error)}`, 3)
  }
}
