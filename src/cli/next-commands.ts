import type { RouteReport } from '../core/analysis'
import { appliersOn } from '../core/export/rules'
import type { RouteId } from '../core/route'
import { deliveryProgram, shellArgument } from '../core/words'
import { type InputRequest, inputWords } from './input-request'
import { isFolder } from './is-folder'
import { standardInput } from './read-inputs'
import type { Line } from './write-lines'

/** A command to run next, and what it does. */
export interface NextCommand {
  readonly call: string
  readonly says: string
}

/** What was asked, as far as the next command has to ask it again. */
export interface AskedAgain {
  readonly input: InputRequest
  readonly routes: readonly RouteId[]
  /** Options of the cluster as they were given, each with a space before it. */
  readonly again: string
}

/** What was found of the input. */
export interface Found {
  /** Names of the sources that hold resources. */
  readonly sources: ReadonlySet<string>
  /** Whether something was left out: kubectl would take it, or stumble over it. */
  readonly isPartial: boolean
  /** Whether something is broken: it is to be mended first. */
  readonly isBroken: boolean
}

/** The commands that bring the input in, or find out how; the likeliest first. None where none is known. */
export function nextCommands(asked: AskedAgain, reports: readonly RouteReport[], found: Found): NextCommand[] {
  const { input, routes, again } = asked
  const words = inputWords(input)
  const judged = routes.flatMap(id => reports.filter(({ route }) => route === id))
  const refused = judged.find(({ verdict }) => verdict === 'refused')
  if (refused) {
    const server = reports.find(({ route }) => route === 'server-side-apply')
    const takesAll = server && (server.verdict === 'fits' || server.verdict === 'tight')
    const other = refused.route === 'client-side-apply' && takesAll ? delivery('server-side-apply', input, found) : null
    const route = refused.route === 'client-side-apply' ? '' : ` --route ${refused.route}`
    const fix = { call: `plimsoll fix${words}${route}${again}`, says: 'the smallest change that brings all in' }
    const isOnlyTheWhole = refused.goIn === refused.of && appliersOn(refused.route).length > 0
    return [
      ...(other === null ? [] : [{ call: other, says: `takes ${server?.of === 1 ? 'it' : `all ${server?.of}`}` }]),
      ...(isOnlyTheWhole ? [{ call: `plimsoll split${words}${route}${again}`, says: 'bundles that fit' }] : []),
      fix,
    ]
  }
  const [first] = judged
  if (!first || first.of === 0 || first.verdict === 'unknown' || found.isBroken) return []
  const call = delivery(first.route, input, found)
  if (call !== null) return [{ call, says: '' }]
  if (appliersOn(first.route).length === 0) return []
  const route = first.route === 'client-side-apply' ? '' : ` --route ${first.route}`
  return [{ call: `plimsoll split${words}${route}${again}`, says: 'bundles, and how to bring them in' }]
}

/** The command that delivers exactly what was read; null where no single one does. */
export function delivery(route: RouteId, input: InputRequest, { sources, isPartial, isBroken }: Found): string | null {
  const program = deliveryProgram(route)
  const { paths, kustomize = [], helm = [] } = input
  if (program === null || isPartial || isBroken) return null
  const [folder, ...folders] = kustomize
  if (folder !== undefined) {
    return folders.length + paths.length + helm.length > 0 ? null : `${program} -k ${shellArgument(folder)}`
  }
  if (helm.length > 0 || paths.length === 0 || paths.includes(standardInput)) return null
  const areFolders = paths.map(isFolder)
  // What was read of an archive, kubectl cannot read.
  if (!paths.every((path, index) => areFolders[index] || sources.has(path))) return null
  return `${program}${areFolders.includes(true) ? ' -R' : ''} ${paths.map(path => `-f ${shellArgument(path)}`).join(' ')}`
}

/** As lines: the calls in bold, what they do behind them. */
export function nextLines(commands: readonly NextCommand[]): Line[] {
  const width = Math.max(...commands.map(({ call }) => call.length))
  return commands.map(({ call, says }, index) => [
    index === 0 ? 'Next: ' : '  or: ',
    { style: 'bold', text: call },
    ...(says === '' ? [] : [' '.repeat(width - call.length), { style: 'dim' as const, text: `  # ${says}` }]),
  ])
}
