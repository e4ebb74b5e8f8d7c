import type { TFunction } from 'i18next'
import type { PageState } from '../store'
import type { Command } from './command'
import { commandSources } from './command-sources'

/** So many are shown; who wants more types more. */
const most = 50

/**
 * Commands whose titles hold every word of what was typed, those that begin with it first. Resources only once
 * something is typed.
 */
export function findCommands(state: PageState, t: TFunction<'page'>, typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const all = commandSources.flatMap(source =>
    source.group === 'resource' && words.length === 0 ? [] : source.list(state, t),
  )
  const found = all.filter(({ title }) => words.every(word => title.toLowerCase().includes(word)))
  const begins = ({ title }: Command) => words[0] !== undefined && title.toLowerCase().startsWith(words[0])
  return [...found.filter(begins), ...found.filter(command => !begins(command))].slice(0, most)
}
