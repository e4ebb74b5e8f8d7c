import type { TFunction } from 'i18next'
import type { PageState } from '../store'

export type CommandGroup =
  | 'view'
  | 'source'
  | 'route'
  | 'measure'
  | 'picture'
  | 'plan'
  | 'setting'
  | 'page'
  | 'resource'

/** Something that can be run by its name. */
export interface Command {
  /** Unique among all commands. */
  readonly id: string
  readonly group: CommandGroup
  /** In the language of the page; what is typed is looked for in it. */
  readonly title: string
  readonly perform: () => void
}

/** Commands of one kind, as far as they are available in a state of the page. */
export interface CommandSource {
  readonly group: CommandGroup
  readonly list: (state: PageState, t: TFunction<'page'>) => readonly Command[]
}
