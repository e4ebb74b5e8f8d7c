import { countLimits, limits } from '../limit'
import { type ErrorLimit, errorTexts } from './error-texts'
import { recognizeErrors } from './recognize-errors'

/** Shorter pieces are in too many texts to say anything. */
const shortest = 6

/**
 * The limits that answer with a text, or with one that has these words in it; the likeliest first, empty where none
 * does.
 */
export function limitsSaying(words: string): ErrorLimit[] {
  const recognized = recognizeErrors(words).flatMap(error => error.limits)
  if (recognized.length > 0) return [...new Set(recognized)]
  const wanted = words.trim().toLowerCase()
  if (wanted.length < shortest) return []
  const answering = [...limits, ...countLimits].filter(({ id, max, answers }) =>
    answers.some(({ text }) => {
      const facts = { kind: 'KIND', name: 'NAME', file: 'FILE', bytes: max, max } as Parameters<typeof text>[0]
      return `${id} ${text(facts)}`.toLowerCase().includes(wanted)
    }),
  )
  const known = errorTexts.filter(({ needle }) => needle.toLowerCase().includes(wanted))
  return [...new Set([...answering.map(({ id }) => id), ...known.flatMap(each => each.limits.slice(0, 1))])]
}
