import { analyzeCommand } from './analyze'
import type { Command } from './command'
import { compareCommand } from './compare'
import { explainCommand } from './explain'
import { fixCommand } from './fix'
import { splitCommand } from './split'
import { verifyCommand } from './verify'

/** The words after `plimsoll`, in the order of the help. A new one is a file of its own and a line here. */
export const commands: readonly Command[] = [
  analyzeCommand,
  fixCommand,
  splitCommand,
  verifyCommand,
  compareCommand,
  explainCommand,
]
