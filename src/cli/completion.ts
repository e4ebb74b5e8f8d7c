import { command } from './command'
import { completionFor, shells } from './table/completion'
import { loadCommands } from './table/loaded'
import { writeLines } from './write-lines'
import { WrongUsage } from './wrong-usage'

/** `plimsoll completion SHELL`: what a shell needs to complete our words. */
export const completionCommand = command({
  args: shells.join('|'),
  completes: shells,
  about: ['Prints what the shell needs; it is read when the shell starts.'],
  options: {},
  examples: [
    { call: 'source <(plimsoll completion bash)', says: 'in ~/.bashrc; with zsh the same, after compinit' },
    { call: 'plimsoll completion fish > ~/.config/fish/completions/plimsoll.fish', says: 'for fish' },
  ],

  read({ args: [word, ...more] }) {
    const shell = shells.find(each => each === word)
    if (shell === undefined || more.length > 0) throw new WrongUsage(`completion takes a shell: ${shells.join(', ')}`)
    return shell
  },

  async run(shell, { out }) {
    await writeLines(out, completionFor(shell, await loadCommands()))
    return 0
  },
})
