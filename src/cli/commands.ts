import { analyzeCommand } from './analyze'
import { checkCommand } from './check'
import type { Command } from './command'
import { compareCommand } from './compare'
import { explainCommand } from './explain'
import { fixCommand } from './fix'
import { reportCommand } from './report'
import { splitCommand } from './split'
import { topCommand } from './top'
import { verifyCommand } from './verify'

/** The words after `plimsoll`, in the order of the help. A new one is a file of its own and a line here. */
export const commands: readonly Command[] = [
  analyzeCommand,
  fixCommand,
  splitCommand,
  verifyCommand,
  compareCommand,
  checkCommand,
  reportCommand,
  topCommand,
  explainCommand,
]
