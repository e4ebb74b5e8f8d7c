import { didYouMean } from './similar'
import { WrongUsage } from './wrong-usage'

/** The word if it is one of the choices; throws `WrongUsage` for any other: "--format takes text or json, not 'xml'". */
export function choose<T extends string>(option: string, word: string, choices: readonly T[]): T {
  const found = choices.find(choice => choice === word)
  if (found !== undefined) return found
  const names = choices.length === 1 ? choices[0] : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
  throw new WrongUsage(`${option} takes ${names}, not '${word}'${didYouMean(word, choices)}`)
}
