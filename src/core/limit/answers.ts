import type { AnswerFacts } from './limit'

export const KiB = 1024
export const MiB = 1024 * KiB

/** kubectl prints validation errors by kind and name, without the file and without the API group. */
export function invalid({ kind, name }: AnswerFacts, cause: string): string {
  return `The ${kind} "${name}" is invalid: ${cause}`
}

/** An error that is no validation error; kubectl names the file where it creates. */
export function serverError({ file }: AnswerFacts, text: string, reason = ''): string {
  const wrapped = file === null ? '' : `error when creating "${file}": `
  return `Error from server${reason}: ${wrapped}${text}`
}
