import type { Command } from './command'

/** A word after `plimsoll`: nothing of its command is loaded before it is asked for. */
export interface NamedCommand {
  readonly name: string
  /** One clause for the list of commands. */
  readonly summary: string
  load(): Promise<Command>
}

/** In the order of the help. A new one is a file of its own and a line here. */
export const commands: readonly NamedCommand[] = [
  {
    name: 'analyze',
    summary: 'what fits, what is refused and by which limit',
    load: async () => (await import('./analyze')).analyzeCommand,
  },
  {
    name: 'fix',
    summary: 'the smallest change that brings all in, or what an error means',
    load: async () => (await import('./fix')).fixCommand,
  },
  {
    name: 'split',
    summary: 'bundles that fit, with a proof that nothing was lost',
    load: async () => (await import('./split')).splitCommand,
  },
  {
    name: 'verify',
    summary: 'whether bundles still hold what they were made from',
    load: async () => (await import('./verify')).verifyCommand,
  },
  {
    name: 'compare',
    summary: 'what was added, is gone, grew or is newly refused',
    load: async () => (await import('./compare')).compareCommand,
  },
  {
    name: 'check',
    summary: 'the rules of .plimsoll.yaml, a line each, for CI',
    load: async () => (await import('./check')).checkCommand,
  },
  {
    name: 'report',
    summary: 'the size report card, alone or against a baseline',
    load: async () => (await import('./report')).reportCommand,
  },
  {
    name: 'top',
    summary: 'the largest kinds, namespaces and managers in etcd',
    load: async () => (await import('./top')).topCommand,
  },
  {
    name: 'explain',
    summary: 'what a limit counts, who enforces it, and what helps',
    load: async () => (await import('./explain')).explainCommand,
  },
  {
    name: 'completion',
    summary: 'what a shell needs to complete these words',
    load: async () => (await import('./completion')).completionCommand,
  },
  {
    name: 'man',
    summary: 'this help as a page of the manual',
    load: async () => (await import('./man')).manCommand,
  },
]
