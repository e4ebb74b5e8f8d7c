import { command } from './command'
import { loadCommands } from './table/loaded'
import { manPage } from './table/man-page'
import { writeLines } from './write-lines'
import { WrongUsage } from './wrong-usage'

/** `plimsoll man`: the manual, for `man`. */
export const manCommand = command({
  args: '',
  completes: [],
  about: ['Prints all of this help as one page of the manual.'],
  options: {},
  examples: [
    { call: 'plimsoll man | man -l -', says: 'read it' },
    { call: 'plimsoll man > /usr/local/share/man/man1/plimsoll.1', says: 'keep it' },
  ],

  read({ args }) {
    if (args.length > 0) throw new WrongUsage('man takes no words')
  },

  async run(_, { out }) {
    await writeLines(out, manPage(await loadCommands()))
    return 0
  },
})
